"""Requests a second for the home page and for health."""

from __future__ import annotations

from benchmarks.demo_site import SERVER, demo_site
from benchmarks.figures import Figure, Figures
from benchmarks.load import SECONDS
from benchmarks.load import measure as load_on

PAGES = (("home", "/"), ("health", "/healthz"))


def measure() -> Figures:
    """Both pages of a running demo, one after the other, after a short warm-up."""
    with demo_site() as site, site.serving():
        for name, path in PAGES:
            for _ in range(20):
                site.get(path)
            load = load_on(site.port, path)
            conditions = {
                "database": "SQLite",
                "server": SERVER,
                "client": load.client,
                "seconds": SECONDS,
                "path": path,
            }
            yield Figure(f"{name}_per_second", load.per_second, "1/s", conditions=conditions)
            yield Figure(f"{name}_p99", load.p99_ms, "ms", conditions=conditions)
            yield Figure(f"{name}_failed", load.failed, "requests", 0, conditions=conditions)

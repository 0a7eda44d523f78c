"""Seconds from `make run`, the second time, to the first page."""

from __future__ import annotations

import time

from benchmarks.demo_site import SERVER, NotServing, demo_site
from benchmarks.figures import Figure, Figures

WARM_SECONDS = 10.0


def measure() -> Figures:
    """Starts a prepared demo as a newcomer would, and asks for the home page."""
    conditions = {"database": "SQLite", "server": SERVER, "start": "second make run"}
    with demo_site() as site, site.serving(("make", "run")) as healthy:
        asked = time.monotonic()
        status = site.get("/")
        page = healthy + time.monotonic() - asked
        if status != 200:
            raise NotServing(f"The home page answered {status}")
    yield Figure("seconds_to_health", healthy, "s", WARM_SECONDS, conditions=conditions)
    yield Figure("seconds_to_first_page", page, "s", WARM_SECONDS, conditions=conditions)

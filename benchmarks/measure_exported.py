"""Exported pages under nginx, and the same pages from the program, beside a plain file there.

Each page, and a plain file of the same size right before and right after it, five times; the
figures are the medians of the five ratios, so that what else this machine does weighs on both
sides alike.
"""

from __future__ import annotations

from statistics import median

from benchmarks.demo_site import SERVER, DemoSite, demo_site
from benchmarks.exported_site import Exported, exported
from benchmarks.figures import Figure, Figures
from benchmarks.load import Load
from benchmarks.load import measure as load_on

PAGES = ("index", "young-people")
ADDRESSES = {"index": "/", "young-people": "/young-people"}
ROUNDS = 5
NGINX_TARGET, PROGRAM_TARGET = 0.90, 0.08


def measure() -> Figures:
    """The two ratios, and the requests a second that they were made of."""
    with demo_site() as site, exported(site) as files:
        for page in PAGES:
            yield from _of_page(site, files, page)


def _of_page(site: DemoSite, files: Exported, page: str) -> Figures:
    address, plain = ADDRESSES[page], files.plain_file_like(f"{page}.html")
    load_on(site.port, address, seconds=1)
    asked = (
        (files.plain_port, plain),
        (files.port, address),
        (files.plain_port, plain),
        (site.port, address),
        (files.plain_port, plain),
    )
    rounds = [[load_on(port, path, seconds=2) for port, path in asked] for _ in range(ROUNDS)]
    conditions = {
        "page": address,
        "bytes": (files.site / f"{page}.html").stat().st_size,
        "rounds": ROUNDS,
        "client": rounds[0][0].client,
        "nginx": "1 worker",
        "server": SERVER,
    }
    name = page.replace("-", "_")
    for part, target, at in (("nginx", NGINX_TARGET, 1), ("program", PROGRAM_TARGET, 3)):
        ratio = median(_ratio(one[at], one[at - 1], one[at + 1]) for one in rounds)
        yield Figure(f"{name}_{part}_ratio", ratio, "", target, True, conditions)
    for part, at in (("plain_file", 2), ("nginx", 1), ("program", 3)):
        rate = median(one[at].per_second for one in rounds)
        yield Figure(f"{name}_{part}_per_second", rate, "1/s", conditions=conditions)
    failed = sum(load.failed for one in rounds for load in one)
    yield Figure(f"{name}_failed", failed, "requests", 0, conditions=conditions)


def _ratio(one: Load, before: Load, after: Load) -> float:
    beside = (before.per_second + after.per_second) / 2
    return one.per_second / beside if beside else 0.0

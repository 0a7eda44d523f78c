"""The home page on a first visit: its weight over the wire, its first paint, what moves in it.

In a real Chromium, told over its own protocol to be a slow phone: 1.6 Mbit/s, 300 ms to every
answer, the processor slowed four times. nginx serves the exported page as documented. Each visit
has a browser of its own that has never been anywhere; the figures are the medians of five.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from benchmarks.demo_site import NotServing, demo_site
from benchmarks.exported_site import exported
from benchmarks.figures import Figure, Figures

CHROMIUM = Path("/usr/bin/chromium")
ROUNDS = 5
LATENCY_MS = 300
BYTES_A_SECOND = 1_600_000 / 8
SLOWER = 4
PHONE = {"width": 360, "height": 740}

MOST_BYTES = 45_000
MOST_PAINT_MS = 1_000
MOST_OF_A_KIND = 1

WHEN_PAINTED = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(list.getEntries()[0].startTime))
    .observe({ type: "paint", buffered: true });
})"""
WHAT_MOVED = """() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) moved += one.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 500);
})"""


@dataclass
class Visit:
    """What one first visit asked for and showed."""

    kinds: dict[str, int] = field(default_factory=dict)
    wire_bytes: float = 0.0
    paint_ms: float = 0.0
    moved: float = 0.0


def measure() -> Figures:
    """Weight, files of each kind, first paint and layout shift of the home page."""
    if not CHROMIUM.exists():
        raise NotServing("Chromium is missing: apt-get install chromium")
    with demo_site() as site, exported(site) as files, sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=flags)
        visits = [_visit(browser, f"http://127.0.0.1:{files.port}/") for _ in range(ROUNDS)]
        browser.close()
    conditions = {
        "rounds": ROUNDS,
        "network": f"1.6 Mbit/s, {LATENCY_MS} ms",
        "processor": f"slowed {SLOWER} times",
        "server": "nginx, gzip, as in docs/operations.md",
        "window": f"{PHONE['width']}x{PHONE['height']}",
    }
    for name, value, unit, target in (
        ("home_wire_bytes", median(one.wire_bytes for one in visits), "bytes", MOST_BYTES),
        ("home_first_paint", median(one.paint_ms for one in visits), "ms", MOST_PAINT_MS),
        ("home_layout_shift", max(one.moved for one in visits), "", 0),
    ):
        yield Figure(name, value, unit, target, conditions=conditions)
    for kind in ("Document", "Stylesheet", "Script"):
        most = max(one.kinds.get(kind, 0) for one in visits)
        name = f"home_{kind.lower()}s"
        yield Figure(name, most, "files", MOST_OF_A_KIND, conditions=conditions)


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]
    page = context.new_page()
    protocol = context.new_cdp_session(page)
    visit = Visit()
    _listen(protocol, visit)
    _slow_down(protocol)
    page.goto(address, wait_until="networkidle")
    visit.paint_ms = page.evaluate(WHEN_PAINTED)
    visit.moved = page.evaluate(WHAT_MOVED)
    context.close()
    return visit


def _listen(protocol: CDPSession, visit: Visit) -> None:
    def answered(event: dict[str, Any]) -> None:
        visit.kinds[event["type"]] = visit.kinds.get(event["type"], 0) + 1

    def finished(event: dict[str, Any]) -> None:
        visit.wire_bytes += event["encodedDataLength"]  # as sent, with the headers

    protocol.on("Network.responseReceived", answered)
    protocol.on("Network.loadingFinished", finished)


def _slow_down(protocol: CDPSession) -> None:
    protocol.send("Network.enable")
    protocol.send("Network.setCacheDisabled", {"cacheDisabled": False})
    protocol.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

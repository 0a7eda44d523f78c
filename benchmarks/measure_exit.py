"""How soon leaving is answered while the database answers nobody and every thread waits for it."""

from __future__ import annotations

import http.client
import os
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from benchmarks.crowd import crowd
from benchmarks.demo_site import SERVER, DemoSite, NotServing, demo_site
from benchmarks.figures import Figure, Figures, percentile
from scripts.with_postgres import postgres

CLIENTS = 32
TIMES = 400
PAUSE = 0.01
TARGET_MS = 20
NEEDS_DATABASE = "/healthz"
BUSY = "/tell-us/form"


def measure() -> Figures:
    """Four bad moments: SQLite locked, PostgreSQL frozen, PostgreSQL stopped, and a great crowd."""
    with demo_site() as site, site.serving():
        with locked(site.home / "outcome21.sqlite3"):
            yield leaving(site, "sqlite_locked", NEEDS_DATABASE, waits=True)
        # No target: here the crowd, the server and the one who measures share the processors.
        yield replace(leaving(site, "crowd", BUSY, waits=False), target=None)
    with postgres() as url, demo_site(url) as site, site.serving():
        with frozen(url):
            yield leaving(site, "postgresql_frozen", NEEDS_DATABASE, waits=True)
        os.kill(postmaster(url), signal.SIGQUIT)
        yield leaving(site, "postgresql_stopped", NEEDS_DATABASE, waits=False)


def leaving(site: DemoSite, moment: str, path: str, *, waits: bool) -> Figure:
    """The 99th percentile of leaving, each time over a connection of its own."""
    with crowd(site.port, path, CLIENTS):
        time.sleep(1)
        if waits and _answers_soon(site.port, path):
            raise NotServing(f"{path} answers: nothing was waiting, so nothing would be shown")
        times = [_leave(site.port) for _ in range(TIMES)]
    conditions = {
        "server": SERVER,
        "clients": CLIENTS,
        "their_page": path,
        "times": TIMES,
        "slowest_ms": round(max(times), 3),
    }
    return Figure(f"exit_p99_{moment}", percentile(times, 0.99), "ms", TARGET_MS, False, conditions)


def _leave(port: int) -> float:
    time.sleep(PAUSE)
    started = time.perf_counter()
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    link.request("GET", "/exit")
    status = link.getresponse().status
    took = (time.perf_counter() - started) * 1000
    link.close()
    if status != http.HTTPStatus.SEE_OTHER:
        raise NotServing(f"/exit answered {status}")
    return took


def _answers_soon(port: int, path: str) -> bool:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=0.5)
    try:
        link.request("GET", path)
        link.getresponse()
    except OSError:
        return False
    finally:
        link.close()
    return True


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Nobody else can read or write this SQLite file; they wait until they give up."""
    link = sqlite3.connect(database, isolation_level=None, timeout=10)
    try:
        link.execute("PRAGMA locking_mode=EXCLUSIVE")
        link.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        link.close()


@contextmanager
def frozen(url: str) -> Iterator[None]:
    """The PostgreSQL server takes connections and says nothing, like a machine that hangs."""
    head = postmaster(url)
    family = [head, *_children(head)]
    for process in family:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in family:
            os.kill(process, signal.SIGCONT)


def postmaster(url: str) -> int:
    """The id of the server's first process, from the folder that its socket is in."""
    folder = Path(parse_qs(urlsplit(url).query)["host"][0])
    return int((folder / "data" / "postmaster.pid").read_text("ascii").split()[0])


def _children(parent: int) -> list[int]:
    said = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False
    )
    return [int(one) for one in said.stdout.split()]

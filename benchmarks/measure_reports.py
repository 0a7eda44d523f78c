"""Durable reports a second, at 1, 8 and 16 clients, on both databases; what failed or was lost.

A report is acknowledged when the site answers with its reference. When all are sent, every
tenth form is sent once more, as by a double tap or after a dropped connection. Then the database
is asked: an acknowledged reference that is not there was lost; a row more than forms were sent,
or another answer the second time, is a double.
"""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from benchmarks.demo_site import SERVER, DemoSite, demo_site
from benchmarks.figures import Figure, Figures, percentile
from benchmarks.report_form import Form, FormChanged, Reporter
from scripts.with_postgres import postgres

CLIENTS = (1, 8, 16)
REPORTS = 480
TWICE_EVERY = 10
STORED = (
    "import django; django.setup()\n"
    "from outcome21.casework.models import Report\n"
    "print(*Report.objects.values_list('reference', flat=True))"
)


@dataclass
class Run:
    """What one number of clients showed."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)  # a reference each, or "" for a failure
    differing: int = 0

    @property
    def acknowledged(self) -> set[str]:
        """The references that the site answered with."""
        return set(self.answers) - {""}

    @property
    def failed(self) -> int:
        """How many reports got no reference."""
        return self.answers.count("")

    def add(self, other: Run) -> None:
        """Adds one client's part."""
        self.times += other.times
        self.answers += other.answers


def measure() -> Figures:
    """SQLite with synchronous=FULL, then a PostgreSQL of our own with fsync on."""
    yield from _on_database("SQLite, WAL, synchronous=FULL", "")
    with postgres(durable=True) as url:
        yield from _on_database("PostgreSQL, fsync on, synchronous_commit on", url)


def _on_database(database: str, url: str) -> Figures:
    with demo_site(url) as site, site.serving():
        for clients in CLIENTS:
            before = stored(site)
            run = send_reports(site.port, clients)
            yield from _figures(database, clients, run, stored(site) - before)


def send_reports(port: int, clients: int) -> Run:
    """Sends REPORTS reports. Their forms are fetched first, so that sending alone is timed."""
    with ThreadPoolExecutor(clients) as pool:
        reporters = [Reporter(port) for _ in range(clients)]
        forms = list(pool.map(_fetch, reporters, [REPORTS // clients] * clients))
        run, started = Run(), time.monotonic()
        for part in pool.map(_send, reporters, forms):
            run.add(part)
        run.seconds = time.monotonic() - started
        if not run.acknowledged:
            status = reporters[0].last_status
            raise FormChanged(f"no report was taken: {forms[0][0].action} answered {status}")
        again = pool.map(_send_again, reporters, forms, _shares(run.answers, clients))
        run.differing = sum(again)
    return run


def _shares(answers: list[str], clients: int) -> list[list[str]]:
    each = REPORTS // clients
    return [answers[start : start + each] for start in range(0, REPORTS, each)]


def _fetch(reporter: Reporter, count: int) -> list[Form]:
    return [reporter.fresh_form() for _ in range(count)]


def _send(reporter: Reporter, forms: list[Form]) -> Run:
    run = Run()
    for form in forms:
        started = time.monotonic()
        run.answers.append(reporter.send(form))
        run.times.append(time.monotonic() - started)
    return run


def _send_again(reporter: Reporter, forms: list[Form], answers: list[str]) -> int:
    """How many of every tenth form, sent again, got another answer than the first time."""
    pairs = list(zip(forms, answers, strict=True))[::TWICE_EVERY]
    return sum(reporter.send(form) != answer for form, answer in pairs)


def stored(site: DemoSite) -> set[str]:
    """The references of every report in this site's database."""
    done = subprocess.run(
        [sys.executable, "-c", STORED], env=site.values, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def _figures(database: str, clients: int, run: Run, rows: set[str]) -> Figures:
    conditions = {
        "database": database,
        "server": SERVER,
        "client": "own, one thread and kept-alive connection each",
        "clients": clients,
        "reports": REPORTS,
        "sent_twice": REPORTS // TWICE_EVERY,
    }

    def figure(name: str, value: float, unit: str, target: float | None = None) -> Figure:
        return Figure(f"reports_{name}", value, unit, target, conditions=conditions)

    yield figure("per_second", len(run.acknowledged) / run.seconds, "1/s")
    yield figure("p50", percentile(run.times, 0.50) * 1000, "ms")
    yield figure("p99", percentile(run.times, 0.99) * 1000, "ms")
    yield figure("failed", run.failed, "reports", 0)
    yield figure("lost", len(run.acknowledged - rows), "reports", 0)
    yield figure("double", max(len(rows) - REPORTS, 0) + run.differing, "reports", 0)

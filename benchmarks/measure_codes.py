"""How long an honest look-up of a code takes while somebody guesses codes.

A code is as long as it is so that no delay and no lock-out is needed. So nobody who guesses may
slow down those who have a code: the p99 of honest look-ups among wrong ones, as a ratio to that
of honest look-ups alone in the same round. The median of the rounds counts.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode

from benchmarks.demo_site import SERVER, demo_site
from benchmarks.figures import Figure, Figures, percentile
from benchmarks.report_form import SENT_AS, FormChanged, FormReader, Reporter
from outcome21.domain.receipts import CODE_BITS, code_words

WRONG = 10_000
ROUNDS = 5
HONEST = 400
WRONG_BEFORE_EACH = WRONG // (ROUNDS * HONEST)
SLICE = 20
MOST = 1.1
_CODE = re.compile(r'<ol class="report-words".*?</ol>', re.DOTALL)


@dataclass
class Round:
    """The seconds of honest look-ups alone, of those among wrong ones, and wrong ones that hit."""

    alone: list[float] = field(default_factory=list)
    among: list[float] = field(default_factory=list)
    found: int = 0


@dataclass
class Visitor:
    """One browser that looks codes up over one kept-alive connection."""

    port: int

    def __post_init__(self) -> None:
        """Fetches the form once: its token lasts for the whole run."""
        self._link = HTTPConnection("127.0.0.1", self.port, timeout=30)
        page = self._ask("GET", "/replies")
        reader = FormReader()
        reader.feed(page)
        self._form = next(form.hidden for form in reader.forms if "form" in form.hidden)

    def look_up(self, code: str) -> tuple[bool, float]:
        """Whether the code opened something, and the seconds that the answer took."""
        started = time.perf_counter()
        page = self._ask("POST", "/replies", urlencode({**self._form, "code": code}))
        return "Your messages</h1>" in page, time.perf_counter() - started

    def _ask(self, method: str, path: str, body: str | None = None) -> str:
        self._link.request(method, path, body, SENT_AS if body else {})
        answer = self._link.getresponse()
        page = answer.read().decode()
        if answer.status != 200:
            raise FormChanged(f"{path} answered {answer.status}")
        return page


def measure() -> Figures:
    """Honest look-ups alone and honest ones with wrong ones before each, in turn, in rounds.

    They take turns in small slices, so that whatever else this machine does falls on both.
    """
    with demo_site() as site, site.serving():
        code = _a_code(site.port)
        visitor, guesses = Visitor(site.port), _guesses()
        for _ in range(SLICE):
            _honest(visitor, code)  # the first look-ups warm the site up, and do not count
        rounds = [_round(visitor, code, guesses) for _ in range(ROUNDS)]
        yield from _figures(rounds)


def _round(visitor: Visitor, code: str, guesses: Iterator[str]) -> Round:
    made = Round()
    for _ in range(HONEST // SLICE):
        made.alone += [_honest(visitor, code) for _ in range(SLICE)]
        for _ in range(SLICE):
            tried = [visitor.look_up(next(guesses))[0] for _ in range(WRONG_BEFORE_EACH)]
            made.found += sum(tried)
            made.among.append(_honest(visitor, code))
    return made


def _a_code(port: int) -> str:
    """The code of a report that was sent for this."""
    reporter = Reporter(port)
    page = reporter.page_after(reporter.fresh_form())
    words = _CODE.search(page)
    if words is None:
        raise FormChanged("no report was taken, so there is no code to look up")
    return " ".join(re.findall(r"<li>([a-z]+)</li>", words[0]))


def _honest(visitor: Visitor, code: str) -> float:
    opened, seconds = visitor.look_up(code)
    if not opened:
        raise FormChanged("an honest code opened nothing")
    return seconds


def _guesses() -> Iterator[str]:
    chance = random.Random(12)  # noqa: S311 (the same guesses in every run)
    while True:
        yield code_words(chance.getrandbits(CODE_BITS))


def _figures(rounds: list[Round]) -> Figures:
    conditions = {
        "database": "SQLite, WAL, synchronous=FULL",
        "server": SERVER,
        "client": "own, one kept-alive connection; wrong codes before each honest one",
        "rounds": ROUNDS,
        "honest_a_round": HONEST,
        "wrong": ROUNDS * HONEST * WRONG_BEFORE_EACH,
    }
    alone = [percentile(one.alone, 0.99) for one in rounds]
    among = [percentile(one.among, 0.99) for one in rounds]
    ratios = [after / before for before, after in zip(alone, among, strict=True)]

    def figure(name: str, value: float, unit: str, target: float | None = None) -> Figure:
        return Figure(f"codes_{name}", value, unit, target, conditions=conditions)

    yield figure("honest_p99_alone", statistics.median(alone) * 1000, "ms")
    yield figure("honest_p99_among_wrong", statistics.median(among) * 1000, "ms")
    yield figure("honest_p99_ratio", statistics.median(ratios), "ratio", MOST)
    yield figure("wrong_found", sum(one.found for one in rounds), "codes", 0)

"""Kills a server again and again while reports are sent to it, and keeps count of what became.

After every kill the server is started again over the same database. Then, and before anything
else is sent, the rows are read: every report that somebody had been told of must be there. Then
the same form is sent again, twice: it must get the answer that it got before, if it got one, and
there must be one row for it.
"""

# ruff: noqa: S311 (chance, not secrets)
from __future__ import annotations

import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.report_form import Form
from tests.durability.reporters import SENDING, STAGES, Answer, Send, fresh_form, send, send_at_once
from tests.durability.rows import Rows, read_rows, wait_until_settled
from tests.durability.sites import Site

BEFORE, AFTER = -1.0, float("inf")
"""Moments that are no number of seconds: before anybody connects, and after the answer."""

NEWEST = 5
"""How many requests say how long one takes just now: the machine may have other work."""

LONGER = 1.15
"""How far beyond the usual duration of a request the kills are spread."""


@dataclass(frozen=True)
class Kill:
    """One kill: how many seconds after sending began, or by the server itself with a trick."""

    moment: float = AFTER
    clients: int = 1
    trick: str = "nothing"


@dataclass
class Struck:
    """A form that was being sent when the server died, and the answers that were read."""

    kill: Kill
    form: Form
    answers: list[Answer | None]

    @property
    def read(self) -> set[Answer]:
        """The answers that came whole."""
        return {answer for answer in self.answers if answer}


@dataclass
class Count:
    """What is printed and asserted.

    Lost: a reference that was answered, and is not there at some later restart. Double: a second
    answer to one form, or a row that nobody was told of. `stored_at`: by trick, the rows that each
    kill left; `answers_lost`: kills that left a row and no answer.
    """

    kills: int = 0
    acknowledged: int = 0
    rows: Rows = field(default_factory=Rows)
    lost: int = 0
    double: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    stored_at: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    at_once: int = 0
    answers_lost: int = 0

    def __str__(self) -> str:
        """The result on one line, and how it was come by on others."""
        killed = {stage: self.stages[stage] for stage in STAGES}
        killed |= {name.replace("_", " "): len(stored) for name, stored in self.stored_at.items()}
        return (
            f"kills {self.kills}, acknowledged {self.acknowledged}, "
            f"stored {len(self.rows.reports)}, with entry {self.rows.with_entry}, "
            f"lost {self.lost}, unlogged {self.rows.unlogged}, double {self.double}\n"
            f"  killed {', '.join(f'{when} {number}' for when, number in killed.items())};\n"
            f"  sent by two at once {self.at_once}; sent again after every restart, "
            f"{self.answers_lost} of them stored already although the answer was lost"
        )


class Killing:
    """The kills of one site, whose database was empty before."""

    def __init__(self, site: Site, kill: Callable[[], None] | None = None) -> None:
        """`kill` stops what is to be stopped: the server, unless it is something else."""
        self.site = site
        self.count = Count()
        self.seconds: list[float] = []
        self._kill = kill or site.kill
        self._known: set[str] = set()

    def run(self, kills: Sequence[Kill]) -> Count:
        """Does them in order; every restart after one is the start for the next."""
        struck: Struck | None = None
        for kill in [*kills, None]:
            self.site.start(kill.trick if kill else "nothing")
            if struck:
                self._look_after(struck)
            struck = self._strike(kill) if kill else None
            self.site.stop()
            wait_until_settled(self.site)
        self.count.rows = read_rows(self.site)
        self.count.lost += len(self._known - set(self.count.rows.reports))
        return self.count

    def duration(self) -> float:
        """Seconds that the newest sends took that were let finish."""
        return statistics.median(self.seconds[-NEWEST:])

    def _strike(self, kill: Kill) -> Struck:
        form = fresh_form(self.site.port)
        sends = [Send(self.site.port, form) for _ in range(kill.clients)]
        if kill.trick != "nothing":
            self.site.arm()
        if kill.moment == BEFORE:
            self._kill_at(sends, kill)
        for one in sends:
            one.start()
        if kill.moment == AFTER:
            _join(sends)
        elif kill.moment != BEFORE:
            time.sleep(kill.moment)
        if kill.moment != BEFORE:
            self._kill_at(sends, kill)
        _join(sends)
        return self._counted(kill, form, sends)

    def _kill_at(self, sends: list[Send], kill: Kill) -> None:
        if kill.trick == "nothing":
            self.count.stages[sends[0].stage] += 1
        self._kill()

    def _counted(self, kill: Kill, form: Form, sends: list[Send]) -> Struck:
        struck = Struck(kill, form, [one.answer for one in sends])
        self.count.kills += 1
        self.count.acknowledged += bool(struck.read)
        self.count.at_once += kill.clients > 1
        if kill == Kill():
            self.seconds += [one.seconds for one in sends]
        return struck

    def _look_after(self, struck: Struck) -> None:
        """What is there of this form after the restart, and what sending it again does."""
        rows = set(read_rows(self.site).reports)
        self.count.lost += len((self._known | _references(struck.read)) - rows)
        stored = len(rows - self._known)
        self.count.answers_lost += bool(stored and not struck.read)
        if struck.kill.trick != "nothing":
            self.count.stored_at[struck.kill.trick].append(stored)
        again = self._send_again(struck)
        answers = struck.read | again
        now = set(read_rows(self.site).reports)
        self.count.lost += len(_references(again) - now)
        self.count.double += len(answers) - 1 + len(now - self._known - _references(answers))
        self._known = now

    def _send_again(self, struck: Struck) -> set[Answer]:
        port, form = self.site.port, struck.form
        if struck.kill.clients > 1:
            again = send_at_once(port, form)
        else:
            again = [send(port, form), send(port, form)]
        assert all(again), "A form that was sent again got no answer."
        return {answer for answer in again if answer}


def around_commit(each: int) -> list[Kill]:
    """Kills that the server does to itself: just before the commit, just after it, during it."""
    return [
        Kill(trick=trick)
        for trick in ("before_commit", "after_commit", "during_commit")
        for _ in range(each)
    ]


def spread(count: int, seconds: float) -> list[Kill]:
    """Kills at moments spread evenly, each a little off, over the time that a request takes.

    Every third meets two clients that send the same form at once. In random order.
    """
    step = seconds * LONGER / count
    kills = [
        Kill((place + random.random()) * step, clients=2 if place % 3 == 2 else 1)
        for place in range(count)
    ]
    random.shuffle(kills)
    return kills


def all_over(killing: Killing, rounds: int, each: int) -> Count:
    """Rounds of kills all over the request, its duration measured anew for each.

    The measured requests are let finish, and killed after the answer. Some kills more go into the
    sending, which on a busy machine is a small part of it all.
    """
    for _ in range(rounds):
        killing.run([Kill()] * NEWEST)
        killing.run(spread(each, killing.duration()) + spread(each // 5, SENDING))
    return killing.count


def _references(answers: set[Answer]) -> set[str]:
    return {answer.reference for answer in answers}


def _join(sends: list[Send]) -> None:
    for one in sends:
        one.join()

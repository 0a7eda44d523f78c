"""Recommendations a second, beside a DMN-style engine; and how long "what would change it" takes.

Every set of answers is a different one and nothing is remembered from one to the next. Both
engines work through the same sets in turns, on one core; a rate is the median of the turns.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from benchmarks.figures import Figure, Figures, percentile
from benchmarks.rules_engine import RulesEngine, facts
from outcome21.domain.policy import Answer, Policy, policy_in_force, recommend
from outcome21.domain.policy_change import would_change

ON = date(2026, 11, 22)
SEED = 21
TURNS = 5
A_TURN = 20_000
PEER_PART = 5
"""The slower engine works through one set in five, so that a turn is about as long for both."""

CHANGES = 2_000
AIM_RATE = 100_000.0
AIM_RATIO = 5.0
MOST_MILLISECONDS = 5.0

Answers = dict[str, Answer]
T = TypeVar("T")


class NotTheSame(AssertionError):  # noqa: N818 (what was found of the two tables)
    """The other engine's table does not hold the same rules: the rates mean nothing."""


def measure() -> Figures:
    """The rate of recommend(), the other engine's in the same run, and would_change at p99."""
    policy = policy_in_force(ON)
    peer = RulesEngine(policy)
    sets = distinct_answers(policy, TURNS * A_TURN)
    compare_tables(policy, peer, sets[:500])
    with one_core():
        ours, theirs = rates(policy, peer, sets)
        slowest = change_milliseconds(policy, sets[:CHANGES])
    conditions = {"policy": policy.version, "answers": len(sets), "turns": TURNS}
    yield Figure(
        "recommendations_a_second", ours, "1/s", AIM_RATE, at_least=True, conditions=conditions
    )
    yield Figure(
        "recommendations_beside_zen_engine",
        ours / theirs,
        "times",
        1.0,
        at_least=True,
        conditions=conditions | {"zen_engine_a_second": round(theirs), "aim": AIM_RATIO},
    )
    conditions = {"policy": policy.version, "answers": CHANGES}
    yield Figure("would_change_p99", slowest, "ms", MOST_MILLISECONDS, conditions=conditions)


def distinct_answers(policy: Policy, count: int) -> list[Answers]:
    """So many different sets of answers, the same in every run; every second answer is a no."""
    random_ = random.Random(SEED)  # noqa: S311 (a measurement, not a secret)
    kinds = (Answer.NO, Answer.NO, Answer.NO, Answer.NOT_KNOWN, Answer.YES, Answer.NOT_ASKED)
    names = [question.id for question in policy.questions]
    found: dict[tuple[Answer, ...], Answers] = {}
    while len(found) < count:
        answers = tuple(random_.choices(kinds, k=len(names)))
        found[answers] = dict(zip(names, answers, strict=True))
    return list(found.values())


def compare_tables(policy: Policy, peer: RulesEngine, sets: Sequence[Answers]) -> None:
    """Raises NotTheSame unless both find the same rules to hold."""
    for answers in sets:
        asked = {name: answer for name, answer in answers.items() if answer != Answer.NOT_ASKED}
        holding = [
            place
            for place, rule in enumerate(policy.rules)
            if all(asked.get(name, Answer.NOT_KNOWN) == wanted for name, wanted in rule.when)
        ]
        if peer.rules_that_hold(facts(policy, answers)) != holding:
            raise NotTheSame("the other engine found other rules to hold")


def rates(policy: Policy, peer: RulesEngine, sets: Sequence[Answers]) -> tuple[float, float]:
    """Recommendations a second of ours and of theirs, each the median of its turns."""
    ours, theirs = [], []
    for turn in range(TURNS):
        part = sets[turn * A_TURN : (turn + 1) * A_TURN]
        ours.append(rate(lambda answers: recommend(policy, answers), part))
        theirs.append(fastest_of_peer(policy, peer, part[::PEER_PART]))
    return statistics.median(ours), statistics.median(theirs)


def fastest_of_peer(policy: Policy, peer: RulesEngine, part: Sequence[Answers]) -> float:
    """The better of its two ways in: a mapping, or JSON that was written beforehand."""
    mappings = [facts(policy, answers) for answers in part]
    written = [json.dumps(mapping).encode() for mapping in mappings]
    return max(rate(peer.with_trace, mappings), rate(peer.with_trace_from_json, written))


def rate(work: Callable[[T], object], things: Sequence[T]) -> float:
    """Things worked through a second."""
    started = time.perf_counter()
    for thing in things:
        work(thing)
    return len(things) / (time.perf_counter() - started)


def change_milliseconds(policy: Policy, sets: Sequence[Answers]) -> float:
    """How long would_change takes, at p99."""
    times = []
    for answers in sets:
        started = time.perf_counter()
        would_change(policy, answers)
        times.append(1_000 * (time.perf_counter() - started))
    return percentile(times, 0.99)


@contextmanager
def one_core() -> Iterator[None]:
    """Keeps this process on one core for as long as it measures."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)

"""Proving a policy: its six properties over all answers, or the smallest counter-example to each.

Importing this file needs z3 (the optional extra `proof`). One proof at a time in a process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import z3  # type: ignore[import-untyped]

from outcome21.domain.policy import Answer, Floor, NoResult, Policy, recommend
from outcome21.domain.policy_floor import refuse_below_the_floor
from outcome21.domain.policy_proof import PROPERTIES
from outcome21.insight.policy_encoding import Given
from outcome21.insight.policy_properties import Breach, World, breach, differs
from outcome21.insight.policy_solver import Deadline, OutOfTime, Search, first, smallest
from outcome21.insight.policy_stories import Counterexample, Result, asked_for_nothing, story

State = Literal["proved", "broken", "not settled"]
NOT_THE_SMALLEST = "Some answers break it. There was no time to find the smallest example."


@dataclass(frozen=True)
class Property:
    """One property: its number from 1, its sentence, how it stands, and the story if broken."""

    number: int
    sentence: str
    state: State
    story: str = ""
    counterexample: Counterexample | None = None


@dataclass(frozen=True)
class Verdict:
    """How the six properties of a policy stand, and by which solver."""

    properties: tuple[Property, ...]
    solver: str

    @property
    def proved(self) -> bool:
        """Whether all of them are proved."""
        return all(each.state == "proved" for each in self.properties)

    @property
    def broken(self) -> bool:
        """Whether one of them is broken, whatever was not settled."""
        return any(each.state == "broken" for each in self.properties)


class Disagreement(RuntimeError):  # noqa: N818 (between two executors of one meaning)
    """The formulas and the evaluator give different results: a fault of this program."""


def prove(policy: Policy, floor: Floor, *, time_limit: float = 60.0) -> Verdict:
    """How the six properties stand over all answers; `time_limit` in seconds is for all of it.

    A property that the limit leaves open is "not settled", and so not proved. Raises PolicyError
    where the policy does not ask a question of the floor.
    """
    refuse_below_the_floor(policy, floor)
    deadline = Deadline(time_limit)
    try:
        world = World(policy, floor, deadline.tick)
    except OutOfTime:
        world = None
    found = tuple(_settled(world, number, deadline) for number in range(1, len(PROPERTIES) + 1))
    return Verdict(found, f"z3 {z3.get_version_string()}")


def _settled(world: World | None, number: int, deadline: Deadline) -> Property:
    sentence = PROPERTIES[number - 1]
    try:
        if world is None:
            raise OutOfTime
        if number == len(PROPERTIES):
            useless = _asked_for_nothing(world, deadline)
            told = asked_for_nothing(world.policy, useless) if useless else ""
            return Property(number, sentence, "broken" if told else "proved", told)
        return _searched(world, number, deadline)
    except OutOfTime:
        return Property(number, sentence, "not settled")


def _searched(world: World, number: int, deadline: Deadline) -> Property:
    looked_for = breach(world, number)
    alone = Search(deadline, world.facts.possible, looked_for.alone)
    pairs = Search(deadline, world.facts.possible, world.one_turned, looked_for.turning)
    broken = [search for search in (alone, pairs) if search.possible()]
    sentence = PROPERTIES[number - 1]
    if not broken:
        return Property(number, sentence, "proved")
    try:
        found = [_smallest(world, search, search is pairs, looked_for) for search in broken]
    except OutOfTime:
        return Property(number, sentence, "broken", NOT_THE_SMALLEST)
    example = min(found, key=lambda each: each.size)
    told = story(world.policy, world.floor, number, example)
    return Property(number, sentence, "broken", told, example)


def _smallest(world: World, search: Search, turning: bool, looked_for: Breach) -> Counterexample:
    answers = smallest(search, world.facts)
    before = _confirmed(world.policy, answers, _result(search, world.given))
    if not turning:
        return Counterexample(answers, before)
    turned, to = first(search, world.turned), looked_for.to
    assert to is not None  # noqa: S101 (every turning breach says to what)
    given = world.after_yes if to is Answer.YES else world.after_not_known
    after = _confirmed(world.policy, {**answers, turned: to}, _result(search, given))
    return Counterexample(answers, before, turned, to, after)


def _result(search: Search, given: Given) -> Result:
    """The result in the search's latest example."""
    return Result(
        next((route for route, formula in given.route.items() if search.shows(formula)), None),
        next((name for name, formula in given.category.items() if search.shows(formula)), None),
    )


def _confirmed(policy: Policy, answers: dict[str, Answer], result: Result) -> Result:
    """The result, once the evaluator, which shares no code with the formulas, says the same."""
    try:
        said = recommend(policy, answers)
        agreed = (said.route, said.category) == (result.route, result.category)
    except NoResult:
        agreed = result.route is None or result.category is None
    if not agreed:
        raise Disagreement(f"Policy {policy.version}: the proof and the evaluator differ")
    return result


def _asked_for_nothing(world: World, deadline: Deadline) -> str | None:
    """The first question in file order whose yes or no never changes anything, if there is one."""
    changed = differs(world.given, world.after_yes)
    search = Search(deadline, world.facts.possible, world.one_turned, changed)
    for question, turned in world.turned.items():
        if not search.possible(turned):
            return question
    return None

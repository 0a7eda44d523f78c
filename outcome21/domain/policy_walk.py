"""A policy's route as a walk over its questions, one after another, exact for any answers.

At each question the walk stands in a state: which rules of several conditions are still possible,
and the most serious route so far. States that no later question can tell apart are one state, so
the walk stays small where three answers to each question would make billions of cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outcome21.domain.policy_neighbours import together
from outcome21.domain.policy_values import Answer, PolicyError, Route, Rule

MOST_STATES = 10_000
MOST_STEPS = 1_000_000
"""What a walk may cost. Rules that people can follow need some dozens of states."""

NOTHING_STATED = -1
ANSWERS = (Answer.NO, Answer.NOT_KNOWN, Answer.YES)

State = tuple[int, int]
"""The rules still possible, a bit each, and the most serious route so far."""

Conditions = tuple[tuple[int, Answer], ...]
"""What a rule still asks: the places of questions in the walk, and the answers wanted."""


class TooTangled(PolicyError):  # noqa: N818 (said of rules, as their author would)
    """So many rules share questions that what the policy says cannot be worked out."""

    def __init__(self, question: str) -> None:
        super().__init__(f"Too many rules that use the question {question} share others with it.")
        self.question = question


class Walk(NamedTuple):
    """The states at each question, from the one first state to the last ones.

    `steps[n][state]` gives the state that follows the answers no, not known and yes to question n;
    `routes[state]` is what each last state recommends, None where the policy leaves that out.
    """

    questions: tuple[str, ...]
    steps: tuple[tuple[tuple[int, int, int], ...], ...]
    routes: tuple[Route | None, ...]


class Ending(NamedTuple):
    """What one answer does to one possible rule: its rest stays possible, or it states a route."""

    bit: int
    rest: int
    route: int


class Layer:
    """What one question does. `looks` are the rules that ask it next; `starts` begin with it."""

    def __init__(self) -> None:
        self.looks = self.starts = 0
        self.endings: dict[Answer, list[Ending]] = {answer: [] for answer in ANSWERS}

    def cost(self) -> int:
        """How many steps one state takes."""
        return 3 + sum(map(len, self.endings.values()))


def walk(rules: Sequence[Rule], questions: Sequence[str], otherwise: Route | None) -> Walk:
    """The walk over the rules that have a route; `questions` are in the order wished for.

    Questions that no such rule uses are left out, and rules that share questions are gone through
    together, so that few are open at once. Raises TooTangled.
    """
    asked = together([rule for rule in rules if rule.route is not None], questions)
    rests = _Rests(rules, asked)
    states: dict[State, int] = {(0, NOTHING_STATED): 0}
    steps: list[tuple[tuple[int, int, int], ...]] = []
    kept = cost = 0
    for layer, question in zip(rests.layers, asked, strict=True):
        after: dict[State, int] = {}
        rows: list[tuple[int, int, int]] = []
        for state in states:
            no, unknown, yes = [
                after.setdefault(rests.state_after(state, layer, answer), len(after))
                for answer in ANSWERS
            ]
            rows.append((no, unknown, yes))
            kept, cost = kept + 1, cost + layer.cost()
            if kept + len(after) > MOST_STATES or cost > MOST_STEPS:
                raise TooTangled(question)
        steps.append(tuple(rows))
        states = after
    return Walk(asked, tuple(steps), tuple(_route(level, otherwise) for _, level in states))


def _route(level: int, otherwise: Route | None) -> Route | None:
    return otherwise if level == NOTHING_STATED else Route(level)


class _Rests:
    """Each rule and each rest of one, a bit for what is different: equal rests are one rest."""

    def __init__(self, rules: Sequence[Rule], asked: Sequence[str]) -> None:
        self.layers = [Layer() for _ in asked]
        self.bits: dict[tuple[Conditions, Route], int] = {}
        self.of_route = dict.fromkeys(Route, 0)
        place = {name: at for at, name in enumerate(asked)}
        starts = 0
        for rule, route in [(rule, rule.route) for rule in rules if rule.route is not None]:
            conditions = tuple(sorted((place[name], answer) for name, answer in rule.when))
            bit = self._bit(conditions, route)
            self.layers[conditions[0][0]].starts |= bit
            starts |= bit
        # A rest that is as good as a whole rule begins with that rule: it need not be remembered.
        self.kept = {
            level: ~starts & sum(bits for graver, bits in self.of_route.items() if graver > level)
            for level in (NOTHING_STATED, *map(int, Route))
        }

    def _bit(self, conditions: Conditions, route: Route) -> int:
        if (conditions, route) in self.bits:
            return self.bits[conditions, route]
        bit = self.bits[conditions, route] = 1 << len(self.bits)
        self.of_route[route] |= bit
        (at, answer), rest = conditions[0], conditions[1:]
        layer = self.layers[at]
        layer.looks |= bit
        ending = Ending(bit, self._bit(rest, route), -1) if rest else Ending(bit, 0, route)
        layer.endings[answer].append(ending)
        return bit

    def state_after(self, state: State, layer: Layer, answer: Answer) -> State:
        """The state after an answer. What cannot change the route any more is forgotten."""
        possible, level = state
        # Not known makes the route find_out, unless a rule investigates: see `recommend`.
        if answer is Answer.NOT_KNOWN:
            level = max(level, Route.FIND_OUT)
        looking = (possible | layer.starts) & layer.looks
        possible &= ~layer.looks
        for bit, rest, route in layer.endings[answer]:
            if looking & bit:
                possible, level = possible | rest, max(level, route)
        return possible & self.kept[level], level

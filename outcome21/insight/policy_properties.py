"""The six properties as formulas: for each, the answers that would break it.

Properties 2 to 6 speak of the results that there are; that there always is one is property 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import z3  # type: ignore[import-untyped]

from outcome21.domain.policy import Answer, Floor, Policy, Route
from outcome21.domain.policy_values import AGGRAVATED, CATEGORY_NOT_KNOWN, NON_AGGRAVATED
from outcome21.insight.policy_encoding import Facts, Formula, Given, Tick, any_facts, given
from outcome21.insight.policy_solver import one_of

NEVER = z3.BoolVal(False)


class World:
    """All answers that a policy can be given, what it gives, and what one changed answer gives.

    `turned` says of each question that it is the one whose no is turned into something else.
    """

    def __init__(self, policy: Policy, floor: Floor, tick: Tick) -> None:
        self.policy, self.floor, self.tick = policy, floor, tick
        self.facts = any_facts(policy)
        self.given = given(policy, self.facts, tick)
        self.turned = {name: z3.Bool(f"turned {name}") for name in self.facts.no}

    @cached_property
    def after_yes(self) -> Given:
        """What the policy gives when the turned question is yes in place of no."""
        yes = {name: z3.Or(self.facts.yes[name], turned) for name, turned in self.turned.items()}
        return given(self.policy, Facts(yes, self._no_longer), self.tick)

    @cached_property
    def after_not_known(self) -> Given:
        """What the policy gives when the turned question is not known in place of no."""
        return given(self.policy, Facts(self.facts.yes, self._no_longer), self.tick)

    @property
    def one_turned(self) -> Formula:
        """That exactly one question is turned, and that its answer was no."""
        was_no = [z3.Implies(turned, self.facts.no[name]) for name, turned in self.turned.items()]
        return z3.And(*was_no, one_of(list(self.turned.values())))

    @property
    def _no_longer(self) -> dict[str, Formula]:
        return {
            name: z3.And(self.facts.no[name], z3.Not(turned))
            for name, turned in self.turned.items()
        }


@dataclass(frozen=True)
class Breach:
    """When a property is broken: by one set of answers alone, or by turning one no into `to`."""

    alone: Formula = NEVER
    turning: Formula = NEVER
    to: Answer | None = None


def breach(world: World, number: int) -> Breach:
    """The breach of the property of that number, 1 to 5. The sixth is a question of its own."""
    makers = {
        1: _no_single_result,
        2: _floor_given_way,
        3: _yes_lowers,
        4: _ignorance_helps,
        5: _at_odds,
    }
    return makers[number](world)


def differs(before: Given, after: Given) -> Formula:
    """That the route, the category or an action differs."""
    pairs: list[tuple[Mapping[Any, Formula], Mapping[Any, Formula]]] = [
        (before.route, after.route),
        (before.category, after.category),
        (before.actions, after.actions),
    ]
    return z3.Or([z3.Xor(one[key], other[key]) for one, other in pairs for key in one])


def _no_single_result(world: World) -> Breach:
    routes, categories = world.given.route.values(), world.given.category.values()
    return Breach(alone=z3.Not(z3.And(one_of(list(routes)), one_of(list(categories)))))


def _floor_given_way(world: World) -> Breach:
    yes, route = world.facts.yes, world.given.route
    investigate = z3.Or([yes[name] for name in sorted(world.floor.investigate)])
    aggravated = z3.Or([yes[name] for name in sorted(world.floor.aggravated)])
    all_no = z3.And(list(world.facts.no.values()))
    return Breach(
        alone=z3.Or(
            z3.And(investigate, _other_than(route, Route.INVESTIGATE)),
            z3.And(aggravated, _other_than(world.given.category, AGGRAVATED)),
            z3.And(all_no, _other_than(route, Route.OUTCOME_21)),
            z3.And(all_no, _other_than(world.given.category, NON_AGGRAVATED)),
        )
    )


def _yes_lowers(world: World) -> Breach:
    return Breach(turning=_lowered(world.given, world.after_yes), to=Answer.YES)


def _ignorance_helps(world: World) -> Breach:
    mild = z3.Or(world.given.route[Route.OUTCOME_21], world.given.route[Route.REVIEW])
    return Breach(
        alone=z3.And(world.given.route_open, mild),
        turning=_lowered(world.given, world.after_not_known),
        to=Answer.NOT_KNOWN,
    )


def _at_odds(world: World) -> Breach:
    route, category = world.given.route, world.given.category
    return Breach(
        alone=z3.Or(
            z3.And(category[AGGRAVATED], _other_than(route, Route.INVESTIGATE)),
            z3.And(route[Route.OUTCOME_21], _other_than(category, NON_AGGRAVATED)),
            z3.And(category[CATEGORY_NOT_KNOWN], z3.Not(world.given.category_open)),
        )
    )


def _lowered(before: Given, after: Given) -> Formula:
    return z3.Or(
        [
            z3.And(before.route[graver], after.route[milder])
            for graver in Route
            for milder in Route
            if milder < graver
        ]
    )


def _other_than(results: Mapping[Any, Formula], wanted: object) -> Formula:
    return z3.Or([formula for result, formula in results.items() if result != wanted])

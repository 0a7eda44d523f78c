"""A policy as formulas: what it gives for every set of answers at once, for the solver z3.

Written from what a policy means and not from the evaluator, in another shape (two Booleans a
question, no bit patterns), so that a slip in one of them shows as a difference between the two.
What it means: a rule holds when all its conditions hold. The route is `investigate` if a rule that
holds says so; else `find_out` if a question of any route rule is not known; else the most serious
of the rules that hold; else what [otherwise] says. The category is the first of the rules that hold
if one of them says aggravated; else `not_known` if a question of any category rule is not known;
else the first; else what [otherwise] says. Actions are those of all rules that hold, and the
always ones.

Only what proves imports this file: z3 is an optional part of an installation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import z3  # type: ignore[import-untyped]

from outcome21.domain.policy import Answer, Policy, Route, Rule
from outcome21.domain.policy_values import AGGRAVATED, CATEGORY_NOT_KNOWN

Formula = Any
"""A Boolean formula of z3, which has no types of its own."""

Tick = Callable[[], None]
"""Called between the steps of long work; may raise to stop it."""


@dataclass(frozen=True)
class Facts:
    """Answers to every question, each as two formulas: yes, no; neither is not known."""

    yes: Mapping[str, Formula]
    no: Mapping[str, Formula]

    def are(self, question: str, answer: Answer) -> Formula:
        """That the answer to the question is this one."""
        if answer is Answer.YES:
            return self.yes[question]
        if answer is Answer.NO:
            return self.no[question]
        return z3.Not(z3.Or(self.yes[question], self.no[question]))

    def unknown(self, questions: Iterable[str]) -> Formula:
        """That at least one of these questions is not known."""
        return z3.Or([self.are(question, Answer.NOT_KNOWN) for question in questions])

    @property
    def possible(self) -> Formula:
        """That no answer is yes and no at once."""
        return z3.And([z3.Not(z3.And(self.yes[name], self.no[name])) for name in self.yes])


@dataclass(frozen=True)
class Given:
    """What a policy gives for some facts: each result with the formula that says when.

    `route_open` and `category_open` say that a question that decides it is not known.
    """

    route: Mapping[Route, Formula]
    category: Mapping[str, Formula]
    actions: Mapping[str, Formula]
    route_open: Formula
    category_open: Formula


def any_facts(policy: Policy) -> Facts:
    """Facts about which nothing is said: `possible` is all that holds of them."""
    names = [question.id for question in policy.questions]
    return Facts(
        yes={name: z3.Bool(f"yes {name}") for name in names},
        no={name: z3.Bool(f"no {name}") for name in names},
    )


def given(policy: Policy, facts: Facts, tick: Tick = lambda: None) -> Given:
    """What the policy gives for these facts; `tick` is called for each rule."""
    holding = [(rule, _holds(rule, facts, tick)) for rule in policy.rules]
    route_open = facts.unknown(_questions(rule for rule in policy.rules if rule.route is not None))
    category_open = facts.unknown(_questions(rule for rule in policy.rules if rule.category))
    return Given(
        _routes(policy, holding, route_open),
        _categories(policy, holding, category_open, tick),
        _actions(policy, holding),
        route_open,
        category_open,
    )


Holding = list[tuple[Rule, Formula]]


def _holds(rule: Rule, facts: Facts, tick: Tick) -> Formula:
    tick()
    return z3.And([facts.are(question, answer) for question, answer in rule.when])


def _questions(rules: Iterable[Rule]) -> list[str]:
    return list(dict.fromkeys(name for rule in rules for name in rule.questions))


def _routes(policy: Policy, holding: Holding, unknown: Formula) -> dict[Route, Formula]:
    said = {
        route: z3.Or([holds for rule, holds in holding if rule.route is route]) for route in Route
    }
    silent = z3.Not(z3.Or(list(said.values())))
    certain = said[Route.INVESTIGATE]
    settled = z3.And(z3.Not(certain), z3.Not(unknown))
    found = {}
    for route in Route:
        graver = z3.Or([said[other] for other in Route if other > route])
        most_serious = z3.And(said[route], z3.Not(graver))
        otherwise = z3.And(silent, policy.otherwise_route is route)
        found[route] = z3.And(settled, z3.Or(most_serious, otherwise))
    found[Route.INVESTIGATE] = z3.Or(certain, found[Route.INVESTIGATE])
    found[Route.FIND_OUT] = z3.Or(z3.And(z3.Not(certain), unknown), found[Route.FIND_OUT])
    return found


def _categories(
    policy: Policy, holding: Holding, unknown: Formula, tick: Tick
) -> dict[str, Formula]:
    first: dict[str, list[Formula]] = {AGGRAVATED: [], CATEGORY_NOT_KNOWN: []}
    earlier = z3.BoolVal(False)
    for rule, holds in holding:
        if rule.category is not None:
            tick()
            first.setdefault(rule.category, []).append(z3.And(holds, z3.Not(earlier)))
            earlier = z3.Or(earlier, holds)
    if policy.otherwise_category is not None:
        first.setdefault(policy.otherwise_category, []).append(z3.Not(earlier))
    certain = z3.Or([holds for rule, holds in holding if rule.category == AGGRAVATED])
    settled = z3.Or(certain, z3.Not(unknown))
    found = {category: z3.And(settled, z3.Or(where)) for category, where in first.items()}
    found[CATEGORY_NOT_KNOWN] = z3.Or(z3.Not(settled), found[CATEGORY_NOT_KNOWN])
    return found


def _actions(policy: Policy, holding: Holding) -> dict[str, Formula]:
    wanted: dict[str, list[Formula]] = {name: [z3.BoolVal(True)] for name in policy.always_actions}
    for rule, holds in holding:
        for action in rule.actions:
            wanted.setdefault(action, []).append(holds)
    return {action: z3.Or(where) for action, where in wanted.items()}

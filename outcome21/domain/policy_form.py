"""One version of a policy, and the tables worked out of it once so that recommending is quick."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from outcome21.domain.policy_order import Order, order_of
from outcome21.domain.policy_values import Question, Reason, Route, Rule
from outcome21.domain.policy_walk import Walk, walk


class CompiledRule(NamedTuple):
    """A rule as a bit pattern: it holds when every bit of `mask` is set in the state."""

    mask: int
    route: Route | None
    category: str | None
    actions: tuple[str, ...]
    reason: Reason


class Tables(NamedTuple):
    """A set of answers as one number, three bits a question (no, not known, yes), one bit set.

    `weights` gives what each answer adds to `nothing_known`, the state in which every question
    is not known: a question left out therefore is not known without anybody saying so.
    """

    nothing_known: int
    weights: Mapping[str, tuple[int, int, int, int]]
    rules: tuple[CompiledRule, ...]
    route_unknown: int
    category_unknown: int
    order: Order
    otherwise: tuple[Reason, ...]


@dataclass(frozen=True, eq=False)
class Policy:
    """One dated version of the policy, checked when it was read and never changed.

    `ends` is a last day that the file itself names, None where it names none: it is then in force
    until a later one begins. `otherwise_route` and `otherwise_category` are None where the file
    leaves them out: its proof shows that they are never needed. `digest` is the SHA-256 of the
    exact bytes of the file. Two policies are equal only if they are one object: compare digests.
    """

    version: str
    title: str
    starts: date
    ends: date | None
    nations: tuple[str, ...]
    sources: tuple[str, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    otherwise_route: Route | None
    otherwise_category: str | None
    always_actions: tuple[str, ...]
    action_labels: Mapping[str, str]
    digest: str
    otherwise_reason: str = ""
    otherwise_source: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    floor_questions: frozenset[str] = frozenset()

    def question(self, question_id: str) -> Question:
        """The question of that id. Raises KeyError where this policy does not ask it."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    @property
    def route_questions(self) -> tuple[str, ...]:
        """The questions that a route rule looks at: none of these may be guessed."""
        return self._used_by(lambda rule: rule.route is not None)

    @property
    def category_questions(self) -> tuple[str, ...]:
        """The questions that a category rule looks at."""
        return self._used_by(lambda rule: rule.category is not None)

    @cached_property
    def tables(self) -> Tables:
        """The tables of this policy, worked out at first use and kept with it."""
        return compiled(self)

    @cached_property
    def walk(self) -> Walk:
        """The walk over the route rules, worked out once. Raises TooTangled (never once read)."""
        return walk(self.rules, self.tables.order.decisive, self.otherwise_route)

    def _used_by(self, wanted: Callable[[Rule], bool]) -> tuple[str, ...]:
        used = {name for rule in self.rules if wanted(rule) for name in rule.questions}
        return tuple(question.id for question in self.questions if question.id in used)


def compiled(policy: Policy) -> Tables:
    """The tables of a policy: plain arithmetic, no judgement."""
    shift = {question.id: 3 * at for at, question in enumerate(policy.questions)}
    unknown = {name: 0b010 << by for name, by in shift.items()}
    return Tables(
        nothing_known=sum(unknown.values()),
        weights={
            name: ((0b001 << by) - unknown[name], 0, (0b100 << by) - unknown[name], 0)
            for name, by in shift.items()
        },
        rules=tuple(_compiled_rule(rule, shift) for rule in policy.rules),
        route_unknown=sum(unknown[name] for name in policy.route_questions),
        category_unknown=sum(unknown[name] for name in policy.category_questions),
        order=order_of(policy),
        otherwise=(Reason("", "", policy.otherwise_reason, policy.otherwise_source),),
    )


def _compiled_rule(rule: Rule, shift: Mapping[str, int]) -> CompiledRule:
    return CompiledRule(
        mask=sum(1 << (shift[name] + answer) for name, answer in rule.when),
        route=rule.route,
        category=rule.category,
        actions=rule.actions,
        reason=Reason(
            question=", ".join(rule.questions),
            answer=", ".join(answer.word for _, answer in rule.when),
            sentence=rule.reason,
            source=rule.source,
        ),
    )

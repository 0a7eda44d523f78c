"""One version of a policy, and the tables worked out of it once so that recommending is quick."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from outcome21.domain.policy_values import Question, Reason, Route, Rule


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
    missing_order: tuple[tuple[int, str], ...]
    otherwise: tuple[Reason, ...]


@dataclass(frozen=True, eq=False)
class Policy:
    """One dated version of the policy, checked when it was read and never changed.

    `ends` is the last day in force, None while it is open. `digest` is the SHA-256 of the exact
    bytes of the file. Two policies are equal only if they are one object: compare digests.
    """

    version: str
    title: str
    starts: date
    ends: date | None
    nations: tuple[str, ...]
    sources: tuple[str, ...]
    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    otherwise_route: Route
    otherwise_category: str
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

    def in_force(self, on: date, nation: str) -> bool:
        """Whether this is a policy of that nation on that day, first and last day included."""
        return (
            nation in self.nations and self.starts <= on and (self.ends is None or on <= self.ends)
        )

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

    def _used_by(self, wanted: Callable[[Rule], bool]) -> tuple[str, ...]:
        used = {name for rule in self.rules if wanted(rule) for name in rule.questions}
        return tuple(question.id for question in self.questions if question.id in used)


def compiled(policy: Policy) -> Tables:
    """The tables of a policy: plain arithmetic, no judgement."""
    shift = {question.id: 3 * at for at, question in enumerate(policy.questions)}
    unknown = {name: 0b010 << by for name, by in shift.items()}
    used = {*policy.route_questions, *policy.category_questions}
    # Floor questions come first: a yes to one of them settles the route at once.
    order = sorted((name for name in shift if name in used), key=_floor_first(policy))
    return Tables(
        nothing_known=sum(unknown.values()),
        weights={
            name: ((0b001 << by) - unknown[name], 0, (0b100 << by) - unknown[name], 0)
            for name, by in shift.items()
        },
        rules=tuple(_compiled_rule(rule, shift) for rule in policy.rules),
        route_unknown=sum(unknown[name] for name in policy.route_questions),
        category_unknown=sum(unknown[name] for name in policy.category_questions),
        missing_order=tuple((unknown[name], name) for name in order),
        otherwise=(Reason("", "", policy.otherwise_reason, policy.otherwise_source),),
    )


def _floor_first(policy: Policy) -> Callable[[str], bool]:
    # Sorting is stable, so that file order stays within each half.
    return lambda name: name not in policy.floor_questions


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

"""Whether a rule can ever change a result: decided over all answers, not over samples.

A rule is idle when, for every set of answers for which it holds, the route, the category and the
actions would be the same did it not hold. What counts as not known stays as it is: the questions
of an idle rule would still be asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outcome21.domain.policy_form import CompiledRule, Policy
from outcome21.domain.policy_values import AGGRAVATED, Route
from outcome21.domain.policy_witness import Witnesses


class Effects:
    """What each rule of one policy can change. Its methods may raise TooManyTests."""

    def __init__(self, policy: Policy) -> None:
        self.rules = policy.tables.rules
        self.otherwise_route = policy.otherwise_route
        self.otherwise_category = policy.otherwise_category
        self.always = frozenset(policy.always_actions)
        self.route_unknown = policy.tables.route_unknown
        self.category_unknown = policy.tables.category_unknown
        self.exist = Witnesses(len(policy.questions)).exist

    def idle(self, at: int) -> bool:
        """Whether the rule at this place (from 0) can never change a result."""
        return not (self._acts(at) or self._routes(at) or self._categorises(at))

    def _others(self, at: int) -> Iterator[tuple[int, CompiledRule]]:
        return ((place, rule) for place, rule in enumerate(self.rules) if place != at)

    def _acts(self, at: int) -> bool:
        """Whether an action is sometimes asked for by this rule alone."""
        rule = self.rules[at]
        return any(
            self.exist(
                [rule.mask],
                [other.mask for _, other in self._others(at) if action in other.actions],
            )
            for action in rule.actions
            if action not in self.always
        )

    def _routes(self, at: int) -> bool:
        """Whether the route is sometimes what this rule says, and else would be a milder one."""
        mask, route = self.rules[at].mask, self.rules[at].route
        if route is None:
            return False
        rivals = [rule.mask for _, rule in self._others(at) if _routed(rule) >= route]
        known = self.route_unknown if route <= Route.FIND_OUT else 0
        if self.otherwise_route is not route:
            return self.exist([mask], rivals, known)
        # What follows without any rule is the same route: something milder has to stand instead.
        milder = [rule.mask for rule in self.rules if -1 < _routed(rule) < route]
        if not known:
            milder += _bits(self.route_unknown)
        return any(self.exist([mask, other], rivals, known) for other in milder)

    def _categorises(self, at: int) -> bool:
        """Whether the category is sometimes another one for this rule."""
        if self.rules[at].category is None:
            return False
        return self._settles(at) or self._comes_first(at) or self._stands_alone(at)

    def _settles(self, at: int) -> bool:
        """Whether it alone makes a category aggravated that otherwise would not be known."""
        rule = self.rules[at]
        if rule.category != AGGRAVATED:
            return False
        graver = self._aggravated(at)
        return any(self.exist([rule.mask, bit], graver) for bit in _bits(self.category_unknown))

    def _stands_alone(self, at: int) -> bool:
        """Whether no other category holds, all is known, and no rule at all would say another."""
        rule = self.rules[at]
        if self.otherwise_category == rule.category:
            return False
        others = [other.mask for _, other in self._others(at) if other.category is not None]
        return self.exist([rule.mask], others, self.category_unknown)

    def _comes_first(self, at: int) -> bool:
        """Whether it stands before a rule of another category that would be the first without it.

        The first category counts where all is known or where any rule that holds aggravates.
        """
        mask, category = self.rules[at].mask, self.rules[at].category
        before = [rule.mask for rule in self.rules[:at] if rule.category is not None]
        for place, rule in enumerate(self.rules[at + 1 :], start=at + 1):
            if rule.category is None:
                continue
            if rule.category != category and self._first_of_two(mask, rule, place, before):
                return True
            before.append(rule.mask)
        return False

    def _first_of_two(
        self, mask: int, second: CompiledRule, place: int, before: Sequence[int]
    ) -> bool:
        two = [mask, second.mask]
        if second.category == AGGRAVATED:
            return self.exist(two, before)
        if self.exist(two, before, self.category_unknown):
            # All known: the first category counts, whatever else holds.
            return True
        later = [rule.mask for rule in self.rules[place + 1 :] if rule.category == AGGRAVATED]
        return any(self.exist([*two, graver], before) for graver in later)

    def _aggravated(self, at: int) -> list[int]:
        return [rule.mask for _, rule in self._others(at) if rule.category == AGGRAVATED]


def _routed(rule: CompiledRule) -> int:
    return -1 if rule.route is None else rule.route


def _bits(mask: int) -> list[int]:
    return [1 << at for at in range(mask.bit_length()) if mask >> at & 1]

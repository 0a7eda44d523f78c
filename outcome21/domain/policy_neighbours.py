"""Questions in an order in which rules that share them are finished soon after they begin."""

from __future__ import annotations

from collections.abc import Sequence

from outcome21.domain.policy_values import Rule


def together(rules: Sequence[Rule], questions: Sequence[str]) -> tuple[str, ...]:
    """The questions that these rules use, each group of rules that share some gone through whole.

    Groups, and questions that do equally well, keep the order in which `questions` gives them.
    """
    used = {name for rule in rules for name in rule.questions}
    left = _Left(rules, [name for name in questions if name in used])
    return tuple(left.take() for _ in range(len(used)))


class _Left:
    """What is left to ask, and what each question would open and finish if it came next."""

    def __init__(self, rules: Sequence[Rule], questions: list[str]) -> None:
        self.questions = dict.fromkeys(questions)
        self.rank = {name: at for at, name in enumerate(questions)}
        # A rule of one condition is finished as soon as it begins: it never has to be remembered.
        self.waiting = [set(rule.questions) for rule in rules if len(rule.when) > 1]
        self.begun = [False] * len(self.waiting)
        self.rules_of: dict[str, list[int]] = {name: [] for name in questions}
        for at, names in enumerate(self.waiting):
            for name in names:
                self.rules_of[name].append(at)
        self.opens = {name: len(rules) for name, rules in self.rules_of.items()}
        self.ends = dict.fromkeys(questions, 0)
        self.near: set[str] = set()

    def take(self) -> str:
        """The next question: within an open group the one that leaves the fewest rules open."""
        name = min(self.near, key=self._cost) if self.near else next(iter(self.questions))
        del self.questions[name]
        self.near.discard(name)
        for at in self.rules_of[name]:
            self._asked(at, name)
        return name

    def _cost(self, name: str) -> tuple[int, int]:
        return self.opens[name] - self.ends[name], self.rank[name]

    def _asked(self, at: int, name: str) -> None:
        waiting = self.waiting[at]
        if not self.begun[at]:
            self.begun[at] = True
            self.near |= waiting - {name}
            for other in waiting:
                self.opens[other] -= 1
        waiting.discard(name)
        if len(waiting) == 1:
            self.ends[next(iter(waiting))] += 1

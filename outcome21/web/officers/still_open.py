"""How many questions are still open, in words: not asked is never mixed up with not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class StillOpen:
    """Questions that nobody has asked yet, and questions asked whose answer is not known."""

    not_asked: int
    not_known: int

    @classmethod
    def of(cls, answers: Iterable[str]) -> StillOpen:
        """From the words of answers as the policy has them ("yes", "not_asked", ...)."""
        found = Counter(answers)
        return cls(found["not_asked"], found["not_known"])

    @property
    def count(self) -> int:
        """Both together: what could still be found out."""
        return self.not_asked + self.not_known

    @property
    def words(self) -> str:
        """The one, the other or both: "3 not asked yet and 1 not known"; "" where none is open."""
        parts = [(self.not_asked, "not asked yet"), (self.not_known, "not known")]
        return " and ".join(f"{count} {what}" for count, what in parts if count)

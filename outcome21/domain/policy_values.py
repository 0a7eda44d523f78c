"""The values of a policy: answers, routes, questions, rules, and what a recommendation says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from outcome21.domain.data_file import DataFileError


class PolicyError(DataFileError):
    """A policy file or the floor is refused; `sentence` says where and why in one line."""


class NoResult(PolicyError):  # noqa: N818 (what it gives, not a fault of the file)
    """A policy that was never proved gives no route, or no category, for these answers."""

    def __init__(self, version: str, what: str) -> None:
        super().__init__(f"Policy {version}: it gives no {what} for these answers.")


class Answer(IntEnum):
    """What is known about one question. Not asked is no answer, and counts as not known."""

    NO = 0
    NOT_KNOWN = 1
    YES = 2
    NOT_ASKED = 3

    @property
    def word(self) -> str:
        """The answer as files, forms and JSON write it."""
        return self.name.lower()

    @classmethod
    def from_word(cls, word: str) -> Answer:
        """The answer of a word. Raises ValueError for any other word; a guess is never made."""
        for answer in cls:
            if answer.word == word:
                return answer
        raise ValueError("an answer is yes, no, not_known or not_asked")


class Route(IntEnum):
    """What the policy recommends, in order of severity."""

    OUTCOME_21 = 0
    REVIEW = 1
    FIND_OUT = 2
    INVESTIGATE = 3

    @property
    def word(self) -> str:
        """The route as files, forms and JSON write it."""
        return self.name.lower()


AGGRAVATED = "aggravated"
NON_AGGRAVATED = "non_aggravated"
CATEGORY_NOT_KNOWN = "not_known"

WHO_MAY_KNOW: Mapping[str, str] = MappingProxyType(
    {
        "child": "the child",
        "parent": "a parent or carer",
        "school": "the school",
        "officer_check": "an officer's own check",
        "childrens_social_care": "children's social care",
        "health": "a health service",
    }
)
"""The kinds of source that a question may name, with their words."""


@dataclass(frozen=True)
class Question:
    """One question of a policy, worded for the officer who asks it, for a child and for a parent.

    `whether` is the statement that a yes makes true: it reads after "that", "whether" and "if".
    `help` says what counts and what does not. `was` is the id that an earlier policy used for it.
    """

    id: str
    whether: str
    officer: str
    child: str
    parent: str
    help: str
    who_may_know: tuple[str, ...]
    source: str
    group: str = ""
    was: str = ""


@dataclass(frozen=True)
class Rule:
    """When every condition holds, the route, category and actions that follow, and why."""

    when: tuple[tuple[str, Answer], ...]
    route: Route | None
    category: str | None
    actions: tuple[str, ...]
    reason: str
    source: str

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions that this rule looks at."""
        return tuple(question for question, _ in self.when)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a recommendation says what it says, in a sentence that a parent could follow.

    For a rule of several conditions `question` and `answer` are parallel lists ("stranger, gain"
    and "yes, yes"). Both are empty where no single question is meant.
    """

    question: str
    answer: str
    sentence: str
    source: str

    def as_data(self) -> dict[str, str]:
        """The reason as JSON writes it."""
        return {
            "question": self.question,
            "answer": self.answer,
            "sentence": self.sentence,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the policy recommends for one set of answers. It advises; an officer decides.

    `missing` names the questions whose not being known may still change the route or category.
    """

    policy: str
    digest: str
    route: Route
    category: str
    actions: tuple[str, ...]
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        """The recommendation as `outcome21 policy assess` prints it and a record keeps it."""
        return {
            "policy": self.policy,
            "digest": self.digest,
            "route": self.route.word,
            "category": self.category,
            "actions": list(self.actions),
            "reasons": [reason.as_data() for reason in self.reasons],
            "missing": list(self.missing),
        }


@dataclass(frozen=True)
class Floor:
    """What no policy may recommend away. Each mapping gives words that follow "that" or "whether".

    `investigate` holds every question whose yes must always investigate, the aggravated ones
    included; `must_be_known` those that keep Outcome 21 closed while they are not known.
    """

    aggravated: frozenset[str]
    investigate: frozenset[str]
    must_be_known: frozenset[str]
    words: Mapping[str, str]
    digest: str

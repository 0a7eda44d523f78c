"""Before an outcome is set: what is missing, and when Outcome 21 is closed to everybody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from outcome21.domain.missing import Missing
from outcome21.domain.outcome_framework import (
    Framework,
    Need,
    Outcome,
    RationalePrompt,
    framework,
    framework_digest,
    offered_on,
    outcome,
    outcomes_on,
    prompts_for,
)
from outcome21.domain.policy import Answer, floor
from outcome21.domain.reference_data import in_force
from outcome21.domain.refusals import Refused

__all__ = [
    "CLOSED",
    "CLOSED_CODES",
    "Framework",
    "Missing",
    "Need",
    "Outcome",
    "OutcomeFacts",
    "RationalePrompt",
    "closed_to_everybody",
    "framework",
    "framework_digest",
    "missing_for",
    "offered_on",
    "outcome",
    "outcomes_on",
    "prompts_for",
    "refuse_if_closed",
]

CLOSED = "outcome_21_closed"
CLOSED_CODES = frozenset({"21", "22"})
"""In code and not in the data: no file and no departure may lift the absolute rule."""

CLOSED_SOURCE = "The floor of every policy"
LEAST_AGE = 10
"""Years. Children and Young Persons Act 1933 s50."""


@dataclass(frozen=True)
class OutcomeFacts:
    """What is known of a crime when an outcome is to be set. All of it is passed in.

    `answers` and `questions` are those of the newest assessment and its policy (None, () if there
    is none). `identified_ages` are the ages in years, at the act, of the people identified in it;
    None where an age is not known. `told_or_why_not` says for "child" and "parent" whether they
    were told, or the record says why not yet. `risks_dealt_with` are the questions whose risk an
    investigation looked at since it was first known, and `social_care_answered_for` those for
    which it also says what children's social care answered. `under_13_on_record` is worked out
    from the ages of the people in it. `departs` means that a departure from the
    recommendation was given with its reason and is, or is being, confirmed by somebody who may.
    """

    answers: Mapping[str, Answer] | None
    questions: tuple[str, ...] = ()
    answered_only_by_code: frozenset[str] = frozenset()
    identified_ages: tuple[int | None, ...] = ()
    rationale_filled: frozenset[str] = frozenset()
    told_or_why_not: Mapping[str, bool] = field(default_factory=dict)
    intervention_completed: bool = False
    risks_dealt_with: frozenset[str] = frozenset()
    social_care_answered_for: frozenset[str] = frozenset()
    departs: bool = False
    investigation_open: bool = False
    under_13_on_record: Answer = Answer.NOT_KNOWN
    child_is_suspect: bool = False
    adult_is_suspect: bool = False

    def answer(self, question: str) -> Answer:
        """The newest answer; not asked where there is none."""
        return (self.answers or {}).get(question, Answer.NOT_ASKED)


def closed_to_everybody(answers: Mapping[str, Answer] | None) -> str | None:
    """Why Outcome 21 (and 22) is closed to everybody on these answers; None if it is open.

    Closed while an aggravated floor question is yes, or one that must be known is not known: by
    anybody, by any departure. `answers` are the newest assessment's, None where there is none.
    Page, act and command line all show this sentence.
    """
    if answers is None:
        return (
            "Outcome 21 is closed to everybody until the questions have been answered. "
            "Make an assessment first."
        )
    rules = floor()
    found = [name for name in rules.aggravated if answers.get(name) == Answer.YES]
    unknown = [name for name in rules.must_be_known if not _known(answers, name)]
    if not found and not unknown:
        return None
    parts = []
    if found:
        parts.append(f"It says that {_listed(found, 'and that')}.")
    if unknown:
        parts.append(f"It is not known whether {_listed(unknown, 'and whether')}.")
    return (
        "Outcome 21 is closed to everybody, and so is Outcome 22, while the newest "
        "assessment stands. "
        f"{' '.join(parts)} If an answer is wrong or has since been found out, make a new "
        "assessment and name its source."
    )


def refuse_if_closed(code: str, answers: Mapping[str, Answer] | None) -> None:
    """Raise Refused("outcome_21_closed") where the outcome is closed to everybody."""
    sentence = closed_to_everybody(answers) if code in CLOSED_CODES else None
    if sentence:
        raise Refused(CLOSED, sentence)


def missing_for(code: str, facts: OutcomeFacts, on: date) -> tuple[Missing, ...]:
    """All that is missing before this outcome may be set on that day; () when it may.

    The absolute rule comes first, then the dated conditions, then the rationale's prompts.
    Raises Refused for a code that is not in use on that day, or is not one that officers set.
    """
    if not outcome(code, on).offered:
        raise Refused("outcome_not_offered", "Officers do not set that outcome. Choose another.")
    closed = closed_to_everybody(facts.answers) if code in CLOSED_CODES else None
    first = (Missing(CLOSED, closed, CLOSED_SOURCE),) if closed else ()
    needs = [need for need in in_force(framework().needs, on) if code in need.outcomes]
    unmet = [need for need in needs if not CHECKS[need.id](facts, need)]
    return (
        *first,
        *(Missing(need.id, need.sentence, need.source) for need in unmet),
        *_rationale_gaps(code, facts, on),
    )


def _rationale_gaps(code: str, facts: OutcomeFacts, on: date) -> tuple[Missing, ...]:
    return tuple(
        Missing(
            f"rationale_{prompt.id}",
            f"The reasons do not yet say: {prompt.label[0].lower()}{prompt.label[1:]}. "
            "Write it in that box.",
            "Rationale for an outcome",
        )
        for prompt in prompts_for(code, on)
        if prompt.id not in facts.rationale_filled
    )


def _known(answers: Mapping[str, Answer], name: str) -> bool:
    return answers.get(name) in (Answer.NO, Answer.YES)


def _listed(names: Collection[str], joint: str) -> str:
    words = floor().words
    # In the order of the floor's file: a set has none of its own.
    return f", {joint} ".join(words[name] for name in words if name in names)


def _risks(facts: OutcomeFacts, need: Need) -> frozenset[str]:
    """The risks of this need that the newest assessment answers yes."""
    return frozenset(name for name in need.questions if facts.answer(name) == Answer.YES)


CHECKS: Mapping[str, Callable[[OutcomeFacts, Need], bool]] = {
    "every_question_answered": lambda facts, need: all(
        facts.answer(question) != Answer.NOT_ASKED for question in facts.questions
    ),
    "not_by_code_alone": lambda facts, need: not facts.answered_only_by_code,
    "investigation_closed": lambda facts, need: not facts.investigation_open,
    "ages_agree": lambda facts, need: (
        facts.under_13_on_record != Answer.YES or facts.answer("under_13") == Answer.YES
    ),
    "no_child_suspect": lambda facts, need: not facts.child_is_suspect,
    "no_adult_suspect": lambda facts, need: not facts.adult_is_suspect,
    "risk_dealt_with": lambda facts, need: _risks(facts, need) <= facts.risks_dealt_with,
    "social_care_answered": lambda facts, need: (
        _risks(facts, need) <= facts.social_care_answered_for
    ),
    "departure_for_risk": lambda facts, need: facts.departs or not _risks(facts, need),
    "somebody_identified": lambda facts, need: bool(facts.identified_ages),
    "somebody_aged_10": lambda facts, need: (
        not facts.identified_ages
        or any(age is not None and age >= LEAST_AGE for age in facts.identified_ages)
    ),
    "child_told": lambda facts, need: facts.told_or_why_not.get("child", False),
    "parent_told": lambda facts, need: facts.told_or_why_not.get("parent", False),
    "intervention_completed": lambda facts, need: facts.intervention_completed,
}
"""The checks that the data may name; each is True when it is met. A test holds the two together."""

"""Answers to the policy's questions: as given, and as stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outcome21.casework.models import Assessment, AssessmentAnswer, Crime
from outcome21.domain.policy import Answer

BASES = ("fact", "assessment")
SOURCES = (
    "child",
    "parent",
    "school",
    "officer_check",
    "childrens_social_care",
    "health",
    "other_person",
    "code",
)
"""Kinds of source. `code` is what came by a reporter's code: anybody can have written it."""


@dataclass(frozen=True)
class GivenAnswer:
    """One answer as an officer gives it."""

    answer: Answer
    basis: str = ""
    source: str = ""
    note: str = ""


def newest_assessment(crime: Crime) -> Assessment | None:
    """The assessment that counts: the last one made."""
    return crime.assessments.order_by("-number").first()


def stored_answers(assessment: Assessment) -> dict[str, Answer]:
    """The answers by question, as values of the policy."""
    return {row.question: Answer(row.answer) for row in _rows(assessment)}


def by_code_alone(assessment: Assessment) -> frozenset[str]:
    """Questions answered yes or no on nothing but what a code brought."""
    settled = (Answer.YES, Answer.NO)
    return frozenset(
        row.question
        for row in _rows(assessment)
        if row.source == "code" and Answer(row.answer) in settled
    )


def answer_rows(
    assessment: Assessment, given: Mapping[str, GivenAnswer]
) -> Iterable[AssessmentAnswer]:
    """Unsaved rows, one a question."""
    for question, answer in given.items():
        yield AssessmentAnswer(
            force=assessment.force,
            assessment=assessment,
            question=question,
            answer=int(answer.answer),
            basis=answer.basis,
            source=answer.source,
        )


def _rows(assessment: Assessment) -> list[AssessmentAnswer]:
    return list(assessment.answers.all())

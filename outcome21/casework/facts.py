"""What the outcome rules need to know of a crime, gathered from its records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from outcome21.casework.answers import by_code_alone, stored_answers
from outcome21.casework.models import Assessment, AssessmentAnswer, Crime, Involvement
from outcome21.domain.involvement import role, under_13
from outcome21.domain.outcomes import OutcomeFacts
from outcome21.domain.policy import Answer

IDENTIFIED_ROLES = ("person_involved", "suspect")
_YOUNGEST = {"under_10": 0, "10_12": 10, "13_15": 13, "16_17": 16, "18_over": 18}
_CHILD_BANDS = frozenset(_YOUNGEST) - {"18_over"}


def outcome_facts(
    crime: Crime, assessment: Assessment, *, rationale: Mapping[str, str], departs: bool
) -> OutcomeFacts:
    """The facts of this moment, for `domain.outcomes.missing_for`."""
    answers = stored_answers(assessment)
    held = _held_roles(crime)
    yes = [question for question, answer in answers.items() if answer is Answer.YES]
    ends = _ended(crime)
    suspected = {row.person.age_band for row in held if role(row.role).suspicion}
    return OutcomeFacts(
        answers=answers,
        questions=tuple(answers),
        answered_only_by_code=by_code_alone(assessment),
        identified_ages=tuple(
            _YOUNGEST.get(row.person.age_band) for row in held if row.role in IDENTIFIED_ROLES
        ),
        rationale_filled=frozenset(name for name, text in rationale.items() if text.strip()),
        told_or_why_not={who: crime.told.filter(who=who).exists() for who in ("child", "parent")},
        intervention_completed=crime.interventions.exclude(completed_on=None).exists(),
        risks_dealt_with=frozenset(q for q in yes if _since_known(crime, q, ends["finding"])),
        social_care_answered_for=frozenset(
            q for q in yes if _since_known(crime, q, ends["social_care"])
        ),
        departs=departs,
        investigation_open=crime.investigations.filter(ended_at=None).exists(),
        under_13_on_record=under_13_on_record(crime),
        child_is_suspect=any(band in _CHILD_BANDS for band in suspected),
        adult_is_suspect="18_over" in suspected,
    )


def under_13_on_record(crime: Crime) -> Answer:
    """Whether any child in it was under 13, worked out from the bands at the act."""
    return under_13(crime.people.values_list("age_band", flat=True))


def _held_roles(crime: Crime) -> list[Involvement]:
    held = Involvement.objects.filter(person__crime=crime, ends_at=None)
    return list(held.select_related("person"))


def _ended(crime: Crime) -> dict[str, list[datetime]]:
    """When investigations ended that said what they found, and what social care answered."""
    ended = list(crime.investigations.exclude(ended_at=None))
    return {
        column: [row.ended_at for row in ended if getattr(row, column) is not None and row.ended_at]
        for column in ("finding", "social_care")
    }


def _since_known(crime: Crime, question: str, ends: list[datetime]) -> bool:
    """Whether an investigation ended after this risk was first known.

    One that ended before cannot have looked at it.
    """
    known = AssessmentAnswer.objects.filter(
        assessment__crime=crime, question=question, answer=int(Answer.YES)
    )
    first = known.order_by("assessment__number").values_list("assessment__made_at", flat=True)[:1]
    return any(end >= moment for moment in first for end in ends)

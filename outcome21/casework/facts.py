"""What the outcome rules need to know of a crime, gathered from its records."""

from __future__ import annotations

from collections.abc import Mapping

from outcome21.casework.answers import by_code_alone, stored_answers
from outcome21.casework.models import Assessment, Crime, Involvement
from outcome21.domain.outcomes import OutcomeFacts

IDENTIFIED_ROLES = ("person_involved", "suspect")
_YOUNGEST = {"under_10": 0, "10_12": 10, "13_15": 13, "16_17": 16, "18_over": 18}


def outcome_facts(
    crime: Crime, assessment: Assessment, *, rationale: Mapping[str, str], departs: bool
) -> OutcomeFacts:
    """The facts of this moment, for `domain.outcomes.missing_for`."""
    answers = stored_answers(assessment)
    ended = crime.investigations.exclude(ended_at=None)
    return OutcomeFacts(
        answers=answers,
        questions=tuple(answers),
        answered_only_by_code=by_code_alone(assessment),
        identified_ages=_ages(crime),
        rationale_filled=frozenset(name for name, text in rationale.items() if text.strip()),
        told_or_why_not={who: crime.told.filter(who=who).exists() for who in ("child", "parent")},
        intervention_completed=crime.interventions.exclude(completed_on=None).exists(),
        risk_dealt_with=ended.exclude(finding=None).exists(),
        social_care_answered=ended.exclude(social_care=None).exists(),
        departs=departs,
        investigation_open=crime.investigations.filter(ended_at=None).exists(),
    )


def _ages(crime: Crime) -> tuple[int | None, ...]:
    """The youngest age that each identified person's band allows; None where it is not known."""
    held = Involvement.objects.filter(
        person__crime=crime, ends_at=None, role__in=IDENTIFIED_ROLES
    ).select_related("person")
    return tuple(_YOUNGEST.get(involvement.person.age_band) for involvement in held)

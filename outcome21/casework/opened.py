"""The parts of a crime with their words readable: what one officer sees on one screen."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from outcome21.casework.models import (
    Assessment,
    Crime,
    Decision,
    Investigation,
    Outcome,
    OwnView,
    Person,
    Recommendation,
    Review,
)
from outcome21.casework.unanswered import overtaken_by
from outcome21.casework.wishes import OpenedWish
from outcome21.domain.policy import Answer
from outcome21.sealing.permits import Permit
from outcome21.sealing.records import ERASED, open_mapping, open_words


@dataclass(frozen=True)
class OpenedRole:
    """A role and why it was given."""

    role: str
    why: str
    starts_at: datetime
    ends_at: datetime | None
    supervisor_exception: bool


@dataclass(frozen=True)
class OpenedPerson:
    """Somebody in the crime."""

    label: str
    name: str
    date_of_birth: date | None
    age_band: str
    pictured: bool
    details: str
    roles: list[OpenedRole]

    @property
    def role(self) -> str:
        """The role held now."""
        return next((held.role for held in self.roles if held.ends_at is None), "")


@dataclass(frozen=True)
class OpenedAnswer:
    """One answer of an assessment."""

    answer: Answer
    basis: str
    source: str
    note: str


@dataclass(frozen=True)
class OpenedAssessment:
    """An assessment; `recommendation` is what was shown, and None until it was."""

    number: int
    policy: str
    policy_digest: str
    made_at: datetime
    made_by: str
    answers: dict[str, OpenedAnswer]
    own_view: str
    own_view_words: str
    recommendation: dict[str, Any] | None
    shown_at: datetime | None


@dataclass(frozen=True)
class OpenedReview:
    """What a different person said of a decision."""

    result: str
    words: str
    reviewed_at: datetime
    reviewed_by: str


@dataclass(frozen=True)
class OpenedDecision:
    """A decision and its reasons. `waits`: a different person has yet to answer it.

    `overtaken_by` is the number of the decision that closed it unanswered; 0 if none did.
    """

    number: int
    assessment: int
    choice: str
    outcome_code: str
    departs: bool
    rationale: dict[str, str]
    departure_reason: str
    decided_at: datetime
    decided_by: str
    review: OpenedReview | None
    waits: bool
    overtaken_by: int

    @property
    def outcome_waits(self) -> bool:
        """Whether it is an outcome that waits: until it is answered, no other can be decided."""
        return self.waits and bool(self.outcome_code)


@dataclass(frozen=True)
class OpenedStep:
    """A step of the investigation."""

    id: UUID
    step: str
    owner: str
    due_at: datetime
    done_at: datetime | None
    done_by: str
    note: str


@dataclass(frozen=True)
class OpenedInvestigation:
    """An investigation and its steps, soonest due first."""

    opened_at: datetime
    opened_by: str
    ended_at: datetime | None
    ended_by: str
    finding: str
    social_care: str
    steps: list[OpenedStep]


@dataclass(frozen=True)
class OpenedSupport:
    """One line of support: a referral, an activity, or somebody told."""

    kind: str
    what: str
    result: str
    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class ReportLine:
    """A report that the crime came from, by reference."""

    reference: str
    received_at: datetime
    urgent: bool
    safe_contact: str
    has_code: bool
    unread_messages: int


@dataclass(frozen=True)
class OpenedCrime:
    """Everything about one crime, for the one screen an officer works from."""

    crime: Crime
    reports: list[ReportLine]
    people: list[OpenedPerson]
    assessments: list[OpenedAssessment]
    decisions: list[OpenedDecision]
    investigations: list[OpenedInvestigation]
    support: list[OpenedSupport]
    outcome: Outcome | None
    earlier_outcomes: list[Outcome]
    next_step: str
    wishes: list[OpenedWish]

    @property
    def assessment(self) -> OpenedAssessment | None:
        """The newest assessment."""
        return self.assessments[0] if self.assessments else None


def open_person(person: Person, permit: Permit) -> OpenedPerson:
    """A person with name, birth date and roles."""
    born = open_words(person, "date_of_birth", permit)
    return OpenedPerson(
        label=person.label,
        name=open_words(person, "name", permit),
        date_of_birth=date.fromisoformat(born) if born not in ("", ERASED) else None,
        age_band=person.age_band,
        pictured=person.pictured,
        details=open_words(person, "details", permit),
        roles=[
            OpenedRole(
                held.role,
                open_words(held, "why", permit),
                held.starts_at,
                held.ends_at,
                held.supervisor_exception,
            )
            for held in person.involvements.order_by("starts_at", "id")
        ],
    )


def open_assessment(assessment: Assessment, permit: Permit) -> OpenedAssessment:
    """An assessment with its notes, the officer's own view, and what was shown."""
    notes = open_mapping(assessment, "notes", permit)
    view = OwnView.objects.filter(assessment=assessment).first()
    shown = Recommendation.objects.filter(assessment=assessment).first()
    return OpenedAssessment(
        number=assessment.number,
        policy=assessment.policy,
        policy_digest=assessment.policy_digest,
        made_at=assessment.made_at,
        made_by=assessment.made_by,
        answers={
            row.question: OpenedAnswer(
                Answer(row.answer), row.basis, row.source, notes.get(row.question, "")
            )
            for row in assessment.answers.all()
        },
        own_view=view.route if view else "",
        own_view_words=open_words(view, "words", permit) if view else "",
        recommendation=json.loads(shown.output) if shown else None,
        shown_at=shown.shown_at if shown else None,
    )


def open_decisions(crime: Crime, permit: Permit) -> list[OpenedDecision]:
    """The decisions of a crime with their reasons and reviews, newest first."""
    rows = list(crime.decisions.select_related("review", "assessment").order_by("-number"))
    return [_open_decision(row, rows, permit) for row in rows]


def _open_decision(decision: Decision, rows: list[Decision], permit: Permit) -> OpenedDecision:
    review = getattr(decision, "review", None)
    later = overtaken_by(decision, rows)
    return OpenedDecision(
        number=decision.number,
        assessment=decision.assessment.number,
        choice=decision.choice,
        outcome_code=decision.outcome_code,
        departs=decision.departs,
        rationale=open_mapping(decision, "rationale", permit),
        departure_reason=open_words(decision, "departure_reason", permit),
        decided_at=decision.decided_at,
        decided_by=decision.decided_by,
        review=_open_review(review, permit) if review else None,
        waits=review is None and later is None,
        overtaken_by=later.number if later else 0,
    )


def _open_review(review: Review, permit: Permit) -> OpenedReview:
    words = open_words(review, "words", permit)
    return OpenedReview(review.result, words, review.reviewed_at, review.reviewed_by)


def open_investigation(investigation: Investigation, permit: Permit) -> OpenedInvestigation:
    """An investigation with what came of each step."""
    return OpenedInvestigation(
        opened_at=investigation.opened_at,
        opened_by=investigation.opened_by,
        ended_at=investigation.ended_at,
        ended_by=investigation.ended_by,
        finding=open_words(investigation, "finding", permit),
        social_care=open_words(investigation, "social_care", permit),
        steps=[
            OpenedStep(
                step.id,
                step.step,
                step.owner,
                step.due_at,
                step.done_at,
                step.done_by,
                open_words(step, "note", permit),
            )
            for step in investigation.steps.order_by("due_at", "step", "id")
        ],
    )


def open_support(crime: Crime, permit: Permit) -> list[OpenedSupport]:
    """Referrals, activities and who was told, newest first."""
    lines = [
        OpenedSupport(
            "referral",
            row.service,
            row.basis,
            open_words(row, "shared", permit),
            row.referred_at,
            row.referred_by,
        )
        for row in crime.referrals.all()
    ]
    lines += [
        OpenedSupport(
            "intervention",
            row.service,
            "completed" if row.completed_on else "arranged",
            open_words(row, "words", permit),
            row.noted_at,
            row.noted_by,
        )
        for row in crime.interventions.all()
    ]
    lines += [
        OpenedSupport(
            "told",
            row.who,
            row.result,
            open_words(row, "words", permit),
            row.noted_at,
            row.noted_by,
        )
        for row in crime.told.all()
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def report_lines(crime: Crime) -> list[ReportLine]:
    """The reports of a crime, oldest first, by reference only."""
    return [
        ReportLine(
            report.reference,
            report.received_at,
            report.urgent,
            report.safe_contact,
            report.code_digest is not None and report.code_stopped_at is None,
            report.messages.filter(direction="from_code", read_at=None).count(),
        )
        for report in crime.reports.order_by("received_at", "id")
    ]

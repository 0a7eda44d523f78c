"""What the case screen shows of an opened crime, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from outcome21.accounts.queries import names_of
from outcome21.audit.queries import entries_about
from outcome21.casework.opened import OpenedCrime, OpenedDecision, OpenedSupport
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.decisions import INVESTIGATE
from outcome21.domain.outcomes import framework
from outcome21.domain.recording import due_by
from outcome21.guidance.support import find_service
from outcome21.web.officers import words
from outcome21.web.officers.facts_view import (
    AnswerRow,
    Recommended,
    answer_rows,
    recommended,
    safeguarding,
)
from outcome21.web.officers.forms.decision import WHY_INVESTIGATE
from outcome21.web.officers.report_view import Line, log_lines
from outcome21.web.officers.still_open import StillOpen
from outcome21.web.officers.time_words import span


@dataclass(frozen=True)
class DecisionView:
    """A decision in words. `may_answer`: the person looking may confirm or return it.

    `overtaken`: the number of the decision that closed it unanswered, with who and when;
    `overtook`: what this one closed, its number and the outcome that it named.
    """

    number: int
    assessment: int
    what: str
    outcome_code: str
    departs: bool
    rationale: list[tuple[str, str]]
    departure_reason: str
    by: Line
    review: tuple[str, Line] | None
    overtaken: tuple[int, Line] | None
    overtook: tuple[int, str] | None
    waits: bool
    outcome_waits: bool
    own: bool
    may_answer: bool


@dataclass(frozen=True)
class CrimeView:
    """The parts of the case screen that need words of their own."""

    names: dict[str, str]
    timing: str
    in_time: bool
    outcome: str
    answers: list[AnswerRow]
    still_open: StillOpen
    safeguarding: str
    recommended: Recommended | None
    decisions: list[DecisionView]
    support: list[tuple[str, str, Line]]
    log: list[Line]

    @property
    def waiting(self) -> DecisionView | None:
        """The decision that waits for a different person, if one does."""
        return next((row for row in self.decisions if row.outcome_waits), None)

    @property
    def afterwards(self) -> list[DecisionView]:
        """Decisions to investigate, begun at once, that a different person has yet to answer."""
        return [row for row in self.decisions if row.waits and not row.outcome_waits]

    @property
    def just_overtaken(self) -> DecisionView | None:
        """What the newest decision closed, for the officer who still expects an answer to it."""
        newest = self.decisions[0].overtook if self.decisions else None
        return next((row for row in self.decisions if newest and row.number == newest[0]), None)


def crime_view(opened: OpenedCrime, by: Actor) -> CrimeView:
    """The opened crime in words, for the person who looks."""
    crime, newest = opened.crime, opened.assessment
    about = [crime.reference, *(report.reference for report in opened.reports)]
    log = entries_about(crime.force, about)
    names = names_of([*(entry.actor for entry in log), *_who_acted(opened)])
    answers = answer_rows(newest) if newest else []
    return CrimeView(
        names=names,
        timing=span(crime.recorded_at - crime.first_reported_at),
        in_time=crime.recorded_at <= due_by(crime.first_reported_at),
        outcome=words.outcome_label(opened.outcome.code) if opened.outcome else "",
        answers=answers,
        still_open=StillOpen.of(row.answer for row in answers),
        safeguarding=safeguarding(newest),
        recommended=recommended(newest) if newest else None,
        decisions=[_decision(decision, opened, names, by) for decision in opened.decisions],
        support=[_support(line, names) for line in opened.support],
        log=log_lines(log, names),
    )


def decided(decision: OpenedDecision) -> str:
    """What was decided, in words."""
    if decision.choice == INVESTIGATE:
        return "Police take control and investigate"
    return words.outcome_label(decision.outcome_code)


def _decision(
    decision: OpenedDecision, opened: OpenedCrime, names: dict[str, str], by: Actor
) -> DecisionView:
    labels = {prompt.id: prompt.label for prompt in framework().prompts}
    if decision.choice == INVESTIGATE:
        labels[WHY_INVESTIGATE.id] = WHY_INVESTIGATE.label
    review, own = decision.review, decision.decided_by == by.reference
    later = next((row for row in opened.decisions if row.number == decision.overtaken_by), None)
    closed = next((row for row in opened.decisions if row.overtaken_by == decision.number), None)
    return DecisionView(
        number=decision.number,
        assessment=decision.assessment,
        what=decided(decision),
        outcome_code=decision.outcome_code,
        departs=decision.departs,
        rationale=[
            (labels.get(name, "Why"), text) for name, text in decision.rationale.items() if text
        ],
        departure_reason=decision.departure_reason,
        by=_line("", decision.decided_by, decision.decided_at, names),
        review=(
            (review.result, _line(review.words, review.reviewed_by, review.reviewed_at, names))
            if review
            else None
        ),
        overtaken=(
            (later.number, _line("", later.decided_by, later.decided_at, names)) if later else None
        ),
        overtook=(closed.number, closed.outcome_code) if closed else None,
        waits=decision.waits,
        outcome_waits=decision.outcome_waits,
        own=own,
        may_answer=decision.waits and not own and by.may("review"),
    )


def _support(line: OpenedSupport, names: dict[str, str]) -> tuple[str, str, Line]:
    """A heading, what came of it, and the words with who wrote them."""
    by = _line(line.words, line.by, line.at, names)
    if line.kind == "told":
        who = words.label(words.TOLD_WHO, line.what)
        return f"{who}: {words.label(words.TOLD, line.result)}", "", by
    service = find_service(line.what, on=day_of(line.at))
    name = service.name if service else line.what
    if line.kind == "referral":
        return f"Referred to {name}", words.label(words.REFERRAL_BASES, line.result), by
    return f"Activity: {name}", line.result.capitalize(), by


def _line(what: str, reference: str, at: datetime, names: dict[str, str]) -> Line:
    return Line(what, words.who(names, reference), at)


def _who_acted(opened: OpenedCrime) -> Iterator[str]:
    """Every reference of a person that the screen names."""
    yield opened.crime.recorded_by
    yield from (assessment.made_by for assessment in opened.assessments)
    for decision in opened.decisions:
        yield decision.decided_by
        if decision.review:
            yield decision.review.reviewed_by
    for investigation in opened.investigations:
        yield from (investigation.opened_by, investigation.ended_by)
        for step in investigation.steps:
            yield from (step.owner, step.done_by)
    yield from (line.by for line in opened.support)
    yield from (wish.considered_by for wish in opened.wishes)

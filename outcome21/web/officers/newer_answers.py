"""An assessment that a colleague made while a form was open, beside what the form says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from outcome21.casework.opened import OpenedAssessment
from outcome21.domain.policy import Policy
from outcome21.web.officers import words
from outcome21.web.officers.facts_view import AnswerRow, answer_rows
from outcome21.web.officers.forms.assessment import TypedAnswer
from outcome21.web.officers.question_order import most_decisive_first

LEFT_OPEN = "Left open"


@dataclass(frozen=True)
class Difference:
    """One question that the newer assessment and the form do not say the same of."""

    question: str
    text: str
    says: str
    source: str
    note: str
    typed: str
    raises: bool


@dataclass(frozen=True)
class NewerAnswers:
    """The newer assessment, where it differs, and the form brought up to it.

    `answers` are the questions with another answer, those that the newer one answers yes first;
    `sources` those with the same answer from elsewhere, or with another note. `typed` is the form
    as it was sent; a question at which it said nothing at all has the newer answer, and `filled`
    says how many those are. So nothing typed is lost, and nothing newer is taken back unseen.
    """

    number: int
    made_by: str
    made_at: datetime
    answers: tuple[Difference, ...]
    sources: tuple[Difference, ...]
    typed: Mapping[str, TypedAnswer]
    filled: int

    def at(self, question: str) -> Difference | None:
        """What the newer assessment says of a question, where that is not what the form says."""
        every = (*self.answers, *self.sources)
        return next((one for one in every if one.question == question), None)


def newer_answers(
    newest: OpenedAssessment | None, seen: int, policy: Policy, typed: Mapping[str, TypedAnswer]
) -> NewerAnswers | None:
    """What was answered since the assessment `seen`; None where that is still the newest."""
    if newest is None or newest.number == seen:
        return None
    stored = {one: TypedAnswer.of(answer) for one, answer in newest.answers.items()}
    empty = [one for one in typed if typed[one] == TypedAnswer() and one in stored]
    brought_up = {**typed, **{one: stored[one] for one in empty}}
    rows = {row.question: row for row in answer_rows(newest)}
    asked = [one for one in most_decisive_first(policy) if one.id in stored]
    other = [one.id for one in asked if stored[one.id] != brought_up[one.id]]
    found = [_difference(rows[one], brought_up[one]) for one in other]
    same = [stored[one].answer == brought_up[one].answer for one in other]
    answers = [one for one, alike in zip(found, same, strict=True) if not alike]
    return NewerAnswers(
        number=newest.number,
        made_by=newest.made_by,
        made_at=newest.made_at,
        answers=tuple(sorted(answers, key=lambda one: not one.raises)),
        sources=tuple(one for one, alike in zip(found, same, strict=True) if alike),
        typed=brought_up,
        filled=sum(stored[one].answer != "" for one in empty),
    )


def _difference(row: AnswerRow, typed: TypedAnswer) -> Difference:
    return Difference(
        question=row.question,
        text=row.text,
        says=row.label,
        source=row.source,
        note=row.note,
        typed=words.ANSWERS.get(typed.answer, LEFT_OPEN),
        raises=row.answer == "yes",
    )

"""The form for answering the policy's questions: each yes and no sourced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from outcome21.casework.answers import GivenAnswer
from outcome21.casework.opened import OpenedAnswer, OpenedAssessment
from outcome21.domain.policy import Answer, Question
from outcome21.web.officers.forms.reading import word
from outcome21.web.officers.forms.wrong import Wrong

CHOICES = {"yes": Answer.YES, "no": Answer.NO, "not_known": Answer.NOT_KNOWN}
BY_CODE = (
    "What came by a code cannot answer a question no: check it with somebody, or choose not known."
)


@dataclass(frozen=True)
class TypedAnswer:
    """One answer as typed."""

    answer: str = ""
    basis: str = ""
    source: str = ""
    note: str = ""

    @classmethod
    def read(cls, typed: Mapping[str, str], question: str) -> TypedAnswer:
        """The answer to one question, as it was sent."""
        return cls(
            word(typed, question),
            word(typed, f"{question}_basis"),
            word(typed, f"{question}_source"),
            word(typed, f"{question}_note"),
        )

    @classmethod
    def of(cls, stored: OpenedAnswer) -> TypedAnswer:
        """An earlier answer, to start from; a question that was not asked is open again."""
        answer = "" if stored.answer is Answer.NOT_ASKED else stored.answer.word
        return cls(answer, stored.basis, stored.source, stored.note)

    @property
    def open(self) -> bool:
        """Whether it is still to be found out: not answered, or not known."""
        return self.answer not in ("yes", "no")

    @property
    def blank(self) -> bool:
        """Whether nothing was chosen, not even where an answer would come from."""
        return not (self.answer or self.basis or self.source)

    def check(self, question: Question, wrong: Wrong, *, part_way: bool = False) -> None:
        """Notes what is missing; what may not be said by a code alone is refused by the act.

        Saved part-way, a question may be left open; one with a source and no answer may not,
        because only an answer can be stored with its source.
        """
        if part_way and self.blank:
            return
        asked = f"“{question.officer}”"
        if self.answer not in CHOICES:
            wrong.add(question.id, f"{asked}: choose yes, no or not known.")
        elif self.answer != "not_known":
            wrong.need(f"{question.id}_basis", self.basis, f"{asked}: is it fact or assessment?")
            wrong.need(f"{question.id}_source", self.source, f"{asked}: who said or checked it?")

    def given(self) -> GivenAnswer:
        """The answer for the record: left open is not asked, has no source, and keeps its note."""
        answer = CHOICES.get(self.answer, Answer.NOT_ASKED)
        if answer not in (Answer.YES, Answer.NO):
            return GivenAnswer(answer, note=self.note)
        return GivenAnswer(answer, self.basis, self.source, self.note)


def start_from(earlier: OpenedAssessment | None, under_13: Answer) -> dict[str, TypedAnswer]:
    """Where the form starts: the newest answers, and the ages on record for `under_13`."""
    found = {} if earlier is None else _of(earlier)
    open_still = found.get("under_13", TypedAnswer())
    if open_still.blank and under_13 in (Answer.YES, Answer.NO):
        found["under_13"] = TypedAnswer(under_13.word, "fact", "officer_check", open_still.note)
    return found


def _of(earlier: OpenedAssessment) -> dict[str, TypedAnswer]:
    return {question: TypedAnswer.of(answer) for question, answer in earlier.answers.items()}

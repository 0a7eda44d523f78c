"""What a question of the report form is made of, and which questions a person is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Words = str | Promise
Answer = str | list[str]
Answers = Mapping[str, Answer]
Condition = tuple[str, tuple[str, ...]]  # a field, and the codes of which it has one

CHOICES = ("one", "many")
WRITTEN = ("line", "words", "tel", "email")


@dataclass(frozen=True)
class Wording:
    """The same question, put to the young person and put to somebody who tells for them."""

    you: Words
    they: Words


def wording(said: Words | Wording) -> Wording:
    """Both forms of what is said; the same twice where it does not differ."""
    return said if isinstance(said, Wording) else Wording(said, said)


@dataclass(frozen=True)
class Option:
    """One answer to choose. `code` is stored, never the label. `alone`: nothing goes with it.

    `desk` is how an officer reads it, where the label speaks to the reporter.
    """

    code: str
    label: Words | Wording
    hint: Words = ""
    alone: bool = False
    desk: Words = ""

    @property
    def said(self) -> Wording:
        """The label for each kind of reader."""
        return wording(self.label)


@dataclass(frozen=True)
class Field:
    """One thing asked: chosen (one, many) or written (line, words, tel, email).

    `short` names it on the check-answers page and at the desk. `required` is the sentence shown
    when it is not answered; empty where it may be left out. `kept_in` is where the report keeps
    it: coded, account, identity, contact or wish; only choices are coded.
    """

    id: str
    kind: str
    short: Words
    label: Words | Wording = ""
    hint: Words | Wording = ""
    options: tuple[Option, ...] = ()
    required: Words = ""
    longest: int = 0
    kept_in: str = "coded"

    @property
    def asks(self) -> Wording:
        """The label for each kind of reader; the short name where there is no other."""
        return wording(self.label or self.short)

    @property
    def helps(self) -> Wording:
        """The hint for each kind of reader."""
        return wording(self.hint)

    @property
    def chosen(self) -> bool:
        """Whether it is answered by choosing."""
        return self.kind in CHOICES

    def option(self, code: str) -> Option | None:
        """The option with that code."""
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True)
class Step:
    """One page of the form: a heading and what is asked under it, or a panel of help alone.

    It is asked when every condition holds: an earlier field was answered with one of the codes.
    """

    id: str
    heading: Words | Wording
    hint: Words | Wording = ""
    fields: tuple[Field, ...] = ()
    asked_if: tuple[Condition, ...] = ()
    panel: str = ""

    @property
    def asks(self) -> Wording:
        """The heading for each kind of reader."""
        return wording(self.heading)

    @property
    def helps(self) -> Wording:
        """The hint for each kind of reader."""
        return wording(self.hint)

    @property
    def only_choice(self) -> Field | None:
        """The field whose question is the heading itself, where the step is one choice alone."""
        alone = len(self.fields) == 1 and self.fields[0].chosen
        return self.fields[0] if alone else None

    @property
    def required(self) -> bool:
        """Whether something on it must be answered."""
        return any(field.required for field in self.fields)

    def asked(self, answers: Answers) -> bool:
        """Whether it is asked of somebody who has given these answers so far."""
        return all(chosen(answers, name) & set(codes) for name, codes in self.asked_if)


def chosen(answers: Answers, name: str) -> set[str]:
    """The codes chosen for a field: none, one or more."""
    given = answers.get(name, "")
    return {given} - {""} if isinstance(given, str) else set(given)


def speaks_for_self(answers: Answers) -> bool:
    """Whether the questions say "you": until somebody says that they tell for somebody else."""
    return not chosen(answers, "who") & {"parent", "professional", "other"}

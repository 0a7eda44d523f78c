"""What somebody filled in, checked against the questions: the answers kept, and what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from outcome21.domain.words import CheckedWords, check_words
from outcome21.guidance.asking import Answer, Answers, Field, Step, Words
from outcome21.guidance.report_questions import STEPS

Given = Mapping[str, list[str]]

NO_PICTURES = _(
    "We cannot take pictures or files. Please describe what happened in words. "
    "You are not in trouble for asking for help."
)
NO_LINKS = _(
    "It looks like there is a web link here. We turned it into plain words. You can leave it out, "
    "and tell us the name of the app or site. Or you can leave it as it is now."
)
TOO_LONG = _("That is {over} letters too long. The most we can take is {longest}.")
NOT_AN_EMAIL = _("Enter an email address in the right form, like name@example.org")
NOT_A_CHOICE = _("Choose one of the answers")


@dataclass(frozen=True)
class Problem:
    """What to say at one field."""

    field: str
    sentence: Words


@dataclass(frozen=True)
class Filled:
    """What came of a page or a whole form: answers that may be kept, and problems in order.

    `too_long` holds words that cannot be kept as they are, to be shown to their writer again.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    too_long: dict[str, str] = field(default_factory=dict)

    def and_then(self, later: Filled) -> Filled:
        """Together with what came of a later page."""
        return Filled(
            self.answers | later.answers,
            self.problems + later.problems,
            self.too_long | later.too_long,
        )


def fill_step(step: Step, given: Given) -> Filled:
    """What came of one step. Words too long are not an answer; changed words are."""
    filled = Filled()
    for asked in step.fields:
        filled = filled.and_then(_choose(asked, given) if asked.chosen else _write(asked, given))
    return filled


def fill_all(given: Given) -> Filled:
    """The answers of the whole form, in order. Answers to questions that fall away are dropped."""
    filled = Filled()
    for step in STEPS:
        if step.asked(filled.answers):
            filled = filled.and_then(fill_step(step, given))
    return filled


def as_given(answers: Answers) -> dict[str, list[str]]:
    """Answers in the shape in which a browser gives them."""
    return {
        name: [answer] if isinstance(answer, str) else list(answer)
        for name, answer in answers.items()
    }


def _choose(asked: Field, given: Given) -> Filled:
    """The codes that the field has. What says that nothing else holds gives way to what does."""
    ticked = given.get(asked.id, [])
    known = [option for option in asked.options if option.code in ticked]
    if not known:
        missing = NOT_A_CHOICE if any(ticked) else asked.required
        return Filled(problems=(Problem(asked.id, missing),) if missing else ())
    if asked.kind == "one":
        return Filled({asked.id: known[0].code})
    holding = [option for option in known if not option.alone] or known[:1]
    return Filled({asked.id: [option.code for option in holding]})


def _write(asked: Field, given: Given) -> Filled:
    typed = (given.get(asked.id) or [""])[-1]
    if asked.kind != "words":
        typed = " ".join(typed.split())
    checked = check_words(typed, asked.longest, addresses=asked.kind == "email")
    problems = tuple(Problem(asked.id, sentence) for sentence in _sentences(asked, checked))
    if checked.over:
        return Filled(problems=problems, too_long={asked.id: checked.text})
    return Filled({asked.id: checked.text} if checked.text else {}, problems)


def _sentences(asked: Field, checked: CheckedWords) -> list[Words]:
    """What to tell the writer about words that were changed or cannot be kept."""
    said: list[Words] = []
    if checked.pictures:
        said.append(NO_PICTURES)
    if checked.links:
        said.append(NO_LINKS)
    if checked.over:
        said.append(format_lazy(TOO_LONG, over=checked.over, longest=asked.longest))
    if asked.kind == "email" and checked.text and not _is_address(checked.text):
        said.append(NOT_AN_EMAIL)
    return said


def _is_address(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and "." in host.strip(".") and " " not in text and "@" not in host)

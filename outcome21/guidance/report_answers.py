"""What somebody filled in, checked against the questions: the answers kept, and what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from outcome21.domain.words import CheckedWords, check_words, visible, without_links
from outcome21.guidance.asking import Answer, Answers, Field, Step, Words
from outcome21.guidance.report_questions import STEPS

Given = Mapping[str, list[str]]

NO_PICTURES = _(
    "We cannot take pictures or files. Please describe what happened in words. "
    "You are not in trouble for asking for help."
)
NO_LINKS = _(
    "It looks like you put in a link. We turned it into plain words. You can take it out, "
    "and tell us the name of the app or site. Or you can send it as plain words."
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
    `without_links` holds the words of fields that had a link, as they are when it is taken out.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    too_long: dict[str, str] = field(default_factory=dict)
    without_links: dict[str, str] = field(default_factory=dict)

    def and_then(self, later: Filled) -> Filled:
        """Together with what came of a later page."""
        return Filled(
            self.answers | later.answers,
            self.problems + later.problems,
            self.too_long | later.too_long,
            self.without_links | later.without_links,
        )


def fill_step(step: Step, given: Given, *, links_out: bool = False) -> Filled:
    """What came of one step. Words too long are not an answer; changed words are.

    `links_out`: the writer chose to have their links taken out.
    """
    filled = Filled()
    for asked in step.fields:
        if asked.chosen:
            filled = filled.and_then(_choose(asked, given))
        else:
            filled = filled.and_then(_write(asked, given, links_out))
    return filled


def fill_all(given: Given, *, links_out: bool = False) -> Filled:
    """The answers of the whole form, in order. Answers to questions that fall away are dropped."""
    filled = Filled()
    for step in STEPS:
        if step.asked(filled.answers):
            filled = filled.and_then(fill_step(step, given, links_out=links_out))
    return filled


def as_typed(step: Step, given: Given) -> dict[str, Answer]:
    """What stands in one step's boxes, not yet checked: only to be shown again.

    Nothing that can be seen is changed.
    """
    typed: dict[str, Answer] = {}
    for asked in step.fields:
        if asked.chosen:
            typed |= _choose(asked, given).answers
        elif given.get(asked.id):
            typed[asked.id] = visible(given[asked.id][-1])
    return typed


def all_as_typed(given: Given) -> dict[str, Answer]:
    """The whole form as `as_typed`, without the questions that fall away."""
    typed: dict[str, Answer] = {}
    for step in STEPS:
        if step.asked(typed):
            typed |= as_typed(step, given)
    return typed


def as_given(answers: Answers) -> dict[str, list[str]]:
    """Answers in the shape in which a browser gives them."""
    return {
        name: [answer] if isinstance(answer, str) else list(answer)
        for name, answer in answers.items()
    }


def said_of_words(checked: CheckedWords, longest: int) -> list[Words]:
    """What to tell the writer about words that were changed, or are too long to keep."""
    said: list[Words] = []
    if checked.pictures:
        said.append(NO_PICTURES)
    if checked.links:
        said.append(NO_LINKS)
    if checked.over:
        said.append(format_lazy(TOO_LONG, over=checked.over, longest=longest))
    return said


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


def _write(asked: Field, given: Given, links_out: bool) -> Filled:
    typed = (given.get(asked.id) or [""])[-1]
    if links_out and asked.kind != "email":
        typed = without_links(visible(typed))
    if asked.kind != "words":
        typed = " ".join(typed.split())
    checked = check_words(typed, asked.longest, addresses=asked.kind == "email")
    said = said_of_words(checked, asked.longest)
    if asked.kind == "email" and checked.text and not _is_address(checked.text):
        said.append(NOT_AN_EMAIL)
    problems = tuple(Problem(asked.id, sentence) for sentence in said)
    without = {asked.id: without_links(checked.text)} if checked.links else {}
    if checked.over:
        return Filled(problems=problems, too_long={asked.id: checked.text}, without_links=without)
    answers: dict[str, Answer] = {asked.id: checked.text} if checked.text else {}
    return Filled(answers, problems, without_links=without)


def _is_address(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and "." in host.strip(".") and " " not in text and "@" not in host)

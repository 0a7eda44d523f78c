"""The words of the command line for answers, routes, categories and days."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from datetime import date

from outcome21.domain.policy import Answer, Policy, Route

WIDTH = 96

ROUTES: Mapping[Route | None, str] = {
    Route.OUTCOME_21: "Outcome 21 (help and advice, and no formal action)",
    Route.REVIEW: "review (a supervisor looks at the whole of it)",
    Route.FIND_OUT: "find out more (before anybody decides)",
    Route.INVESTIGATE: "investigate (police take control and look into it)",
    None: "no route",
}
CATEGORIES: Mapping[str | None, str] = {
    "aggravated": "aggravated",
    "repeated": "repeated",
    "other": "other",
    "non_aggravated": "not aggravated",
    "not_known": "not known yet",
    None: "no category",
}
STATEMENTS = {
    Answer.YES: "{}",
    Answer.NO: "it is not so that {}",
    Answer.NOT_KNOWN: "nobody knows whether {}",
}


def statement(policy: Policy, question: str, answer: Answer) -> str:
    """What an answer to a question says, to follow "if" or "that"."""
    return STATEMENTS[answer].format(policy.question(question).whether)


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def nations(names: Iterable[str]) -> str:
    """The names of nations in a sentence."""
    return listed(name.capitalize() for name in names)


def day(on: date) -> str:
    """A day as people write it: 1 November 2026."""
    return f"{on.day} {on:%B %Y}"


def period(starts: date, last: date | None) -> str:
    """From the first day to the last one, both in force."""
    return f"{day(starts)} to {day(last)}" if last else f"from {day(starts)}"


def wrapped(text: str, first: str = "", later: str | None = None) -> str:
    """A paragraph, its first line begun with `first` and the others as deep."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first) if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    )

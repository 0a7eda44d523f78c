"""What the templates of the report form are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from outcome21.guidance.asking import Answers, Field, Words, chosen, speaks_for_self
from outcome21.guidance.only_if import only_if
from outcome21.guidance.report_answers import (
    NO_PICTURES,
    NOT_AN_EMAIL,
    Filled,
    Problem,
    all_as_typed,
)
from outcome21.guidance.report_questions import FIELDS, STEPS, steps_asked
from outcome21.sealing.forms import renew_form
from outcome21.web.public.guides import help_now_list, threat_steps
from outcome21.web.public.journey import PURPOSE, Journey
from outcome21.web.shared.languages import Toggle
from outcome21.web.shared.pages import page


@dataclass(frozen=True)
class Row:
    """One line of the check-answers page: what was asked, what was answered, where to change it."""

    step: str
    short: Words
    values: list[Words]


@dataclass(frozen=True)
class Place:
    """Where somebody is in the one document: what report.js says and is told again.

    The id of the step shown; those that they saw; and whether they came from the check page to
    change an answer, and go back there.
    """

    at: str = ""
    seen: str = ""
    changing: str = ""


def show_whole(
    request: HttpRequest, token: str, filled: Filled | None = None, place: Place | None = None
) -> HttpResponse:
    """The whole form as one document, with what was filled in if it must be mended."""
    context = {
        "title": _("Tell us what happened"),
        "toggle": Toggle("report", "/tell-us/form", enter="/tell-us/send"),
        "place": place or Place(),
        "steps": STEPS,
        "only_if": {one.id: only_if(one) for one in STEPS},
        "token": token,
        "speaks": "both",
        "no_pictures": NO_PICTURES,
        **_panels(request),
        **_filled(filled),
    }
    return page(request, "public/form.html", context)


def show_as_typed(request: HttpRequest, now: datetime) -> HttpResponse:
    """The document in this language, with what was filled in in the other: not yet checked.

    Raises FormAltered or FormTooOld.
    """
    token = renew_form(PURPOSE, request.POST.get("form", ""), now)
    place = Place(*(request.POST.get(name, "") for name in ("at", "seen", "changing")))
    typed = Filled(all_as_typed(dict(request.POST.lists())))
    return show_whole(request, token, typed, place)


def show_journey(
    request: HttpRequest, journey: Journey, at: datetime, wrong: Filled | None = None
) -> HttpResponse:
    """The page of the journey: a question, or the check-answers page."""
    context: dict[str, Any] = {"state": journey.sealed(at)}
    enter = "/tell-us/questions" if journey.step else "/tell-us/send"
    context["toggle"] = Toggle("answers", "/tell-us/questions", enter=enter)
    if journey.step is None:
        context |= {"title": _("Check your answers"), "rows": rows(journey.answers)}
        return page(request, "public/check.html", context)
    context |= {
        # The tab and the history tell a number, never the question.
        "title": format_lazy(_("Question {number}"), number=journey.number),
        "step": journey.step,
        "speaks": "you" if speaks_for_self(journey.answers) else "they",
        **_panels(request),
        **_filled(wrong or Filled(journey.answers)),
    }
    return page(request, "public/question.html", context)


def rows(answers: Answers) -> list[Row]:
    """What was answered, for checking; one line without values for a page that was skipped."""
    found: list[Row] = []
    for step in steps_asked(answers):
        lines = [Row(step.id, asked.short, _values(asked, answers)) for asked in step.fields]
        found += [line for line in lines if line.values] or lines[:1]
    return found


def error_list(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """The problems for the summary at the top, each leading to its field and naming it."""
    return [{"text": _named(problem), "href": f"#{problem.field}"} for problem in problems]


def _named(problem: Problem) -> Words:
    """What is said of a field, with its name before it where the sentence does not tell which."""
    asked = FIELDS[problem.field]
    if problem.sentence in (asked.required, NOT_AN_EMAIL):
        return problem.sentence
    return format_lazy("{}: {}", asked.short, problem.sentence)


def _values(asked: Field, answers: Answers) -> list[Words]:
    if not asked.chosen:
        written = answers.get(asked.id, "")
        return [str(written)] if written else []
    codes = chosen(answers, asked.id)
    you = speaks_for_self(answers)
    options = [option for option in asked.options if option.code in codes]
    return [option.said.you if you else option.said.they for option in options]


def _filled(filled: Filled | None) -> Mapping[str, Any]:
    given = filled or Filled()
    said: dict[str, list[Words]] = {}
    for problem in given.problems:
        said.setdefault(problem.field, []).append(problem.sentence)
    return {
        "answers": {**given.answers, **given.too_long},
        "problems": said,
        "errors": error_list(given.problems),
        "without_links": given.without_links,
    }


def _panels(request: HttpRequest) -> Mapping[str, Any]:
    return {"help_now_list": help_now_list(request), "threat_steps": threat_steps(request)}

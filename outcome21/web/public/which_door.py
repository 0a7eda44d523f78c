"""Which door: asks three questions and says who could help. It stores nothing and logs nothing."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from outcome21.guidance.asking import Words
from outcome21.guidance.pages import find, include
from outcome21.guidance.rendering import Section
from outcome21.guidance.which_door import QUESTIONS, Answers, doors_for, read_answers
from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form, read_form
from outcome21.web.public.door import public
from outcome21.web.public.guides import guide_context
from outcome21.web.shared.pages import page

ADDRESS = "/which-door"
_PURPOSE = "which door"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def which_door(request: HttpRequest) -> HttpResponse:
    """The three questions, or whom to tell: answers come by POST, so no address ever holds one."""
    if request.method != "POST":
        return _ask(request)
    try:
        read_form(_PURPOSE, request.POST.get("form", ""), timezone.now())
    except (FormAltered, FormTooOld):
        wrong = _("This page was open for a long time. Please press Continue again.")
        return _ask(request, {"danger": wrong}, request.POST)
    answers, missing = read_answers(dict(request.POST.lists()))
    if answers is None:
        return _ask(request, missing, request.POST)
    return _show(request, answers)


def addresses() -> list[URLPattern]:
    """The one address, for the questions and for what they lead to."""
    return [path(ADDRESS[1:], which_door, name="which-door")]


def _ask(
    request: HttpRequest,
    problems: Mapping[str, Words] | None = None,
    given: QueryDict | None = None,
) -> HttpResponse:
    found = find(ADDRESS)
    assert found is not None  # noqa: S101 (its words are in content/)
    wrong = problems or {}
    context = guide_context(found) | {
        "questions": QUESTIONS,
        "picked": dict(given.lists()) if given is not None else {},
        "problems": wrong,
        "errors": [{"text": text, "href": f"#{field}"} for field, text in wrong.items()],
        "form_token": issue_form(_PURPOSE, timezone.now()),
    }
    return page(request, "public/which_door.html", context)


def _show(request: HttpRequest, answers: Answers) -> HttpResponse:
    found = find(ADDRESS)
    assert found is not None  # noqa: S101 (its words are in content/)
    context = guide_context(found) | {
        "title": _("Who you could tell"),
        "doors": [_words(door) for door in doors_for(answers)],
        "threats": "threats" in answers.fits,
    }
    return page(request, "public/which_door_found.html", context)


def _words(door: str) -> Section:
    return next(part for part in include("doors").contents if part.id == door)

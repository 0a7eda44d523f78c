"""Which door: asks three questions and says who could help. It stores nothing and logs nothing."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from outcome21.guidance.asking import Words
from outcome21.guidance.rendering import Section
from outcome21.guidance.which_door import QUESTIONS, Answers, doors_for, read_answers
from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form, read_form
from outcome21.web.public.carried import carried, carry
from outcome21.web.public.door import public
from outcome21.web.public.guides import guide_context
from outcome21.web.public.written import piece, written
from outcome21.web.shared.languages import CHANGED, Toggle
from outcome21.web.shared.pages import page

ADDRESS = "/which-door"
_PURPOSE = "which door"
_FOUND = "doors found"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def which_door(request: HttpRequest) -> HttpResponse:
    """The three questions, or whom to tell: answers come by POST, so no address ever holds one."""
    if request.method != "POST":
        return _ask(request)
    if request.POST.get("go") == CHANGED:
        return _in_other_language(request)
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
    found = written(request, ADDRESS)
    wrong = problems or {}
    context = guide_context(request, found) | {
        "toggle": Toggle("answers", ADDRESS, enter=ADDRESS),
        "questions": QUESTIONS,
        "picked": dict(given.lists()) if given is not None else {},
        "problems": wrong,
        "errors": [{"text": text, "href": f"#{field}"} for field, text in wrong.items()],
        "form_token": issue_form(_PURPOSE, timezone.now()),
    }
    return page(request, "public/which_door.html", context)


def _show(request: HttpRequest, answers: Answers) -> HttpResponse:
    found = written(request, ADDRESS)
    context = guide_context(request, found) | {
        "title": _("Who you could tell"),
        "toggle": Toggle("answers", ADDRESS),
        "state": carry(_FOUND, _as_data(answers), timezone.now()),
        "doors": [_words(request, door) for door in doors_for(answers)],
        "threats": "threats" in answers.fits,
    }
    return page(request, "public/which_door_found.html", context)


def _in_other_language(request: HttpRequest) -> HttpResponse:
    """The page that they were on: what was found, or the questions with what was picked so far."""
    if "state" not in request.POST:
        return _ask(request, given=request.POST)
    try:
        data = carried(_FOUND, request.POST["state"], timezone.now())
    except (FormAltered, FormTooOld):
        return _ask(request)
    return _show(request, Answers(data["danger"], data["want"], frozenset(data["fits"])))


def _as_data(answers: Answers) -> dict[str, object]:
    return {"danger": answers.danger, "want": answers.want, "fits": sorted(answers.fits)}


def _words(request: HttpRequest, door: str) -> Section:
    return next(part for part in piece(request, "doors").contents if part.id == door)

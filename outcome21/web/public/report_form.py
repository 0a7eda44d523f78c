"""The report form as pages: the start, the whole form as one document, and one question a page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from outcome21.guidance.report_answers import Filled, as_typed, fill_step
from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form
from outcome21.web.public.door import by_form_only, public, start_again, to
from outcome21.web.public.journey import PURPOSE, START, Journey, new_journey, open_journey
from outcome21.web.public.report_pages import show_as_typed, show_journey, show_whole
from outcome21.web.public.written import here
from outcome21.web.shared.languages import CHANGED
from outcome21.web.shared.pages import page

BEFORE = "/tell-us/before"


@public
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the form is, what it asks, and what it is not for."""
    return page(request, "public/start.html", {"title": _("Tell us: start here")})


@public
@require_safe
def before(request: HttpRequest) -> HttpResponse:
    """How Leave site works: shown once, before the first question."""
    return page(request, "public/before.html", {"title": _("Before you start")})


@public
@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: HttpRequest) -> HttpResponse:
    """Every question in one document, to be sent once.

    By POST it is the same document in this language, with what was filled in in the other.
    """
    if request.method != "POST":
        return show_whole(request, issue_form(PURPOSE, timezone.now()))
    try:
        return show_as_typed(request, timezone.now())
    except (FormAltered, FormTooOld):
        return start_again(request, START)


@public
@by_form_only(START)
def questions(request: HttpRequest) -> HttpResponse:
    """One question a page: takes the answers of one, and shows the next, the last or another."""
    now = timezone.now()
    sealed = request.POST.get("state", "")
    if not sealed:
        return show_journey(request, new_journey(now), now)
    try:
        journey = open_journey(sealed, now)
    except (FormAltered, FormTooOld):
        return start_again(request, START)
    go = request.POST.get("go", "next")
    if go == CHANGED:
        return _same_page(request, journey, now)
    if go.startswith("change:"):
        return show_journey(request, journey.change(go.removeprefix("change:")), now)
    if journey.step:
        given = dict(request.POST.lists())
        filled = fill_step(journey.step, given, links_out=go == "links-out")
        if filled.too_long or (filled.problems and go != "back"):
            return show_journey(request, journey, now, filled)
        journey = journey.with_answers(journey.step, filled.answers)
    moved = journey.back() if go == "back" else journey.onward()
    return show_journey(request, moved, now) if moved else to(here(request, BEFORE))


def _same_page(request: HttpRequest, journey: Journey, now: datetime) -> HttpResponse:
    """The page that they are on, in this language, with what stands on it: not yet checked."""
    if journey.step is None:
        return show_journey(request, journey, now)
    names = {asked.id for asked in journey.step.fields}
    before = {name: given for name, given in journey.answers.items() if name not in names}
    typed = as_typed(journey.step, dict(request.POST.lists()))
    return show_journey(request, journey, now, Filled(before | typed))

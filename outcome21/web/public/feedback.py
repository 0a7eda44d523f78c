"""Page feedback: two questions, an answer stored without anything about who gave it."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from outcome21.domain.actors import ANONYMOUS
from outcome21.domain.refusals import Refused
from outcome21.guidance.actions.leave_feedback import leave_feedback
from outcome21.guidance.asking import Words
from outcome21.guidance.feedback_words import USEFUL, may_be_kept
from outcome21.guidance.pages import Page, all_pages
from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form, read_form
from outcome21.web.public.door import public
from outcome21.web.public.feedback_form import FIELDS, LEFT_EMPTY, feedback_context, purpose
from outcome21.web.public.feedback_limits import FEEDBACK_LIFE, SOONEST, limits
from outcome21.web.public.guides import help_now
from outcome21.web.public.written import tongue, written
from outcome21.web.shared.failures import bad_request, not_found, say
from outcome21.web.shared.languages import twin
from outcome21.web.shared.pages import force_of, page

TOO_OLD = _("This page was open for a long time. Please send it again.")
TOO_SOON = _("That is not sent yet. Please press the button once more.")
MOST_BYTES = 2_048
"""Of a whole form: its token and two codes are a tenth of it."""


@public
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, about: str) -> HttpResponse:
    """The questions about one page, or the thanks for answering them.

    A form with anything else in it is refused, and so is a long one; one already used, or one
    that no person filled in, stores nothing more. One that comes back sooner than most people can
    answer is shown again as it is, under the same token: whoever was quick presses once more.
    """
    known = next((one for one in all_pages() if one.id == about), None)
    if known is None:
        return not_found(request)
    found = written(request, known.path)
    if request.method != "POST":
        return _ask(request, found)
    if len(request.body) > MOST_BYTES:  # measured: a body may come without its length
        return say(request, "too_long")
    if set(request.POST) - FIELDS or any(len(given) > 1 for _name, given in request.POST.lists()):
        return bad_request(request)
    return _take(request, found)


def _take(request: HttpRequest, about: Page) -> HttpResponse:
    now = timezone.now()
    useful, reason = request.POST.get("useful", ""), request.POST.get("reason", "")
    try:
        token = read_form(purpose(about.id), request.POST.get("form", ""), now, FEEDBACK_LIFE)
    except FormTooOld:
        again = issue_form(purpose(about.id), now - SOONEST)  # they have seen the questions
        return _ask(request, about, TOO_OLD, again)
    except FormAltered:
        return _ask(request, about, TOO_OLD)
    if request.POST.get(LEFT_EMPTY):
        return _thank(request, about)
    if may_be_kept(useful, reason):
        if timedelta(0) <= now - token.issued_at < SOONEST:
            return _ask(request, about, TOO_SOON, request.POST["form"])
        if not limits.takes(token.number, now):
            return _thank(request, about)
    try:
        leave_feedback(
            by=ANONYMOUS.at_force(force_of(request).code),
            at=now,
            page=about.id,
            language=about.language,  # what was read, whatever the address asked for
            useful=useful,
            reason=reason,
        )
    except Refused as refusal:
        return _ask(request, about, refusal.sentence, request.POST["form"])
    return _thank(request, about)


def _ask(request: HttpRequest, about: Page, wrong: Words = "", token: str = "") -> HttpResponse:
    context = {
        "title": _("Feedback"),
        "guide": about,
        "tongue": tongue(request, about),
        "given": request.POST or request.GET,  # a guidance page's links say yes or no already
        "problem": wrong,
        "errors": [{"text": wrong, "href": "#useful"}] if wrong else [],
        "twin_url": _twin_url(request),
        "help_now_html": help_now(request),
        **feedback_context(request, about, timezone.now(), token),
    }
    return page(request, "public/feedback.html", context)


def _twin_url(request: HttpRequest) -> str:
    """These questions in the other language, with the first answer as a page's link gave it."""
    given = request.POST or request.GET
    answered = f"?useful={given['useful']}" if given.get("useful") in USEFUL else ""
    return twin(request.path) + answered


def _thank(request: HttpRequest, about: Page) -> HttpResponse:
    context = {"title": _("Thank you"), "guide": about, "help_now_html": help_now(request)}
    return page(request, "public/feedback_thanks.html", context)

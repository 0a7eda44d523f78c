"""Sending the report, and what the one who sent it is told."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.receive_report import Receipt, receive_report
from outcome21.domain.actors import ANONYMOUS
from outcome21.guidance.asking import Answers
from outcome21.guidance.report_answers import Filled, as_given, fill_all
from outcome21.guidance.report_questions import FIELDS, STEPS
from outcome21.sealing.forms import FormAltered, FormTooOld, read_form, renew_form
from outcome21.web.public.ask_code import carry_words
from outcome21.web.public.door import by_form_only, public, start_again
from outcome21.web.public.given import report_words
from outcome21.web.public.half_written import HalfWritten
from outcome21.web.public.journey import CHECK, PURPOSE, START, Journey, open_journey
from outcome21.web.public.not_sent import not_sent
from outcome21.web.public.report_after import kept_receipt
from outcome21.web.public.report_pages import show_as_typed, show_journey, show_whole
from outcome21.web.shared.languages import CHANGED, language_of
from outcome21.web.shared.pages import force_of, page


@public
@by_form_only(START)
def send(request: HttpRequest) -> HttpResponse:
    """Takes the whole report, from the one document or from the pages that went before.

    The form's own number makes sending again harmless: the same reference and code. To change
    the language is never to send.
    """
    now = timezone.now()
    sealed = request.POST.get("state", "")
    try:
        journey = open_journey(sealed, now) if sealed else _posted(request)
        token = read_form(PURPOSE, journey.token, now)
        if request.POST.get("go") == CHANGED:
            return show_journey(request, journey, now) if sealed else show_as_typed(request, now)
    except (FormAltered, FormTooOld):
        return start_again(request, START)
    links = request.POST.get("links", "")
    given = as_given(journey.answers) if sealed else dict(request.POST.lists())
    filled = fill_all(given, links_out=links == "out")
    if filled.problems or (links and not sealed):
        return _mend(request, journey if sealed else None, filled, now)
    try:
        receipt = receive_report(
            by=ANONYMOUS.at_force(force_of(request).code),
            at=now,
            number=token.number,
            words=report_words(filled.answers, language_of(request)),
        )
    except Exception as error:  # noqa: BLE001 (whatever broke, what a child wrote must not be lost)
        kept = Journey(journey.token, CHECK, filled.answers, tuple(one.id for one in STEPS))
        return not_sent(request, error, "/tell-us/send", {"state": kept.sealed(now)})
    return _thank(request, receipt, filled.answers, now)


def _posted(request: HttpRequest) -> Journey:
    """The one document as it was sent: its answers are read afterwards."""
    return Journey(request.POST.get("form", ""), CHECK)


def _mend(
    request: HttpRequest, journey: Journey | None, filled: Filled, at: datetime
) -> HttpResponse:
    """Back to what must be mended: the first such page, or the document with all of them."""
    if journey is None:
        return show_whole(request, renew_form(PURPOSE, request.POST["form"], at), filled)
    wrong = filled.problems[0].field
    place = next(one for one in STEPS if FIELDS[wrong] in one.fields)
    here = {asked.id for asked in place.fields}
    only = Filled(
        filled.answers,
        tuple(problem for problem in filled.problems if problem.field in here),
        filled.too_long,
    )
    return show_journey(request, journey.change(place.id), at, only)


def _thank(request: HttpRequest, receipt: Receipt, answers: Answers, at: datetime) -> HttpResponse:
    context = {
        "title": _("Sent"),
        "receipt": receipt,
        "code": receipt.code.split(),
        "kept": kept_receipt(receipt, answers, at),
        "who": answers.get("who", ""),
        "new_words": _sent_again(answers, at) if receipt.again else "",
    }
    return page(request, "public/sent.html", context)


def _sent_again(answers: Answers, at: datetime) -> str:
    """The words of a form that was here already, to become a message once the code is typed.

    Whether they are other words nobody here can tell: this site cannot read what it has stored.
    They are sealed, and the code does not go along: the page may stand open on a shared phone.
    """
    return carry_words(HalfWritten(str(answers.get("account", ""))), at)

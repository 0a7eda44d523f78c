"""After a report was sent: what happens next, and a record for a professional's own file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.receive_report import Receipt
from outcome21.guidance.asking import Answers, Words, chosen, speaks_for_self
from outcome21.guidance.report_questions import FIELDS
from outcome21.guidance.report_record import USED, record_for
from outcome21.sealing.forms import FormAltered, FormTooOld
from outcome21.web.public.aims import aims
from outcome21.web.public.carried import carried, carry
from outcome21.web.public.door import by_form_only, public, to
from outcome21.web.public.journey import START
from outcome21.web.public.written import here
from outcome21.web.shared.languages import Toggle
from outcome21.web.shared.pages import force_of, page

_PURPOSE = "receipt"
_WORK = "professional"
_REACH = ("who", "age", "danger", "named", "safe_contact", "ways", "voicemail", "if_answered")


@dataclass(frozen=True)
class Reach:
    """How we may reach somebody: a sentence, the ways that they chose, and what we take care of."""

    sentence: Words
    ways: tuple[Words, ...] = ()
    care: Words = ""


def kept_receipt(receipt: Receipt, answers: Answers, at: datetime) -> str:
    """What the next pages need, sealed: a child's own words are never among it."""
    work = answers.get("who") == _WORK
    names = (*_REACH, *USED) if work else _REACH
    kept = {name: given for name, given in answers.items() if name in names}
    sent = {"reference": receipt.reference, "received_at": receipt.received_at.isoformat()}
    return carry(_PURPOSE, {**sent, "answers": kept}, at)


@public
@by_form_only(START)
def what_next(request: HttpRequest) -> HttpResponse:
    """What happens now, with the reference and without the code."""
    try:
        sent = carried(_PURPOSE, request.POST.get("receipt", ""), timezone.now())
    except (FormAltered, FormTooOld):
        return _next(request)
    return _next(request, sent["reference"], sent["answers"], request.POST["receipt"])


def _next(
    request: HttpRequest,
    reference: str = "",
    answers: Answers | None = None,
    kept: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; without a reference it says so, and that the report is here all the same.

    What is carried lives for twelve hours, as all of the form does: then nobody who finds the
    page open learns who wrote to whom. A restart of the program may end it sooner, so the page
    does not say why. Somebody who still has it must not report a second time.
    """
    answers = answers or {}
    context = {
        "title": _("What happens next"),
        "toggle": Toggle("next", "/tell-us/next"),
        "reference": reference,
        "who": answers.get("who", ""),
        "adult": answers.get("who") == "child" and answers.get("age") == "18_over",
        "unnamed": bool(answers) and answers.get("named") != "yes",
        "danger": answers.get("danger") in ("yes", "not_known"),
        "reach": reach(answers) if reference else None,
        "kept": kept,
        "times": aims(force_of(request).times),
    }
    return page(request, "public/next.html", context, status)


@public
@by_form_only(START)
def for_the_file(request: HttpRequest) -> HttpResponse:
    """After a professional's report: what their own file may hold. For nobody else."""
    try:
        sent = carried(_PURPOSE, request.POST.get("receipt", ""), timezone.now())
    except (FormAltered, FormTooOld):
        return _next(request, status=409)
    if sent["answers"].get("who") != _WORK:
        return to(here(request, START))
    context = {
        "title": _("For your file"),
        "toggle": Toggle("record", "/tell-us/record"),
        "kept": request.POST["receipt"],
        "reference": sent["reference"],
        "received_at": datetime.fromisoformat(sent["received_at"]),
        "record": record_for(sent["answers"]),
    }
    return page(request, "public/record.html", context)


def reach(answers: Answers) -> Reach:
    """How we may reach somebody who gave these answers, as they are told it."""
    if answers.get("who") == _WORK and answers.get("named") == "yes":
        return Reach(_("We use your work contact, or your code."))
    if answers.get("named") != "yes":
        return Reach(_("We do not know who you are. We can only write to your code."))
    you = speaks_for_self(answers)
    ways = tuple(
        option.said.you if you else option.said.they
        for option in FIELDS["ways"].options
        if option.code in chosen(answers, "ways")
    )
    if answers.get("safe_contact", "code") == "code" or not ways:
        return Reach(_("We only write to your code. We do not call, text or email."))
    silent = answers.get("voicemail") != "yes" and answers.get("if_answered") not in (
        "their_word",
        "say_who",
    )
    care = _("We leave no message, and say nothing about this to anyone else.") if silent else ""
    return Reach(_("We only use the ways that you chose:"), ways, care)

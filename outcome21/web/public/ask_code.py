"""The page that asks for a code, with what somebody was writing when it had to be asked for."""

from __future__ import annotations

import logging
from dataclasses import asdict
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.guidance.asking import Words
from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form
from outcome21.web.public.carried import carried, carry
from outcome21.web.public.half_written import NOTHING, HalfWritten
from outcome21.web.shared.failures import database_is_gone
from outcome21.web.shared.languages import Toggle
from outcome21.web.shared.pages import page

_log = logging.getLogger(__name__)

START = "/replies"
PURPOSE = "replies"
_WORDS = "reply"
AWAY = _(
    "We could not do that just now. That is our fault, not yours. Wait a minute, then type your "
    "code again."
)


def ask_code(
    request: HttpRequest,
    now: datetime,
    wrong: Words = "",
    *,
    keep: HalfWritten = NOTHING,
    done: Words = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `done` is what was stored before the code had to be asked for."""
    context = {
        "title": _("Read your messages"),
        "toggle": Toggle("ask", START, enter=START) if request.method == "POST" else None,
        "form": issue_form(PURPOSE, now),
        "keep": carry_words(keep, now),
        "done": done,
        "problem": wrong,
        "errors": [{"text": wrong, "href": "#code"}] if wrong else [],
    }
    return page(request, "public/code.html", context, status)


def away(
    request: HttpRequest,
    now: datetime,
    error: Exception,
    keep: HalfWritten = NOTHING,
    done: Words = "",
) -> HttpResponse:
    """Something broke, and the code is asked for again: 503 for a lost database.

    A fault of the program goes the way of any other, unless it would cost somebody their words,
    or the news that they were stored: then it is told in the same page, with 500.
    """
    gone = database_is_gone(error)
    if not (gone or keep or done):
        raise error
    _log.error("A page behind a code could not be made.", exc_info=error)
    return ask_code(request, now, AWAY, keep=keep, done=done, status=503 if gone else 500)


def carry_words(words: HalfWritten, now: datetime) -> str:
    """Words for the page that asks for the code to carry: nobody reads them there."""
    return carry(_WORDS, asdict(words), now) if words else ""


def words_kept(request: HttpRequest, now: datetime) -> HalfWritten:
    """The words that the page that asked for the code has carried."""
    try:
        data = carried(_WORDS, request.POST.get("keep", ""), now)
    except (FormAltered, FormTooOld):
        return NOTHING
    return HalfWritten(str(data["message"]), str(data["why"]), str(data["wish"]))

"""The page that says honestly what will come of a wish, and asks why."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.casework.wish_kinds import LONGEST
from outcome21.web.public.half_written import HalfWritten
from outcome21.web.public.opened_code import Opened, seal_opened
from outcome21.web.public.reply_words import CheckedReply
from outcome21.web.shared.languages import Toggle
from outcome21.web.shared.pages import page


def ask_wish(
    request: HttpRequest,
    opened: Opened,
    now: datetime,
    half: HalfWritten,
    checked: CheckedReply | None = None,
) -> HttpResponse:
    """The page for one kind of wish, with what was written so far and what must be mended."""
    checked = checked or CheckedReply(half.why)
    context = {
        # The tab and the history never tell which of the two it is.
        "title": _("What you want"),
        "toggle": Toggle("wish", "/replies/wish"),
        "kind": half.wish,
        "message": half.message,
        "state": seal_opened(opened, now),
        "longest": LONGEST,
        "draft": checked.text,
        "problems": checked.wrong,
        "without": checked.without,
        "errors": [{"text": problem, "href": "#words"} for problem in checked.wrong],
    }
    return page(request, "public/wish.html", context)

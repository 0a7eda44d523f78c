"""With a code: "I do not want my parents told", and "I take it back"."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.wish_by_code import wish_by_code
from outcome21.casework.codes import CodeUnknown
from outcome21.casework.wish_kinds import KINDS, LONGEST
from outcome21.domain.words import visible
from outcome21.web.public.opened_code import number_of
from outcome21.web.public.replies import reporter, show_replies, with_code
from outcome21.web.public.reply_words import CheckedReply, check_reply
from outcome21.web.public.report_send import not_sent
from outcome21.web.public.wish_page import ask_wish
from outcome21.web.shared.languages import CHANGED

_log = logging.getLogger(__name__)


@with_code
def wish(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """Says honestly what will come of it, asks why, and sends it to the desk."""
    kind = request.POST.get("kind", "")
    if kind not in KINDS:
        return show_replies(request, opened["code"], now)
    if "words" not in request.POST:
        return ask_wish(request, opened, now, kind, CheckedReply(""))
    if request.POST.get("go") == CHANGED:
        return ask_wish(request, opened, now, kind, CheckedReply(visible(request.POST["words"])))
    links_out = request.POST.get("links") == "out"
    typed = request.POST["words"]
    checked = check_reply(typed, LONGEST, links_out=links_out, may_be_empty=True)
    if checked.wrong:
        return ask_wish(request, opened, now, kind, checked)
    try:
        wish_by_code(
            by=reporter(request),
            at=now,
            typed=opened["code"],
            kind=kind,
            words=checked.text,
            number=number_of(opened, f"{kind}\n{checked.text}"),
        )
    except CodeUnknown:
        raise
    except Exception:  # noqa: BLE001 (whatever broke, what they want must not be lost)
        _log.exception("A wish from a code could not be stored.")
        return not_sent(request, "/replies/wish", request.POST["state"], checked.text, kind)
    return show_replies(
        request, opened["code"], now, done=_("We have it. An officer will think about it.")
    )

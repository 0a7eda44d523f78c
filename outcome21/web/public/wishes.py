"""With a code: "I do not want my parents told", and "I take it back"."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.wish_by_code import wish_by_code
from outcome21.casework.codes import CodeUnknown
from outcome21.casework.wish_kinds import LONGEST
from outcome21.web.public.behind_code import only_the_language, reporter, with_code
from outcome21.web.public.half_written import HalfWritten, at_the_wish, half_written
from outcome21.web.public.not_sent import not_sent
from outcome21.web.public.opened_code import Opened, number_of
from outcome21.web.public.reply_words import CheckedReply, check_reply
from outcome21.web.public.show_replies import show_replies
from outcome21.web.public.wish_page import ask_wish


@with_code
def wish(request: HttpRequest, opened: Opened, now: datetime) -> HttpResponse:
    """Says honestly what will come of it, asks why, and sends it to the desk."""
    half = half_written(request)
    if not half.wish:
        return show_replies(request, opened["code"], now, half=half, number=opened["number"])
    if not at_the_wish(request) or only_the_language(request):
        return ask_wish(request, opened, now, half)
    links_out = request.POST.get("links") == "out"
    typed = request.POST.get("words", "")
    checked = check_reply(typed, LONGEST, links_out=links_out, may_be_empty=True)
    if checked.wrong:
        return ask_wish(request, opened, now, half, checked)
    return _send(request, opened, now, half, checked)


def _send(
    request: HttpRequest,
    opened: Opened,
    now: datetime,
    half: HalfWritten,
    checked: CheckedReply,
) -> HttpResponse:
    kind, words = half.wish, checked.text
    try:
        wish_by_code(
            by=reporter(request),
            at=now,
            typed=opened["code"],
            kind=kind,
            words=words,
            number=number_of(opened, f"{kind}\n{words}"),
        )
    except CodeUnknown:
        raise
    except Exception as error:  # noqa: BLE001 (whatever broke, what they want must not be lost)
        fields = {"state": request.POST["state"], "kind": kind, "words": words}
        return not_sent(request, error, "/replies/wish", fields | {"message": half.message})
    return show_replies(
        request,
        opened["code"],
        now,
        half=HalfWritten(half.message),
        done=_("We have it. An officer will think about it."),
        number=opened["number"] if half.message else "",
    )

"""What a code opens: a neutral stage and what has not been read, never the report."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.read_replies import Replies, read_replies
from outcome21.casework.actions.reply_by_code import LONGEST
from outcome21.casework.codes import CodeUnknown
from outcome21.guidance.asking import Words
from outcome21.web.public.ask_code import ask_code, away
from outcome21.web.public.behind_code import reporter
from outcome21.web.public.half_written import NOTHING, HalfWritten
from outcome21.web.public.opened_code import Opened, new_number, seal_opened
from outcome21.web.public.reply_words import CheckedReply
from outcome21.web.public.wish_page import ask_wish
from outcome21.web.shared.languages import Toggle
from outcome21.web.shared.pages import page


def show_replies(
    request: HttpRequest,
    typed: str,
    now: datetime,
    *,
    half: HalfWritten = NOTHING,
    done: Words = "",
    checked: CheckedReply | None = None,
    number: str = "",
) -> HttpResponse:
    """What the code opens, with what they were writing; the page of a wish if they were at one.

    `checked` is a message that must be mended before it is sent. `number` is that of what is
    still being written; without it the page has a new one.
    """
    try:
        found = read_replies(by=reporter(request), at=now, typed=typed)
    except CodeUnknown as unknown:
        return ask_code(request, now, unknown.sentence, keep=half)
    except Exception as error:  # noqa: BLE001 (whatever broke, what they wrote must not be lost)
        return away(request, now, error, half, done)
    opened = _opened(found, now, number)
    if half.wish:
        return ask_wish(request, opened, now, half)
    draft = checked or CheckedReply(half.message)
    context = {
        "title": _("Your messages"),
        "toggle": Toggle("write", "/replies/messages"),
        "replies": found,
        "state": seal_opened(opened, now),
        "done": done,
        "longest": LONGEST,
        "draft": draft.text,
        "why": half.why,
        "problems": draft.wrong,
        "without": draft.without,
        "errors": [{"text": problem, "href": "#words"} for problem in draft.wrong],
    }
    return page(request, "public/replies.html", context)


def _opened(found: Replies, now: datetime, number: str) -> Opened:
    shown_until = max((sent_at for sent_at, _words in found.messages), default=now)
    return {
        "code": found.code,
        "shown_until": shown_until.isoformat(),
        "number": number or new_number(),
    }

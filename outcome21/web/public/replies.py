"""Replies: a code opens a neutral stage and what has not been read; nothing of the report."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from outcome21.casework.actions.put_away_replies import put_away_replies
from outcome21.casework.actions.read_replies import read_replies
from outcome21.casework.actions.reply_by_code import reply_by_code
from outcome21.casework.actions.stop_code import stop_code
from outcome21.casework.codes import CodeUnknown
from outcome21.casework.wish_kinds import KINDS
from outcome21.domain.actors import REPORTER, Actor
from outcome21.domain.words import visible
from outcome21.sealing.forms import FormAltered, FormTooOld, read_form
from outcome21.web.public.ask_code import (
    PURPOSE,
    START,
    Kept,
    ask_code,
    away,
    being_written,
    words_kept,
)
from outcome21.web.public.door import by_form_only, public
from outcome21.web.public.opened_code import new_number, number_of, open_sealed, seal_opened
from outcome21.web.public.reply_words import CheckedReply, check_reply
from outcome21.web.public.report_send import not_sent
from outcome21.web.public.wish_page import ask_wish
from outcome21.web.shared.languages import CHANGED, Toggle
from outcome21.web.shared.pages import force_of, page

_log = logging.getLogger(__name__)

WithCode = Callable[[HttpRequest, dict[str, Any], datetime], HttpResponse]


@public
@require_http_methods(["GET", "HEAD", "POST"])
def replies(request: HttpRequest) -> HttpResponse:
    """Asks for the code, and shows what it opens."""
    now = timezone.now()
    if request.method != "POST":
        return ask_code(request, now)
    if _only_the_language(request):
        return ask_code(request, now, keep=words_kept(request, now))
    kept = words_kept(request, now)
    try:
        read_form(PURPOSE, request.POST.get("form", ""), now)
    except (FormAltered, FormTooOld):
        wrong = _("This page was open for a long time. Type your code again.")
        return ask_code(request, now, wrong, keep=kept)
    typed = request.POST.get("code", "")
    if not typed.strip():
        return ask_code(request, now, _("Enter your code"), keep=kept)
    return show_replies(request, typed, now, checked=CheckedReply(kept.words), wish=kept.wish)


def with_code(view: WithCode) -> Callable[..., HttpResponse]:
    """The view for somebody whose code was opened here within ten minutes; else it is asked again.

    What they wrote meanwhile stays in the page, and so it does when the database is away.
    """

    @public
    @by_form_only(START)
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        try:
            opened = open_sealed(request.POST.get("state", ""), now)
        except (FormAltered, FormTooOld):
            wrong = _("To keep this to you alone, please type your code again.")
            return ask_code(request, now, wrong, keep=being_written(request))
        try:
            return view(request, opened, now)
        except CodeUnknown as unknown:
            return ask_code(request, now, unknown.sentence, keep=being_written(request))
        except Exception:  # noqa: BLE001 (whatever broke, what they wrote must not be lost)
            _log.exception("A page behind a code could not be made.")
            return away(request, now, being_written(request))

    return answer


@with_code
def put_away(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """The messages that were shown are read, and not shown again."""
    if _only_the_language(request):
        return _as_it_was(request, opened, now)
    shown_until = datetime.fromisoformat(str(opened["shown_until"]))
    put_away_replies(by=reporter(request), at=now, typed=opened["code"], sent_until=shown_until)
    return show_replies(request, opened["code"], now, done=_("We have put that message away."))


@with_code
def write(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """Words go back to the desk."""
    if _only_the_language(request):
        return _as_it_was(request, opened, now)
    typed = request.POST.get("words", "")
    checked = check_reply(typed, links_out=request.POST.get("links") == "out")
    words = checked.text
    if checked.wrong:
        return show_replies(request, opened["code"], now, checked=checked, number=opened["number"])
    try:
        reply_by_code(
            by=reporter(request),
            at=now,
            typed=opened["code"],
            words=words,
            number=number_of(opened, words),
        )
    except CodeUnknown:
        raise
    except Exception:  # noqa: BLE001 (whatever broke, what they wrote must not be lost)
        _log.exception("A message from a code could not be stored.")
        return not_sent(request, "/replies/write", request.POST["state"], words)
    return show_replies(request, opened["code"], now, done=_("We have your message."))


@with_code
def stop(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """Asks once whether the code is to be stopped; stops it when the answer is yes."""
    if request.POST.get("sure") == "yes" and not _only_the_language(request):
        stop_code(by=reporter(request), at=now, typed=opened["code"])
        return page(request, "public/code_stopped.html", {"title": _("Code stopped")})
    context = {
        "title": _("Stop this code"),
        "toggle": Toggle("stop", "/replies/stop"),
        "state": seal_opened(opened, now),
    }
    return page(request, "public/stop_code.html", context)


@with_code
def look(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """Back to what the code opens, with what they are writing if only the language changed."""
    if _only_the_language(request):
        return _as_it_was(request, opened, now)
    return show_replies(request, opened["code"], now)


def _only_the_language(request: HttpRequest) -> bool:
    """Whether only the language was changed: then nothing else is ever done."""
    return request.POST.get("go") == CHANGED


def _as_it_was(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    draft = CheckedReply(visible(request.POST.get("words", "")))
    return show_replies(request, opened["code"], now, checked=draft, number=opened["number"])


def reporter(request: HttpRequest) -> Actor:
    """Somebody with a code, towards the force of this site."""
    return REPORTER.at_force(force_of(request).code)


def show_replies(
    request: HttpRequest,
    typed: str,
    now: datetime,
    *,
    done: object = "",
    checked: CheckedReply | None = None,
    number: str = "",
    wish: str = "",
) -> HttpResponse:
    """What the code opens; `checked` is a message that must be mended before it is sent.

    `number` is that of a message still being written; a new page has a new one. `wish` is a kind
    of wish that was being written: then its page is shown.
    """
    draft = checked or CheckedReply("")
    try:
        found = read_replies(by=reporter(request), at=now, typed=typed)
    except CodeUnknown as unknown:
        return ask_code(request, now, unknown.sentence, keep=Kept(draft.text, wish))
    except Exception:  # noqa: BLE001 (whatever broke, what they wrote must not be lost)
        _log.exception("What a code opens could not be shown.")
        return away(request, now, Kept(draft.text, wish), done)
    shown_until = max((sent_at for sent_at, _words in found.messages), default=now)
    opened = {
        "code": found.code,
        "shown_until": shown_until.isoformat(),
        "number": number or new_number(),
    }
    if wish in KINDS:
        return ask_wish(request, opened, now, wish, draft)
    context = {
        "title": _("Your messages"),
        "toggle": Toggle("write", "/replies/messages"),
        "replies": found,
        "state": seal_opened(opened, now),
        "done": done,
        "draft": draft.text,
        "problems": draft.wrong,
        "without": draft.without,
        "errors": [{"text": problem, "href": "#words"} for problem in draft.wrong],
    }
    return page(request, "public/replies.html", context)

"""Replies: a code opens a neutral stage and what has not been read; nothing of the report."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
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
from outcome21.domain.actors import REPORTER, Actor
from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form, read_form
from outcome21.web.public.carried import carried, carry
from outcome21.web.public.door import by_form_only, public
from outcome21.web.public.reply_words import CheckedReply, check_reply
from outcome21.web.public.report_send import not_sent
from outcome21.web.shared.languages import CHANGED, Toggle
from outcome21.web.shared.pages import force_of, page

START = "/replies"
LIFE = timedelta(minutes=10)
_PURPOSE = "replies"
_OPENED = "opened code"
_WORDS = "reply"
_log = logging.getLogger(__name__)

Opened = Callable[[HttpRequest, dict[str, Any], datetime], HttpResponse]


@public
@require_http_methods(["GET", "HEAD", "POST"])
def replies(request: HttpRequest) -> HttpResponse:
    """Asks for the code, and shows what it opens."""
    now = timezone.now()
    if request.method != "POST":
        return _ask(request, now)
    if request.POST.get("go") == CHANGED:
        return _ask(request, now, keep=_kept_words(request, now))
    try:
        read_form(_PURPOSE, request.POST.get("form", ""), now)
    except (FormAltered, FormTooOld):
        return _ask(request, now, _("This page was open for a long time. Type your code again."))
    typed = request.POST.get("code", "")
    if not typed.strip():
        return _ask(request, now, _("Enter your code"))
    return show_replies(request, typed, now, checked=CheckedReply(_kept_words(request, now)))


def with_code(view: Opened) -> Callable[..., HttpResponse]:
    """The view for somebody whose code was opened here within ten minutes; else it is asked again.

    What they wrote meanwhile stays in the page.
    """

    @public
    @by_form_only(START)
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        now = timezone.now()
        try:
            opened = carried(_OPENED, request.POST.get("state", ""), now, LIFE)
        except (FormAltered, FormTooOld):
            wrong = _("To keep this to you alone, please type your code again.")
            return _ask(request, now, wrong, keep=request.POST.get("words", ""))
        try:
            return view(request, opened, now)
        except CodeUnknown as unknown:
            return _ask(request, now, unknown.sentence)

    return answer


@with_code
def put_away(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """The messages that were shown are read, and not shown again."""
    shown_until = datetime.fromisoformat(str(opened["shown_until"]))
    put_away_replies(by=reporter(request), at=now, typed=opened["code"], sent_until=shown_until)
    return show_replies(request, opened["code"], now, done=_("We have put that message away."))


@with_code
def write(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """Words go back to the desk."""
    typed = request.POST.get("words", "")
    checked = check_reply(typed, links_out=request.POST.get("links") == "out")
    words = checked.text
    if checked.wrong:
        return show_replies(request, opened["code"], now, checked=checked)
    try:
        reply_by_code(
            by=reporter(request),
            at=now,
            typed=opened["code"],
            words=words,
            number=number_of(request, words),
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
    if request.POST.get("sure") == "yes":
        stop_code(by=reporter(request), at=now, typed=opened["code"])
        return page(request, "public/code_stopped.html", {"title": _("Code stopped")})
    context = {
        "title": _("Stop this code"),
        "toggle": Toggle("stop", "/replies/stop"),
        "state": open_again(opened, now),
    }
    return page(request, "public/stop_code.html", context)


@with_code
def look(request: HttpRequest, opened: dict[str, Any], now: datetime) -> HttpResponse:
    """Back to what the code opens, with what they are writing if only the language changed."""
    words = request.POST.get("words", "") if request.POST.get("go") == CHANGED else ""
    return show_replies(request, opened["code"], now, checked=CheckedReply(words))


def number_of(request: HttpRequest, words: str) -> bytes:
    """The number of what a page sends, so that it is stored once however often it is sent.

    Of the page and the words: the same page may send other words after a lost answer.
    """
    return hashlib.sha256(f"{request.POST['state']}\n{words}".encode()).digest()


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
) -> HttpResponse:
    """What the code opens; `checked` is a message that must be mended before it is sent."""
    draft = checked or CheckedReply("")
    try:
        found = read_replies(by=reporter(request), at=now, typed=typed)
    except CodeUnknown as unknown:
        return _ask(request, now, unknown.sentence, keep=draft.text)
    shown_until = max((sent_at for sent_at, _words in found.messages), default=now)
    context = {
        "title": _("Your messages"),
        "toggle": Toggle("write", "/replies/messages"),
        "replies": found,
        "state": carry(_OPENED, {"code": found.code, "shown_until": shown_until.isoformat()}, now),
        "done": done,
        "draft": draft.text,
        "problems": draft.wrong,
        "without": draft.without,
        "errors": [{"text": problem, "href": "#words"} for problem in draft.wrong],
    }
    return page(request, "public/replies.html", context)


def _ask(
    request: HttpRequest, now: datetime, wrong: object = "", *, keep: str = ""
) -> HttpResponse:
    context = {
        "title": _("Read your messages"),
        "toggle": Toggle("ask", START, enter=START) if request.method == "POST" else None,
        "form": issue_form(_PURPOSE, now),
        "keep": carry(_WORDS, {"words": keep}, now) if keep else "",
        "problem": wrong,
        "errors": [{"text": wrong, "href": "#code"}] if wrong else [],
    }
    return page(request, "public/code.html", context)


def open_again(opened: dict[str, Any], now: datetime) -> str:
    """The code that is open, for one page more."""
    return carry(_OPENED, {"code": opened["code"], "shown_until": opened["shown_until"]}, now)


def _kept_words(request: HttpRequest, now: datetime) -> str:
    """What somebody had written when their ten minutes were over."""
    try:
        return str(carried(_WORDS, request.POST.get("keep", ""), now)["words"])
    except (FormAltered, FormTooOld):
        return ""

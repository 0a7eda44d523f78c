"""Replies: a code opens a neutral stage and what has not been read; nothing of the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from outcome21.casework.actions.put_away_replies import put_away_replies
from outcome21.casework.actions.reply_by_code import reply_by_code
from outcome21.casework.actions.stop_code import stop_code
from outcome21.casework.codes import CodeUnknown
from outcome21.sealing.forms import FormAltered, FormTooOld, read_form
from outcome21.web.public.ask_code import PURPOSE, ask_code, words_kept
from outcome21.web.public.behind_code import only_the_language, reporter, said_yes, with_code
from outcome21.web.public.door import public
from outcome21.web.public.half_written import HalfWritten, half_written
from outcome21.web.public.not_sent import not_sent
from outcome21.web.public.opened_code import Opened, number_of, seal_opened
from outcome21.web.public.reply_words import check_reply
from outcome21.web.public.show_replies import show_replies
from outcome21.web.shared.languages import Toggle
from outcome21.web.shared.pages import page


@public
@require_http_methods(["GET", "HEAD", "POST"])
def replies(request: HttpRequest) -> HttpResponse:
    """Asks for the code, and shows what it opens."""
    now = timezone.now()
    if request.method != "POST":
        return ask_code(request, now)
    kept = words_kept(request, now)
    if only_the_language(request) or "code" not in request.POST:
        return ask_code(request, now, keep=kept)
    try:
        read_form(PURPOSE, request.POST.get("form", ""), now)
    except (FormAltered, FormTooOld):
        wrong = _("This page was open for a long time. Type your code again.")
        return ask_code(request, now, wrong, keep=kept)
    typed = request.POST.get("code", "")
    if not typed.strip():
        return ask_code(request, now, _("Enter your code"), keep=kept)
    return show_replies(request, typed, now, half=kept)


@with_code
def look(request: HttpRequest, opened: Opened, now: datetime) -> HttpResponse:
    """Back to what the code opens, with what they are writing."""
    half = replace(half_written(request), wish="")
    return show_replies(request, opened["code"], now, half=half, number=opened["number"])


@with_code
def put_away(request: HttpRequest, opened: Opened, now: datetime) -> HttpResponse:
    """The messages that were shown are read, and not shown again."""
    half, number = half_written(request), opened["number"]
    if only_the_language(request):
        return show_replies(request, opened["code"], now, half=half, number=number)
    shown_until = datetime.fromisoformat(str(opened["shown_until"]))
    put_away_replies(by=reporter(request), at=now, typed=opened["code"], sent_until=shown_until)
    done = _("We have put that message away.")
    return show_replies(request, opened["code"], now, half=half, done=done, number=number)


@with_code
def write(request: HttpRequest, opened: Opened, now: datetime) -> HttpResponse:
    """Words go back to the desk."""
    half = half_written(request)
    if only_the_language(request):
        return show_replies(request, opened["code"], now, half=half, number=opened["number"])
    links_out = request.POST.get("links") == "out"
    checked = check_reply(request.POST.get("words", ""), links_out=links_out)
    if checked.wrong:
        return show_replies(
            request, opened["code"], now, half=half, checked=checked, number=opened["number"]
        )
    try:
        reply_by_code(
            by=reporter(request),
            at=now,
            typed=opened["code"],
            words=checked.text,
            number=number_of(opened, checked.text),
        )
    except CodeUnknown:
        raise
    except Exception as error:  # noqa: BLE001 (whatever broke, what they wrote must not be lost)
        fields = {"state": request.POST["state"], "words": checked.text, "why": half.why}
        return not_sent(request, error, "/replies/write", fields)
    return show_replies(
        request,
        opened["code"],
        now,
        half=HalfWritten(why=half.why),
        done=_("We have your message."),
    )


@with_code
def stop(request: HttpRequest, opened: Opened, now: datetime) -> HttpResponse:
    """Asks once whether the code is to be stopped; stops it when the answer is yes."""
    if said_yes(request):
        stop_code(by=reporter(request), at=now, typed=opened["code"])
        return page(request, "public/code_stopped.html", {"title": _("Code stopped")})
    context = {
        "title": _("Stop this code"),
        "toggle": Toggle("stop", "/replies/stop"),
        "state": seal_opened(opened, now),
        "half": half_written(request),
    }
    return page(request, "public/stop_code.html", context)

"""One report: what was told, what is not known, and what to do with it."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import (
    confirm_safe_contact,
    consult_report,
    send_message,
    stop_code_at_desk,
)
from outcome21.casework.actions.send_message import LONGEST
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page, done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.once import Once
from outcome21.web.officers.forms.reading import check_typed, kept, word
from outcome21.web.officers.forms.wrong import Wrong, try_act
from outcome21.web.officers.report_view import report_view

_AT_MESSAGE = dict.fromkeys(
    ("message_length", "no_code", "code_stopped", "safe_contact_unread"), "words"
)


@desk("consult_report", "GET")
def report(request: DeskRequest, reference: str) -> HttpResponse:
    """The report, opened and logged."""
    return _page(request, reference, Wrong(), 200)


@desk("confirm_safe_contact", "POST")
def safe_contact(request: DeskRequest, reference: str) -> HttpResponse:
    """Notes that this officer has read how the reporter may safely be reached."""
    confirm_safe_contact(by=request.by, at=now(), reference=reference)
    return done("safe_contact_read", "officers:report", reference)


@desk("send_message", "POST")
def message(request: DeskRequest, reference: str) -> HttpResponse:
    """A message to the report's code; what was typed is kept if it cannot be sent."""
    typed, once = word(request.POST, "words"), Once.read(request.POST, now())
    tried = try_act(
        once.wrong.and_also(check_typed(request.POST, longest={"words": LONGEST})),
        lambda: send_message(
            by=request.by, at=now(), reference=reference, words=typed, number=once.number
        ),
        _AT_MESSAGE,
    )
    if tried.went_well:
        return done("message_sent", "officers:report", reference)
    return _page(request, reference, tried.wrong, tried.status, once)


@desk("stop_code_at_desk", "POST")
def stop_code(request: DeskRequest, reference: str) -> HttpResponse:
    """Stops the report's code. Asked twice, because a stopped code cannot be started again."""
    if request.POST.get("sure") != "yes":
        wrong = Wrong([("sure", "Tick the box first: a stopped code cannot be started again.")])
        return _page(request, reference, wrong, 422)
    stop_code_at_desk(by=request.by, at=now(), reference=reference)
    return done("code_stopped", "officers:report", reference)


def _page(
    request: DeskRequest, reference: str, wrong: Wrong, status: int, once: Once | None = None
) -> HttpResponse:
    opened = consult_report(by=request.by, at=now(), reference=reference)
    context = {
        "title": f"Report {reference}",
        "opened": opened,
        "report": opened.report,
        "view": report_view(opened, now()),
        "words": words,
        "typed": kept(request.POST),
        "token": (once or Once.fresh(now())).token,
        "longest_message": LONGEST,
    }
    return desk_page(request, "report.html", context, wrong=wrong, status=status)

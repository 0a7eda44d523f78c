"""Taking a report by phone, in person or from a partner."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import take_report
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page, done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms import report as form
from outcome21.web.officers.forms.wrong import Wrong, try_act

_AT = {"received_in_the_future": "received"}


@desk("take_report")
def take(request: DeskRequest) -> HttpResponse:
    """One page, keyboard first; then the report itself, to be recorded."""
    if request.method != "POST":
        return _page(request, form.TakenReport.empty(now()), Wrong(), 200)
    typed = form.TakenReport.read(request.POST)
    received = typed.received_at or now()
    tried = try_act(
        typed.wrong(now()),
        lambda: take_report(by=request.by, at=now(), received_at=received, words=typed.words()),
        _AT,
    )
    if tried.result is None:
        return _page(request, typed, tried.wrong, tried.status)
    return done("taken", "officers:report", tried.result)


def _page(request: DeskRequest, typed: form.TakenReport, wrong: Wrong, status: int) -> HttpResponse:
    context = {"title": "Take a report", "typed": typed, "form": form, "words": words}
    return desk_page(request, "take_report.html", context, wrong=wrong, status=status)

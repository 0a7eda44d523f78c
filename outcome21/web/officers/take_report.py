"""Taking a report by phone, in person or from a partner."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import take_report
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page, done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms import report as form
from outcome21.web.officers.forms.once import Once
from outcome21.web.officers.forms.reading import check_typed
from outcome21.web.officers.forms.wrong import Wrong, try_act

_AT = dict.fromkeys(("received_in_the_future", "received_long_ago"), "received")


@desk("take_report")
def take(request: DeskRequest) -> HttpResponse:
    """One page, keyboard first; then the report itself, to be recorded."""
    if request.method != "POST":
        fresh = Once.fresh(now())
        return _page(request, form.TakenReport.empty(now()), fresh, Wrong(), 200)
    typed, once = form.TakenReport.read(request.POST), Once.read(request.POST, now())
    wrong = once.wrong.and_also(check_typed(request.POST, addresses=("contact",)))
    tried = try_act(
        wrong.and_also(typed.wrong(now())),
        lambda: take_report(
            by=request.by,
            at=now(),
            received_at=typed.received_at or now(),
            words=typed.words(),
            number=once.number,
        ),
        _AT,
    )
    if tried.result is None:
        return _page(request, typed, once, tried.wrong, tried.status)
    return done("taken", "officers:report", tried.result)


def _page(
    request: DeskRequest, typed: form.TakenReport, once: Once, wrong: Wrong, status: int
) -> HttpResponse:
    context = {
        "title": "Take a report",
        "typed": typed,
        "token": once.token,
        "form": form,
        "words": words,
    }
    return desk_page(request, "take_report.html", context, wrong=wrong, status=status)

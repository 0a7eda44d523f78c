"""An education or diversion activity, arranged or completed."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.actions import record_intervention
from outcome21.domain.days import day_of
from outcome21.guidance.support import services
from outcome21.web.officers.crime import crime_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, day, word
from outcome21.web.officers.forms.wrong import Wrong, try_act

_EXAMPLE = "such as 5/12/2026."


@desk("record_intervention")
def activity(request: DeskRequest, reference: str) -> HttpResponse:
    """Which activity, from when, and the day it was completed once it is over."""
    if request.method != "POST":
        return _page(request, reference, Wrong(), 200)
    service, text = word(request.POST, "service"), word(request.POST, "words")
    starts = day(word(request.POST, "starts_on"))
    completed = day(word(request.POST, "completed_on"))
    tried = try_act(
        _wrong(request, starts, completed),
        lambda: record_intervention(
            by=request.by,
            at=now(),
            crime=reference,
            service=service,
            starts_on=starts or day_of(now()),
            completed_on=completed,
            words=text,
        ),
        {"service_unknown": "service", "completion_date": "completed_on"},
    )
    if tried.went_well:
        return done("activity", "officers:crime", reference)
    return _page(request, reference, tried.wrong, tried.status)


def _wrong(request: DeskRequest, starts: date | None, completed: date | None) -> Wrong:
    wrong = check_typed(request.POST)
    wrong.need("service", word(request.POST, "service"), "Choose who runs the activity.")
    if starts is None:
        wrong.add("starts_on", f"Enter the day on which it starts, {_EXAMPLE}")
    if word(request.POST, "completed_on") and completed is None:
        wrong.add("completed_on", f"Enter the day on which it was completed, {_EXAMPLE}")
    return wrong


def _page(request: DeskRequest, reference: str, wrong: Wrong, status: int) -> HttpResponse:
    invented = force(request.by.force).invented
    context = {
        "page_title": "Education or diversion",
        "services": services(on=day_of(now()), demo=invented),
    }
    return crime_page(request, reference, "activity.html", context, wrong=wrong, status=status)

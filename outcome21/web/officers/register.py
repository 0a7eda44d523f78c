"""The registrar's register: every report, its crime or its reason, in time or late."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.domain.recording import recording_rules
from outcome21.insight import timeliness
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk

_LONGEST_NUMBER = 9

STATES = {
    timeliness.IN_TIME: "In time",
    timeliness.LATE: "Late",
    timeliness.RUNNING: "Still running",
    timeliness.OVERDUE: "Late and not recorded yet",
}


@desk("see_register", "GET")
def register(request: DeskRequest) -> HttpResponse:
    """Each report by reference, a page at a time; opening one is a page of its own, and logged."""
    at = now()
    totals = timeliness.totals(request.by.force, at)
    number = _page_asked(request, totals.pages)
    lines = timeliness.register(request.by.force, at, number)
    before = (number - 1) * timeliness.PAGE
    context = {
        "title": "Register" if number == 1 else f"Register, page {number}",
        "lines": lines,
        "shown": (before + 1, before + len(lines)),
        "number": number,
        "totals": totals,
        "states": STATES,
        "reasons": {reason.id: reason.label for reason in recording_rules().reasons},
        "words": words,
    }
    return desk_page(request, "register.html", context)


def _page_asked(request: DeskRequest, pages: int) -> int:
    """The page of the address, or the nearest that there is; what is no number is the first."""
    asked = request.GET.get("page", "")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= _LONGEST_NUMBER):
        return 1
    return min(max(int(asked), 1), pages)

"""The registrar's register: every report, its crime or its reason, in time or late."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.domain.recording import recording_rules
from outcome21.insight import timeliness
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk

STATES = {
    timeliness.IN_TIME: "In time",
    timeliness.LATE: "Late",
    timeliness.RUNNING: "Still running",
    timeliness.OVERDUE: "Late and not recorded yet",
}


@desk("see_register", "GET")
def register(request: DeskRequest) -> HttpResponse:
    """Each report by reference; opening one is a page of its own, and logged."""
    lines = timeliness.register(request.by.force, now())
    context = {
        "title": "Register",
        "lines": lines,
        "totals": timeliness.totals(lines),
        "states": STATES,
        "reasons": {reason.id: reason.label for reason in recording_rules().reasons},
        "words": words,
    }
    return desk_page(request, "register.html", context)

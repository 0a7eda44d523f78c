"""The work list: what waits, the urgent first. References only; a name needs the record opened."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import now

from outcome21.accounts.queries import names_of
from outcome21.casework.queries import open_crimes, waiting_reports
from outcome21.casework.unread import unread_of_settled
from outcome21.casework.wishes import waiting_wishes
from outcome21.domain.actors import Actor
from outcome21.insight.waiting import decisions_waiting_for, where_is
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, word
from outcome21.web.officers.forms.wrong import BY_RULE, INCOMPLETE, Wrong
from outcome21.web.officers.report_answers import reason_labels


@desk("see_desk", "GET")
def worklist(request: DeskRequest) -> HttpResponse:
    """Decisions to confirm, wishes, messages, reports to record, crimes with their next step.

    Whoever may open no record starts at what their role is for: the policy, or the content.
    """
    if not request.by.may("consult_crime"):
        return _start_of(request.by)
    return _page(request, Wrong(), "", 200)


@desk("see_desk", "POST")
def find(request: DeskRequest) -> HttpResponse:
    """To the record with exactly this reference, else back with a sentence that says so."""
    if not request.by.may("consult_crime"):
        return _start_of(request.by)
    typed = word(request.POST, "reference")
    wrong = check_typed(request.POST)
    wrong.need("reference", typed, "Type a report’s or a crime’s reference.")
    if wrong:
        return _page(request, wrong, typed, INCOMPLETE)
    found = where_is(request.by.force, typed)
    if found is None:
        wrong.add("reference", "Nothing here has this reference. Check it and try again.")
        return _page(request, wrong, typed, BY_RULE)
    kind, reference = found
    return HttpResponseRedirect(reverse(f"officers:{kind}", args=[reference]))


def _start_of(by: Actor) -> HttpResponse:
    start = "policy" if by.may("replay_policy") else "content"
    return HttpResponseRedirect(reverse(f"officers:{start}"))


def _page(request: DeskRequest, wrong: Wrong, typed: str, status: int) -> HttpResponse:
    decisions = decisions_waiting_for(request.by)
    names = names_of(line.decided_by for line in decisions)
    named_lines = [(line, words.who(names, line.decided_by)) for line in decisions]
    context = {
        "title": "Work list",
        "reports": waiting_reports(request.by.force, now()),
        "decisions": [named for named in named_lines if not named[0].afterwards],
        "afterwards": [named for named in named_lines if named[0].afterwards],
        "crimes": open_crimes(request.by.force),
        "wishes": waiting_wishes(request.by.force),
        "unread": unread_of_settled(request.by.force),
        "reasons": reason_labels(),
        "words": words,
        "typed": typed,
    }
    return desk_page(request, "worklist.html", context, wrong=wrong, status=status)

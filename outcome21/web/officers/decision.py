"""Deciding: first what, knowing what each choice needs; then why; then a last look."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import now

from outcome21.accounts.queries import staff_of
from outcome21.casework.actions import consult_crime, decide
from outcome21.casework.choices import choices, departs_here
from outcome21.casework.finding import NotHere
from outcome21.casework.opened import OpenedCrime
from outcome21.domain.days import day_of
from outcome21.domain.decisions import INVESTIGATE
from outcome21.domain.outcomes import offered_on
from outcome21.web.officers import words
from outcome21.web.officers.crime import opened_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.decision import DecisionForm, boxes_for
from outcome21.web.officers.forms.reading import check_typed
from outcome21.web.officers.forms.wrong import BY_RULE, INCOMPLETE, Wrong, try_act
from outcome21.web.officers.own_view import number_sent

_AT = {
    "departure_reason_missing": "departure_reason",
    "rationale_missing": "rationale_why",
    "owner_unknown": "step_owner",
}


@desk("decide")
def choose(request: DeskRequest, reference: str) -> HttpResponse:
    """What can be decided now, and what each choice needs."""
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    wrong = Wrong()
    if request.method == "POST":
        choice = request.POST.get("choice", "")
        if _is_choice(choice):
            return HttpResponseRedirect(reverse("officers:decide", args=[reference, choice]))
        wrong.add("choice", "Choose what you decide.")
    context = {
        "page_title": "Decide",
        "choices": choices(opened, day_of(now())),
    }
    status = INCOMPLETE if wrong else 200
    return opened_page(request, opened, "choose.html", context, wrong=wrong, status=status)


@desk("decide")
def decide_page(request: DeskRequest, reference: str, choice: str) -> HttpResponse:
    """The reasons, then everything once more, then the decision. What was typed is kept."""
    if not _is_choice(choice):
        raise NotHere("choice")
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    typed = DecisionForm.read(request.POST, choice, day_of(now()))
    if request.method != "POST" or "change" in request.POST:
        wrong = check_typed(request.POST)
        return _page(request, opened, typed, wrong, INCOMPLETE if wrong else 200)
    departing = departs_here(opened, choice)
    missing = typed.wrong(departs=departing, owners=_owners(request), on=day_of(now()))
    wrong = check_typed(request.POST).and_also(missing)
    if not wrong and "save" not in request.POST:
        return _page(request, opened, typed, wrong, 200, template="decide_check.html")
    tried = try_act(
        wrong,
        lambda: decide(
            by=request.by,
            at=now(),
            crime=reference,
            number=number_sent(request, "number"),
            choice=typed.as_choice(),
            overtakes=number_sent(request, "overtakes"),
            ends=number_sent(request, "ends"),
        ),
        _AT | {f"rationale_{box}": f"rationale_{box}" for box in typed.rationale},
    )
    if tried.went_well:
        result = "investigating" if choice == INVESTIGATE else "decided"
        return done(result, "officers:crime", reference)
    return _page(request, opened, typed, tried.wrong, tried.status)


def _is_choice(choice: str) -> bool:
    return choice == INVESTIGATE or choice in {row.code for row in offered_on(day_of(now()))}


def _owners(request: DeskRequest) -> dict[str, str]:
    return {staff.reference: staff.display_name for staff in staff_of(request.by.force)}


def _page(
    request: DeskRequest,
    opened: OpenedCrime,
    typed: DecisionForm,
    wrong: Wrong,
    status: int,
    *,
    template: str = "decide.html",
) -> HttpResponse:
    investigating = typed.choice == INVESTIGATE
    label = words.ROUTES[INVESTIGATE] if investigating else words.outcome_label(typed.choice)
    offered = choices(opened, day_of(now()))
    chosen = next(
        (row for row in (*offered.first, *offered.others) if row.code == typed.choice), None
    )
    if not offered.shown and not wrong:
        wrong.add("", "See what the policy recommends before you decide.")
        status = BY_RULE
    context = {
        "page_title": label,
        "form": typed,
        "boxes": boxes_for(typed.choice, day_of(now())),
        "choices": offered,
        "chosen": chosen,
        "departs": departs_here(opened, typed.choice),
        "owners": _owners(request),
        "investigating": investigating,
    }
    return opened_page(request, opened, template, context, wrong=wrong, status=status)

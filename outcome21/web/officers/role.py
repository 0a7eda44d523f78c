"""Changing a person's role in a crime."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import change_role, consult_crime
from outcome21.casework.finding import NotHere
from outcome21.domain.days import day_of
from outcome21.domain.involvement import roles_on
from outcome21.web.officers.crime import opened_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, word
from outcome21.web.officers.forms.wrong import Wrong, try_act

_AT = {
    "why_missing": "why",
    "role_unknown": "role",
    "pictured_not_suspect": "role",
    "child_not_suspect": "role",
}


@desk("change_role")
def role(request: DeskRequest, reference: str, letter: str) -> HttpResponse:
    """The new role and why; for a supervisor, the exception for somebody pictured."""
    if request.method != "POST":
        return _page(request, reference, letter, Wrong(), 200)
    new, why = word(request.POST, "role"), word(request.POST, "why")
    wrong = check_typed(request.POST)
    wrong.need("role", new, "Choose the new role.")
    wrong.need("why", why, "Say why the role changes.")
    tried = try_act(
        wrong,
        lambda: change_role(
            by=request.by,
            at=now(),
            crime=reference,
            person=f"Person {letter}",
            role=new,
            why=why,
            supervisor_exception=request.POST.get("exception") == "yes",
        ),
        _AT,
    )
    if tried.went_well:
        return done("role_changed", "officers:crime", reference)
    return _page(request, reference, letter, tried.wrong, tried.status)


def _page(
    request: DeskRequest, reference: str, letter: str, wrong: Wrong, status: int
) -> HttpResponse:
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    person = next((one for one in opened.people if one.label == f"Person {letter}"), None)
    if person is None:
        raise NotHere("person")
    context = {
        "page_title": f"Role of {person.label}",
        "person": person,
        "roles": roles_on(day_of(now())),
    }
    return opened_page(request, opened, "role.html", context, wrong=wrong, status=status)

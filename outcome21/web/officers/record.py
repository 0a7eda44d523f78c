"""A report becomes a recorded crime."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.actions import consult_report, record_crime
from outcome21.domain.days import day_of
from outcome21.domain.involvement import roles_on
from outcome21.domain.offences import offered_offences
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page, done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.crime import MOST_PEOPLE, CrimeForm
from outcome21.web.officers.forms.reading import check_typed
from outcome21.web.officers.forms.wrong import INCOMPLETE, Wrong, try_act
from outcome21.web.officers.report_view import report_view

_AT = {
    "crime_reference_form": "crime_reference",
    "crime_recorded_already": "crime_reference",
    "crime_recorded_meanwhile": "crime_reference",
    "offence_unknown": "offence",
    "nobody_named": "person1_role",
    "role_unknown": "person1_role",
    "pictured_not_suspect": "person1_role",
    "birth_date_wrong": "person1_born",
}


@desk("record_crime")
def record(request: DeskRequest, reference: str) -> HttpResponse:
    """The form, again with another row, or the crime that was recorded."""
    if request.method != "POST":
        return _page(request, reference, None, Wrong(), 200)
    typed = CrimeForm.read(request.POST)
    if "another" in request.POST:
        wrong = check_typed(request.POST)
        status = INCOMPLETE if wrong else 200
        return _page(request, reference, typed.with_another_person(), wrong, status)
    tried = try_act(
        check_typed(request.POST).and_also(typed.wrong(reference_is_made=_made(request))),
        lambda: record_crime(
            by=request.by,
            at=now(),
            report=reference,
            crime_reference=typed.crime_reference,
            offence=typed.offence,
            people=typed.named(),
            known_crimes=_known_crimes(request),
        ),
        _AT,
    )
    if tried.result is None:
        return _page(request, reference, typed, tried.wrong, tried.status)
    return done("recorded", "officers:crime", tried.result)


def _known_crimes(request: DeskRequest) -> int | None:
    """How many crimes the report had when this page was made."""
    told = request.POST.get("known_crimes", "")
    return int(told) if told.isdecimal() and len(told) < 4 else None


def _made(request: DeskRequest) -> bool:
    return bool(force(request.by.force).crime_reference_made)


def _page(
    request: DeskRequest, reference: str, typed: CrimeForm | None, wrong: Wrong, status: int
) -> HttpResponse:
    opened = consult_report(by=request.by, at=now(), reference=reference, messages_shown=False)
    band = opened.report.age_band if opened.report.age_band in words.AGES else ""
    today = day_of(now())
    context = {
        "title": f"Record a crime from report {reference}",
        "opened": opened,
        "report": opened.report,
        "view": report_view(opened, now()),
        "typed": typed or CrimeForm.empty(band),
        "most_people": MOST_PEOPLE,
        "offences": offered_offences(today),
        "roles": roles_on(today),
        "example": force(request.by.force).crime_reference_example,
        "reference_is_made": _made(request),
        "words": words,
    }
    return desk_page(request, "record.html", context, wrong=wrong, status=status)

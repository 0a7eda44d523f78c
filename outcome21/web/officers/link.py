"""A report that belongs to a crime already recorded."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.actions import consult_report, link_report
from outcome21.web.officers.desk_page import desk_page, done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, kept, word
from outcome21.web.officers.forms.wrong import Wrong, try_act


@desk("link_report")
def link(request: DeskRequest, reference: str) -> HttpResponse:
    """By the force's own crime reference, exactly as the records system shows it."""
    if request.method != "POST":
        return _page(request, reference, Wrong(), 200)
    typed = word(request.POST, "crime_reference")
    wrong = check_typed(request.POST)
    wrong.need("crime_reference", typed, "Type the crime reference.")
    tried = try_act(
        wrong,
        lambda: link_report(by=request.by, at=now(), report=reference, crime_reference=typed),
        {"no_such_crime": "crime_reference"},
    )
    if tried.result is None:
        return _page(request, reference, tried.wrong, tried.status)
    return done("linked", "officers:crime", tried.result)


def _page(request: DeskRequest, reference: str, wrong: Wrong, status: int) -> HttpResponse:
    opened = consult_report(by=request.by, at=now(), reference=reference, messages_shown=False)
    context = {
        "title": f"Join report {reference} to a crime",
        "report": opened.report,
        "example": force(request.by.force).crime_reference_example,
        "typed": kept(request.POST),
    }
    return desk_page(request, "link.html", context, wrong=wrong, status=status)

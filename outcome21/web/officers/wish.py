"""Considering what a young person asked of us."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import consider_wish, consult_report
from outcome21.casework.finding import NotHere
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page, done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, kept, word
from outcome21.web.officers.forms.wrong import Wrong, try_act
from outcome21.web.officers.report_view import report_view

_AT = {"result_missing": "result", "reason_missing": "words", "considered_already": ""}


@desk("consider_wish")
def consider(request: DeskRequest, reference: str, wish: UUID) -> HttpResponse:
    """Whether we do as they ask, and why."""
    if request.method != "POST":
        return _page(request, reference, wish, Wrong(), 200)
    result, why = word(request.POST, "result"), word(request.POST, "words")
    wrong = check_typed(request.POST)
    wrong.need("result", result, "Choose whether we do as they ask.")
    wrong.need("words", why, "Say why.")
    tried = try_act(
        wrong,
        lambda: consider_wish(
            by=request.by, at=now(), reference=reference, wish=wish, result=result, words=why
        ),
        _AT,
    )
    if tried.went_well:
        return done("wish_considered", "officers:report", reference)
    return _page(request, reference, wish, tried.wrong, tried.status)


def _page(
    request: DeskRequest, reference: str, wish: UUID, wrong: Wrong, status: int
) -> HttpResponse:
    opened = consult_report(by=request.by, at=now(), reference=reference, messages_shown=False)
    found = next((one for one in opened.wishes if one.id == wish), None)
    if found is None:
        raise NotHere("wish")
    context = {
        "title": f"Consider a wish – Report {reference}",
        "report": opened.report,
        "wish": found,
        "view": report_view(opened, now()),
        "words": words,
        "typed": kept(request.POST),
    }
    return desk_page(request, "wish.html", context, wrong=wrong, status=status)

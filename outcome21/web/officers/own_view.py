"""The officer's own view of the facts, before anything is recommended."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import give_own_view
from outcome21.web.officers.crime import crime_page
from outcome21.web.officers.desk_page import done
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import check_typed, word
from outcome21.web.officers.forms.wrong import Wrong, try_act

_AT = {"view_missing": "route", "view_words_missing": "words"}


@desk("give_own_view")
def own_view(request: DeskRequest, reference: str) -> HttpResponse:
    """The facts once more, and what the officer thinks should happen."""
    if request.method != "POST":
        return _page(request, reference, Wrong(), 200)
    route, text = word(request.POST, "route"), word(request.POST, "words")
    wrong = check_typed(request.POST)
    wrong.need("route", route, "Choose what you think should happen.")
    wrong.need("words", text, "Write one or two sentences: why do you think so?")
    tried = try_act(
        wrong,
        lambda: give_own_view(
            by=request.by,
            at=now(),
            crime=reference,
            number=number_sent(request, "number"),
            route=route,
            words=text,
        ),
        _AT,
    )
    if tried.went_well:
        return done("view_given", "officers:crime", reference)
    return _page(request, reference, tried.wrong, tried.status)


def number_sent(request: DeskRequest, name: str) -> int:
    """The number of what the page showed, such as the newest assessment; 0 for none.

    An act refuses when it is no longer so.
    """
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _page(request: DeskRequest, reference: str, wrong: Wrong, status: int) -> HttpResponse:
    return crime_page(
        request,
        reference,
        "own_view.html",
        {"page_title": "Your own view"},
        wrong=wrong,
        status=status,
    )

"""One crime on one screen: who, what is known, what is recommended, what was decided, what next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.casework.actions import consult_crime
from outcome21.casework.opened import OpenedCrime
from outcome21.domain import investigation
from outcome21.web.officers import words
from outcome21.web.officers.crime_view import crime_view
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.reading import kept
from outcome21.web.officers.forms.wrong import Wrong
from outcome21.web.officers.time_words import due_words


@desk("consult_crime", "GET")
def crime(request: DeskRequest, reference: str) -> HttpResponse:
    """The case screen, opened and logged."""
    return crime_page(request, reference, "crime.html", {})


def crime_page(
    request: DeskRequest,
    reference: str,
    template: str,
    context: Mapping[str, Any],
    *,
    wrong: Wrong | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page about one crime: the crime is consulted, and the page told what it may show."""
    opened = consult_crime(by=request.by, at=now(), reference=reference)
    return opened_page(request, opened, template, context, wrong=wrong, status=status)


def opened_page(
    request: DeskRequest,
    opened: OpenedCrime,
    template: str,
    context: Mapping[str, Any],
    *,
    wrong: Wrong | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page about a crime that was consulted already."""
    name, part = f"Crime {opened.crime.crime_reference}", context.get("page_title")
    added = {
        "title": f"{part} – {name}" if part else name,
        "opened": opened,
        "crime": opened.crime,
        "view": crime_view(opened, request.by),
        "words": words,
        "steps": investigation.steps(),
        "due_words": due_words,
        "at": now(),
        "typed": kept(request.POST),
    }
    return desk_page(request, template, added | dict(context), wrong=wrong, status=status)

"""Leaving: the one page that must answer whatever else is broken."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from outcome21.web.shared.pages import force_of


def leave(request: HttpRequest) -> HttpResponse:
    """303 to the ordinary page that the force chose, by any method, asking no database.

    Nothing is cleared, because nothing was ever set: neither cookie nor storage. Clearing a
    browser's cache could take seconds, and a slow exit is a dangerous one.
    """
    answer = HttpResponse(status=303, headers={"Location": force_of(request).landing_url})
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer

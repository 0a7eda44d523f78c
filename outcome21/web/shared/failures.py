"""When something goes wrong: a clear sentence in the site's own look, never a traceback."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from outcome21.domain.refusals import Refused
from outcome21.web.shared.doors import PUBLIC, door_of
from outcome21.web.shared.failure_words import PUBLIC_WORDS
from outcome21.web.shared.failure_words_desk import OFFICERS_WORDS
from outcome21.web.shared.kept import kept_form
from outcome21.web.shared.messages import Message, show

_log = logging.getLogger(__name__)
KEEPS = ("form_too_old", "cannot_save")
"""Where nothing was saved for certain, what was typed stays in the page."""
_ANSWERED_BY_DJANGO = (Http404, PermissionDenied, BadRequest, SuspiciousOperation)


class PlainFailures:
    """Innermost of all: turns what a page raised into an answer that a person can use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page's own answer; 400 for a host name that is not this site's."""
        request.get_host()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A refusal's own sentence (409, or 403), 503 for a lost database, 500 for the rest."""
        if isinstance(error, _ANSWERED_BY_DJANGO):
            return None  # the functions below answer, by way of the address list
        if isinstance(error, Refused):
            return _say_refusal(request, error)
        return _failed(request, error)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent could not be read."""
    return say(request, "bad_request")


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may not open this page."""
    return say(request, "refused", session_works=True)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing at this address."""
    return say(request, "not_found", session_works=True)


def broken(request: HttpRequest) -> HttpResponse:
    """500, or 503 if what failed outside any page was the database."""
    return _failed(request, sys.exc_info()[1])


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without a valid token, most often because it was open too long."""
    return say(request, "form_too_old")


def say(request: HttpRequest, kind: str, *, session_works: bool = False) -> HttpResponse:
    """The page for a kind of failure, in the words and the look of the door it happened at."""
    kept = kept_form(request) if kind in KEEPS else None
    message = _words(request, f"{kind}_kept" if kept else kind)
    return show(request, message, session_works=session_works, kept=kept)


def _words(request: HttpRequest, kind: str) -> Message:
    return (PUBLIC_WORDS if door_of(request) == PUBLIC else OFFICERS_WORDS)[kind]


def _say_refusal(request: HttpRequest, refusal: Refused) -> HttpResponse:
    kind = "refused" if refusal.code == "not_permitted" else "refused_by_rule"
    message = _words(request, kind).saying(refusal.sentence)
    return show(request, message, session_works=True)


def _failed(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    _log.error("%s at %s", request.method, _place(request), exc_info=error)
    if not database_is_gone(error):
        return say(request, "broken")
    return say(request, "cannot_show" if request.method in ("GET", "HEAD") else "cannot_save")


def _place(request: HttpRequest) -> str:
    """Where something failed, for the log: never which public page anybody read, nor a word typed.

    The traceback beside it shows the place in the program.
    """
    door, match = door_of(request), request.resolver_match
    return match.route if match and door != PUBLIC else f"the {door} site"


def database_is_gone(error: BaseException | None) -> bool:
    """Whether the database could not be reached or used, rather than the program being wrong."""
    return isinstance(error, (OperationalError, InterfaceError)) or type(error) is DatabaseError

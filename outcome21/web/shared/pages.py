"""How a page is made: a template, with what every page of its door needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from outcome21.accounts.forces import Force, force_for_host
from outcome21.accounts.roles import roles
from outcome21.guidance.welsh import ENGLISH, WELSH, not_yet_in_welsh
from outcome21.web.shared.doors import OFFICERS, PUBLIC, door_of
from outcome21.web.shared.languages import OTHER, language_of, speaking, spoken_on, twin

OK = 200

_NO_FORCE = Force(
    code="",
    name=cast(str, _("Your local police")),
    nation="england",
    hosts=(),
    landing_url="https://www.bbc.co.uk/weather",
    phone="101",
    crime_reference_pattern="",
    crime_reference_example="",
    invented=False,
)


@dataclass(frozen=True)
class SignedIn:
    """Who the desk's header names: a person and the label of their role."""

    name: str
    role: str


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The template as an answer, with the force, the language and the site's flags added.

    `context` wins over what is added. Useful keys: `title` (neutral words for the browser's
    tab), `errors` (a list of {"text", "href"} for the summary), `toggle` (what keeps the answers
    when the language is changed on a page that a form made), `help_now_html`.
    """
    asked, language = language_of(request), spoken_on(request)
    given = dict(context or {})
    added = {
        "base": f"{door_of(request)}/base.html",
        "force": force_of(request),
        "asked_language": asked,
        "language": language,
        "other_language": OTHER[asked],
        "twin_url": _twin_url(request) if status == OK else "",
        "demo": settings.OUTCOME21_ENV == "demo",
        "path": request.path,
        "sign_in_url": settings.LOGIN_URL,
    }
    if asked == WELSH and ENGLISH in (language, _written_in(given)):
        added["not_yet"] = not_yet_in_welsh(drafts=settings.OUTCOME21_WELSH_DRAFTS)
    if door_of(request) == OFFICERS and "signed_in" not in given:
        added["signed_in"] = signed_in(request)
    with speaking(language):
        return render(request, template, added | given, status=status)


def _written_in(context: Mapping[str, Any]) -> str:
    """The language of the guidance page that is shown; "" where none is."""
    return str(getattr(context.get("guide"), "language", ""))


def _twin_url(request: HttpRequest) -> str:
    """The same page in the other language, for a page that was read and not made by a form."""
    if door_of(request) != PUBLIC or request.method not in ("GET", "HEAD"):
        return ""
    return twin(request.path)


def force_of(request: HttpRequest) -> Force:
    """The force this request is for: set on the request, else by host name, else a neutral one."""
    chosen = getattr(request, "force", None)
    if isinstance(chosen, Force):
        return chosen
    try:
        return force_for_host(request.get_host()) or _NO_FORCE
    except DisallowedHost:
        return _NO_FORCE


def signed_in(request: HttpRequest) -> SignedIn | None:
    """Who is signed in at the desk, or None; asks the session, so the database may be asked."""
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return SignedIn(name=user.display_name, role=roles()[user.role].label)

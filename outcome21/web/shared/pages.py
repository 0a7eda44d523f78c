"""How a page is made: a template, with what every page of its door needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from outcome21.accounts.forces import Force, force_for_host
from outcome21.accounts.roles import roles
from outcome21.web.shared.doors import OFFICERS, door_of, under

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
    tab), `errors` (a list of {"text", "href"} for the summary), `twin_url` (the same page in
    the other language), `help_now_html`.
    """
    language = language_of(request)
    given = dict(context or {})
    added = {
        "base": f"{door_of(request)}/base.html",
        "force": force_of(request),
        "language": language,
        "demo": settings.OUTCOME21_ENV == "demo",
        "path": request.path,
        "sign_in_url": settings.LOGIN_URL,
    }
    if door_of(request) == OFFICERS and "signed_in" not in given:
        added["signed_in"] = signed_in(request)
    with spoken(language):
        return render(request, template, added | given, status=status)


def force_of(request: HttpRequest) -> Force:
    """The force this request is for: set on the request, else by host name, else a neutral one."""
    chosen = getattr(request, "force", None)
    if isinstance(chosen, Force):
        return chosen
    try:
        return force_for_host(request.get_host()) or _NO_FORCE
    except DisallowedHost:
        return _NO_FORCE


def spoken(language: str) -> AbstractContextManager[None]:
    """While this lasts, every string that can be translated is in the page's language."""
    return translation.override("cy" if language == "cy" else "en-gb")


def language_of(request: HttpRequest) -> str:
    """The page's language, "en" or "cy", from its address alone."""
    return "cy" if under(request.path_info, "/cy") else "en"


def signed_in(request: HttpRequest) -> SignedIn | None:
    """Who is signed in at the desk, or None; asks the session, so the database may be asked."""
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return SignedIn(name=user.display_name, role=roles()[user.role].label)

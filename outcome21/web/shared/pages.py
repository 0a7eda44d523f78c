"""How a page is made: a template, with what every page of its door needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from outcome21.accounts.forces import Force, force_for_host
from outcome21.accounts.roles import roles
from outcome21.guidance.pages import Page
from outcome21.guidance.welsh import ENGLISH, WELSH, not_yet_in_welsh, only_a_draft
from outcome21.web.shared.doors import OFFICERS, PUBLIC, door_of
from outcome21.web.shared.languages import OTHER, language_of, speaking, spoken_on, twin

OK = 200

_NO_FORCE = Force(
    code="",
    name=cast(str, _("Your local police")),
    nation="england",
    hosts=(),
    landing_url="https://www.bbc.co.uk/weather",
    crime_reference_pattern="",
    crime_reference_example="",
    invented=False,
)


@dataclass(frozen=True)
class SignedIn:
    """Who the desk's header names: a person and the label of their role."""

    name: str
    role: str


@dataclass(frozen=True)
class Tab:
    """What stands around a page's title in the browser's tab, and the language of all of it."""

    error: str
    site: str
    language: str


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
        "tab": _tab(language, given),
        "sign_in_url": settings.LOGIN_URL,
    }
    if asked == WELSH:
        added |= _said_of_the_welsh(language, given.get("guide"))
    if door_of(request) == OFFICERS and "signed_in" not in given:
        added["signed_in"] = signed_in(request)
    with speaking(language):
        return render(request, template, added | given, status=status)


def _said_of_the_welsh(language: str, guide: Page | None) -> dict[str, Any]:
    """What a page under the Welsh address says at its top unless all of it is approved Welsh.

    No search engine is to keep it then: a draft is not for use, and the English stands at its
    own address.
    """
    if ENGLISH in (language, guide.language if guide else WELSH):
        line = not_yet_in_welsh(drafts=settings.OUTCOME21_WELSH_DRAFTS)
        return {"not_yet": line, "not_for_search": True}
    lines = only_a_draft(guide)
    return {"only_a_draft": lines, "not_for_search": bool(lines)}


def _tab(language: str, context: Mapping[str, Any]) -> Tab:
    """The words of the browser's tab, in the language of the title that they stand with."""
    guide, title = context.get("guide"), context.get("title")
    if isinstance(guide, Page) and title and title == guide.title:
        language = guide.language
    with speaking(language):
        return Tab(gettext("Error:"), gettext("Online safety advice"), language)


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

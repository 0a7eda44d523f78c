"""The desk's door: who may open a page. Every page of the desk but sign-in stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from outcome21.accounts.models import Staff
from outcome21.casework.finding import NotHere
from outcome21.domain.actors import Actor
from outcome21.web.shared.failure_words_desk import OFFICERS_WORDS
from outcome21.web.shared.failures import refused, say
from outcome21.web.shared.messages import Message, show
from outcome21.web.shared.pages import force_of

_WRONG_WAY = Message(
    405,
    "This page cannot be opened that way",
    ("Nothing was changed. Start from the work list.",),
    ("Go to the work list", "/officers/"),
)


class DeskRequest(HttpRequest):
    """A request of somebody who signed in: `by` is who acts."""

    by: Actor


def desk(permission: str, *methods: str) -> Callable[[Callable[..., HttpResponse]], Page]:
    """Lets in staff of this host's force who may see the desk and hold `permission`.

    Others are asked to sign in, or told that their role does not include the page. `methods`
    are those that the page takes (GET and POST unless given).
    """

    def guard(view: Callable[..., HttpResponse]) -> Page:
        return Page(view, permission, methods or ("GET", "POST"))

    return guard


class Page:
    """A page behind the door; `permission` is what its visitor must hold."""

    def __init__(
        self, view: Callable[..., HttpResponse], permission: str, methods: tuple[str, ...]
    ) -> None:
        self.view = view
        self.permission = permission
        self.methods = (*methods, "HEAD") if "GET" in methods else methods
        wraps(view)(self)

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """The page, or what stands in its place for somebody who may not open it."""
        if request.method not in self.methods:
            return show(request, _WRONG_WAY, session_works=True)
        staff = getattr(request, "user", None)
        if not isinstance(staff, Staff):
            return _ask_to_sign_in(request)
        by = staff.actor()
        if by.force != force_of(request).code or not _may(by, self.permission):
            return refused(request)
        request.by = by  # type: ignore[attr-defined]  # what DeskRequest says
        try:
            return self.view(request, *args, **kwargs)
        except NotHere as refusal:
            message = OFFICERS_WORDS["not_found"].saying(refusal.sentence)
            return show(request, message, session_works=True)


def _may(by: Actor, permission: str) -> bool:
    return by.may("see_desk") and by.may(permission)


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign-in, and then back here. What was sent cannot be kept: the page says so."""
    if request.method == "POST":
        return say(request, "form_too_old")
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(request.path)}")

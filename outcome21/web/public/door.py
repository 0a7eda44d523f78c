"""What every public page has in common: a force chosen by host name, and forms of our own only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from outcome21.accounts.forces import force_for_host
from outcome21.web.shared.failures import bad_request, not_found
from outcome21.web.shared.languages import at, in_english, language_of, speaking, spoken_on
from outcome21.web.shared.messages import Message, show

View = Callable[..., HttpResponse]
NOT_ALLOWED = 405
_OWN_SITES = ("same-origin", "none")  # "none": the person's own doing, such as a reload


def public(view: View) -> View:
    """The view for a host that is some force's public site; a plain 404 page for any other."""

    @csrf_exempt  # there is no cookie that another site could make use of
    @wraps(view)
    def answer(request: HttpRequest, *given: str, **named: str) -> HttpResponse:
        force = force_for_host(request.get_host())
        if force is None:
            return not_found(request)
        if request.method == "POST" and _from_elsewhere(request):
            return start_again(request, in_english(request.path_info))
        request.force = force  # type: ignore[attr-defined]
        with speaking(spoken_on(request)):  # a refusal's sentence is made where it is raised
            response = view(request, *given, **named)
            return _not_done_here(request, response) if _not_allowed(response) else response

    return answer


def by_form_only(start: str) -> Callable[[View], View]:
    """The view for what a form sends; somebody who types its address is taken to the start."""

    def register(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *given: str, **named: str) -> HttpResponse:
            if request.method != "POST":
                return to(at(start, language_of(request)))
            return view(request, *given, **named)

        return answer

    return register


def to(address: str) -> HttpResponse:
    """303: go on there with a plain GET."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


def start_again(request: HttpRequest, start: str) -> HttpResponse:
    """The plain page for a form that was altered, is too old, or came from somewhere else.

    `start` is the English address that it leads to, by a plain link: where the form begins, or
    where it was sent, since what is done by a form alone leads on to where that form begins.
    """
    return show(
        request,
        Message(
            409,
            _("Please start again"),
            (
                _("This page was open for a long time, or something in it went wrong."),
                _("It is not your fault. Nothing was sent from this page."),
            ),
            (_("Start again"), start),
        ),
    )


def _not_allowed(response: HttpResponse) -> bool:
    return response.status_code == NOT_ALLOWED


def _not_done_here(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    """The refusal of a method, as a page that a person can read."""
    answer = bad_request(request)
    answer.status_code, answer["Allow"] = NOT_ALLOWED, refusal["Allow"]
    return answer


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site made it send this."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in _OWN_SITES

"""Signing in and out."""

from __future__ import annotations

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from outcome21.accounts.actions import sign_in, sign_out
from outcome21.domain.actors import ANONYMOUS
from outcome21.domain.words import visible
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.wrong import Wrong, try_act
from outcome21.web.shared.failures import not_found
from outcome21.web.shared.pages import force_of, page

_AT = {"wrong_sign_in": "username", "too_many_tries": "username"}


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """Name and password; the name typed is kept when they do not match, the password never."""
    of_force = force_of(request).code
    if not of_force:
        return not_found(request)
    if request.method != "POST":
        return _page(request, Wrong(), 200)
    username = visible(request.POST.get("username", ""))
    password = request.POST.get("password", "")
    wrong = Wrong()
    wrong.need("username", username, "Enter your name for signing in.")
    wrong.need("password", password, "Enter your password.")
    by = ANONYMOUS.at_force(of_force)
    tried = try_act(
        wrong, lambda: sign_in(by=by, at=now(), username=username, password=password), _AT
    )
    if tried.result is None:
        return _page(request, tried.wrong, tried.status)
    login(request, tried.result)
    return HttpResponseRedirect(_onward(request))


@desk("see_desk", "POST")
def sign_out_page(request: DeskRequest) -> HttpResponse:
    """Ends the session, and says so in the log."""
    sign_out(by=request.by, at=now())
    logout(request)
    return HttpResponseRedirect(f"{reverse('officers:sign_in')}?done=signed_out")


def _onward(request: HttpRequest) -> str:
    """Back to the page of the desk that was asked for, and to no other site."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if safe and wanted.startswith("/officers/") else reverse("officers:worklist")


def _page(request: HttpRequest, wrong: Wrong, status: int) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    context = {
        "title": "Sign in",
        "typed": request.POST,
        "next": given.get("next", ""),
        "signed_out": request.GET.get("done") == "signed_out",
        "wrong": wrong,
        "errors": wrong.summary(),
    }
    return page(request, "officers/sign_in.html", context, status)

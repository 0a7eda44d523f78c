"""Addresses at both doors that fail in every way a page can, and pages to leave from."""

from datetime import UTC, datetime

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError
from django.http import Http404
from django.urls import path

from outcome21.domain.refusals import Refused
from outcome21.web.public.exit import leave
from outcome21.web.shared.health import healthz
from outcome21.web.shared.messages import Message, show
from outcome21.web.shared.pages import SignedIn, page

FAILURES = {
    "refused": Refused("outcome_21_closed", "Outcome 21 is closed while a child was threatened."),
    "not-permitted": Refused("not_permitted", "Only a supervisor may confirm a decision."),
    "operational": OperationalError("server closed the connection"),
    "interface": InterfaceError("connection already closed"),
    "database": DatabaseError("database disk image is malformed"),
    "integrity": IntegrityError("duplicate key value"),
    "bug": ZeroDivisionError("a child's words must not be shown"),
    "denied": PermissionDenied(),
    "missing": Http404(),
    "suspicious": SuspiciousOperation("odd"),
}


def fail(request, how):
    raise FAILURES[how]


def plain(request):
    return show(
        request,
        Message(200, "Worried about something?", ("You are not in trouble for asking for help.",)),
    )


def echo(request):
    said = request.POST.get("words", "")
    return show(request, Message(200, "Received", (f"Letters: {len(said)}",)))


def shell(template):
    def view(request):
        context = {"title": "A long page", "now": datetime(2026, 11, 22, 9, 45, tzinfo=UTC)}
        if "wrong" in request.GET:
            context["errors"] = [{"text": "Choose an answer", "href": "#words"}]
        if request.path.startswith("/officers"):
            context["signed_in"] = SignedIn("Sam Okafor", "Investigating officer")
        else:
            context["twin_url"] = "/cy/"
        return page(request, template, context)

    return view


urlpatterns = [
    path("healthz", healthz),
    path("exit", leave),
    path("exit/more", plain),
    path("", plain),
    path("long", shell("long.html")),
    path("tell-us", plain),
    path("cy/tell-us/words", plain),
    path("echo", echo),
    path("fail/<how>", fail),
    path("officers/", plain),
    path("officers/echo", echo),
    path("officers/long", shell("desk.html")),
    path("officers/fail/<how>", fail),
]
handler400 = "outcome21.web.shared.failures.bad_request"
handler403 = "outcome21.web.shared.failures.refused"
handler404 = "outcome21.web.shared.failures.not_found"
handler500 = "outcome21.web.shared.failures.broken"

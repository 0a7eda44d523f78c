"""Every page behind a code: opened here within ten minutes, else the code is asked for again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outcome21.casework.codes import CodeUnknown
from outcome21.domain.actors import REPORTER, Actor
from outcome21.guidance.asking import Words
from outcome21.sealing.forms import FormAltered, FormTooOld
from outcome21.web.public.ask_code import START, ask_code, away
from outcome21.web.public.door import by_form_only, public
from outcome21.web.public.half_written import half_written
from outcome21.web.public.opened_code import Opened, open_sealed
from outcome21.web.shared.languages import CHANGED
from outcome21.web.shared.pages import force_of

WithCode = Callable[[HttpRequest, Opened, datetime], HttpResponse]


def with_code(view: WithCode) -> Callable[..., HttpResponse]:
    """The view for somebody whose code was opened here within ten minutes; else it is asked again.

    What they wrote meanwhile stays in the page, and so it does when something breaks.
    """

    @public
    @by_form_only(START)
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        now, half = timezone.now(), half_written(request)
        try:
            opened = open_sealed(request.POST.get("state", ""), now)
        except (FormAltered, FormTooOld):
            return ask_code(request, now, _not_open(request), keep=half)
        try:
            return view(request, opened, now)
        except CodeUnknown as unknown:
            return ask_code(request, now, unknown.sentence, keep=half)
        except Exception as error:  # noqa: BLE001 (whatever broke, what they wrote must not be lost)
            return away(request, now, error, half)

    return answer


def said_yes(request: HttpRequest) -> bool:
    """Whether they want the code stopped, asked a second time."""
    return request.POST.get("sure") == "yes" and not only_the_language(request)


def only_the_language(request: HttpRequest) -> bool:
    """Whether only the language was changed: then nothing else is ever done."""
    return request.POST.get("go") == CHANGED


def reporter(request: HttpRequest) -> Actor:
    """Somebody with a code, towards the force of this site."""
    return REPORTER.at_force(force_of(request).code)


def _not_open(request: HttpRequest) -> Words:
    """Why the code is asked for; nobody may go away believing that they have stopped it."""
    if said_yes(request):
        return _(
            "This page could not stop your code. Type your code again, then press “Stop this code”."
        )
    return _("To keep this to you alone, please type your code again.")

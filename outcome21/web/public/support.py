"""People who can help, for whoever you are and whatever you need.

Each choice is a plain page of its own under a neutral address. Nothing is typed, nothing stands
in a query, and a page that is the same for everybody can be kept and exported.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from outcome21.guidance.asking import Words
from outcome21.guidance.support import INVENTED_SHOWN_IN, directory, services
from outcome21.guidance.support_open_referral import open_referral_page
from outcome21.guidance.support_words import in_words
from outcome21.guidance.welsh import ENGLISH
from outcome21.web.public.door import View, public, to
from outcome21.web.public.guides import day, guide_context
from outcome21.web.public.same_for_all import same_for_all
from outcome21.web.public.written import here, written
from outcome21.web.shared.languages import language_of
from outcome21.web.shared.pages import page

ADDRESS = "/support"
DATA = "support/services.json"
EVERYONE = "everyone"
AUDIENCE_OF = {
    "young-people": "child",
    "parents": "parent",
    "schools": "professional",
    "adults": "adult",
}
"""What stands in an address, and whom the directory calls by it."""

WHO: dict[str, tuple[Words, Words]] = {
    EVERYONE: (_("Everyone"), ""),
    "young-people": (_("Young people"), _("young people")),
    "parents": (_("Parents"), _("parents and carers")),
    "schools": (_("Schools"), _("people who work with children")),
    "adults": (_("Adults"), _("adults, about themselves")),
}
"""How each is called in the list of choices, and in a heading."""

WHAT: dict[str, tuple[Words, Words]] = {
    "": (_("Any help"), _("Who can help")),
    "talk": (_("Talk now"), _("Talk to someone now")),
    "take-down": (_("Take it down"), _("Get something taken down")),
    "worries": (_("Worries"), _("Worries about what you or others do")),
    "tell": (_("Report a person"), _("Report a person online")),
    "advice": (_("Advice"), _("Advice, and your health")),
}


@public
@same_for_all
@require_safe
def support(request: HttpRequest, who: str, need: str) -> HttpResponse:
    """Who can help: everyone's page with where to start, or the page of one choice."""
    found = written(request, ADDRESS)
    shown = services(on=timezone.localdate(), demo=_demo(), **_filter(who, need))
    chosen = _name(who, need)
    context = guide_context(request, found) | {
        "title": chosen or found.title,
        "heading": chosen or found.heading,
        "chosen": chosen,
        "whose": [
            (here(request, address_of(one, need)), label, one == who)
            for one, label in _others(need)
        ],
        "kinds": [
            (here(request, address_of(who, one)), label, one == need) for one, label in _needs(who)
        ],
        "services": [in_words(one) for one in shown],
        "service_days": {one.id: day(one.checked_on) for one in shown},
        "websites": {one.id: one.website for one in directory().organisations.values()},
        "contents": (),
    }
    return page(request, "public/support.html", context)


def open_to_all(view: View) -> View:
    """The view's answer for any other site's scripts too, as an open directory's data has to be."""

    @wraps(view)
    def answer(request: HttpRequest, *given: str, **named: str) -> HttpResponse:
        made = view(request, *given, **named)
        made.headers["Access-Control-Allow-Origin"] = "*"
        return made

    return answer


@open_to_all
@public
@require_safe
def open_referral(request: HttpRequest) -> HttpResponse:
    """The directory as Open Referral UK data, with nothing in it that the page does not show.

    It has one address: the standard has one text for each field, and no second language.
    """
    if language_of(request) != ENGLISH:
        return to(f"/{DATA}")
    return JsonResponse(open_referral_page(directory(), timezone.localdate(), demo=_demo()))


def addresses() -> list[URLPattern]:
    """An address for each choice that shows anybody, and the data's."""
    made = [
        path(
            address_of(who, need)[1:],
            support,
            {"who": who, "need": need},
            name="-".join(filter(None, ("support", who, need))),
        )
        for who, need in choices()
    ]
    return [*made, path(DATA, open_referral, name="support-data")]


def choices() -> Iterator[tuple[str, str]]:
    """Every pair of who and what for which there is somebody in the directory."""
    for who in WHO:
        for need in WHAT:
            if _anybody(who, need):
                yield who, need


def address_of(who: str, need: str) -> str:
    """Where a choice is: /support, /support/parents, /support/parents/talk."""
    if who == EVERYONE and not need:
        return ADDRESS
    return "/".join(filter(None, (ADDRESS, who, need)))


def _others(need: str) -> list[tuple[str, Words]]:
    return [(who, label) for who, (label, _long) in WHO.items() if _anybody(who, need)]


def _needs(who: str) -> list[tuple[str, Words]]:
    return [(need, label) for need, (label, _long) in WHAT.items() if _anybody(who, need)]


def _anybody(who: str, need: str) -> bool:
    """Whether a service that is not invented is there for them: a page's address never changes."""
    wanted = _filter(who, need)
    return any(not one.demo and one.is_for(**wanted) for one in directory().services)


def _filter(who: str, need: str) -> dict[str, str | None]:
    return {"audience": AUDIENCE_OF.get(who), "need": need or None}


def _name(who: str, need: str) -> str:
    """The heading and the title of a choice; "" for the page that shows everybody."""
    if who == EVERYONE:
        return str(WHAT[need][1]) if need else ""
    return f"{WHAT[need][1]}: {WHO[who][1]}"


def _demo() -> bool:
    return settings.OUTCOME21_ENV in INVENTED_SHOWN_IN

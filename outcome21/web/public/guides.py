"""The guidance pages, and the pieces of them that other pages show."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import dateformat
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outcome21.guidance.asking import Wording
from outcome21.guidance.pages import Page, all_pages
from outcome21.guidance.welsh import said
from outcome21.guidance.what_we_keep import Kept, what_we_keep
from outcome21.web.public.aims import aims
from outcome21.web.public.door import public, to
from outcome21.web.public.same_for_all import same_for_all
from outcome21.web.public.written import here, piece, tongue, written
from outcome21.web.shared.pages import force_of, page

LONG = 6
"""Parts from which a page opens with a list of its contents."""

HERE = ("england", "wales")
ELSEWHERE = "/what-police-decide/scotland"
"""What most pages are about. Such a page leads a visitor from another nation to that nation's."""

TELL_HOW_LONG = ("young-people-what-happens", "parents-what-happens")
"""Pages that say how long things take, where the force has approved a time."""


NOT_URGENT = re.compile(r"<li>(?:(?!</li>).)*tel:101\"(?:(?!</li>).)*</li>\n?", re.DOTALL)
TO_THE_FORM = re.compile(r'<a href="(?:/cy)?/tell-us"[^>]*>.*?</a>')


@public
@same_for_all
@require_safe
def guide(request: HttpRequest, address: str) -> HttpResponse:
    """A guidance page with help now, its contents if it is long, and the way to give feedback."""
    found = written(request, address)
    context = guide_context(request, found)
    if found.id in TELL_HOW_LONG:
        context["times"] = aims(force_of(request).times)
    return page(request, "public/guide.html", context)


@public
@require_safe
def to_welsh_home(request: HttpRequest) -> HttpResponse:
    """`/cy`, as somebody may type it, leads to `/cy/`."""
    return to("/cy/")


def guide_context(request: HttpRequest, found: Page) -> dict[str, Any]:
    """What the template of a guidance page needs to know of it, whoever fills the rest."""
    return {
        "guide": found,
        "tongue": tongue(request, found),
        "title": found.title if found.path != "/" else "",
        "contents": found.contents if len(found.contents) >= LONG else (),
        "checked_on": day(found.reviewed_on),
        "help_now_html": help_now(request),
        "kept": kept_lines() if found.id == "privacy" else (),
        "elsewhere": found.nations == HERE and ELSEWHERE not in found.html,
        "feedback_url": here(request, f"/feedback/{found.id}"),
    }


def addresses(besides: Collection[str]) -> list[URLPattern]:
    """One address for each guidance page, besides those that are shown by a view of their own."""
    return [
        path(one.path.lstrip("/"), guide, {"address": one.path}, name=f"guide-{one.id}")
        for one in all_pages()
        if one.path not in besides
    ]


def day(checked: date) -> str:
    """A day of the calendar, such as "22 November 2026"."""
    return dateformat.format(checked, "j F Y")


def kept_lines() -> tuple[Kept, ...]:
    """What is kept, and why, in the language that is spoken now."""
    return tuple(replace(one, what=said(one.what), why=said(one.why)) for one in what_we_keep())


def help_now(request: HttpRequest) -> SafeString:
    """The whole block of help now, for the foot of a guidance page."""
    heading = f'<h2 class="govuk-heading-m" id="help-now">{_("Help now")}</h2>'
    return mark_safe(heading + piece(request, "help-now").html)  # noqa: S308 (our own content)


def help_now_list(request: HttpRequest) -> SafeString:
    """The same help as a list, in the middle of the form: without what is not urgent."""
    lines = piece(request, "help-now").html.partition("</ul>")[0] + "</ul>"
    return _within_a_form(NOT_URGENT.sub("", lines))


def threat_steps(request: HttpRequest) -> Wording:
    """What to do first when somebody is threatening, for whoever is threatened and who helps.

    The first are the steps of the page for that. There "us, on this site" leads to the form; in
    the form it leads nowhere, or a frightened child would begin again and leave half behind.
    """
    found = written(request, "/now")
    steps = next(part.html for part in found.contents if part.id == "steps").partition("</h2>")[2]
    here_already = TO_THE_FORM.sub(_("us: carry on here"), steps)
    for_others = piece(request, "threats-for-others").html
    return Wording(_within_a_form(here_already), _within_a_form(for_others))


def _within_a_form(html: str) -> SafeString:
    """The piece with links that open beside the form, so that following one loses no answer."""
    beside = re.sub(r'<a href="(?!tel:|sms:)', '<a target="_blank" href="', html)
    return mark_safe(beside)  # noqa: S308 (our own content)

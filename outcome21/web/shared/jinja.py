"""The templates' surroundings: where they are found and what they may call."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    PrefixLoader,
    pass_context,
)
from jinja2.runtime import Context

from outcome21.web.shared.languages import at, twin
from outcome21.web.shared.looks import desk_colours, public_sheet
from outcome21.web.shared.moments import london, london_day


def environment(**options: Any) -> Environment:
    """The Jinja environment for every page, with the GOV.UK macros beside our own templates.

    Undefined values chain silently because the GOV.UK macros read parameters that may be absent.
    `csrf_input` comes with each request from Django itself.
    """
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options["loader"] = ChoiceLoader([options["loader"], macros])
    options["undefined"] = ChainableUndefined
    options["autoescape"] = True
    made = Environment(  # noqa: S701 (autoescape is set above)
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], **options
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(static=static, url=_url, at=_at, twin=twin)
    made.globals.update(public_sheet=public_sheet, desk_colours=desk_colours)
    made.filters.update(london=london, london_day=london_day)
    return made


def _url(name: str, *args: str, **kwargs: str) -> str:
    """The address of a named page; raises NoReverseMatch if there is none."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


@pass_context
def _at(context: Context, address: str) -> str:
    """Where a page of the public site is, in the language that this page was asked for."""
    return at(address, str(context.get("asked_language", "")))

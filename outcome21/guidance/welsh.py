"""Which Welsh may be shown: what a translator approved; drafts only where they are being tried.

Wrong safety advice is worse than advice in the other language, so in production a page whose
Welsh is a draft stands in English, under one line that says so. The sentences that are not in a
content page (buttons, questions, errors) are approved together: the head of their catalogue says.
With them go the pieces that many pages show, and the steps against threats, which the form shows.
Until all of these are approved, no page is shown in Welsh, but for that one line.
"""

from __future__ import annotations

import re
import struct
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from django.utils.translation import gettext, pgettext

from outcome21.guidance.front_matter import APPROVED, DRAFT
from outcome21.guidance.pages import Page, find, include, includes

CATALOGUE = Path(__file__).parents[1] / "locale" / "cy" / "LC_MESSAGES" / "django.po"
ENGLISH, WELSH = "en", "cy"
LANGUAGES = (ENGLISH, WELSH)
NOT_YET, ONLY_A_DRAFT, NOW = "not-yet", "draft", "/now"
_ABOUT_WELSH = (NOT_YET, ONLY_A_DRAFT)
_STATUS = re.compile(r'^"X-Status: (\w+)\\n"$', re.MULTILINE)


@cache
def catalogue_status() -> str:
    """Whether the sentences of the catalogue are a draft or approved; a draft unless it says so."""
    text = CATALOGUE.read_text(encoding="utf-8") if CATALOGUE.is_file() else ""
    found = _STATUS.search(text)
    approved = found is not None and found[1] == APPROVED
    return APPROVED if approved and _packed_is_whole() else DRAFT


def _packed_is_whole() -> bool:
    """Whether the packed catalogue, which the words on the pages come from, can be read."""
    try:
        with CATALOGUE.with_suffix(".mo").open("rb") as packed:
            GNUTranslations(packed)
    except (OSError, ValueError, UnicodeDecodeError, struct.error):
        return False
    return True


def shared_words_status() -> str:
    """Whether what every page shares is approved: the catalogue, each piece, and `/now`."""
    shared = (*includes(WELSH), find(NOW, WELSH))
    drafts = [one for one in shared if one is None or (one.draft and one.id not in _ABOUT_WELSH)]
    return DRAFT if drafts or catalogue_status() == DRAFT else APPROVED


def spoken_in(language: str, *, drafts: bool) -> str:
    """The language of buttons, questions and errors on the pages of a language."""
    welsh = language == WELSH and (drafts or shared_words_status() == APPROVED)
    return WELSH if welsh else ENGLISH


def page_in(language: str, path: str, *, drafts: bool) -> Page | None:
    """The page at an address (without its prefix) in that language, or in English.

    English where it is written in no other language, or where its words, or the buttons and
    questions around them, may not be shown yet.
    """
    found = find(path, spoken_in(language, drafts=drafts))
    return found if found and _may_be_shown(found, drafts) else find(path)


def include_in(language: str, name: str, *, drafts: bool) -> Page:
    """The piece as `page_in` finds a page. Raises KeyError for an unknown name."""
    return _piece_in(spoken_in(language, drafts=drafts), name, drafts)


def not_yet_in_welsh(*, drafts: bool) -> Page:
    """The line that says why a page is in English: in Welsh as soon as it is itself approved."""
    return _piece_in(WELSH, NOT_YET, drafts)


def only_a_draft(page: Page | None) -> tuple[Page, ...]:
    """What a page shown in Welsh says at its top while its words are a draft, in each language.

    Nothing once they are approved, with all that every page shares. `page` is None for what has
    no words of its own besides those.
    """
    if shared_words_status() == APPROVED and not (page and page.draft):
        return ()
    lines = (_piece_in(language, ONLY_A_DRAFT, drafts=True) for language in (WELSH, ENGLISH))
    return tuple({line.language: line for line in lines}.values())


def said(english: str, reader: str = "") -> str:
    """The words of a data file in the language that is spoken now; "" stays "".

    `reader` is child or adult where the two are told it in other words.
    """
    if not english:
        return ""
    return pgettext(reader, english) if reader else gettext(english)


def _piece_in(language: str, name: str, drafts: bool) -> Page:
    try:
        found = include(name, language)
    except KeyError:
        return include(name)
    return found if _may_be_shown(found, drafts) else include(name)


def _may_be_shown(page: Page, drafts: bool) -> bool:
    return drafts or not page.draft

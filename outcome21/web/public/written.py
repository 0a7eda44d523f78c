"""The words of a request's language: its pages, the pieces of pages, and where its links lead."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from outcome21.guidance.pages import Page
from outcome21.guidance.welsh import include_in, page_in
from outcome21.web.shared.languages import at, language_of, spoken_on


def written(request: HttpRequest, address: str) -> Page:
    """The page of an English address in the language asked for, or in English as `page_in` says.

    Raises LookupError for an address that no page has.
    """
    found = page_in(language_of(request), address, drafts=settings.OUTCOME21_WELSH_DRAFTS)
    if found is None:
        raise LookupError(address)
    return found


def piece(request: HttpRequest, name: str) -> Page:
    """A piece that many pages show, in the language asked for, or in English."""
    return include_in(language_of(request), name, drafts=settings.OUTCOME21_WELSH_DRAFTS)


def tongue(request: HttpRequest, found: Page) -> SafeString:
    """The `lang` of a piece of HTML from that page; "" where all of the page is in its language."""
    if found.language == spoken_on(request):
        return SafeString()
    return mark_safe(f' lang="{found.language}"')  # noqa: S308 (one of two codes)


def here(request: HttpRequest, address: str) -> str:
    """Where the page of an English address is in the language asked for."""
    return at(address, language_of(request))

"""The Welsh of one page beside its English, for whoever has to approve it: drafts too."""

from __future__ import annotations

import re
from itertools import zip_longest

from django.http import Http404, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from outcome21.guidance.pages import Page, older_than_english, written_in
from outcome21.guidance.welsh import ENGLISH, WELSH
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk

_LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.DOTALL)


@desk("see_content", "GET")
def content_welsh(request: DeskRequest, page_id: str) -> HttpResponse:
    """Both texts of a page or piece, part by part, with the Welsh one's state."""
    english, welsh = (_find(language, page_id) for language in (ENGLISH, WELSH))
    context = {
        "title": "Welsh",
        "english": english,
        "welsh": welsh,
        "older": older_than_english(welsh),
        "parts": list(zip_longest(_parts(english), _parts(welsh), fillvalue="")),
    }
    return desk_page(request, "content_welsh.html", context)


def _find(language: str, page_id: str) -> Page:
    found = next((one for one in written_in(language) if one.id == page_id), None)
    if found is None:
        raise Http404
    return found


def _parts(page: Page) -> list[SafeString]:
    """The page's parts without links: the desk stands on a host without the public pages."""
    return [mark_safe(_LINK.sub(r"<u>\1</u>", part.html)) for part in page.sections]  # noqa: S308

"""Pages that are the same for everybody: they may be compressed, kept for the day, and exported.

They hold nothing of whoever asks, so packing them gives nothing away, and `outcome21 export-site`
may write them to files.
"""

from __future__ import annotations

import gzip
import re
from functools import lru_cache, wraps

import brotli  # type: ignore[import-untyped]
from django.http import HttpRequest, HttpResponse

from outcome21.web.public.door import View
from outcome21.web.shared.kept_answers import may_be_kept

OK = 200
_ACCEPTED = re.compile(r"(?:^|,)\s*(br|gzip)\s*(?:;\s*q=([0-9.]+)\s*)?(?=,|$)")


def same_for_all(view: View) -> View:
    """The view of a page that depends on its address, the force and the day, and on nothing else.

    What is asked with a query, or by anything but GET and HEAD, is answered by the view as it is.
    """

    @wraps(view)
    def answer(request: HttpRequest, *given: str, **named: str) -> HttpResponse:
        made = view(request, *given, **named)
        read = request.method in ("GET", "HEAD") and not request.META.get("QUERY_STRING")
        if not read or made.status_code != OK:
            return made
        _pack(made, coding_for(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        return may_be_kept(made)

    answer.same_for_all = True  # type: ignore[attr-defined]
    return answer


def is_same_for_all(view: View) -> bool:
    """Whether the view is of a page that may be written to a file."""
    return getattr(view, "same_for_all", False)


@lru_cache(maxsize=512)
def coding_for(accepts: str) -> str:
    """The best coding that an Accept-Encoding header allows: br, gzip, or "" for none."""
    allowed = {name for name, weight in _ACCEPTED.findall(accepts.lower()) if _counts(weight)}
    return next((name for name in ("br", "gzip") if name in allowed), "")


def _counts(weight: str) -> bool:
    return not weight or bool(weight.strip("0."))


def _pack(page: HttpResponse, coding: str) -> None:
    page.headers["Vary"] = "Accept-Encoding"
    if coding == "br":
        page.content = brotli.compress(page.content, mode=brotli.MODE_TEXT)
    elif coding == "gzip":
        page.content = gzip.compress(page.content, mtime=0)
    if coding:
        page.headers["Content-Encoding"] = coding

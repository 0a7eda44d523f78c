"""Words only: no file, picture or oversized form is read, let alone kept."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from outcome21.web.shared.failures import say
from outcome21.web.shared.too_long import MOST_KEPT, too_long

MOST_BYTES = 65_536
_FORM = "application/x-www-form-urlencoded"


class WordsOnly:
    """Refuses whatever is not a plain form of at most 64 kB.

    Nothing of it is read first, but for words in a form of our own that are shown to their writer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """415 for anything but a form, 413 for one too long, else the page's own answer."""
        if not _has_body(request):
            return self.get_response(request)
        if request.content_type != _FORM or _is_packed(request):
            return say(request, "not_words")
        declared = request.META.get("CONTENT_LENGTH") or ""
        if not declared:
            return self._read_unmeasured(request)
        if not declared.isdecimal():
            return say(request, "bad_request")
        if int(declared) > MOST_BYTES:
            return too_long(request, int(declared))
        return self.get_response(request)

    def _read_unmeasured(self, request: HttpRequest) -> HttpResponseBase:
        """A body sent in pieces without its length: reading stops at the first byte too many."""
        body: bytes = request.META["wsgi.input"].read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            return say(request, "too_long")
        request._body = body  # Django, told no length, would read none of it
        return self.get_response(request)


def most_read(content_type: str, sent_from: str) -> int:
    """How many bytes of a body may be read, by its type and its `Sec-Fetch-Site`.

    Only a form that a page of ours sent is ever shown again; of a file none is wanted.
    """
    form = content_type.partition(";")[0].strip().lower() == _FORM
    return MOST_KEPT if form and sent_from == "same-origin" else MOST_BYTES


def _has_body(request: HttpRequest) -> bool:
    """Whether the request says that a body follows, by length or in pieces."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    return declared != "0" or "HTTP_TRANSFER_ENCODING" in request.META


def _is_packed(request: HttpRequest) -> bool:
    """Whether the body is compressed: small on the way here, it could be any size unpacked."""
    return str(request.META.get("HTTP_CONTENT_ENCODING", "identity")).lower() != "identity"

"""Two lanes: leaving is answered here at once, and every other page by a process of its own.

The pages' threads may all wait for a database, or all be busy. Neither can hold up leaving: it
shares no thread with them, and no interpreter.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from django.http import HttpRequest, HttpResponseBase

if TYPE_CHECKING:
    from granian._granian import RSGIHTTPProtocol as Protocol
    from granian.rsgi import Scope

Headers = list[tuple[str, str]]
Answer = tuple[int, Headers, bytes]
View = Callable[[HttpRequest], HttpResponseBase]

EXIT = "/exit"
TELL_NOTHING = frozenset(
    {"forwarded", "from", "referer", "user-agent", "via", "x-forwarded-for", "x-real-ip"}
)
"""Headers that say who asks, or from where. The pages never see them, so nothing can keep them."""
_OF_ONE_STRETCH = frozenset(
    {"connection", "content-length", "date", "expect", "keep-alive", "proxy-connection", "server"}
    | {"host", "te", "trailer", "transfer-encoding", "upgrade"}
)


class Lanes:
    """What the server calls for each request (RSGI).

    `leave` is None where no site can be left; `closed` is shown while the pages cannot be reached.
    `longest` says how many bytes of a body of some content type, sent from some
    place (`Sec-Fetch-Site`), the pages may want to read.
    """

    def __init__(
        self, pages: str, leave: View | None, closed: View, longest: Callable[[str, str], int]
    ) -> None:
        self._pages, self._leave, self._closed, self._longest = pages, leave, closed, longest

    async def __rsgi__(self, scope: Scope, proto: Protocol) -> None:
        """Answers one request."""
        if self._leave is not None and scope.path == EXIT:
            status, headers, _ = here(self._leave, scope)
            proto.response_empty(status, headers)
            return
        longest = self._longest(
            scope.headers.get("content-type") or "", scope.headers.get("sec-fetch-site") or ""
        )
        try:
            length, body = await _body(scope, proto, longest)
            answer = await asked(self._pages, request_of(scope, length, body))
        except (OSError, ValueError):
            answer = here(self._closed, scope)
        proto.response_bytes(*answer)


def here(view: View, scope: Scope) -> Answer:
    """What a view answers in this process. It is told the address, and nothing of who asks."""
    request = HttpRequest()
    request.method, request.path, request.path_info = scope.method, scope.path, scope.path
    request.META["HTTP_HOST"] = _host(scope)
    response = view(request)
    return response.status_code, list(response.items()), getattr(response, "content", b"")


async def asked(pages: str, request: bytes) -> Answer:
    """What the pages' process answers; raises OSError or ValueError where it does not."""
    loop = asyncio.get_running_loop()
    _, call = await loop.create_unix_connection(lambda: _Call(loop, request), pages)
    return answer_in(await call.whole)


class _Call(asyncio.Protocol):
    """One request over a connection of its own; `whole` is everything up to its end."""

    def __init__(self, loop: asyncio.AbstractEventLoop, request: bytes) -> None:
        self.whole: asyncio.Future[bytes] = loop.create_future()
        self._request, self._parts = request, bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Says what is asked."""
        cast(asyncio.Transport, transport).write(self._request)

    def data_received(self, data: bytes) -> None:
        """Takes the next part of the answer."""
        self._parts += data

    def connection_lost(self, exc: Exception | None) -> None:
        """The end, also where a refusal hangs up on a body that it does not want to read."""
        if exc is not None and not self._parts:
            self.whole.set_exception(exc)
        else:
            self.whole.set_result(bytes(self._parts))


def request_of(scope: Scope, length: str, body: bytes) -> bytes:
    """The request for the pages' process. In HTTP/1.0: the end of the answer is its end."""
    query = f"?{scope.query_string}" if scope.query_string else ""
    lines = [f"{scope.method} {quote(scope.path)}{query} HTTP/1.0", f"host: {_host(scope)}"]
    for name, value in scope.headers.items():
        # A name with "_" would pass for another with "-", which a proxy may have vouched for.
        if name not in TELL_NOTHING | _OF_ONE_STRETCH and "_" not in name:
            lines.append(f"{name}: {value}")
    if length:
        lines.append(f"content-length: {length}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + body


def answer_in(whole: bytes) -> Answer:
    """Status, headers and body of a whole HTTP/1 answer; raises ValueError where it is not one."""
    head, end, body = whole.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    told = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    length = dict(told).get("content-length", "0")
    if not end or len(body) < int(length):
        raise ValueError("The answer broke off")
    headers = [(name, value) for name, value in told if name.lower() not in _OF_ONE_STRETCH]
    return int(first.split(" ", 2)[1]), headers, body


def _host(scope: Scope) -> str:
    # HTTP/2 names the host elsewhere.
    return scope.headers.get("host") or scope.authority or ""


async def _body(scope: Scope, proto: Protocol, longest: int) -> tuple[str, bytes]:
    """The length to tell the pages, and what was sent.

    Of what is longer than is ever taken, the pages are told the length alone: they refuse it.
    Raises ValueError where the line broke while it was sent: half a message may say the opposite.
    """
    declared = scope.headers.get("content-length") or ""
    if declared and (not declared.isdecimal() or int(declared) > longest):
        return declared, b""
    if not declared and "transfer-encoding" not in scope.headers and scope.http_version[0] == "1":
        return "", b""
    body = bytearray()
    async for part in proto:
        body += part
        if len(body) > longest:
            return str(len(body)), b""
    if declared and len(body) != int(declared):
        raise ValueError("What was sent broke off.")
    return (str(len(body)) if declared or body else ""), bytes(body)

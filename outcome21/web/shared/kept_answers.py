"""Answers that are the same for everybody until midnight, given again without being made again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

Environ = dict[str, Any]
Start = Callable[..., Any]
Program = Callable[[Environ, Start], Iterable[bytes]]
Key = tuple[str, str, str]

MOST = 2_000
"""Answers kept at once: several times all pages. The host name is the asker's to write."""


def may_be_kept(answer: HttpResponse) -> HttpResponse:
    """The same answer, marked as one that anybody asking the same today may be given."""
    answer.may_be_kept = True  # type: ignore[attr-defined]
    return answer


class KeptAnswers:
    """The whole program, asked only for what it has not answered for everybody today.

    What is kept is the finished answer with all its headers, by host, address and what the
    browser can unpack. A request that says anything else of weight goes to the program.
    """

    def __init__(self, program: Program, now: Callable[[], float] = time.time) -> None:
        self._program = program
        self._now = now
        self._until = 0.0
        self._kept: dict[Key, tuple[str, list[tuple[str, str]], bytes]] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """The answer kept, or the program's own."""
        if not _plain_question(environ):
            return self._program(environ, start_response)
        key, asked_at = _key(environ), self._now()
        found = self._kept.get(key) if asked_at < self._until else None
        if found:
            start_response(found[0], found[1])
            return (found[2],)
        said: list[Any] = []

        def begin(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            said[:] = status, list(headers)
            return start_response(status, headers, *more)

        answer = self._program(environ, begin)
        if getattr(answer, "may_be_kept", False) and isinstance(answer, HttpResponse):
            self._keep(key, asked_at, (said[0], said[1], answer.content))
        return answer

    def _keep(
        self, key: Key, asked_at: float, answer: tuple[str, list[tuple[str, str]], bytes]
    ) -> None:
        """Keeps it with those of the day on which it was asked for, however late it was made."""
        until = _midnight_after(asked_at)
        with self._lock:
            if until > self._until:
                self._kept, self._until = {}, until
            if until == self._until and len(self._kept) < MOST:
                self._kept[key] = answer


def _plain_question(environ: Environ) -> bool:
    """Whether nothing is sent and nothing is asked but the page itself."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and not environ.get("QUERY_STRING")
        and environ.get("CONTENT_LENGTH") in (None, "", "0")
        and "HTTP_TRANSFER_ENCODING" not in environ
    )


def _key(environ: Environ) -> Key:
    accepts = environ.get("HTTP_ACCEPT_ENCODING", "")
    return environ.get("HTTP_HOST", ""), environ["PATH_INFO"], accepts


def _midnight_after(now: float) -> float:
    """The next midnight of the site's own time zone: pages show what is current on a day."""
    today = datetime.fromtimestamp(now, timezone.get_default_timezone())
    tomorrow = today.date() + timedelta(days=1)
    return datetime.combine(tomorrow, time_of_day.min, today.tzinfo).timestamp()

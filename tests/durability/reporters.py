"""A reporter's browser that may lose its server at any moment, and what it had read by then."""

from __future__ import annotations

import http.client
import re
import socket
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

from benchmarks.report_form import REFERENCE, Form, Reporter
from outcome21.domain.receipts import code_words, read_code

PIECES = 4
PAUSE = 0.001
"""The request goes out in pieces with pauses (seconds), so that there is a while of sending."""

SENDING = PIECES * PAUSE
"""How long it takes to send it, in seconds."""

TICKED = {"going_on": "something_else"}
"""The one question with boxes to tick that must be answered."""

STAGES = ("before connecting", "while sending", "while running", "after the answer")


@dataclass(frozen=True)
class Answer:
    """What the page after sending says: the reference, and the code in words."""

    reference: str
    code: str


class Send(threading.Thread):
    """One send of a form. `stage` says how far it has come; `answer` is what was read, if all was.

    An answer that broke off is no answer, whatever of it had come.
    """

    def __init__(self, port: int, form: Form) -> None:
        super().__init__()
        self._port = port
        self._form = form
        self.stage = STAGES[0]
        self.answer: Answer | None = None
        self.seconds = 0.0

    def run(self) -> None:
        """Sends and reads; a connection that breaks leaves `answer` as it is."""
        started = time.perf_counter()
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=30) as link:
                self.stage = STAGES[1]
                self._send(link)
                self.stage = STAGES[2]
                self.answer = _read_answer(link)
        except (OSError, http.client.HTTPException):
            return
        self.stage = STAGES[3]
        self.seconds = time.perf_counter() - started

    def _send(self, link: socket.socket) -> None:
        whole = _request(self._form)
        size = len(whole) // PIECES + 1
        for start in range(0, len(whole), size):
            link.sendall(whole[start : start + size])
            time.sleep(PAUSE)


def send(port: int, form: Form) -> Answer | None:
    """Sends once, and waits for the end of it."""
    one = Send(port, form)
    one.run()
    return one.answer


def send_at_once(port: int, form: Form, clients: int = 2) -> list[Answer | None]:
    """The same form from several clients at the same moment."""
    sends = [Send(port, form) for _ in range(clients)]
    for one in sends:
        one.start()
    for one in sends:
        one.join()
    return [one.answer for one in sends]


def fresh_form(port: int) -> Form:
    """The report form as the site shows it, with a number of its own."""
    reporter = Reporter(port)
    with closing(reporter._link):
        form = reporter.fresh_form()
    form.hidden |= TICKED
    return form


def _request(form: Form) -> bytes:
    body = urlencode(form.filled()).encode()
    head = (
        f"POST {form.action} HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: null\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


def _read_answer(link: socket.socket) -> Answer | None:
    """Raises IncompleteRead or another HTTPException where the answer broke off."""
    with http.client.HTTPResponse(link, method="POST") as response:
        response.begin()
        page = response.read().decode()
    return answer_of(page) if response.status == 200 else None


def answer_of(page: str) -> Answer | None:
    """The reference and the code that a page shows; None unless it shows both."""
    text = unescape(re.sub("<[^>]+>", " ", page))
    reference, code = REFERENCE.search(text), _code_in(text)
    if reference is None or code is None:
        return None
    return Answer(re.sub("[- ]", "", reference.group()), code)


def _code_in(text: str) -> str | None:
    """The first seven words in a row that are a code, check included."""
    words = re.findall("[a-z]+", text)
    for start in range(len(words) - 6):
        shown = " ".join(words[start : start + 7])
        bits = read_code(shown)
        if bits is not None and code_words(bits) == shown:
            return shown
    return None

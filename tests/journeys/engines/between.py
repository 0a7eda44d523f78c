"""Stands between a browser and the site, so that any engine meets the same mishap on the way."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from tests.journeys.servers import answering

HOST = "leaving.localhost"
CARELESS = "careless"
_BOX = f'<input id="{CARELESS}"></main>'.encode()
DROPPED = {"connection", "transfer-encoding", "content-length", "date", "server"}


@dataclass
class Between:
    """Where browsers find the site, what goes wrong there, and what was asked for."""

    url: str
    scripts_missing: bool = False
    exit_stays: bool = False
    may_be_kept: bool = False
    """No page says that it must not be kept: a browser's memory may hold it whole."""
    dead: bool = False
    """Whatever is asked for, the link breaks."""
    careless: bool = False
    """Each page has one box more, which a browser may fill in again as it likes."""
    asked: list[str] = field(default_factory=list)

    def well(self) -> None:
        """Nothing goes wrong any more, and nothing was asked for yet."""
        self.scripts_missing = self.exit_stays = self.may_be_kept = self.careless = False
        self.dead = False
        self.asked.clear()

    def lets_pass(self, headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The headers that a browser is told."""
        dropped = DROPPED | ({"cache-control"} if self.may_be_kept else set())
        return [(name, value) for name, value in headers if name.lower() not in dropped]

    def changed(self, body: bytes) -> bytes:
        """A page as a browser gets it."""
        return body.replace(b"</main>", _BOX) if self.careless else body


@contextmanager
def between(site: str) -> Iterator[Between]:
    """The site at another port, under the host name whose way out is the tests' own."""
    place = Between("")
    port = urlsplit(site).port

    class Passing(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            place.asked.append(self.path)
            if place.dead:
                self.close_connection = True
                return None
            if place.scripts_missing and self.path.endswith(".js"):
                return self.say(404, [], b"")
            if place.exit_stays and self.path == "/exit":
                # 204 leaves the browser where it is, so that what it shows can be looked at.
                return self.say(204, [], b"")
            return self.pass_on()

        do_POST = do_GET  # noqa: N815 (the library's name)

        def pass_on(self):
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {**self.headers, "Host": HOST, "Connection": "close"}
            link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            link.request(self.command, self.path, sent or None, headers)
            answer = link.getresponse()
            body = answer.read()
            link.close()
            self.say(answer.status, answer.getheaders(), place.changed(body))

        def say(self, status, headers, body):
            self.send_response(status)
            for name, value in place.lets_pass(headers):
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with answering(Passing) as place.url:
        yield place

"""A small client of WebDriver BiDi, the protocol that Firefox speaks without a driver beside it."""

import itertools
import json
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect

SECONDS = 30


class Refused(Exception):  # noqa: N818 (read by whoever wrote the test)
    """The browser could not do what was asked. The text is its own."""


class Bidi:
    """One session over one socket: a command at a time, each with its answer."""

    def __init__(self, address: str) -> None:
        self._line = ExitStack()
        self._socket = self._line.enter_context(connect(address, max_size=None))
        self._numbers = itertools.count(1)
        self.ask("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": False}})

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Sends a command and gives its result; raises Refused with the browser's words."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._socket.recv(SECONDS))
            if said.get("id") != number:
                continue  # an event, or the end of something older
            if said["type"] == "error":
                raise Refused(f"{method}: {said['error']}: {said['message']}")
            return said["result"]

    def close(self) -> None:
        """Hangs up."""
        self._line.close()


def plain(value: dict[str, Any]) -> Any:
    """A remote value as an ordinary one: the kinds that these tests ask for."""
    kind = value["type"]
    if kind in ("undefined", "null"):
        return None
    if kind == "array":
        return [plain(one) for one in value["value"]]
    if kind == "object":
        return {name: plain(one) for name, one in value["value"]}
    return value["value"]

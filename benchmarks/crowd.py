"""A crowd of visitors who all ask for one page, again and again, while something is measured."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def crowd(port: int, path: str, clients: int) -> Iterator[None]:
    """While this lasts, so many clients ask for the page, each again as soon as it is answered.

    They are a process of their own, and give way to the server and to the one who measures: a
    real crowd has processors of its own.
    """
    command = [sys.executable, "-m", "benchmarks.crowd", str(port), path, str(clients)]
    people = subprocess.Popen(command)
    try:
        yield
    finally:
        people.kill()
        people.wait()


def _ask_for_ever(port: int, path: str, clients: int) -> None:
    asking = [threading.Thread(target=_ask, args=(port, path)) for _ in range(clients)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()


def _ask(port: int, path: str) -> None:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while True:
        try:
            link.request("GET", path)
            link.getresponse().read()
        except (OSError, http.client.HTTPException):
            link.close()


if __name__ == "__main__":
    os.nice(15)
    _ask_for_ever(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

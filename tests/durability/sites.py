"""A public site whose server is started, killed, and started again over the same database."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.durability.tricks import ARMED
from tests.journeys.servers import ROOT

SECONDS_TO_ANSWER = 30
PORTS = range(20_000, 32_000)
"""Below those that a system gives to clients: hundreds of starts would meet one of them."""


class Site:
    """A home, a database, and at most one server."""

    def __init__(self, home: Path, database_url: str, forks: subprocess.Popen[str]) -> None:
        self.home = home
        self.database_url = database_url
        self._forks = forks
        self._server = 0
        self.port = 0

    def start(self, trick: str = "nothing") -> None:
        """A new server on a port of its own, from when it answers; one told to die is not armed."""
        (self.home / ARMED).unlink(missing_ok=True)
        self.port = _free_port()
        self._server = int(self._ask(f"serve {self.port} {trick}"))
        self._wait_until_it_answers()

    def arm(self) -> None:
        """From now on a server that was started to die at a commit does."""
        (self.home / ARMED).touch()

    def kill(self) -> None:
        """SIGKILL to every process of the server at once. Returns before they are gone."""
        os.killpg(self._server, signal.SIGKILL)

    def wait_until_gone(self) -> None:
        """Returns when no process of the killed server lives."""
        assert self._ask("gone") == "gone"
        self._server = 0

    def stop(self) -> None:
        """Kills the server and waits until it is gone."""
        self.kill()
        self.wait_until_gone()

    def _ask(self, line: str) -> str:
        assert self._forks.stdin and self._forks.stdout
        self._forks.stdin.write(f"{line}\n")
        self._forks.stdin.flush()
        return self._forks.stdout.readline().strip()

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + SECONDS_TO_ANSWER
        while time.monotonic() < until:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.005)
        raise AssertionError("The server did not start.")


def _free_port() -> int:
    while True:
        port = random.choice(PORTS)  # noqa: S311 (chance, not secrets)
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)):
                return port


def surroundings(home: Path, site: str) -> dict[str, str]:
    """The environment of a process that uses this home, on SQLite, whatever the tests run on."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OUTCOME21_", "DJANGO_"))}
    own = {"OUTCOME21_HOME": str(home), "OUTCOME21_ENV": "test", "OUTCOME21_SITE": site}
    return kept | own


def answer_of(module: str, home: Path, database_url: str | None, *arguments: str) -> Any:
    """What this module printed last, run as a program of its own; `database_url` or SQLite."""
    told = surroundings(home, site="both")
    if database_url:
        told["OUTCOME21_DATABASE_URL"] = database_url
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=told,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def site(home: Path, database_url: str = "") -> Iterator[Site]:
    """A prepared site with no server yet; whatever serves at the end is killed."""
    log = home.with_suffix(".log")
    told = surroundings(home, site="public")
    if database_url:
        told["OUTCOME21_DATABASE_URL"] = database_url
    command = [sys.executable, "-m", "tests.durability.fork_server"]
    with (
        log.open("w") as out,
        subprocess.Popen(  # noqa: S603
            command,
            cwd=ROOT,
            env=told,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=out,
            text=True,
        ) as forks,
    ):
        assert forks.stdout
        ready = forks.stdout.readline()
        assert ready == "ready\n", log.read_text("utf-8")
        yield Site(home, database_url, forks)

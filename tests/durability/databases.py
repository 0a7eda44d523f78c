"""A PostgreSQL that is stopped as if its machine had failed, and started again."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripts.with_postgres import binaries, postgres


class Postgres:
    """A durable server of our own, and its folder."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._folder = Path(parse_qs(urlsplit(url).query)["host"][0])

    def fail(self) -> None:
        """Stops it without letting it finish anything, then starts it; returns when it answers."""
        # At once: pg_ctl would need a while to start before it gave the same signal.
        os.kill(self._process(), signal.SIGQUIT)
        self._control("restart", "immediate")

    def stop(self) -> None:
        """Stops in good order a server that `fail` started; the first belongs to somebody else."""
        self._control("stop", "fast")

    def _process(self) -> int:
        return int((self._folder / "data" / "postmaster.pid").read_text().split()[0])

    def _control(self, verb: str, mode: str) -> None:
        data = self._folder / "data"
        command = [str(binaries() / "pg_ctl"), verb, "-D", str(data), "-m", mode, "-w"]
        if verb == "restart":
            command += ["-l", str(self._folder / "log-again")]
        owner = data.stat()
        lent: dict[str, Any] = {} if os.geteuid() else {"user": owner.st_uid, "group": owner.st_gid}
        subprocess.run(command, cwd="/", check=True, capture_output=True, **lent)  # noqa: S603


@contextmanager
def failing_postgres() -> Iterator[Postgres]:
    """One that has failed and come back once, so that what runs is ours to stop."""
    with postgres(durable=True) as url:
        server = Postgres(url)
        server.fail()
        try:
            yield server
        finally:
            server.stop()

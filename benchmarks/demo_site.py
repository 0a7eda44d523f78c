"""A demo site of its own to measure: own home, own port, started and stopped here."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from outcome21.config.serving import THREADS

ROOT = Path(__file__).resolve().parent.parent
COMMAND = str(Path(sys.executable).with_name("outcome21"))
START_SECONDS = 60.0
SERVER = f"granian, 1 process, {THREADS} threads"


class NotServing(Exception):  # noqa: N818
    """The site did not answer. The text carries what it printed."""


@dataclass
class DemoSite:
    """A home folder, a port, and how to start what serves there."""

    home: Path
    database_url: str = ""
    port: int = 0

    def __post_init__(self) -> None:
        """Takes a port that nothing uses, unless one was asked for."""
        self.port = self.port or free_port()

    @property
    def values(self) -> dict[str, str]:
        """The environment of every command for this site."""
        kept = {name: it for name, it in os.environ.items() if not name.startswith("OUTCOME21_")}
        own = {"OUTCOME21_HOME": str(self.home), "PORT": str(self.port)}
        if self.database_url:
            own["OUTCOME21_DATABASE_URL"] = self.database_url
        return {**kept, **own, "DJANGO_SETTINGS_MODULE": "outcome21.config.settings"}

    def prepare(self) -> None:
        """Makes what serving needs, so that the next start is a warm one."""
        command = [COMMAND, "demo", "prepare"]
        done = subprocess.run(
            command, env=self.values, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise NotServing(done.stderr)

    @contextmanager
    def serving(self, command: tuple[str, ...] = (COMMAND, "demo", "run")) -> Iterator[float]:
        """Serves, and gives the seconds from the start to the first answer of /healthz."""
        with tempfile.TemporaryFile("w+") as said:
            started = time.monotonic()
            server = subprocess.Popen(
                command,
                env=self.values,
                cwd=ROOT,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
            try:
                yield self._first_answer(started, server)
            except NotServing as error:
                said.seek(0)
                raise NotServing(said.read()) from error
            finally:
                _stop(server)

    def _first_answer(self, started: float, server: subprocess.Popen[bytes]) -> float:
        while time.monotonic() - started < START_SECONDS:
            status = self.get("/healthz")
            if status == 200:
                return time.monotonic() - started
            if status or server.poll() is not None:
                break  # it answers, and not well, or it is gone: waiting mends neither
            time.sleep(0.01)
        raise NotServing

    def get(self, path: str) -> int:
        """The status of one page; 0 when nothing answers."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            link.request("GET", path)
            return link.getresponse().status
        except (OSError, http.client.HTTPException):
            return 0
        finally:
            link.close()


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stops the server and what it started, as Ctrl-C would; not gently if that takes long."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        if server.poll() is None:
            os.killpg(server.pid, sign)
        try:
            server.wait(timeout=15)
            return
        except subprocess.TimeoutExpired:
            continue


@contextmanager
def demo_site(database_url: str = "") -> Iterator[DemoSite]:
    """A prepared site in a folder that goes again afterwards."""
    with tempfile.TemporaryDirectory(prefix="o21bench") as home:
        site = DemoSite(Path(home), database_url)
        site.prepare()
        yield site


def free_port() -> int:
    """A port that nothing uses at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])

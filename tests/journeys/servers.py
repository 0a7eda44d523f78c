"""Real servers for browser tests: the product itself, and the place that "Leave site" goes to."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 90
SECONDS_TO_ARRIVE = 20


@dataclass
class Site:
    """A site being served: where it is, the home it uses, and what it has printed."""

    url: str
    home: Path
    process: subprocess.Popen
    output: Path

    def sign_in_of(self, username: str) -> str:
        """The demo password that the first run printed for this person."""
        lines = (self.home / "demo-sign-ins.txt").read_text("utf-8").splitlines()
        return dict(line.split(maxsplit=1) for line in lines)[username]


@dataclass
class Landing:
    """An ordinary page on another origin, and the headers of every visit to it."""

    url: str
    visits: list[Mapping[str, str]] = field(default_factory=list)

    def only_visit(self) -> Mapping[str, str]:
        """The headers of the one visit there has been; fails at none in time, and at two.

        An engine may give the new address while its request is still on the way (WebKit does),
        so the visit is waited for.
        """
        until = time.monotonic() + SECONDS_TO_ARRIVE
        while not self.visits and time.monotonic() < until:
            time.sleep(0.02)
        (visit,) = self.visits
        return visit


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextmanager
def serving(command: list[str], home: Path, port: int, **environment: str) -> Iterator[Site]:
    """The command running with a home of its own, from when it answers until the block ends."""
    told = _surroundings(home, environment | {"PORT": str(port)})
    output = home.with_suffix(".log")
    with output.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=told, stdout=out, stderr=out)  # noqa: S603
    site = Site(f"http://127.0.0.1:{port}", home, process, output)
    try:
        _wait_until_it_answers(site)
        yield site
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_once(command: list[str], home: Path, **environment: str) -> None:
    """Runs a command to its end in the same surroundings; fails with its status if it fails."""
    subprocess.run(command, cwd=ROOT, env=_surroundings(home, environment), check=True)  # noqa: S603


def _surroundings(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OUTCOME21_", "DJANGO_"))}
    return kept | {"OUTCOME21_HOME": str(home)} | dict(environment)


def _wait_until_it_answers(site: Site) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and site.process.poll() is None:
        try:
            with urlopen(f"{site.url}/healthz", timeout=5):  # noqa: S310 (our own address)
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The site did not start:\n{site.output.read_text('utf-8', 'replace')}")


@contextmanager
def answering(how: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address at which a tiny server answers so until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), how)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def landing_place() -> Iterator[Landing]:
    """A tiny server that stands for the ordinary page a child is taken to."""
    place = Landing("")

    class Ordinary(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/weather":
                place.visits.append(dict(self.headers))
            body = b"<!DOCTYPE html><html lang=en><title>Weather</title><h1>Weather</h1>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with answering(Ordinary) as address:
        place.url = f"{address}/weather"
        yield place


def write_force(home: Path, landing: Landing) -> None:
    """A second invented force in this home, at leaving.localhost: that landing, another look."""
    folder = home / "forces"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "leaving.toml").write_text(
        'code = "leaving"\nname = "Leaving Vale Police"\nnation = "england"\ninvented = true\n'
        f'hosts = ["leaving.localhost"]\nlanding_url = "{landing.url}"\n'
        'phone = "01632 960300"\n'
        "crime_reference_pattern = '[0-9]+'\ncrime_reference_example = \"1\"\n"
        '[look]\nmark = "Leaving Vale"\nbrand = "#5b2a6e"\non_brand = "#fff8e7"\n'
        'pale = "#f7f1ec"\nlink = "#7a1f5c"\n',
        "utf-8",
    )


def python(*arguments: str) -> list[str]:
    """A command that runs a module with the tests' own Python."""
    return [sys.executable, "-m", *arguments]

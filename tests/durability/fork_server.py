"""Forks real servers of the product, so that hundreds can be started, and killed, in a minute.

    OUTCOME21_HOME=… python -m tests.durability.fork_server

What is real: each server is the product's own `serving.serve` (granian with its worker process
and threads) over the product's own application, settings, keys and database. What is not: it is
forked from this process, which has loaded the program and shown the form once, so that a start
takes a tenth of a second and not two. Nothing of a request survives in here.

Lines in, lines out: `serve PORT TRICK` answers with the id of the server's process group; `gone`
answers when no process of that group lives any more.
"""

# ruff: noqa: T201 (its lines are what it is asked for)
from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from django.db import connections
from django.test import Client

from outcome21.config import preparing
from tests.durability.tricks import TRICKS
from tests.surroundings import collected_static


def prepare(home: Path) -> None:
    """Keys, database, static files, and one look at the form so that all of it is loaded."""
    preparing.start_django()
    preparing.make_missing_keys(home)
    preparing.migrate()
    if not (home / "static").exists():
        collected_static(home, preparing.static_sources())
    shown = Client().get("/tell-us/form", headers={"host": "127.0.0.1"})
    assert shown.status_code == 200, shown.content.decode()
    connections.close_all()


def serve(port: int, trick: str) -> tuple[int, int]:
    """A server as a process group of its own; its id, and a pipe that ends when all of it is gone.

    Every process of the group inherits the pipe's other end, so its end of file says, without
    guessing, that the last one is dead and its sockets and files are closed.
    """
    lifeline, kept_open = os.pipe()
    server = os.fork()
    if server == 0:
        os.close(lifeline)
        _become_server(port, trick)
    os.close(kept_open)
    os.setpgid(server, server)
    return server, lifeline


def _become_server(port: int, trick: str) -> None:
    """Never returns."""
    try:
        os.setpgid(0, 0)
        # The way to the test is not the server's; what it prints goes to the log.
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)
        TRICKS[trick]()
        from outcome21.config.serving import serve as serve_product  # noqa: PLC0415

        serve_product(port)
    finally:
        os._exit(70)


def wait_until_gone(server: int, lifeline: int) -> None:
    """Returns when every process of the group has ended."""
    os.waitpid(server, 0)
    assert os.read(lifeline, 1) == b""
    os.close(lifeline)


def main() -> None:
    """Does what each line says, until there are no more; then nothing of it is left running."""
    prepare(Path(os.environ["OUTCOME21_HOME"]))
    print("ready", flush=True)
    server, lifeline = 0, 0
    try:
        for line in sys.stdin:
            if line == "gone\n":
                wait_until_gone(server, lifeline)
                server = 0
                print("gone", flush=True)
            else:
                _, port, trick = line.split()
                server, lifeline = serve(int(port), trick)
                print(server, flush=True)
    finally:
        if server:
            os.killpg(server, signal.SIGKILL)


if __name__ == "__main__":
    main()

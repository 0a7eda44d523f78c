"""Serving the site from this process. Nothing about who asked is ever written down."""

from __future__ import annotations

import errno
import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

HOST = "127.0.0.1"
THREADS = 16
"""How many pages are made at once; whatever one of them waits for, its thread waits too."""
STOP_SECONDS = 2
"""How long a request may still take once told to stop; a browser's idle connection would never end.
What it wrote is committed or it is not: the database sees to that."""
ASK_AGAIN_SECONDS = 0.2
"""How often the pages are told to stop until they do."""
GIVES_WAY = 10
"""How much sooner a busy processor turns to leaving than to making pages (as of `nice`)."""
_ALIKE: dict[str, Any] = {
    "workers": 1,
    "workers_kill_timeout": STOP_SECONDS,
    "respawn_failed_workers": True,
    "log_level": LogLevels.error,
    "log_access": False,
}


PAGES_AT = "OUTCOME21_PAGES_AT"
"""Where the process in front finds the pages: set here for its own child, never by a person."""


class PortTaken(Exception):  # noqa: N818 (read by a person at start-up)
    """The port cannot be listened on. The text says what to do."""


def check_port(port: int) -> None:
    """Raises PortTaken if this machine's port is in use or not this user's to open."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except OSError as error:
            why = "is in use" if error.errno == errno.EADDRINUSE else "cannot be opened"
            raise PortTaken(f"Port {port} {why}. Set PORT to another.") from error


def serve(port: int) -> None:
    """Answers requests on this machine alone until it is told to stop (Ctrl-C).

    Two processes: one in front that leaves the site and passes everything else on, and one that
    makes the pages, behind a socket in a folder that only this user may enter.
    """
    # The processes are copies of this one: they must not share a database connection with it.
    connections.close_all()
    with tempfile.TemporaryDirectory(prefix="o21", ignore_cleanup_errors=True) as folder:
        socket_file = Path(folder) / "pages"
        pages = get_context("fork").Process(target=_serve_pages, args=(socket_file,))
        try:
            with _ctrl_c_waits():
                pages.start()
            _wait_for(socket_file, pages)
            _serve_front(port, socket_file)
        finally:
            with _ctrl_c_waits():  # a second one would leave before all is stopped
                _stop(pages)


def _serve_front(port: int, pages: Path) -> None:
    os.environ[PAGES_AT] = str(pages)
    Server(
        "outcome21.config.rsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.RSGI,
        websockets=False,
        **_ALIKE,
    ).serve(target_loader=_front)


def _front(target: str) -> Any:
    """What answers in front, loaded in the process that does.

    Ctrl-C in a terminal is for its parent, which would take it for a crash if both heeded it.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


@contextmanager
def _ctrl_c_waits() -> Iterator[None]:
    """Ctrl-C comes at the end of the block.

    A process that is copied within it never heeds Ctrl-C, nor does any that it copies in turn:
    in a terminal it is for the process in front, which then ends the others.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve_pages(socket_file: Path) -> None:
    os.nice(GIVES_WAY)
    Server(
        "outcome21.config.wsgi:application",
        uds=socket_file,
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        blocking_threads=THREADS,
        **_ALIKE,
    ).serve()


def _wait_for(socket_file: Path, pages: BaseProcess) -> None:
    """Until the pages' process listens: from then on what is asked of it waits, and is answered."""
    while pages.is_alive():
        with socket.socket(socket.AF_UNIX) as trial:
            try:
                return trial.connect(str(socket_file))
            except OSError:
                time.sleep(0.005)
    raise SystemExit("The pages could not be served.")


def _stop(pages: BaseProcess) -> None:
    """Ends the pages' process; returns when it is gone."""
    if pages.pid is None:
        return  # It was not started.
    until = time.monotonic() + 2 * STOP_SECONDS + 1
    while pages.is_alive() and time.monotonic() < until:
        # Again and again: a signal that comes while it starts its own threads can go unheeded.
        pages.terminate()
        pages.join(ASK_AGAIN_SECONDS)
    if pages.is_alive():
        pages.kill()
        pages.join()

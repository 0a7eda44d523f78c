"""Serving the site from this process. Nothing about who asked is ever written down."""

from __future__ import annotations

import errno
import socket

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

HOST = "127.0.0.1"
THREADS = 16
"""Room for leaving the site beside a few pages that wait for the database; not a promise that
it never waits: with as many waiting as there are threads, it does."""
STOP_SECONDS = 2
"""How long a request may still take once told to stop; a browser's idle connection would never end.
What it wrote is committed or it is not: the database sees to that."""


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
    """Answers requests on this machine alone until it is told to stop (Ctrl-C)."""
    # The worker is a copy of this process: it must not share a database connection with it.
    connections.close_all()
    Server(
        "outcome21.config.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.error,
        log_access=False,
    ).serve()

"""Tests reach no network: an audit hook of the interpreter refuses every address but loopback."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

LOCAL_NAMES = frozenset({"localhost", "", None})


class NetworkError(RuntimeError):
    """Something tried to reach another machine."""


def is_local(host: object) -> bool:
    """Whether this host is this machine: loopback, or no host at all (a socket file)."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_network() -> None:
    """From now on, and for the life of this process, only this machine can be reached."""
    sys.addaudithook(_look)


def _look(event: str, args: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        # A socket file's address is a path; an unconnected sendmsg has none.
        if isinstance(address, tuple) and not is_local(address[0]):
            raise NetworkError(f"A test tried to reach {address[0]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and not is_local(args[0]):
        raise NetworkError(f"A test tried to look up {args[0]}")

"""Stopping a replay by Ctrl-C, or by the signal that ends a program: nothing is left behind."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

INTERRUPTED, ENDED = 130, 143
"""The exit codes of a program that SIGINT or SIGTERM stopped, as shells have them."""


class Ended(KeyboardInterrupt):
    """SIGTERM came; what is open is closed as after Ctrl-C."""


def exit_code(stop: KeyboardInterrupt) -> int:
    """The exit code for what stopped the program."""
    return ENDED if isinstance(stop, Ended) else INTERRUPTED


@contextmanager
def ended_in_order() -> Iterator[None]:
    """While the block lasts, SIGTERM raises Ended: left to itself it would skip every clean-up."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    earlier = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, earlier)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise Ended

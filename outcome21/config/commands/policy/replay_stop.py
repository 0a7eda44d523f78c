"""Stopping a replay by Ctrl-C, or by the signal that ends a program: nothing is left behind."""

from __future__ import annotations

import signal
import sys
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
    """While the block lasts, SIGTERM raises Ended: left to itself it would skip every clean-up.

    Python drops what is raised while it tidies up an object, a Ctrl-C too. So a stop is also
    remembered, and raised at the end of the block if it was lost on its way.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[KeyboardInterrupt] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        asked.append(Ended() if number == signal.SIGTERM else KeyboardInterrupt())
        raise asked[-1]

    def lost(what: sys.UnraisableHookArgs) -> None:
        if not isinstance(what.exc_value, KeyboardInterrupt):
            sys.__unraisablehook__(what)

    hook, sys.unraisablehook = sys.unraisablehook, lost
    earlier = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
        if asked:
            raise asked[0]
    finally:
        sys.unraisablehook = hook
        for number, handler in earlier.items():
            signal.signal(number, handler)

"""`outcome21` as it is started: Ctrl-C ends it quietly, from its first moment to its last.

This file loads next to nothing: what loads before `main` runs is not guarded yet. The commands
are in `command_line.py`.
"""

# ruff: noqa: PLC0415 (the commands load under guard)
from __future__ import annotations

import os
import signal
import sys

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C stopped, as shells have it."""
SOON = 0.01
"""Seconds after which a Ctrl-C that was lost on its way is raised again."""


def main(argv: list[str] | None = None) -> int:
    """Run the command that the arguments name; returns its exit code, 130 after Ctrl-C.

    Without arguments given here it is the program itself, which then minds its signals. A shell
    that starts it in the background has it ignore Ctrl-C, and so it does.
    """
    heeds = argv is None and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    try:
        if heeds:
            signal.signal(signal.SIGINT, _leave)
        from outcome21.config.command_line import run

        if heeds:
            _heed()
        code = run(argv)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except RuntimeError as error:
        # As Python 3.11 hands on what is raised while it makes a class.
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        code = INTERRUPTED
    if heeds:  # Nothing is left to tidy up: from here on a second one ends the program by itself.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return code


def _leave(_number: int, _frame: object) -> None:
    """While it loads there is nothing to tidy up, and much that would not take an exception."""
    os._exit(INTERRUPTED)


def _heed() -> None:
    """From now on Ctrl-C raises KeyboardInterrupt, so that what is open is closed on its way.

    Python drops what is raised while it tidies up an object, and says so with a traceback. A
    Ctrl-C that is lost like that is raised again in a moment.
    """

    def lost(what: sys.UnraisableHookArgs) -> None:
        if isinstance(what.exc_value, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, SOON)
        else:
            sys.__unraisablehook__(what)

    sys.unraisablehook = lost
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)


if __name__ == "__main__":
    sys.exit(main())

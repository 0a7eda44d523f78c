"""What is done to a server before it serves: to die around a commit, or to be broken on purpose.

Each trick changes only the process that it runs in. The product knows nothing of them.
"""

# ruff: noqa: S311 (chance, not secrets)
from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

DATABASE: Any = BaseDatabaseWrapper
"""Django's connection, whose `_commit` is the one call that commits on either database."""

ARMED = "kill-at-commit"
"""The file that tells a server that the next commit is the one to die at."""

COMMIT_SECONDS = 0.003
"""Somewhat longer than a commit takes: some kills during it find it done."""


def die() -> None:
    """Ends this process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


def _at_commit(commit: Callable[[Callable[[], None]], None]) -> None:
    """From now on the armed commit is this one; it is given the database's own."""
    real = DATABASE._commit
    armed = Path(os.environ["OUTCOME21_HOME"]) / ARMED

    def _commit(self: Any) -> None:
        if armed.exists():
            commit(lambda: real(self))
        else:
            real(self)

    DATABASE._commit = _commit


def nothing() -> None:
    """The product as it is."""


def before_commit() -> None:
    """Dies when everything is written and nothing is committed."""
    _at_commit(lambda real: die())


def after_commit() -> None:
    """Dies when the commit has returned, before anybody is told."""

    def commit(real: Callable[[], None]) -> None:
        real()
        die()

    _at_commit(commit)


def during_commit() -> None:
    """Dies at some moment of the commit, or soon after."""

    def commit(real: Callable[[], None]) -> None:
        threading.Timer(random.uniform(0, COMMIT_SECONDS), die).start()
        real()

    _at_commit(commit)


def entry_outside() -> None:
    """BROKEN: the entry is written in a transaction of its own, after the act's; dies between."""
    entries = import_module("outcome21.audit.entries")
    real = entries.Entry.write

    def write(self: Any, result: str) -> None:
        transaction.on_commit(lambda: real(self, result))

    entries.Entry.write = write
    after_commit()


def no_number() -> None:
    """BROKEN: a report does not keep its form's number, so that nothing makes two sends one."""
    act: Any = import_module("outcome21.casework.actions.receive_report")
    act._sent_before = lambda force, number: None
    act.number_digest = act.code_digest = lambda number: None


def no_commit() -> None:
    """BROKEN: the answer goes out although nothing was committed."""
    DATABASE._commit = DATABASE._rollback


TRICKS: dict[str, Callable[[], None]] = {
    trick.__name__: trick
    for trick in (
        nothing,
        before_commit,
        after_commit,
        during_commit,
        entry_outside,
        no_number,
        no_commit,
    )
}

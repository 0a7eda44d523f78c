"""Past answers while they are asked: a database of their own in memory, and a private folder."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import duckdb

MEMORY = "1GiB"
"""For one replay. What does not fit goes to a folder that is removed when the replay ends."""

MOST_THREADS = 4
LOOK_EVERY = 0.1
"""Seconds between two looks at how far a query is, and at whether it should stop."""

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done, from 0 to 1."""


class BadAnswers(ValueError):  # noqa: N818 (read by whoever named the file)
    """Answers that cannot be used; the text says where, what was found and what is allowed."""


class Unreadable(BadAnswers):
    """A file that is not what its name says, or whose end is missing, or that has changed."""


OUR_FAULTS = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
"""What is wrong with a query, and not with a file."""


@dataclass(frozen=True)
class Loaded:
    """What a source gave: the SQL of each question's column in the relation `answers`."""

    columns: Mapping[str, str]
    not_used: tuple[str, ...] = ()


Load = Callable[["PastAnswers", Collection[str], Progress], Loaded]
"""Makes the relation `answers`: reference, force, age_band, row and a column a question."""


class PastAnswers:
    """Answers that were given, open while the `with` block lasts. For one thread.

    Nothing is read before a first question is asked of them, and then only once. Everything is
    kept in memory, or in a private folder that is removed at the end.
    """

    def __init__(self, load: Load) -> None:
        self._load = load
        self._loaded: tuple[frozenset[str], Loaded] | None = None

    def __enter__(self) -> Self:
        """Opens a database of its own in memory."""
        self._temporary = tempfile.TemporaryDirectory(prefix="outcome21-replay-")
        self.folder = Path(self._temporary.name)
        self._connection = duckdb.connect(":memory:", config=_settings(self.folder))
        # Off, nothing would count how far a query is; on, it would print it.
        self._connection.execute("set enable_progress_bar = true")
        self._connection.execute("set enable_progress_bar_print = false")
        self._worker = ThreadPoolExecutor(1)
        return self

    def __exit__(self, *exception: object) -> None:
        """Ends what still runs, and removes whatever was written."""
        self._worker.shutdown()
        self._connection.close()
        self._temporary.cleanup()

    def asked(self, questions: Collection[str], progress: Progress) -> Loaded:
        """The columns of these questions, read now if they were not. Raises BadAnswers."""
        wanted = frozenset(questions)
        if self._loaded is None or self._loaded[0] != wanted:
            self._loaded = (wanted, self._load(self, sorted(wanted), progress))
        return self._loaded[1]

    def rows(
        self,
        sql: str,
        parameters: Sequence[object] = (),
        progress: Callable[[float], None] | None = None,
    ) -> list[tuple[Any, ...]]:
        """Runs a query to its end; the rows it gives. Raises Unreadable where a file is at fault.

        It runs in a thread of its own, so that Ctrl-C can stop it.
        """
        running = self._worker.submit(self._run, sql, list(parameters))
        try:
            while wait([running], LOOK_EVERY).not_done:
                if progress:
                    progress(max(self._connection.query_progress(), 0.0) / 100)
        except BaseException:
            # Again and again: a query that has not begun yet does not hear the first.
            while not running.done():
                self._connection.interrupt()
                wait([running], LOOK_EVERY)
            raise
        try:
            return running.result()
        except duckdb.OutOfMemoryException:
            raise BadAnswers(f"The answers need more memory than {MEMORY}.") from None
        except OUR_FAULTS:
            raise
        except duckdb.Error as error:
            raise Unreadable("The answers cannot be read: the file is damaged.") from error

    def _run(self, sql: str, parameters: list[object]) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql, parameters).fetchall()


def _cores() -> int:
    """The cores that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _settings(folder: Path) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": min(MOST_THREADS, _cores()),
        "memory_limit": MEMORY,
        "temp_directory": str(folder / "spilled"),
        # Nothing is fetched from anywhere, and no Python variable is read as a table.
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }

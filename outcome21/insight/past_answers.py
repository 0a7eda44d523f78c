"""Past answers while they are asked: a database of their own in memory, and a private folder.

`answers_file` opens those of a file, `replay_stored` those of the product's own database.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Self

import duckdb

MEMORY = "1GiB"
"""For one replay. What does not fit goes to a folder that is removed when the replay ends."""

MOST_THREADS = 4
LOOK_EVERY = 0.1
"""Seconds between two looks at how far a query is, and at whether it should stop."""

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of it is done, from 0 to 1."""


class BadAnswers(ValueError):  # noqa: N818 (read by whoever asked for them)
    """Answers that cannot be used, or not gone through here; the text says why in one line."""


class Unreadable(BadAnswers):
    """A file that is not what its name says, or whose end is missing, or that has changed."""


OUR_FAULTS = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
"""What is wrong with a query, and not with a file."""

SPILLED = "spilled"
"""Where, in the private folder, what does not fit into memory goes."""

ROOM_SETTING = "max_temp_directory_size"
"""Named where the engine was about to use up the disk; it calls that too little memory."""

NO_ROOM = (
    "The replay stopped: its temporary folder could not be used ({why}). Make room there, or name "
    "another folder in TMPDIR, and start it again."
)
DAMAGED = "{file}: found a file that is damaged or was changed; allowed: a whole file, left alone."


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
        self.file = ""
        """The name of the file that queries read; "" where they read only what was loaded."""

    def __enter__(self) -> Self:
        """Opens a database of its own in memory. Raises BadAnswers where no folder can be made."""
        try:
            self._temporary = tempfile.TemporaryDirectory(prefix="outcome21-replay-")
        except OSError as error:
            raise BadAnswers(NO_ROOM.format(why=error.strerror)) from None
        self.folder = Path(self._temporary.name)
        self._connection = duckdb.connect(":memory:", config=_settings(self.folder))
        # Off, nothing would count how far a query is; on, it would print it.
        self._connection.execute("set enable_progress_bar = true")
        self._connection.execute("set enable_progress_bar_print = false")
        self._worker = ThreadPoolExecutor(1)
        self._busy, self._ended = Lock(), False
        return self

    def __exit__(self, *exception: object) -> None:
        """Ends what still runs, and removes whatever was written."""
        self._ended = True
        # A signal may come at any moment, even before anybody holds what a query was to give.
        while not self._busy.acquire(timeout=LOOK_EVERY):
            self._connection.interrupt()
        self._connection.close()
        self._busy.release()
        self._worker.shutdown()
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
        """Runs a query to its end; the rows it gives. At its end `progress` is told 1.

        Raises Unreadable where `file` is at fault, and BadAnswers where memory or room is short.
        It runs in a thread of its own, so that Ctrl-C is heard; leaving the `with` block ends it.
        """
        running = self._worker.submit(self._run, sql, list(parameters))
        done = 0.0
        while wait([running], LOOK_EVERY).not_done:
            # Before a query begins, and once it has ended, the engine says less than before.
            done = max(done, min(self._connection.query_progress() / 100, 1.0))
            if progress:
                progress(done)
        rows = running.result()
        if progress:
            progress(1.0)
        return rows

    def _run(self, sql: str, parameters: list[object]) -> list[tuple[Any, ...]]:
        try:
            with self._busy:
                return [] if self._ended else self._connection.execute(sql, parameters).fetchall()
        except (*OUR_FAULTS, duckdb.InterruptException):
            raise
        except duckdb.Error as error:
            told = self._told(error)
            if told is None:
                raise
            raise told from error

    def _told(self, error: duckdb.Error) -> BadAnswers | None:
        """What the error is for a person; None for a fault of this program."""
        said = str(error)
        if isinstance(error, duckdb.OutOfMemoryException):
            if ROOM_SETTING in said:
                return BadAnswers(NO_ROOM.format(why="no room is left"))
            return BadAnswers(f"The answers need more memory than {MEMORY}.")
        # Of a file that was named, only what the engine could not write is the folder's fault.
        if isinstance(error, duckdb.IOException) and (not self.file or f"/{SPILLED}/" in said):
            return BadAnswers(NO_ROOM.format(why=_last_words(said)))
        return Unreadable(DAMAGED.format(file=self.file)) if self.file else None


def _last_words(said: str) -> str:
    """The reason at the end of the engine's message: "No space left on device"."""
    return said.splitlines()[0].rsplit(": ", 1)[-1]


def _cores() -> int:
    """The cores that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _settings(folder: Path) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "threads": min(MOST_THREADS, _cores()),
        "memory_limit": MEMORY,
        "temp_directory": str(folder / SPILLED),
        # Nothing is fetched from anywhere, and no Python variable is read as a table.
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }

"""Opening the dated reference files of this package: what would otherwise be enums in code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from outcome21.domain.data_file import Table, digest_of, read_data_file

REFERENCE = Path(__file__).parent / "reference"

STANDINGS = ("confirmed", "to_confirm")
"""Read in a published source; or built on, and somebody named in docs/to-confirm.md settles it."""


class Dated(Protocol):
    """A row in force from its first to its last day, both included; None is open."""

    @property
    def starts(self) -> date:
        """The first day."""

    @property
    def ends(self) -> date | None:
        """The last day, None while it is open."""


Row = TypeVar("Row", bound=Dated)


def reference(name: str) -> tuple[Table, str]:
    """The top table of a packaged reference file and the digest of its bytes.

    Raises DataFileError where the file is not what it must be.
    """
    data = (REFERENCE / name).read_bytes()
    return read_data_file(data, name), digest_of(data)


def in_force(rows: Iterable[Row], on: date) -> tuple[Row, ...]:
    """The rows in force on that day, in file order."""
    return tuple(row for row in rows if row.starts <= on and (row.ends is None or on <= row.ends))

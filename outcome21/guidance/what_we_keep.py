"""What a report, a wish, a message and an answer about a page leave in the database, line by line.

The lines are content: `content/en/what-we-keep.toml`, and their Welsh is in the catalogue. The
privacy page shows them, and a test holds them to the records' columns and to the form's questions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from outcome21.guidance.front_matter import ContentError

FILE = Path(__file__).parent / "content" / "en" / "what-we-keep.toml"
RECORDS = ("report", "wish", "message", "feedback")


@dataclass(frozen=True)
class Kept:
    """One line: what is kept, why, whether it is locked, and where it lies.

    `columns` are those of the record it is about; `answers` are questions of the report form.
    """

    about: str
    what: str
    why: str
    locked: bool
    columns: tuple[str, ...]
    answers: tuple[str, ...] = ()


@cache
def what_we_keep() -> tuple[Kept, ...]:
    """Every line, in the file's order. Raises ContentError naming the line."""
    return read_kept(FILE.read_bytes(), FILE.name)


def read_kept(data: bytes, name: str) -> tuple[Kept, ...]:
    """The lines of a file, checked. Raises ContentError naming the file and the line."""
    try:
        parsed = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(name, "file", f"cannot be read: {error}") from error
    return tuple(_kept(entry, name) for entry in parsed.get("kept", ()))


def _kept(entry: Mapping[str, Any], name: str) -> Kept:
    label = str(entry.get("what", "a line that does not say what"))
    try:
        columns, answers = tuple(entry["columns"]), tuple(entry.get("answers", ()))
        line = Kept(**{**entry, "columns": columns, "answers": answers})
    except (TypeError, KeyError) as error:
        raise ContentError(name, label, f"has a key too many or too few: {error}") from error
    if line.about not in RECORDS or not (line.columns and line.why and line.what):
        raise ContentError(name, label, "says too little, or is about no record")
    return line

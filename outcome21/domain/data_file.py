"""Reading a dated TOML data file strictly: a fault is named by file, line, key and what is allowed.

A file that a policy lead or a registrar edits is refused whole rather than half understood, so
nothing that reads these values later has an error case of its own.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import cast

LARGEST_FILE = 200_000
"""Bytes. The largest file worth reading; the shipped ones are a tenth of it."""

LONGEST_LINE = 2_000
"""Characters. Also keeps a hostile key of a hundred thousand dots from costing minutes."""

LONGEST_TEXT = 1_000
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,39}")
MISSING = object()


class DataFileError(ValueError):
    """A data file is refused; `sentence` says where, what was found and what is allowed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def shown(value: object) -> str:
    """The value as it may be repeated in an error: one line, ASCII, short."""
    # Cut before quoting: a hostile value may be as large as the file.
    text = ascii(value[:60]) if isinstance(value, str) else ascii(value)
    return text if len(text) <= 60 else text[:57] + "..."


@dataclass(frozen=True)
class Table:
    """One table of a data file, knowing its own place so that a refusal can name it.

    `name` is the file, `header` the TOML header as written ("[[rule]]", or "" for the top),
    `nth` counts from 1 among headers that are the same.
    """

    name: str
    lines: tuple[str, ...] = field(repr=False)
    values: Mapping[str, object]
    header: str = ""
    nth: int = 1

    def refusal(self, key: str, found: str, allowed: str) -> DataFileError:
        """The error for a key of this table: file, line, place, key, found, allowed."""
        line = line_of(self.lines, self.header, self.nth, key)
        place = f"{self.name}, line {line}" if line else self.name
        table = f" in {self.header} number {self.nth}" if self.header.startswith("[[") else ""
        table = table or (f" in {self.header}" if self.header else "")
        return DataFileError(f"{place}: {shown(key)}{table}: found {found}; allowed: {allowed}.")

    def only(self, *allowed: str) -> None:
        """Refuse any key that is not allowed here: a misspelt key must not be passed over."""
        for key in self.values:
            if key not in allowed:
                raise self.refusal(key, "an unknown key", ", ".join(allowed))

    def text(self, key: str, default: str | None = None) -> str:
        """A sentence or label: not empty, no invisible characters. Missing only with a default."""
        value = self.values.get(key, MISSING)
        if value is MISSING and default is not None:
            return default
        return self._checked_text(key, value)

    def _checked_text(self, key: str, value: object) -> str:
        allowed = f"text of 1 to {LONGEST_TEXT} characters in quotes"
        if not isinstance(value, str):
            raise self.refusal(key, kind_of(value), allowed)
        if not 1 <= len(value) <= LONGEST_TEXT or value != value.strip():
            raise self.refusal(key, f"{len(value)} characters, or blanks at an end", allowed)
        if not value.isprintable():
            raise self.refusal(key, shown(value), "text without control or invisible characters")
        return value

    def identifier(self, key: str) -> str:
        """A stable id: lower-case letters, digits and underscores."""
        return self._checked_identifier(key, self.values.get(key, MISSING))

    def _checked_identifier(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not IDENTIFIER.fullmatch(value):
            found = shown(value) if isinstance(value, str) else kind_of(value)
            raise self.refusal(key, found, "up to 40 of a-z, 0-9 and _, a letter first")
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """One of the words allowed."""
        return self.checked_choice(key, self.values.get(key, MISSING), allowed)

    def checked_choice(self, key: str, value: object, allowed: Collection[str]) -> str:
        """The value, when it is one of the words allowed."""
        if not isinstance(value, str) or value not in allowed:
            found = shown(value) if isinstance(value, str) else kind_of(value)
            raise self.refusal(key, found, ", ".join(allowed) or "nothing yet")
        return value

    def words(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of different texts, each one of `allowed` where that is given."""
        values = self.values.get(key, MISSING)
        if not isinstance(values, list) or not values:
            raise self.refusal(key, kind_of(values), "a list with at least one text")
        if allowed is None:
            result = tuple(self._checked_text(key, value) for value in values)
        else:
            result = tuple(self.checked_choice(key, value, allowed) for value in values)
        if len(set(result)) != len(result):
            raise self.refusal(key, "the same text twice", "each text once")
        return result

    def day(self, key: str) -> datetime.date:
        """A date written as 2026-11-01, without quotes and without a time."""
        value = self.values.get(key, MISSING)
        # A TOML date with a time is a datetime, which Python also counts as a date.
        if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
            raise self.refusal(key, kind_of(value), "a date such as 2026-11-01, without quotes")
        return value

    def optional_day(self, key: str) -> datetime.date | None:
        """The date, or None where the key is left out."""
        return self.day(key) if key in self.values else None

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number between two bounds, both included."""
        value = self.values.get(key, MISSING)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            found = str(value) if isinstance(value, int) and abs(value) < 10**9 else kind_of(value)
            raise self.refusal(key, found, f"a whole number from {least} to {most}")
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false. Missing only with a default."""
        value = self.values.get(key, MISSING if default is None else default)
        if not isinstance(value, bool):
            raise self.refusal(key, kind_of(value), "true or false, without quotes")
        return value

    def table(self, key: str) -> Table:
        """The single table `[key]`."""
        value = self.values.get(key, MISSING)
        if not isinstance(value, dict):
            raise self.refusal(key, kind_of(value), f"a table [{key}]")
        return Table(self.name, self.lines, cast(dict[str, object], value), f"[{key}]")

    def tables(self, key: str) -> tuple[Table, ...]:
        """Every `[[key]]` table, in file order, at least one."""
        values = self.values.get(key, MISSING)
        if not isinstance(values, list) or not values:
            raise self.refusal(key, kind_of(values), f"one or more tables [[{key}]]")
        for value in values:
            if not isinstance(value, dict):
                raise self.refusal(key, kind_of(value), f"one or more tables [[{key}]]")
        return tuple(
            Table(self.name, self.lines, value, f"[[{key}]]", nth)
            for nth, value in enumerate(values, start=1)
        )

    def labels(self, key: str) -> dict[str, str]:
        """The table `[key]` as ids with their words."""
        table = self.table(key)
        return {table._checked_identifier(name, name): table.text(name) for name in table.values}

    def period(self) -> tuple[datetime.date, datetime.date | None]:
        """The first and last day in force; the last is None while it is open."""
        starts, ends = self.day("starts"), self.optional_day("ends")
        if ends is not None and ends < starts:
            raise self.refusal("ends", ends.isoformat(), f"{starts.isoformat()} or later")
        return starts, ends


def unique(tables: Collection[Table], key: str) -> None:
    """Refuse two tables with the same value of `key`."""
    seen: set[object] = set()
    for table in tables:
        value = table.values.get(key)
        if value in seen:
            raise table.refusal(key, f"{shown(value)} a second time", "each one once")
        seen.add(value)


def kind_of(value: object) -> str:
    """What was found, in words that do not repeat the file."""
    names: dict[type, str] = {
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a table",
        datetime.date: "a date",
        datetime.datetime: "a date with a time",
        datetime.time: "a time",
    }
    return "nothing" if value is MISSING else names.get(type(value), "something else")


def line_of(lines: Collection[str], header: str, nth: int, key: str) -> int:
    """The line (from 1) where a key stands in the nth such table; else the header's; 0 if neither.

    Good enough for pointing a person to the place; it does not parse.
    """
    wanted = re.compile(rf"""\s*\[*["']?{re.escape(key)}["']?\s*[=\].]""")
    seen = 0 if header else nth
    at = 0
    for number, line in enumerate(lines, start=1):
        if header and line.strip().startswith(header):
            seen += 1
            at = number if seen == nth else at
        elif header and seen == nth and line.startswith("["):
            return at
        elif seen == nth and wanted.match(line):
            return number
    return at


def decoded(data: bytes, name: str) -> str:
    """The file's text, if it is UTF-8 with LF line ends and of a size to be read."""
    if len(data) > LARGEST_FILE:
        raise DataFileError(f"{name}: found {len(data)} bytes; allowed: up to {LARGEST_FILE}.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataFileError(
            f"{name}, line {line}: found a byte that is not UTF-8; allowed: UTF-8 text."
        ) from None
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        raise DataFileError(
            f"{name}, line {line}: found a CR line end; allowed: LF line ends, so that the digest "
            "is the same everywhere."
        )
    return text


def read_data_file(data: bytes, name: str) -> Table:
    """The file's top table, with `schema = 1` checked. Raises DataFileError."""
    text = decoded(data, name)
    lines = tuple(text.split("\n"))
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise DataFileError(
                f"{name}, line {number}: found {len(line)} characters; allowed: {LONGEST_LINE}."
            )
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise DataFileError(
            f"{name}: found lists or tables too deep inside each other; allowed: the form of a "
            "shipped file."
        ) from None
    except ValueError as error:
        raise DataFileError(f"{name}: not TOML: {ascii(str(error))[1:-1][:200]}.") from None
    top = Table(name, lines, values)
    top.number("schema", 1, 1)
    return top


def digest_of(data: bytes) -> str:
    """SHA-256 of the exact bytes, in hexadecimal: what a record keeps to name the file it used."""
    return hashlib.sha256(data).hexdigest()

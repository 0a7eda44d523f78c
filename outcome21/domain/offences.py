"""Offence codes as dated data: which may be chosen on a day, and what each means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from outcome21.domain.data_file import Table, unique
from outcome21.domain.reference_data import STANDINGS, in_force, reference
from outcome21.domain.refusals import Refused

CODE = re.compile(r"\d{3}[A-Z]?/\d{2}")
BASES = ("S", "V", "")


@dataclass(frozen=True)
class Offence:
    """One offence code for a time. `basis`: S (state-based), V (victim-based) or "" (not read)."""

    code: str
    label: str
    short: str
    act: str
    basis: str
    starts: date
    ends: date | None
    offered: bool
    standing: str
    dates_standing: str

    @property
    def ho_class(self) -> str:
        """The Home Office class, as text because a class may carry a letter."""
        return self.code.partition("/")[0].lstrip("0")

    @property
    def ho_subclass(self) -> int:
        """The subclass within the class."""
        return int(self.code.partition("/")[2])


@dataclass(frozen=True)
class OffenceList:
    """The whole file: its digest is kept with every crime that names a code."""

    offences: tuple[Offence, ...]
    digest: str


@lru_cache(maxsize=1)
def offence_list() -> OffenceList:
    """The packaged offence codes, read once. Raises DataFileError if the file is not right."""
    top, digest = reference("offences.toml")
    top.only("schema", "title", "source", "offence")
    rows = top.tables("offence")
    unique(rows, "code")
    return OffenceList(tuple(_offence(row) for row in rows), digest)


def offences_digest() -> str:
    """The digest of the packaged file, kept with every crime that names a code of it."""
    return offence_list().digest


def offences_on(on: date) -> tuple[Offence, ...]:
    """Every code in force on that day, offered or for reference."""
    return in_force(offence_list().offences, on)


def offered_offences(on: date) -> tuple[Offence, ...]:
    """The codes that may be chosen when a report is recorded on that day."""
    return tuple(offence for offence in offences_on(on) if offence.offered)


def offence(code: str, on: date) -> Offence:
    """The offence of that code, written 086/02. Raises Refused for one not in force that day."""
    for row in offences_on(on):
        if row.code == code:
            return row
    raise Refused("offence_unknown", "That offence code is not in use on this day. Choose another.")


def _offence(row: Table) -> Offence:
    row.only(
        *("code", "label", "short", "act", "basis", "starts", "ends", "offered"),
        *("standing", "dates_standing"),
    )
    starts, ends = row.period()
    standing = row.choice("standing", STANDINGS)
    dated = "dates_standing" in row.values
    code = row.text("code")
    if not CODE.fullmatch(code):
        raise row.refusal("code", code, "a code such as 086/02")
    return Offence(
        code=code,
        label=row.text("label"),
        short=row.text("short"),
        act=row.text("act"),
        basis=row.choice("basis", BASES),
        starts=starts,
        ends=ends,
        offered=row.flag("offered"),
        standing=standing,
        dates_standing=row.choice("dates_standing", STANDINGS) if dated else standing,
    )

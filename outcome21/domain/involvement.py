"""Who has which part in a crime, who may never be a suspect, and how old somebody was when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from outcome21.domain.data_file import Table, unique
from outcome21.domain.policy import Answer
from outcome21.domain.reference_data import STANDINGS, in_force, reference
from outcome21.domain.refusals import Refused

AGE_BANDS = ("under_10", "10_12", "13_15", "16_17", "18_over", "not_known")
BAND_STARTS = ((18, "18_over"), (16, "16_17"), (13, "13_15"), (10, "10_12"), (0, "under_10"))
OLDEST = 130


@dataclass(frozen=True)
class Role:
    """One role. `suspicion`: it says that somebody may have done wrong."""

    id: str
    label: str
    help: str
    suspicion: bool
    starts: date
    ends: date | None
    source: str
    standing: str


@lru_cache(maxsize=1)
def roles() -> tuple[Role, ...]:
    """The packaged roles, read once. Raises DataFileError if the file is not right."""
    top, _ = reference("roles.toml")
    top.only("schema", "title", "role")
    rows = top.tables("role")
    unique(rows, "id")
    return tuple(_role(row) for row in rows)


def roles_on(on: date) -> tuple[Role, ...]:
    """The roles that may be given on that day."""
    return in_force(roles(), on)


def role(role_id: str) -> Role:
    """The role of that id. Raises Refused for one that does not exist."""
    for row in roles():
        if row.id == role_id:
            return row
    raise Refused("role_unknown", "That is not a role in a crime. Choose one of the list.")


def may_hold(
    role_id: str,
    pictured: bool,
    supervisor_reason: bool,
    *,
    child_in_non_aggravated_case: bool = False,
) -> None:
    """Whether a person may hold this role; returns nothing, or raises Refused.

    Nobody pictured is a suspect of the same crime unless a supervisor's reasoned act says so. A
    child in a non-aggravated case is a person involved, whoever asks (NPCC guidance 2024).
    """
    if not role(role_id).suspicion:
        return
    if child_in_non_aggravated_case:
        raise Refused(
            "child_not_suspect",
            "A child in a non-aggravated case is a person involved, never a suspect. "
            "Choose person involved.",
        )
    if pictured and not supervisor_reason:
        raise Refused(
            "pictured_not_suspect",
            "Somebody who is pictured is not a suspect of the same crime. Choose victim or person "
            "involved, or ask a supervisor, who must give a reason.",
        )


def age_on(date_of_birth: date, on: date) -> int:
    """The age in whole years on that day. Raises ValueError before birth or past 130 years.

    Somebody born on 29 February turns a year older on 1 March where there is no 29th, so that
    nobody is treated as older a day too soon.
    """
    had_birthday = (on.month, on.day) >= (date_of_birth.month, date_of_birth.day)
    age = on.year - date_of_birth.year - (0 if had_birthday else 1)
    if on < date_of_birth or age > OLDEST:
        raise ValueError("that date of birth cannot be right for that day")
    return age


def age_band(age: int | None) -> str:
    """The band of an age in years; "not_known" for None. Raises ValueError for no possible age."""
    if age is None:
        return "not_known"
    if not 0 <= age <= OLDEST:
        raise ValueError("an age is from 0 to 130 years")
    return next(band for start, band in BAND_STARTS if age >= start)


def band_on(date_of_birth: date | None, told_band: str, on: date) -> str:
    """The band on the day of an act: from the date of birth where there is one, else as told."""
    if date_of_birth is not None:
        return age_band(age_on(date_of_birth, on))
    if told_band not in AGE_BANDS:
        raise ValueError("that is not an age band")
    return told_band


def under_13(bands: Iterable[str]) -> Answer:
    """The answer to "was any child under 13", from the bands at the act of everybody in it.

    Yes if anybody was; not known if anybody's age is not known, or nobody is there; else no.
    """
    seen = set(bands)
    if seen & {"under_10", "10_12"}:
        return Answer.YES
    return Answer.NOT_KNOWN if not seen or "not_known" in seen else Answer.NO


def _role(row: Table) -> Role:
    row.only("id", "label", "help", "suspicion", "starts", "ends", "source", "standing")
    starts, ends = row.period()
    return Role(
        id=row.identifier("id"),
        label=row.text("label"),
        help=row.text("help"),
        suspicion=row.flag("suspicion"),
        starts=starts,
        ends=ends,
        source=row.text("source"),
        standing=row.choice("standing", STANDINGS),
    )

"""Working days in England and Wales, and the clocks of the Victims' Code that count in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType

from outcome21.domain.data_file import Table, unique
from outcome21.domain.days import day_of
from outcome21.domain.reference_data import STANDINGS, in_force, reference
from outcome21.domain.refusals import Refused

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class HolidaysNotCovered(LookupError):  # noqa: N818 (says what happened, as the sentence does)
    """The holiday file does not reach that day, so that nobody may count working days to it."""


@dataclass(frozen=True)
class BankHolidays:
    """The days on which offices are closed, and the days for which the file knows them all."""

    days: Mapping[date, str]
    covers_from: date
    covers_to: date
    standing: str
    digest: str


@dataclass(frozen=True)
class VictimsClock:
    """One clock of the Victims' Code, in working days after the event."""

    id: str
    right: int
    label: str
    working_days: int
    enhanced_working_days: int
    starts: date
    ends: date | None
    source: str
    standing: str


@lru_cache(maxsize=1)
def bank_holidays() -> BankHolidays:
    """The packaged bank holidays, read once. Raises DataFileError if the file is not right."""
    top, digest = reference("bank_holidays.toml")
    top.only(*("schema", "title", "source", "standing", "covers_from", "covers_to", "holidays"))
    table = top.table("holidays")
    return BankHolidays(
        days=MappingProxyType({_holiday(table, key): table.text(key) for key in table.values}),
        covers_from=top.day("covers_from"),
        covers_to=top.day("covers_to"),
        standing=top.choice("standing", STANDINGS),
        digest=digest,
    )


@lru_cache(maxsize=1)
def victims_clocks() -> tuple[VictimsClock, ...]:
    """The packaged clocks of the Victims' Code. Raises DataFileError if the file is not right."""
    top, _ = reference("victims_code.toml")
    top.only("schema", "title", "clock")
    rows = top.tables("clock")
    unique(rows, "id")
    return tuple(_clock(row) for row in rows)


def is_working_day(day: date) -> bool:
    """Monday to Friday and no bank holiday. Raises HolidaysNotCovered outside the file's years."""
    holidays = bank_holidays()
    if not holidays.covers_from <= day <= holidays.covers_to:
        raise HolidaysNotCovered(
            f"The bank holidays are known from {holidays.covers_from.isoformat()} to "
            f"{holidays.covers_to.isoformat()}, not for {day.isoformat()}. Add that year to "
            "bank_holidays.toml."
        )
    return day.weekday() < SATURDAY and day not in holidays.days


def add_working_days(moment: datetime, n: int) -> date:
    """The nth working day after the day of that moment in Europe/London; n is 1 or more.

    The day of the event is never counted. Raises ValueError for a moment without a time zone or
    another n, HolidaysNotCovered where the holiday file does not reach.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment needs its time zone")
    if n < 1:
        raise ValueError("working days are counted from 1")
    day = day_of(moment)
    for _ in range(n):
        day = next_working_day(day)
    return day


def next_working_day(day: date) -> date:
    """The first working day after that day. Raises HolidaysNotCovered as `is_working_day` does."""
    day += ONE_DAY
    while not is_working_day(day):
        day += ONE_DAY
    return day


def due_date(clock_id: str, moment: datetime, *, enhanced: bool) -> date:
    """The last day for this clock of the Victims' Code, after an event at that moment.

    `enhanced`: whether the person has enhanced rights, as everybody under 18 has. Raises Refused
    for a clock that is not in force on the day of the event, and as `add_working_days` does.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment needs its time zone")
    for clock in in_force(victims_clocks(), day_of(moment)):
        if clock.id == clock_id:
            days = clock.enhanced_working_days if enhanced else clock.working_days
            return add_working_days(moment, days)
    raise Refused("clock_unknown", "The Victims' Code sets no such limit on that day.")


def _holiday(table: Table, key: str) -> date:
    try:
        day = date.fromisoformat(key)
    except ValueError:
        raise table.refusal(key, "no date", "a date such as 2026-12-25") from None
    # The weekday in words lets a person check the row, and the program check the person.
    if f"({day:%A})" not in table.text(key):
        raise table.refusal(key, table.text(key), f"words that end in ({day:%A})")
    return day


def _clock(row: Table) -> VictimsClock:
    row.only(
        *("id", "right", "label", "working_days", "enhanced_working_days"),
        *("starts", "ends", "source", "standing"),
    )
    starts, ends = row.period()
    return VictimsClock(
        id=row.identifier("id"),
        right=row.number("right", 1, 12),
        label=row.text("label"),
        working_days=row.number("working_days", 1, 100),
        enhanced_working_days=row.number("enhanced_working_days", 1, 100),
        starts=starts,
        ends=ends,
        source=row.text("source"),
        standing=row.choice("standing", STANDINGS),
    )

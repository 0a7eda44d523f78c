"""Recording a report: the clock, and the only reasons for which it may have no new crime."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType

from outcome21.domain.data_file import Table, unique
from outcome21.domain.days import day_of
from outcome21.domain.missing import Missing
from outcome21.domain.reference_data import STANDINGS, in_force, reference
from outcome21.domain.refusals import Refused

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Clock:
    """How many elapsed hours there are to record, and after how many somebody is warned."""

    starts: date
    ends: date | None
    hours: int
    warn_after_hours: int
    source: str
    standing: str


@dataclass(frozen=True)
class ReasonWhyNot:
    """A reason for which a report may have no new crime, and what must be given with it."""

    id: str
    label: str
    help: str
    needs: tuple[str, ...]
    starts: date
    ends: date | None
    source: str
    standing: str


@dataclass(frozen=True)
class RecordingRules:
    """The whole file; `needs` holds the words that ask for each thing a reason may need."""

    clocks: tuple[Clock, ...]
    reasons: tuple[ReasonWhyNot, ...]
    needs: Mapping[str, str]
    digest: str


@lru_cache(maxsize=1)
def recording_rules() -> RecordingRules:
    """The packaged recording rules, read once. Raises DataFileError if the file is not right."""
    top, digest = reference("recording.toml")
    top.only("schema", "title", "clock", "needs", "reason")
    needs = top.labels("needs")
    rows = top.tables("reason")
    unique(rows, "id")
    return RecordingRules(
        clocks=tuple(_clock(row) for row in top.tables("clock")),
        reasons=tuple(_reason(row, needs) for row in rows),
        needs=MappingProxyType(needs),
        digest=digest,
    )


def due_by(received_at: datetime) -> datetime:
    """When the crime must be recorded: 24 elapsed hours after the report came. Aware UTC.

    Home Office Crime Recording Rules. Raises ValueError for a moment without a time zone.
    """
    received = _in_utc(received_at)
    return received + _clock_on(day_of(received)).hours * HOUR


def warn_at(received_at: datetime) -> datetime:
    """When somebody is warned that a report is close to its time. Aware UTC."""
    received = _in_utc(received_at)
    return received + _clock_on(day_of(received)).warn_after_hours * HOUR


def is_close(received_at: datetime, at: datetime) -> bool:
    """Whether somebody is warned at that moment: it is not late yet, but will be soon."""
    return warn_at(received_at) <= _in_utc(at) <= due_by(received_at)


def time_left(received_at: datetime, at: datetime) -> timedelta:
    """What is left of the 24 hours at that moment; negative when it is late."""
    return due_by(received_at) - _in_utc(at)


def clock_words(received_at: datetime, at: datetime) -> str:
    """The time left as an officer reads it: "19 hours left", "due in 40 minutes", "2 hours late".

    Whole units, always rounded down, so that it never promises time that is not there.
    """
    left = time_left(received_at, at)
    if abs(left) < MINUTE:
        return "due now"
    if left < timedelta(0):
        return f"{_whole(-left)} late"
    return f"{_whole(left)} left" if left >= HOUR else f"due in {_whole(left)}"


def reasons_why_not(on: date) -> tuple[ReasonWhyNot, ...]:
    """The reasons in force on that day for which a report may have no new crime."""
    return in_force(recording_rules().reasons, on)


def reason_why_not(reason_id: str, on: date) -> ReasonWhyNot:
    """The reason of that id. Raises Refused for one that is not in force that day."""
    for reason in reasons_why_not(on):
        if reason.id == reason_id:
            return reason
    raise Refused(
        "reason_unknown", "That is not a reason for recording no crime. Choose one of the list."
    )


def missing_for_reason(reason_id: str, given: Collection[str], on: date) -> tuple[Missing, ...]:
    """What this reason still needs; `given` are the ids of what was filled in. () when complete."""
    reason = reason_why_not(reason_id, on)
    asked = recording_rules().needs
    return tuple(
        Missing(need, asked[need], reason.source) for need in reason.needs if need not in given
    )


def _in_utc(moment: datetime) -> datetime:
    # In UTC, so that 24 hours are elapsed hours on the nights when the clocks change too.
    if moment.utcoffset() is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)


def _clock_on(on: date) -> Clock:
    clocks = in_force(recording_rules().clocks, on)
    if not clocks:
        raise ValueError(f"no recording clock is in force on {on.isoformat()}")
    return clocks[-1]


def _whole(left: timedelta) -> str:
    unit, name = (DAY, "day") if left >= 2 * DAY else (HOUR, "hour")
    if left < HOUR:
        unit, name = MINUTE, "minute"
    count = left // unit
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _clock(row: Table) -> Clock:
    row.only(
        *("starts", "ends", "hours", "warn_after_hours", "source", "standing", "dates_standing")
    )
    starts, ends = row.period()
    hours = row.number("hours", 1, 1_000)
    return Clock(
        starts=starts,
        ends=ends,
        hours=hours,
        warn_after_hours=row.number("warn_after_hours", 0, hours),
        source=row.text("source"),
        standing=row.choice("standing", STANDINGS),
    )


def _reason(row: Table, needs: Collection[str]) -> ReasonWhyNot:
    row.only("id", "label", "help", "needs", "starts", "ends", "source", "standing")
    starts, ends = row.period()
    return ReasonWhyNot(
        id=row.identifier("id"),
        label=row.text("label"),
        help=row.text("help"),
        needs=row.words("needs", needs),
        starts=starts,
        ends=ends,
        source=row.text("source"),
        standing=row.choice("standing", STANDINGS),
    )

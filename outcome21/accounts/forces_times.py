"""The times that a force says it works to. One that is not set is shown nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

UNITS = ("hours", "working_days", "weeks")
MOST = 999


class BadTimes(ValueError):  # noqa: N818 (read by whoever set it up)
    """Times that cannot be used. The text says which, and how one is written."""


@dataclass(frozen=True)
class Span:
    """How long something may take: 24 hours, 2 working days, 6 weeks."""

    count: int
    unit: str


@dataclass(frozen=True)
class Times:
    """What the force's owner of each promise approved, and nothing that nobody did."""

    first_read: Span | None = None
    first_contact: Span | None = None
    decision: Span | None = None

    def __bool__(self) -> bool:
        """Whether any is set."""
        return any(getattr(self, field.name) for field in fields(self))


def read_times(found: Mapping[str, Any]) -> Times:
    """The times from their table. Raises BadTimes."""
    known = [field.name for field in fields(Times)]
    for key in found:
        if key not in known:
            raise BadTimes(f"times.{key} is not a time; these are: {', '.join(known)}.")
    return Times(**{name: _span(name, given) for name, given in found.items()})


def _span(name: str, given: object) -> Span:
    if isinstance(given, dict) and len(given) == 1:
        [(unit, count)] = given.items()
        if unit in UNITS and type(count) is int and 0 < count <= MOST:
            return Span(count, unit)
    units = " or ".join(UNITS)
    raise BadTimes(f"times.{name} cannot be {given!r}: write {{ hours = 24 }}; {units}.")

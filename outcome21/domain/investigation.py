"""What an investigation starts with, from dated reference data."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from outcome21.domain.data_file import Table, unique
from outcome21.domain.reference_data import reference


@dataclass(frozen=True)
class Step:
    """A first step: what is done, and within how many elapsed hours."""

    id: str
    label: str
    help: str
    hours: int
    action: str = ""

    def due_at(self, opened_at: datetime) -> datetime:
        """By when, counted from the moment the investigation opened."""
        return opened_at + timedelta(hours=self.hours)


@dataclass(frozen=True)
class FirstSteps:
    """The whole file: its digest is kept with every investigation that it started."""

    steps: tuple[Step, ...]
    digest: str


@lru_cache(maxsize=1)
def known_steps() -> FirstSteps:
    """The packaged steps, read once. Raises DataFileError if the file is not right."""
    top, digest = reference("investigation.toml")
    top.only("schema", "title", "step")
    rows = top.tables("step")
    unique(rows, "id")
    return FirstSteps(tuple(_step(row) for row in rows), digest)


def steps() -> dict[str, Step]:
    """Every step that the reference data knows, by id."""
    return {step.id: step for step in known_steps().steps}


def first_steps(actions: Collection[str]) -> tuple[Step, ...]:
    """The steps every investigation starts with, and those that these actions call for."""
    return tuple(step for step in known_steps().steps if not step.action or step.action in actions)


def _step(row: Table) -> Step:
    row.only("id", "label", "help", "hours", "action")
    return Step(
        row.identifier("id"),
        row.text("label"),
        row.text("help"),
        row.number("hours", 1, 24 * 30),
        row.text("action", ""),
    )

"""What an investigation starts with, from dated reference data."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("reference") / "investigation.toml"


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


@lru_cache(maxsize=1)
def steps() -> dict[str, Step]:
    """Every step that the reference data knows, by id."""
    found = tomllib.loads(_FILE.read_text("utf-8"))["step"]
    return {entry["id"]: Step(**entry) for entry in found}


def first_steps(actions: Collection[str]) -> tuple[Step, ...]:
    """The steps every investigation starts with, and those that these actions call for."""
    return tuple(step for step in steps().values() if not step.action or step.action in actions)

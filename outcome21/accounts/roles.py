"""Roles and what each may do, read from roles.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("roles.toml")


@dataclass(frozen=True)
class Role:
    """A role: its name in the log, its label on pages, its permissions."""

    name: str
    label: str
    permissions: frozenset[str]


@lru_cache(maxsize=1)
def roles() -> dict[str, Role]:
    """Every role by name."""
    found = tomllib.loads(_FILE.read_text("utf-8"))
    return {
        name: Role(name, entry["label"], frozenset(entry["permissions"]))
        for name, entry in found.items()
    }

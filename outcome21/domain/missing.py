"""What is still missing before something may be done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Missing:
    """One thing that is missing: a stable id, what to do about it in plain words, and the rule."""

    id: str
    sentence: str
    source: str

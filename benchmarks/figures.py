"""The form of what is measured: one JSON line a figure."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """One measured value. Without a target it is a base for later, and always ok."""

    name: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False
    conditions: Mapping[str, object] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether the value keeps its target: no more than it, or at least it."""
        if self.target is None:
            return True
        return self.value >= self.target if self.at_least else self.value <= self.target

    def line(self) -> str:
        """The figure as one line of JSON."""
        conditions = {**machine(), **self.conditions}
        return json.dumps(
            {
                "name": self.name,
                "value": round(self.value, 3),
                "unit": self.unit,
                "target": self.target,
                "ok": self.ok,
                "conditions": conditions,
            }
        )


Figures = Iterator[Figure]


def machine() -> dict[str, object]:
    """What of this machine the reader must know to compare two runs."""
    return {
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
    }


def percentile(values: Sequence[float], part: float) -> float:
    """The value that `part` (0 to 1) of all values do not exceed (nearest rank); 0 for none."""
    ordered = sorted(values)
    if not ordered:
        return 0.0
    rank = -(-len(ordered) * part // 1)  # rounded up
    return ordered[max(int(rank) - 1, 0)]

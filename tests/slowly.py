"""Which of many cases of one kind `make test-fast` takes: a few; `make test` takes them all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest


def few_fast(cases: Iterable[Any], fast: int = 3) -> list[Any]:
    """The same cases, all but the first few marked slow. A tuple is a case of several values."""
    listed = list(cases)
    slow = (
        pytest.param(*(one if isinstance(one, tuple) else (one,)), marks=pytest.mark.slow)
        for one in listed[fast:]
    )
    return [*listed[:fast], *slow]

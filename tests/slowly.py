"""Which of many cases of one kind `make test-fast` takes: a few; `make test` takes them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest

A_FEW = 3


def few_fast(cases: Iterable[Any], fast: int = A_FEW) -> list[Any]:
    """The same cases, all but the first few marked slow. A tuple is a case of several values."""
    listed = list(cases)
    slow = (
        pytest.param(*(one if isinstance(one, tuple) else (one,)), marks=pytest.mark.slow)
        for one in listed[fast:]
    )
    return [*listed[:fast], *slow]


def leave_many_to_make_test(items: Iterable[pytest.Item]) -> None:
    """Marks slow all but a few cases of each test: the first, the last and one between stay fast.

    Where a test marks some of its cases itself, that is how it is.
    """
    cases = defaultdict(list)
    for item in items:
        if hasattr(item, "callspec"):
            cases[item.nodeid.partition("[")[0]].append(item)
    for kind in cases.values():
        if len(kind) > A_FEW and not any(one.get_closest_marker("slow") for one in kind):
            stay = {at * (len(kind) - 1) // (A_FEW - 1) for at in range(A_FEW)}
            for place, item in enumerate(kind):
                if place not in stay:
                    item.add_marker(pytest.mark.slow)

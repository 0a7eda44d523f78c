"""Confirming an outcome and deciding to investigate at the same moment: exactly one is done."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from scripts.with_postgres import postgres
from tests.durability.sites import answer_of

pytestmark = pytest.mark.slow

TIMES = 12
OVERTAKEN = {
    "officer": "done",
    "supervisor": "decision_overtaken",
    "outcomes": 0,
    "investigations": 1,
    "closed_by": 2,
}
CONFIRMED = {
    "officer": "decision_confirmed_meanwhile",
    "supervisor": "done",
    "outcomes": 1,
    "investigations": 0,
    "closed_by": "confirmed",
}


@pytest.mark.parametrize("database", [nullcontext, postgres])
def test_one_is_done_and_the_other_is_told_why_not(tmp_path, database):
    with database() as url:
        found = answer_of("tests.casework.deciding_at_once", tmp_path, url, str(TIMES))
    assert len(found) == TIMES
    assert [one for one in found if one not in (OVERTAKEN, CONFIRMED)] == []

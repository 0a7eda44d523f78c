"""Confirming an outcome and deciding to investigate at the same moment: exactly one is done."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import nullcontext

import pytest

from scripts.with_postgres import postgres
from tests.durability.sites import surroundings
from tests.journeys.servers import ROOT

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
        told = surroundings(tmp_path, site="both")
        if url:
            told["OUTCOME21_DATABASE_URL"] = url
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "tests.casework.deciding_at_once", str(TIMES)],
            cwd=ROOT,
            env=told,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found) == TIMES
    assert [one for one in found if one not in (OVERTAKEN, CONFIRMED)] == []

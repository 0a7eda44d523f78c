"""A decision and its entry are there together or not at all, whenever the process dies."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.durability.sites import surroundings
from tests.journeys.servers import ROOT

pytestmark = pytest.mark.slow

NOTHING = {"entries": 0, "decisions": 0, "investigations": 0, "keys": 0}
EVERYTHING = {"entries": 1, "decisions": 1, "investigations": 1, "keys": 1}
TIMES = 4


@pytest.fixture
def left(tmp_path):
    """What is left of decisions whose process died in this way."""

    def run(trick: str) -> list[dict[str, int]]:
        command = [sys.executable, "-m", "tests.durability.deciding", trick, str(TIMES)]
        told = surroundings(tmp_path, site="both")
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=told, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_nothing_of_a_decision_is_left_when_the_process_dies_just_before_the_commit(left):
    assert left("before_commit") == [NOTHING] * TIMES


def test_all_of_a_decision_is_left_when_the_process_dies_just_after_the_commit(left):
    assert left("after_commit") == [EVERYTHING] * TIMES


def test_all_or_nothing_of_a_decision_is_left_when_the_process_dies_during_the_commit(left):
    assert all(rows in (NOTHING, EVERYTHING) for rows in left("during_commit"))


def test_a_decision_whose_entry_is_written_outside_its_transaction_is_seen_alone(left):
    assert left("entry_outside") == [EVERYTHING | {"entries": 0}] * TIMES

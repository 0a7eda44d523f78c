"""Guesses sent at once pass no more often than guesses sent one after another: five times."""

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


def guessing(home, database_url, *arguments):
    """What the process printed."""
    told = surroundings(home, site="both")
    if database_url:
        told["OUTCOME21_DATABASE_URL"] = database_url
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.accounts.guessing", *arguments],
        cwd=ROOT,
        env=told,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("database", [nullcontext, postgres])
def test_of_twenty_guesses_at_once_five_are_looked_at(tmp_path, database):
    with database() as url:
        found = guessing(tmp_path, url)
    assert found["asha"] == found["log"] == {"wrong_sign_in": 5, "too_many_tries": 15}
    assert found["bryn"] == "in"


def test_a_name_waits_for_its_own_tries_and_for_nobody_elses(tmp_path):
    with postgres() as url:
        found = guessing(tmp_path, url, "--held")
    assert found == {"held": {"bryn": "in", "asha": "waits"}, "asha": "in"}

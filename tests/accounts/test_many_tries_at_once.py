"""Guesses sent at once pass no more often than guesses sent one after another: five times."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from scripts.with_postgres import postgres
from tests.durability.sites import answer_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("database", [nullcontext, postgres])
def test_of_twenty_guesses_at_once_five_are_looked_at(tmp_path, database):
    with database() as url:
        found = answer_of("tests.accounts.guessing", tmp_path, url)
    assert found["asha"] == found["log"] == {"wrong_sign_in": 5, "too_many_tries": 15}
    assert found["bryn"] == "in"


def test_a_name_waits_for_its_own_tries_and_for_nobody_elses(tmp_path):
    with postgres() as url:
        found = answer_of("tests.accounts.guessing", tmp_path, url, "--held")
    assert found == {"held": {"bryn": "in", "asha": "waits"}, "asha": "in"}

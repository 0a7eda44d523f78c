"""The counting that finds nothing wrong finds what is wrong, when the act is broken on purpose."""

from __future__ import annotations

import pytest

from tests.durability.killing import Count, Kill, Killing
from tests.durability.sites import site

pytestmark = pytest.mark.slow

KILLS = 2


@pytest.fixture
def broken(tmp_path):
    """What is counted when the act is broken in one way."""

    def count(trick: str) -> Count:
        home = tmp_path / "home"
        home.mkdir()
        with site(home) as served:
            return Killing(served).run([Kill(trick=trick)] * KILLS)

    return count


def test_an_entry_outside_the_transaction_of_its_act_is_found_as_unlogged(broken):
    count = broken("entry_outside")
    assert count.rows.unlogged == KILLS
    assert (count.lost, count.double) == (0, 0)


def test_a_report_that_does_not_keep_its_number_is_found_as_double(broken):
    count = broken("no_number")
    assert count.double >= KILLS
    assert (count.lost, count.rows.unlogged) == (0, 0)


def test_an_answer_without_a_commit_is_found_as_lost(broken):
    count = broken("no_commit")
    assert count.acknowledged == KILLS
    assert count.lost >= KILLS

"""A report that was acknowledged is there, with its entry, once: whatever was killed, and when.

Each test prints what it did and found. What is killed is real: see fork_server.py.
"""

from __future__ import annotations

import sys

import pytest

from scripts.with_postgres import postgres
from tests.durability.databases import failing_postgres
from tests.durability.killing import (
    BEFORE,
    Count,
    Kill,
    Killing,
    all_over,
    around_commit,
)
from tests.durability.reporters import STAGES
from tests.durability.rows import damage
from tests.durability.sites import site

pytestmark = pytest.mark.slow


@pytest.fixture
def home(tmp_path):
    """A home for one site, with its log beside it."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def show(capsys, title: str, count: Count) -> None:
    """Prints the result past pytest; on standard error, which its worker processes hand on."""
    with capsys.disabled():
        print(f"\n{title}: {count}", file=sys.stderr, flush=True)  # noqa: T201


def nothing_is_wrong(count: Count) -> None:
    """The promise: each acknowledged report stored, each stored one logged, none of them twice."""
    assert count.lost == 0
    assert count.rows.unlogged == 0
    assert count.rows.unreadable == []
    assert count.double == 0
    assert len(count.rows.reports) == count.kills == count.rows.with_entry


def test_sqlite_loses_nothing_when_the_server_is_killed_again_and_again(home, capsys):
    with site(home) as served:
        killing = Killing(served)
        all_over(killing, rounds=6, each=25)
        count = killing.run([Kill(BEFORE)] * 8 + around_commit(10))
    show(capsys, "SQLite, server killed", count)
    assert count.kills >= 200
    assert all(count.stages[stage] >= 8 for stage in STAGES)
    assert count.stored_at["before_commit"] == [0] * 10
    assert count.stored_at["after_commit"] == [1] * 10
    assert count.answers_lost >= 10
    nothing_is_wrong(count)
    assert damage(served) == "ok"


def test_postgresql_loses_nothing_when_the_server_is_killed_again_and_again(home, capsys):
    with postgres(durable=True) as url, site(home, url) as served:
        killing = Killing(served)
        all_over(killing, rounds=2, each=20)
        count = killing.run([Kill(BEFORE)] * 3 + around_commit(5))
    show(capsys, "PostgreSQL, server killed", count)
    assert all(count.stages[stage] for stage in STAGES)
    assert count.stored_at["before_commit"] == [0] * 5
    assert count.stored_at["after_commit"] == [1] * 5
    nothing_is_wrong(count)


def test_postgresql_loses_nothing_when_it_is_itself_stopped_at_once(home, capsys):
    with failing_postgres() as database, site(home, database.url) as served:
        count = all_over(Killing(served, database.fail), rounds=1, each=15)
    show(capsys, "PostgreSQL itself stopped", count)
    assert count.kills >= 20
    assert count.stages["while running"] >= 2
    nothing_is_wrong(count)

"""The invented people and cases: whole after an interruption, and on whatever day it is."""

from datetime import UTC, datetime

import pytest

from outcome21.accounts.actions import sign_in
from outcome21.accounts.models import Staff
from outcome21.casework.models import Crime, Report
from outcome21.config import demo_data
from outcome21.config.demo_home import sign_ins
from tests.people import SOMEBODY

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Interrupted(Exception):  # noqa: N818 (the power, not a fault)
    """Somebody closed the lid."""


def test_whoever_is_there_has_a_password_that_was_kept(tmp_path, monkeypatch):
    def gone(**_):
        raise Interrupted

    with monkeypatch.context() as then, pytest.raises(Interrupted):
        then.setattr(demo_data, "add_staff", gone)
        demo_data.make_people(tmp_path)
    kept = sign_ins(tmp_path)
    assert set(kept) == {"officer", "supervisor", "registrar", "policy", "content"}
    assert demo_data.make_people(tmp_path) == kept
    for name, password in kept.items():
        assert sign_in(by=SOMEBODY, at=NOON, username=name, password=password)


def test_a_demo_made_before_somebody_was_added_gets_them_at_its_next_start(tmp_path, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(demo_data, "PEOPLE", demo_data.PEOPLE[:3])
        first = demo_data.make_people(tmp_path)
    assert "policy" not in first
    later = demo_data.make_people(tmp_path)
    assert {name: later[name] for name in first} == first
    dilys = sign_in(by=SOMEBODY, at=NOON, username="policy", password=later["policy"])
    assert dilys.role == "policy_lead"


def test_people_who_are_there_keep_their_passwords(tmp_path):
    first = demo_data.make_people(tmp_path)
    assert demo_data.make_people(tmp_path) == first
    assert Staff.objects.count() == 5


def test_a_run_that_was_interrupted_before_its_cases_makes_them_the_next_time(tmp_path):
    demo_data.make_people(tmp_path)
    assert demo_data.make_cases(NOON) == 0
    assert (Report.objects.count(), Crime.objects.count()) == (6, 4)


def test_where_there_is_a_report_nothing_is_added(tmp_path):
    demo_data.make_people(tmp_path)
    demo_data.make_cases(NOON)
    assert demo_data.make_cases(NOON) == 0
    assert Report.objects.count() == 6


@pytest.mark.parametrize(
    ("now", "left_out"),
    [
        (datetime(2026, 10, 20, 12, tzinfo=UTC), 4),
        (datetime(2026, 11, 5, 12, tzinfo=UTC), 1),
        (datetime(2026, 11, 2, 1, tzinfo=UTC), 3),
        (datetime(2020, 2, 29, 12, tzinfo=UTC), 4),
        (datetime(1990, 1, 1, tzinfo=UTC), 4),
        (datetime(2041, 6, 1, 12, tzinfo=UTC), 0),
    ],
)
def test_cases_that_no_policy_covers_are_left_out_and_counted(tmp_path, now, left_out):
    demo_data.make_people(tmp_path)
    assert demo_data.make_cases(now) == left_out
    assert Report.objects.count() == 6 - left_out

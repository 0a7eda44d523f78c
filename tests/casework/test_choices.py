"""What may be decided, and what each choice still needs, before one is chosen."""

from __future__ import annotations

import pytest

from outcome21.casework import actions
from outcome21.casework.choices import Choices, choices, departs_here
from tests.casework.story import (
    NOON,
    a_crime,
    answers,
    end_of_investigation,
    investigating,
    shown,
    told,
)
from tests.people import ASHA

pytestmark = pytest.mark.django_db


def offered(crime: str) -> Choices:
    """The choices of this moment."""
    return choices(opened(crime), NOON.date())


def opened(crime: str):
    """The crime as an officer opens it."""
    return actions.consult_crime(by=ASHA, at=NOON, reference=crime)


def test_nothing_is_offered_before_the_recommendation_was_shown():
    crime = a_crime()
    assert offered(crime).shown is False
    actions.assess(by=ASHA, at=NOON, crime=crime, answers=answers())
    assert offered(crime) == Choices(False, False, False, "", (), ())
    assert departs_here(opened(crime), "21") is False


def test_21_and_22_come_first_with_what_they_still_need_but_for_what_the_next_page_asks():
    crime = a_crime()
    shown(crime, answers())
    first = offered(crime).first
    assert [row.code for row in first] == ["21", "22"]
    assert any("child was told" in sentence for sentence in first[0].missing)
    assert not any("The reasons do not yet say" in sentence for sentence in first[0].missing)
    told(crime)
    assert offered(crime).first[0].missing == ()


def test_while_outcome_21_is_closed_it_is_not_offered_and_the_reason_is_given():
    crime = a_crime()
    shown(crime, answers(coerced="yes"))
    now = offered(crime)
    assert now.first == () and "closed to everybody" in now.closed
    assert {"21", "22"}.isdisjoint(row.code for row in now.others)


@pytest.mark.parametrize(
    ("answered", "choice", "departing"),
    [
        ({}, "21", False),
        ({}, "investigate", True),
        ({"deceived": "not_known"}, "21", True),
        ({"deceived": "not_known"}, "investigate", False),
        ({"coerced": "yes"}, "investigate", False),
        ({"coerced": "yes"}, "16", True),
    ],
)
def test_each_choice_says_whether_it_departs(answered, choice, departing):
    crime = a_crime()
    shown(crime, answers(**answered))
    assert departs_here(opened(crime), choice) is departing
    now = offered(crime)
    rows = {row.code: row.departs for row in (*now.first, *now.others)}
    assert rows.get(choice, now.investigate_departs) is departing


def test_an_open_investigation_is_said_and_what_it_leads_to_departs_from_nothing():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    assert offered(crime).investigating is True
    end_of_investigation(crime)
    assert offered(crime).investigating is False
    assert departs_here(opened(crime), "16") is False

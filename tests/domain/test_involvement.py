"""Roles, who may never be a suspect, and ages at the moment of an act."""

from datetime import date

import pytest

from outcome21.domain.involvement import (
    AGE_BANDS,
    age_band,
    age_on,
    band_on,
    may_hold,
    roles_on,
    under_13,
)
from outcome21.domain.policy import Answer
from outcome21.domain.refusals import Refused

TODAY = date(2026, 11, 22)


def test_there_are_seven_roles_and_one_of_them_says_suspicion():
    assert [role.id for role in roles_on(TODAY)] == [
        *("victim", "person_involved", "suspect", "witness"),
        *("reporting_person", "parent_carer", "professional"),
    ]
    assert [role.id for role in roles_on(TODAY) if role.suspicion] == ["suspect"]


def test_nobody_pictured_is_a_suspect_unless_a_supervisor_gives_a_reason():
    with pytest.raises(Refused) as refused:
        may_hold("suspect", pictured=True, supervisor_reason=False)
    assert refused.value.code == "pictured_not_suspect"
    may_hold("suspect", pictured=True, supervisor_reason=True)
    may_hold("suspect", pictured=False, supervisor_reason=False)


def test_a_child_in_a_non_aggravated_case_is_never_a_suspect_whoever_says_so():
    with pytest.raises(Refused) as refused:
        may_hold("suspect", False, True, child_in_non_aggravated_case=True)
    assert refused.value.code == "child_not_suspect"
    may_hold("person_involved", True, False, child_in_non_aggravated_case=True)


def test_every_other_role_may_be_held_by_somebody_pictured():
    for role in roles_on(TODAY):
        if not role.suspicion:
            may_hold(role.id, pictured=True, supervisor_reason=False)
    with pytest.raises(Refused) as refused:
        may_hold("offender", pictured=False, supervisor_reason=True)
    assert refused.value.code == "role_unknown"


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        ("2013-11-22", "2026-11-22", 13),
        ("2013-11-23", "2026-11-22", 12),
        ("2012-02-29", "2026-02-28", 13),
        ("2012-02-29", "2026-03-01", 14),
        ("2026-11-22", "2026-11-22", 0),
    ],
)
def test_an_age_is_worked_out_for_the_day_of_the_act(born, on, age):
    assert age_on(date.fromisoformat(born), date.fromisoformat(on)) == age


@pytest.mark.parametrize("born", ["2026-11-23", "1890-01-01"])
def test_a_date_of_birth_that_cannot_be_right_is_refused(born):
    with pytest.raises(ValueError, match="cannot be right"):
        age_on(date.fromisoformat(born), TODAY)


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "under_10"),
        (9, "under_10"),
        (10, "10_12"),
        (12, "10_12"),
        (13, "13_15"),
        (15, "13_15"),
        (16, "16_17"),
        (17, "16_17"),
        (18, "18_over"),
        (None, "not_known"),
    ],
)
def test_an_age_has_its_band(age, band):
    assert age_band(age) == band
    assert band in AGE_BANDS


def test_an_age_that_cannot_be_is_refused():
    for age in (-1, 131):
        with pytest.raises(ValueError, match="0 to 130"):
            age_band(age)


def test_a_date_of_birth_wins_over_the_band_that_was_told():
    assert band_on(date(2013, 11, 23), "16_17", TODAY) == "10_12"
    assert band_on(None, "16_17", TODAY) == "16_17"
    with pytest.raises(ValueError, match="band"):
        band_on(None, "child", TODAY)


@pytest.mark.parametrize(
    ("bands", "answer"),
    [
        (["13_15", "16_17"], Answer.NO),
        (["13_15", "10_12"], Answer.YES),
        (["not_known", "under_10"], Answer.YES),
        (["13_15", "not_known"], Answer.NOT_KNOWN),
        ([], Answer.NOT_KNOWN),
    ],
)
def test_under_13_is_worked_out_and_an_unknown_age_is_never_a_no(bands, answer):
    assert under_13(bands) is answer

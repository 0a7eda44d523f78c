"""Working days in Europe/London, and the clocks of the Victims' Code."""

from datetime import UTC, date, datetime, timedelta

import pytest

from outcome21.domain.deadlines import (
    HolidaysNotCovered,
    add_working_days,
    bank_holidays,
    due_date,
    is_working_day,
    victims_clocks,
)
from outcome21.domain.refusals import Refused


def utc(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "days", "expected"),
    [
        # given this moment (UTC)         add  expect
        ("2026-11-20 12:00", 1, "Mon 2026-11-23"),  # a Friday
        ("2026-11-21 12:00", 1, "Mon 2026-11-23"),  # a Saturday
        ("2026-11-18 12:00", 5, "Wed 2026-11-25"),
        ("2026-12-24 12:00", 1, "Tue 2026-12-29"),  # Christmas, then Boxing Day on the Monday
        ("2026-12-23 12:00", 5, "Mon 2027-01-04"),  # over New Year
        ("2026-04-02 12:00", 1, "Tue 2026-04-07"),  # Good Friday and Easter Monday
        ("2027-12-24 12:00", 1, "Wed 2027-12-29"),  # two substitute days
        ("2026-07-09 23:30", 1, "Mon 2026-07-13"),  # already Friday in London in summer
        ("2026-11-19 23:30", 1, "Fri 2026-11-20"),  # still Thursday in London in winter
    ],
)
def test_working_days_are_counted_from_the_day_after_in_london(moment, days, expected):
    assert f"{add_working_days(utc(moment), days):%a %Y-%m-%d}" == expected


def easter(year):
    """Easter Sunday by the anonymous Gregorian rule, apart from the product's own table."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    rest = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


def monday_of(year, month, last=False):
    day = date(year, month, 31 if last else 1)
    step = -1 if last else 1
    while day.weekday():
        day += timedelta(days=step)
    return day


def closed(year, month, day, taken=()):
    """The day itself, or the next weekday that is free where it falls on a weekend."""
    found = date(year, month, day)
    while found.weekday() > 4 or found in taken:
        found += timedelta(days=1)
    return found


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_bank_holidays_are_those_that_the_law_makes(year):
    christmas = date(year, 12, 25)
    boxing = date(year, 12, 26)
    if boxing.weekday() < 5:
        christmas = closed(year, 12, 25, {boxing})
    else:
        christmas = closed(year, 12, 25)
        boxing = closed(year, 12, 26, {christmas})
    expected = {
        closed(year, 1, 1),
        easter(year) - timedelta(days=2),
        easter(year) + timedelta(days=1),
        monday_of(year, 5),
        monday_of(year, 5, last=True),
        monday_of(year, 8, last=True),
        christmas,
        boxing,
    }
    assert {day for day in bank_holidays().days if day.year == year} == expected


def test_a_year_that_the_file_does_not_cover_is_never_guessed():
    for day in (date(2025, 12, 31), date(2029, 1, 1)):
        with pytest.raises(HolidaysNotCovered, match=r"bank_holidays\.toml"):
            is_working_day(day)
    with pytest.raises(HolidaysNotCovered, match="2029-01-01"):
        add_working_days(utc("2028-12-29 12:00"), 1)


def test_a_bad_question_is_an_error():
    with pytest.raises(ValueError, match="time zone"):
        add_working_days(utc("2026-11-20 12:00").replace(tzinfo=None), 1)
    with pytest.raises(ValueError, match="from 1"):
        add_working_days(utc("2026-11-20 12:00"), 0)


def test_a_child_is_told_within_one_working_day_and_others_within_five():
    told = "tell_of_decision_not_to_investigate"
    moment = utc("2026-11-20 12:00")
    assert due_date(told, moment, enhanced=True) == date(2026, 11, 23)
    assert due_date(told, moment, enhanced=False) == date(2026, 11, 27)
    assert due_date("refer_to_support", moment, enhanced=True) == date(2026, 11, 24)


def test_a_clock_that_the_code_does_not_have_is_refused():
    with pytest.raises(Refused) as refused:
        due_date("written_confirmation", utc("2026-11-20 12:00"), enhanced=True)
    assert refused.value.code == "clock_unknown"
    assert {clock.standing for clock in victims_clocks()} <= {"confirmed", "to_confirm"}

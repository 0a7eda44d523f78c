"""Twenty-four elapsed hours, and the only reasons for which a report has no new crime."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from outcome21.domain.recording import (
    clock_words,
    due_by,
    is_close,
    missing_for_reason,
    reason_why_not,
    reasons_why_not,
    recording_rules,
    time_left,
    warn_at,
)
from outcome21.domain.refusals import Refused

TODAY = date(2026, 11, 22)
RECEIVED = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def test_a_report_of_friday_evening_is_due_on_saturday_evening():
    assert due_by(RECEIVED) == datetime(2026, 11, 21, 17, 30, tzinfo=UTC)
    assert warn_at(RECEIVED) == datetime(2026, 11, 21, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "close"),
    [("19:59", False), ("20:00", True), ("24:00", True), ("24:01", False)],
)
def test_somebody_is_warned_from_twenty_hours_until_it_is_late(after, close):
    hours, minutes = after.split(":")
    at = RECEIVED + timedelta(hours=int(hours), minutes=int(minutes))
    assert is_close(RECEIVED, at) is close


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # The clocks go forward on Sunday 29 March 2026 and back on Sunday 25 October 2026.
        ("2026-03-28 12:00", "2026-03-29 13:00"),
        ("2026-10-24 12:00", "2026-10-25 11:00"),
        ("2026-06-01 12:00", "2026-06-02 12:00"),
    ],
)
def test_the_hours_are_elapsed_hours_when_the_clocks_change(received, due):
    in_london = datetime.strptime(received, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
    found = due_by(in_london)
    assert found.tzinfo is UTC
    assert f"{found.astimezone(LONDON):%Y-%m-%d %H:%M}" == due


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("0:00", "24 hours left"),
        ("0:01", "23 hours left"),
        ("4:20", "19 hours left"),
        ("22:59", "1 hour left"),
        ("23:00", "1 hour left"),
        ("23:20", "due in 40 minutes"),
        ("23:59", "due in 1 minute"),
        ("24:00", "due now"),
        ("24:01", "1 minute late"),
        ("25:00", "1 hour late"),
        ("26:30", "2 hours late"),
        ("71:59", "47 hours late"),
        ("72:00", "2 days late"),
    ],
)
def test_the_clock_reads_as_an_officer_says_it(after, words):
    hours, minutes = after.split(":")
    at = RECEIVED + timedelta(hours=int(hours), minutes=int(minutes))
    assert clock_words(RECEIVED, at) == words


def test_time_left_is_negative_when_it_is_late():
    assert time_left(RECEIVED, RECEIVED + timedelta(hours=25)) == timedelta(hours=-1)


def test_a_moment_without_a_time_zone_is_refused():
    naive = RECEIVED.replace(tzinfo=None)
    for ask in (due_by, warn_at):
        with pytest.raises(ValueError, match="time zone"):
            ask(naive)
    with pytest.raises(ValueError, match="time zone"):
        clock_words(RECEIVED, naive)


def test_there_are_four_reasons_and_each_says_what_it_needs():
    assert [reason.id for reason in reasons_why_not(TODAY)] == [
        "not_a_crime_in_law",
        "another_force",
        "duplicate",
        "malicious",
    ]
    assert "force_name" in reason_why_not("another_force", TODAY).needs
    assert "crime_reference" in reason_why_not("duplicate", TODAY).needs
    assert all("why" in reason.needs for reason in reasons_why_not(TODAY))


def test_a_reason_names_what_it_still_needs():
    found = missing_for_reason("duplicate", {"why"}, TODAY)
    assert [item.id for item in found] == ["crime_reference"]
    assert found[0].sentence.startswith("Give the reference")
    assert missing_for_reason("duplicate", {"why", "crime_reference"}, TODAY) == ()


def test_a_reason_that_is_not_on_the_list_is_refused():
    with pytest.raises(Refused) as refused:
        reason_why_not("not_in_the_mood", TODAY)
    assert refused.value.code == "reason_unknown"
    assert len(recording_rules().digest) == 64

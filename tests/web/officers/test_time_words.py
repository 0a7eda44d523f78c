"""Spans of time in words, always rounded down."""

from datetime import UTC, datetime, timedelta

import pytest

from outcome21.web.officers.time_words import due_words, span

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (119, "1 hour"),
        (47 * 60, "47 hours"),
        (48 * 60, "2 days"),
    ],
)
def test_a_span_is_said_in_whole_units(minutes, said):
    assert span(timedelta(minutes=minutes)) == said


def test_what_is_due_and_what_is_late():
    assert due_words(AT + timedelta(hours=3), AT) == "due in 3 hours"
    assert due_words(AT, AT) == "due in 0 minutes"
    assert due_words(AT - timedelta(hours=3), AT) == "3 hours late"

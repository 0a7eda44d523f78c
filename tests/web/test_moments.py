"""Moments are shown as people in England and Wales read a clock."""

from datetime import UTC, datetime

import pytest

from outcome21.web.shared.moments import london, london_day


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 22, 9, 45, tzinfo=UTC), "22 November 2026 at 9:45am"),
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), "2 July 2026 at 12:30am"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "1 July 2026 at midday"),
        (datetime(2026, 1, 1, 0, 0, tzinfo=UTC), "1 January 2026 at midnight"),
        (datetime(2026, 1, 1, 13, 5, tzinfo=UTC), "1 January 2026 at 1:05pm"),
    ],
)
def test_a_moment_is_shown_in_london_summer_and_winter(moment, shown):
    assert london(moment) == shown


def test_a_day_is_the_day_it_is_in_london():
    assert london_day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 July 2026"


@pytest.mark.parametrize("show", [london, london_day])
def test_a_moment_without_a_time_zone_is_refused(show):
    with pytest.raises(ValueError, match="time zone"):
        show(datetime(2026, 1, 1, 13, 5))  # noqa: DTZ001

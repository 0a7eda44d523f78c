"""Which day a moment falls on."""

from datetime import UTC, date, datetime

import pytest

from outcome21.domain.days import day_of


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_the_day_is_london_s_in_summer_time_too(moment, day):
    assert day_of(moment) == day


def test_a_moment_without_its_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 7, 1, 12))  # noqa: DTZ001 (that is the point)

"""What is measured is printed in one form, and a missed target is said."""

import json

import pytest

from benchmarks.figures import Figure, percentile
from benchmarks.load import read_wrk

WRK = """\
Running 6s test @ http://127.0.0.1:8000/
  2 threads and 16 connections
  Latency Distribution
     50%    5.01ms
     99%    1.25s
  6013 requests in 6.01s, 9.10MB read
  Socket errors: connect 1, read 2, write 3, timeout 4
  Non-2xx or 3xx responses: 5
Requests/sec:   1000.50
"""


def test_a_figure_is_one_line_of_json_with_these_keys():
    line = Figure("home_p99", 12.34567, "ms", conditions={"clients": 8}).line()
    told = json.loads(line)
    assert list(told) == ["name", "value", "unit", "target", "ok", "conditions"]
    assert told["value"] == 12.346
    assert told["conditions"]["clients"] == 8
    assert told["conditions"]["cores"] >= 1
    assert "\n" not in line


@pytest.mark.parametrize(
    ("value", "target", "at_least", "ok"),
    [
        (10.0, 10.0, False, True),
        (10.1, 10.0, False, False),
        (10.0, 10.0, True, True),
        (9.9, 10.0, True, False),
        (1e9, None, False, True),
    ],
)
def test_a_target_is_kept_or_missed(value, target, at_least, ok):
    assert Figure("x", value, "s", target, at_least).ok is ok


@pytest.mark.parametrize(
    ("values", "part", "expected"),
    [([], 0.99, 0.0), ([3.0], 0.5, 3.0), ([4, 1, 3, 2], 0.5, 2), (range(1, 101), 0.99, 99)],
)
def test_a_percentile_is_a_value_that_was_measured(values, part, expected):
    assert percentile(list(values), part) == expected


def test_what_wrk_says_is_read_with_every_kind_of_failure():
    load = read_wrk(WRK)
    assert (load.per_second, load.p99_ms, load.failed) == (1000.5, 1250.0, 15)

"""The picture of who would have moved where is drawn to scale."""

import re
from itertools import pairwise

import pytest

from outcome21.web.officers.flow_picture import GAP, LEAST, TALLEST, WIDTH, flow_picture

ORDER = ("outcome_21", "review", "find_out", "investigate")
COUNTS = {
    ("outcome_21", "outcome_21"): 60,
    ("outcome_21", "review"): 20,
    ("investigate", "review"): 15,
    ("review", "review"): 5,
    ("find_out", "find_out"): 0,
}


def thickness(band) -> float:
    """How thick the band is where it leaves."""
    top = re.match(r"M\d+ ([\d.]+)", band.path)[1]
    foot = re.search(r"([\d.]+)Z$", band.path)[1]
    return float(foot) - float(top)


def test_every_band_is_as_thick_as_its_count():
    picture = flow_picture(COUNTS, ORDER)
    assert sum(band.count for band in picture.bands) == 100
    for band in picture.bands:
        assert thickness(band) == pytest.approx(TALLEST * band.count / 100, abs=0.11)


def test_a_route_nobody_has_is_left_out_and_the_others_keep_their_order():
    picture = flow_picture(COUNTS, ORDER)
    assert [bar.route for bar in picture.left] == ["outcome_21", "review", "investigate"]
    assert [(bar.route, bar.count) for bar in picture.right] == [("outcome_21", 60), ("review", 40)]


def test_which_way_a_band_goes_is_told_apart():
    kinds = {(band.before, band.after): band.kind for band in flow_picture(COUNTS, ORDER).bands}
    assert kinds == {
        ("outcome_21", "outcome_21"): "stays",
        ("outcome_21", "review"): "up",
        ("review", "review"): "stays",
        ("investigate", "review"): "down",
    }


def test_one_among_a_million_is_still_seen():
    moved = {("review", "review"): 1_000_000, ("review", "investigate"): 1}
    bands = flow_picture(moved, ORDER).bands
    assert thickness(bands[1]) == pytest.approx(LEAST, abs=0.11)


def test_nothing_overlaps_and_nothing_is_outside():
    picture = flow_picture(COUNTS, ORDER)
    for bars in (picture.left, picture.right):
        for upper, lower in pairwise(bars):
            assert upper.y + upper.height + GAP <= lower.y + 0.2
            assert upper.label_y + 30 < lower.label_y
        assert all(0 <= bar.x < WIDTH and bar.y + bar.height < picture.height for bar in bars)


def test_bands_fill_each_bar_exactly():
    picture = flow_picture(COUNTS, ORDER)
    for side, bars in ((0, picture.left), (1, picture.right)):
        for bar in bars:
            mine = [b for b in picture.bands if (b.before, b.after)[side] == bar.route]
            assert sum(thickness(band) for band in mine) == pytest.approx(bar.height, abs=0.3)

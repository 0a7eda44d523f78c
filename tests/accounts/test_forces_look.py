"""A force's own look and times: read strictly, and refused where not everybody could read it."""

from __future__ import annotations

import re

import pytest

from outcome21.accounts.forces import BadForceFile, forces_in
from outcome21.accounts.forces_look import BadLook, Look, contrast, read_look, unreadable
from outcome21.accounts.forces_times import BadTimes, Span, Times, read_times
from tests.accounts.test_forces import GOOD


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that is readable on white
        ("#777777", "#ffffff", 4.48),  # and one that is not
    ],
)
def test_contrast_is_the_one_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_product_s_own_look_can_be_read_by_everybody():
    assert list(unreadable(Look())) == []


@pytest.mark.parametrize(
    ("colours", "said"),
    [
        ({"brand": "#ffdd00"}, "words on the brand colour"),
        ({"on_brand": "#28515c"}, "words on the brand colour"),
        (
            {"brand": "#d8a800", "on_brand": "#000000"},
            "marks of keyboard focus on the brand colour",
        ),
        ({"link": "#6fa8dc"}, "links on white"),
        ({"pale": "#28515c"}, "edges of the help box on the pale colour"),
        ({"pale": "#c8c8c8"}, "words about a mistake on the pale colour"),
    ],
)
def test_colours_that_not_everybody_can_tell_apart_are_refused_with_a_sentence(colours, said):
    with pytest.raises(BadLook, match=rf"{said} would have a contrast of .* need [34]"):
        read_look(colours)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"brand": "navy"}, "write a colour as # and six digits"),
        ({"brand": "#28515c;} body{display:none"}, "write a colour as # and six digits"),
        ({"brand": "#28515"}, "six digits"),
        ({"brand": 5}, "six digits"),
        ({"shadow": "#000000"}, "look.shadow is not a key a look has"),
        ({"mark": "x" * 41}, "look.mark"),
        ({"mark": "two\nlines"}, "look.mark"),
    ],
)
def test_a_look_that_is_written_wrongly_is_refused_with_a_sentence(table, said):
    with pytest.raises(BadLook, match=re.escape(said)):
        read_look(table)


def test_a_look_is_colours_in_a_style_sheet_and_nothing_else():
    css = read_look({"brand": "#5b2a6e", "mark": "</style><script>"}).css
    assert "--site-dark:#5b2a6e;" in css
    assert "script" not in css
    assert re.fullmatch(r":root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}\n", css)


@pytest.mark.parametrize(
    ("given", "span"),
    [
        ({"hours": 24}, Span(24, "hours")),
        ({"working_days": 1}, Span(1, "working_days")),
        ({"weeks": 6}, Span(6, "weeks")),
    ],
)
def test_a_time_is_a_number_and_its_unit(given, span):
    assert read_times({"first_read": given}) == Times(first_read=span)


@pytest.mark.parametrize(
    "given", ["soon", 24, {}, {"hours": 0}, {"hours": True}, {"hours": 1, "weeks": 1}, {"days": 2}]
)
def test_a_time_that_is_written_wrongly_is_refused(given):
    with pytest.raises(BadTimes, match=r"times\.decision cannot be"):
        read_times({"decision": given})


def test_no_time_is_none_to_show():
    assert not read_times({})
    with pytest.raises(BadTimes, match=r"times\.reply is not a time"):
        read_times({"reply": {"hours": 1}})


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ('[look]\nbrand = "#ffdd00"', "words on the brand colour"),
        ('[times]\nfirst_read = "soon"', "times.first_read"),
        ('urgent_by_night = "one\\ntwo"', "urgent_by_night is words on one line"),
        ("urgent_by_night = true", "urgent_by_night is words on one line"),
        ('logo = "crest.svg"', "logo"),
    ],
)
def test_a_file_with_a_bad_look_or_time_is_named_with_what_to_mend(tmp_path, more, named):
    (tmp_path / "forces").mkdir()
    (tmp_path / "forces" / "third.toml").write_text(f"{GOOD}{more}\n")
    with pytest.raises(BadForceFile, match=rf"third\.toml: .*{re.escape(named)}"):
        forces_in(tmp_path, invented=True)


@pytest.mark.parametrize(
    "landing",
    [
        "http://www.example.org/weather",
        "https://www.example.org/weather?from=here",
        "https://www.example.org/weather#now",
        "https://somebody@www.example.org/",
        "javascript:alert(1)",
        "/now",
        "",
    ],
)
def test_leave_site_leads_only_to_a_plain_page_over_https(tmp_path, landing):
    """EX-17: the landing page is configuration, and is told nothing about the visitor."""
    (tmp_path / "forces").mkdir()
    text = GOOD.replace("https://www.bbc.co.uk/weather", landing)
    (tmp_path / "forces" / "third.toml").write_text(text)
    with pytest.raises(BadForceFile, match="landing_url is a page such as"):
        forces_in(tmp_path, invented=True)


def test_only_an_invented_force_may_leave_to_a_page_of_this_machine(tmp_path):
    """EX-17: for trying without a network, and for nothing else."""
    (tmp_path / "forces").mkdir()
    file = tmp_path / "forces" / "third.toml"
    text = GOOD.replace("https://www.bbc.co.uk/weather", "http://127.0.0.1:9000/weather")
    file.write_text(text)
    assert forces_in(tmp_path, invented=True)["third"].landing_url.startswith("http://127.0.0.1")
    file.write_text(text.replace("invented = true", "invented = false"))
    with pytest.raises(BadForceFile, match="landing_url"):
        forces_in(tmp_path, invented=True)


def test_a_force_without_a_channel_for_the_night_reads_nothing_before_morning(tmp_path):
    (tmp_path / "forces").mkdir()
    file = tmp_path / "forces" / "third.toml"
    file.write_text(GOOD)
    found = forces_in(tmp_path, invented=True)["third"]
    assert (found.reads_by_night, found.mark, bool(found.times)) == (False, "Third Police", False)
    file.write_text(GOOD + 'urgent_by_night = "The duty phone"\n[look]\nmark = "Third"\n')
    found = forces_in(tmp_path, invented=True)["third"]
    assert (found.reads_by_night, found.mark) == (True, "Third")

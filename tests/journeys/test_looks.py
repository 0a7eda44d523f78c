"""The checks of how a page looks find what they are there to find."""

import pytest

from tests.journeys.looks import cut_off, violations

PAGE = (
    '<!DOCTYPE html><html lang="en"><title>A page</title>'
    '<meta name="viewport" content="width=device-width"><main><h1>A page</h1>{}</main>'
)


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ('<div style="width: 400px">wide</div>', "the page scrolls sideways"),
        ('<div style="overflow: hidden; width: 90px">incomprehensibilities</div>', "is cut off"),
        ('<div style="overflow: hidden; height: 5px">tall</div>', "is cut short"),
        ('<div style="position: absolute; left: -50px">gone</div>', "is past the edge"),
    ],
)
def test_what_cannot_be_seen_is_found(page, part, found):
    page.set_content(PAGE.format(part))
    assert [line for line in cut_off(page) if line.startswith("320px") and found in line]


def test_a_page_that_fits_is_let_be(page):
    page.set_content(PAGE.format("<p>Some words.</p>"))
    assert cut_off(page) == []
    assert violations(page) == []


def test_a_page_without_javascript_is_looked_at_like_any_other(page_without_js):
    page_without_js.set_content(PAGE.format('<p style="width: 400px">wide</p><input name="a">'))
    assert "320px: the page scrolls sideways" in cut_off(page_without_js)
    assert [line.split(":")[0] for line in violations(page_without_js)] == ["label"]


def test_what_shuts_people_out_is_found(page):
    page.set_content(PAGE.format('<input name="a"><p style="color: #aaa">pale</p>'))
    assert {line.split(":")[0] for line in violations(page)} == {"label", "color-contrast"}

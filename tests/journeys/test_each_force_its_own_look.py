"""Two invented forces in a real browser: each in its own colours, and in the reader's own."""

import pytest
from playwright.sync_api import Page

from tests.journeys.looks import WIDTHS, cut_off, violations

HOSTS = {
    "127.0.0.1": ("rgb(40, 81, 92)", "rgb(255, 255, 255)", "Mercia Vale Police"),
    "leaving.localhost": ("rgb(91, 42, 110)", "rgb(255, 248, 231)", "Leaving Vale"),
}
PATHS = ("/", "/support", "/support/young-people/talk", "/feedback/home", "/tell-us")
COLOUR = "(part) => getComputedStyle(part).{}"
EDGE = """(part) => { const style = getComputedStyle(part);
  return style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) > 0; }"""


def at(live_site, host, path):
    return live_site.url.replace("127.0.0.1", host) + path


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", HOSTS)
def test_a_page_has_its_force_s_colours_and_can_be_read_by_everybody(
    page: Page, live_site, looks_right, host, path
):
    ground, words, mark = HOSTS[host]
    page.goto(at(live_site, host, path))
    header = page.locator(".govuk-generic-header")
    link = header.get_by_role("link", name=mark)
    assert header.evaluate(COLOUR.format("backgroundColor")) == ground
    assert link.evaluate(COLOUR.format("color")) == words
    looks_right(page)
    assert violations(page) == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("host", HOSTS)
def test_in_the_reader_s_own_colours_every_box_keeps_its_edge(browser, live_site, host, path):
    """WCAG table 5.2, forced colours: what a background showed is shown by a border."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(at(live_site, host, path))
        assert page.locator(".govuk-exit-this-page__button").evaluate(EDGE)
        assert page.locator(".site-help").evaluate(EDGE)
        chosen = page.locator(".support-choice__link[aria-current]")
        others = page.locator(".support-choice__link:not([aria-current])")
        for link in chosen.all():
            assert link.evaluate(COLOUR.format("borderTopWidth")) == "3px"
        for link in others.all():
            assert link.evaluate(COLOUR.format("borderTopWidth")) == "1px"
    context.close()


def test_a_button_that_looks_like_a_link_has_its_force_s_link_colour(page: Page, live_site):
    """The product's blue was checked against the product's ground, and not against a force's."""
    page.goto(at(live_site, "leaving.localhost", "/tell-us/form"))
    button = page.get_by_role("button", name="Cymraeg")
    assert button.evaluate(COLOUR.format("color")) == "rgb(122, 31, 92)"


@pytest.mark.parametrize("path", ["/", "/cy/now", "/cy/tell-us/form"])
def test_the_name_at_the_top_is_read_in_the_reader_s_own_colours(browser, live_site, path):
    """Decision 0016: it is words, so that it takes on any colours, and no part of it is lost."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(at(live_site, "leaving.localhost", path))
    name = page.locator(".govuk-generic-header").get_by_role("link", name="Leaving Vale")
    assert name.evaluate(COLOUR.format("color")) != "rgb(255, 248, 231)"
    assert cut_off(page) == []
    context.close()


def test_the_name_is_read_in_print(page: Page, live_site):
    page.goto(at(live_site, "leaving.localhost", "/support"))
    page.emulate_media(media="print")
    name = page.locator(".govuk-generic-header a")
    assert name.evaluate(COLOUR.format("color")) == "rgb(0, 0, 0)"


def test_a_choice_is_large_enough_for_a_thumb(page: Page, live_site):
    """WCAG table 5.2, 2.5.8 with the larger target that the form has."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(at(live_site, "127.0.0.1", "/support/young-people"))
    for link in page.locator(".support-choice__link").all():
        box = link.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44


def test_choosing_works_without_javascript_and_leaves_nothing_behind(page_without_js, live_site):
    page = page_without_js
    page.goto(at(live_site, "127.0.0.1", "/support"))
    page.get_by_role("link", name="Young people", exact=True).click()
    page.get_by_role("link", name="Talk now", exact=True).click()
    assert page.url.endswith("/support/young-people/talk")
    assert page.get_by_role("heading", name="Childline").is_visible()
    assert page.context.cookies() == []
    assert page.context.storage_state()["origins"] == []

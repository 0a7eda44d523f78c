"""Pages on paper: a school's record fits one sheet, and no page takes the site's bars along."""

import re

import pytest
from django.test import Client

from tests.journeys.public_cases import GUIDANCE, Answered
from tests.web.public.browser import InWelsh, Visitor
from tests.web.public.reporting import FIVE, WORDS, receipt, whole

MARGINS = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
A4_INSIDE = {"width": 680, "height": 1009}
"""A sheet without its margins, in CSS pixels."""

ORDINARY = {
    "who": "professional",
    "going_on": ["passed_on"],
    "pushed": "no",
    "named": "yes",
    "still_online": "yes",
    "who_knows": ["school"],
    "social_care": "CSC 123",
    "actions_taken": "We rang the safeguarding hub, and told the designated lead.",
}
EVERYTHING = {
    "danger": "yes",
    "who": "professional",
    "age": "under_10",
    "named": "yes",
    "going_on": ["adult", "threats", "passed_on"],
    "pushed": "yes",
    "known": "not_known",
    "their_age": "18_over",
    "still_online": "yes",
    "viewed": "yes",
    "social_care": "C" * 60,
    "who_knows": ["school", "social_worker"],
    "actions_taken": "We rang the hub. " * 58,
}
FURNITURE = (
    *(".site-leave", ".site-language", ".site-feedback", ".govuk-footer"),
    *(".govuk-skip-link", ".govuk-button"),
)
HELD_BACK = (".govuk-generic-header", ".site-help", ".report-on-screen")
"""A record has its own line of who to call."""
SIDEWAYS = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && getComputedStyle(one).position === "static"
    && one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".govuk-visually-hidden"))
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def sheet(page, db):
    """Shows the record of a report with these answers as it is printed; gives its code too."""
    shown = Answered(page)

    def show(answers, prefix=""):
        visitor = (InWelsh if prefix else Visitor)(Client(HTTP_HOST="localhost"))
        whole(visitor, **FIVE | answers)
        _reference, code = receipt(visitor)
        shown.shows(visitor.send("/tell-us/next").send("/tell-us/record").page)
        page.set_viewport_size(A4_INSIDE)
        page.emulate_media(media="print")
        return code

    return show


def sheets(page):
    """How many sheets of A4 the page prints on."""
    made = page.pdf(format="A4", margin=MARGINS, print_background=False)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", made))


def seen_of(page, *selectors):
    return [one for one in selectors if page.locator(one).locator("visible=true").count()]


@pytest.mark.parametrize("prefix", ["", "/cy"], ids=["English", "Welsh"])
@pytest.mark.parametrize(("answers", "most"), [(ORDINARY, 1), (EVERYTHING, 2)])
def test_a_school_s_record_is_one_sheet_and_never_more_than_two(page, sheet, prefix, answers, most):
    code = sheet(answers, prefix)
    assert 1 <= sheets(page) <= most
    words = page.locator("body").inner_text()
    assert "Mercia Vale" in words and re.search(r"UK time|amser y DU", words)
    assert page.locator("h1:visible, .report-reference:visible").count() == 2
    assert WORDS not in words and " ".join(code.split()[:2]) not in words
    assert seen_of(page, *FURNITURE, *HELD_BACK) == []
    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize("prefix", ["", "/cy"], ids=["English", "Welsh"])
def test_no_page_on_paper_is_cut_off_or_has_the_bars_of_a_screen(page, live_site, prefix):
    """Nor does a link's address stand there for whoever finds a child's paper."""
    page.set_viewport_size(A4_INSIDE)
    for case in GUIDANCE:
        if case.path.startswith("/cy") == bool(prefix):
            page.emulate_media(media="screen")
            case.open(page, live_site.url)
            page.emulate_media(media="print")
            assert seen_of(page, *FURNITURE) == [], case.name
            assert page.evaluate(SIDEWAYS) == [], case.name
            assert page.locator(".site-help").is_visible(), case.name

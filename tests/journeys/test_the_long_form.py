"""The one document where its script never arrived: all questions, one under the other."""

import pytest
from playwright.sync_api import Page, expect

URGENT = "We will mark what you send as urgent."
NOT_YET = "We may not read it straight away."


@pytest.fixture
def panel(page: Page, live_site):
    """The words about danger on the long page."""
    page.route("**/report*.js", lambda route: route.abort())
    page.goto(f"{live_site.url}/tell-us/before")
    page.get_by_role("button", name="I have read this, carry on").click()
    expect(page.locator("form#report:not(.report--steps)")).to_be_visible()
    return page.locator("#step-danger-help")


def said(panel) -> tuple[bool, bool]:
    """Whether "urgent" can be read, and whether the sentence for the others can."""
    shown = panel.locator(".report-urgent, .report-urgent + .report-unsure")
    words = [one.inner_text() for one in shown.all() if one.is_visible()]
    return any(URGENT in one for one in words), NOT_YET in words


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, (False, True)),
        ("yes", (True, False)),
        ("no", (False, True)),
        ("not_known", (False, True)),
    ],
)
def test_only_whoever_says_yes_is_told_urgent(panel, answer, expected):
    if answer:
        panel.page.locator(f'[name="danger"][value="{answer}"]').check()
    assert said(panel) == expected

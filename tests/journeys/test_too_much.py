"""Files and very long texts are refused in a real browser with a page that can be read."""

import pytest
from playwright.sync_api import Page, expect


def send(page: Page, address: str, kind: str, letters: int) -> None:
    """Sends that many letters from a form of that kind."""
    page.goto(address)
    page.evaluate(
        """([kind, letters]) => {
          const form = document.querySelector("form");
          form.enctype = kind;
          form.querySelector("textarea").value = "a".repeat(letters);
          form.submit();
        }""",
        [kind, letters],
    )


@pytest.mark.parametrize("letters", [10, 8_000_000])
def test_a_form_that_could_carry_a_file_gets_kind_words(page, shell_site, letters):
    """However large it is: the answer comes before the rest of it, and is shown."""
    send(page, shell_site.url + "/long", "multipart/form-data", letters)
    expect(page.get_by_role("heading", level=1)).to_have_text("We only take words")
    expect(page.get_by_role("button", name="Leave site")).to_be_visible()


def test_a_text_far_too_long_gets_kind_words(page, shell_site):
    send(page, shell_site.url + "/long", "application/x-www-form-urlencoded", 8_000_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("That is too long to send")

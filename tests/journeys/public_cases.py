"""Every page of the public site, and every way in which it says that something is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from outcome21.config.site_export import page_addresses

OTHERS = (
    *("/which-door", "/tell-us", "/tell-us/before", "/tell-us/form", "/replies"),
    "/feedback/home",
)
MISSING = "/nothing-here"


@dataclass(frozen=True)
class Case:
    """A page in one state: its name, where it starts, and what is done there."""

    name: str
    path: str
    then: Callable[[Page], None] | None = None
    status: int = 200

    def open(self, page: Page, site: str) -> None:
        """Goes there, and does what is to be done."""
        answer = page.goto(f"{site}{self.path}", wait_until="load")
        assert answer is not None
        assert answer.status == self.status, self.name
        if self.then:
            self.then(page)


def sends_empty(action: str) -> Callable[[Page], None]:
    """Sends the form at that address with nothing chosen or written."""
    script = """(action) => {
      const form = [...document.forms].find((one) => new URL(one.action).pathname === action);
      for (const field of form.elements) {
        if (/^(radio|checkbox)$/.test(field.type)) field.checked = false;
        else if (field.type !== "hidden") field.value = "";
      }
      HTMLFormElement.prototype.submit.call(form);
    }"""

    def send(page: Page) -> None:
        with page.expect_navigation():
            page.evaluate(script, action)
        assert page.locator(".govuk-error-summary").is_visible()

    return send


GUIDANCE = tuple(Case(path, path) for path in page_addresses())
FORMS = tuple(Case(path, path) for one in OTHERS for path in (one, f"/cy{one}"))
ERRORS = (
    Case("an address that nothing has", MISSING, status=404),
    Case("an address that nothing has, in Welsh", f"/cy{MISSING}", status=404),
    Case("feedback sent empty", "/feedback/home", sends_empty("/feedback/home")),
    Case("which door sent empty", "/which-door", sends_empty("/which-door")),
    Case("the form sent empty", "/tell-us/form", sends_empty("/tell-us/send")),
    Case("the form in Welsh sent empty", "/cy/tell-us/form", sends_empty("/cy/tell-us/send")),
    Case("a code sent empty", "/replies", sends_empty("/replies")),
)
CASES = (*GUIDANCE, *FORMS, *ERRORS)

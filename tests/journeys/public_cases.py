"""Every page of the public site, and every way in which it says that something is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from playwright.sync_api import Page, Route, expect

from outcome21.config.site_export import page_addresses
from tests.journeys.reporter import Reporter

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


def left_unanswered(page: Page) -> None:
    """With the script: goes on without an answer, and is told so in place."""
    Reporter(page, "").carries_on()
    assert page.locator(".govuk-error-summary").is_visible()


def answered_to_the_end(page: Page) -> None:
    """With the script: the five answers, every other question left, up to the check page."""
    child = Reporter(page, "")
    child.answers("Is anyone in danger right now?", "No")
    child.answers("Who is this about?", "Me")
    child.answers("How old are you?", "13 to 15")
    child.answers("What is going on?", "I am not sure")
    nameless = page.get_by_role("radio", name="No, I will not give my name", exact=True)
    check = page.get_by_role("heading", name="Check your answers", exact=True)
    for _ in range(40):
        if check.is_visible():
            break
        if nameless.is_visible():
            nameless.check()
        child.carries_on()
    expect(check).to_be_visible()


class Answered:
    """A page that shows what was answered before: headers, status and body, and their files."""

    PLACE = "http://answered.localhost"

    def __init__(self, page: Page, *, bare: bool = False) -> None:
        self.page, self.bare = page, bare
        self.answer = HttpResponse()
        page.route(f"{self.PLACE}/**", self._give)

    def shows(self, answer: HttpResponse) -> None:
        """Goes there."""
        self.answer = answer
        arrived = self.page.goto(f"{self.PLACE}/", wait_until="load")
        assert arrived is not None
        assert arrived.status == answer.status_code

    def _give(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path != "/":
            file = Path(settings.STATIC_ROOT) / path.removeprefix("/s/")
            there = file.is_file() and not self.bare
            return route.fulfill(path=file) if there else route.abort()
        headers, status = dict(self.answer.items()), self.answer.status_code
        return route.fulfill(status=status, headers=headers, body=self.answer.content)


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
BY_SCRIPT = (
    Case("a question left unanswered", "/tell-us/form", left_unanswered),
    Case("the check page", "/tell-us/form", answered_to_the_end),
)
CASES = (*GUIDANCE, *FORMS, *ERRORS, *BY_SCRIPT)

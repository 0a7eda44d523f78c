"""Somebody who fills in the form on the public site, with JavaScript or without."""

import re

from playwright.sync_api import Locator, Page, expect

CODE_WORDS = 7


class Reporter:
    """What a person does with the report form and the replies page; steps named as sentences."""

    def __init__(self, page: Page, site: str, seen=lambda page: None):
        self.page, self.site, self.seen = page, site, seen
        self.reference = self.code = ""

    def starts_a_report(self):
        self.page.goto(f"{self.site}/tell-us")
        self.seen(self.page)
        self._press("Start now")
        expect(self._heading("How to leave fast")).to_be_visible()
        self.seen(self.page)
        self._press("I have read this, carry on")

    def answers(self, question: str, *labels: str, **written: str):
        """Chooses each label, writes into each field by its name, and carries on."""
        expect(self._heading(question)).to_be_visible()
        self.seen(self.page)
        for label in labels:
            radio = self.page.get_by_role("radio", name=label, exact=True)
            box = self.page.get_by_role("checkbox", name=label, exact=True)
            self._shown(radio.or_(box)).check()
        for name, text in written.items():
            self._shown(self.page.locator(f"[name={name}]")).fill(text)
        self.carries_on()

    def leaves_out(self, *questions: str):
        for question in questions:
            self.answers(question)

    def carries_on(self):
        self._press("Continue")

    def checks_and_sends(self, *words: str):
        expect(self._heading("Check your answers")).to_be_visible()
        self.seen(self.page)
        for text in words:
            expect(self.page.get_by_role("main")).to_contain_text(text)
        self._press("Send")

    def keeps_reference_and_code(self):
        expect(self._heading("We have your report")).to_be_visible()
        self.seen(self.page)
        shown = self.page.locator(".report-reference").inner_text()
        self.reference = re.sub(r"\s", "", shown)
        self.page.get_by_text("Show my code").click()
        words = self.page.locator(".report-words li")
        expect(words).to_have_count(CODE_WORDS)
        self.code = " ".join(words.all_inner_texts())
        self._press("I have it, or I do not want it")
        expect(self._heading("What happens next")).to_be_visible()
        # Two of its words: one alone may well be a word of the page.
        two = " ".join(self.code.split()[:2])
        expect(self.page.locator("body")).not_to_contain_text(two)
        self.seen(self.page)

    def opens_replies(self, code: str):
        self.page.goto(f"{self.site}/replies")
        self.seen(self.page)
        self.page.get_by_label("Your code").fill(code)
        self._press("Read my messages")

    def _press(self, name: str):
        button = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        self._shown(button.or_(link)).click()

    def _heading(self, name: str) -> Locator:
        return self._shown(self.page.get_by_role("heading", name=name, exact=True))

    def _shown(self, found: Locator) -> Locator:
        return found.locator("visible=true").first

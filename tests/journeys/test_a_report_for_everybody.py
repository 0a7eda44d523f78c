"""A child's report by keyboard alone, very large, in chosen colours, and with parts missing."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import CUT_OFF
from tests.journeys.reporter import Reporter
from tests.journeys.test_every_public_page import REFLOW, ask, with_larger_text

NO_NAME = "No, I will not give my name"
FIVE = {
    "Is anyone in danger right now?": "No",
    "Who is this about?": "Me",
    "How old are you?": "13 to 15",
    "What is going on?": "I am not sure",
    "Do you want to give your name?": NO_NAME,
}


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def phone(request, browser):
    """As much room as 1,280 by 1,024 pixels leave at 400 %, in the reader's own colours."""
    context = browser.new_context(
        java_script_enabled=request.param == "with JavaScript",
        viewport=REFLOW,
        forced_colors="active",
        reduced_motion="reduce",
        locale="en-GB",
    )
    yield context.new_page()
    context.close()


def shuts_out(page):
    """What is cut off, covered when it has the focus, too small to hit, without an edge, moving."""
    page.evaluate("scrollTo(0, 0)")
    found = page.evaluate(CUT_OFF)
    for need in ("small", "covered", "borderless", "moving"):
        found += ask(page, need)
    found += with_larger_text(page)
    page.set_viewport_size(REFLOW)
    return found


def answers_five(reporter):
    """Five answers, and every other question left out, from the first question on."""
    main = reporter.page.get_by_role("main")
    for question, label in FIVE.items():
        for _ in range(25):
            if main.get_by_role("heading", name=question, exact=True).is_visible():
                break
            reporter.seen(reporter.page)
            reporter.carries_on()
        reporter.answers(question, label)


def test_a_report_at_400_percent_in_chosen_colours(phone, live_site):
    """WCAG 1.4.4, 1.4.10, 1.4.12, 2.3.3, 2.4.11, 2.5.8, EX-4; table 5.2, forced colours.

    Each page and each question, from the start to the replies.
    """
    found = {}

    def seen(page):
        headings = page.get_by_role("main").locator("h1, h2").locator("visible=true")
        found[" / ".join(headings.all_inner_texts())] = shuts_out(page)

    reporter = Reporter(phone, live_site.url, seen)
    reporter.starts_a_report()
    answers_five(reporter)
    reporter.checks_and_sends()
    reporter.keeps_reference_and_code()
    reporter.opens_replies(reporter.code)
    expect(phone.get_by_role("heading", name="Your messages", exact=True)).to_be_visible()
    seen(phone)
    assert len(found) > 8
    assert {where: faults for where, faults in found.items() if faults} == {}


class AtTheKeyboard(Reporter):
    """The same person without a mouse or a finger: Tab, the arrows, Space and Enter."""

    MOST = 80

    def goes_to(self, part):
        """Presses Tab until that part has the focus, which can then be seen."""
        wanted = part.element_handle()
        for _ in range(self.MOST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("part => part === document.activeElement", wanted):
                return expect(part).to_be_in_viewport()
        raise AssertionError(f"Tab never came to {wanted}")

    def answers(self, question, *labels, **written):
        """Chooses each label, and carries on."""
        expect(self._heading(question)).to_be_visible()
        for label in labels:
            box = self._shown(self.page.get_by_role("checkbox", name=label, exact=True))
            if box.count():
                self.goes_to(box)
                self.page.keyboard.press("Space")
                expect(box).to_be_checked()
            else:
                self.chooses(self._shown(self.page.get_by_role("radio", name=label, exact=True)))
        self.carries_on()

    def chooses(self, radio):
        """Goes to the group of that choice, and down it with the arrows."""
        group = self.page.locator(f"[name={radio.get_attribute('name')}]")
        self.goes_to(group.locator("visible=true").first)
        self.page.keyboard.press("Space")
        for _ in range(self.MOST):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows never came to {radio}")

    def _press(self, name):
        button = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        self.goes_to(self._shown(button.or_(link)))
        self.page.keyboard.press("Enter")


@pytest.mark.parametrize("way", ["with JavaScript", "without JavaScript"])
def test_a_report_by_keyboard_alone(way, page, page_without_js, live_site):
    """RP-3: from the start page to the code, and with the code to the replies."""
    reporter = AtTheKeyboard(page if way == "with JavaScript" else page_without_js, live_site.url)
    reporter.starts_a_report()
    answers_five(reporter)
    reporter.checks_and_sends()
    expect(reporter._heading("We have your report")).to_be_visible()
    summary = reporter.page.locator("summary", has_text="Show my code")
    reporter.goes_to(summary)
    reporter.page.keyboard.press("Enter")
    code = " ".join(reporter.page.locator(".report-words li").all_inner_texts())
    reporter._press("I have it, or I do not want it")
    expect(reporter._heading("What happens next")).to_be_visible()
    reporter.page.goto(f"{live_site.url}/replies")
    reporter.goes_to(reporter.page.get_by_label("Your code"))
    reporter.page.keyboard.type(code)
    reporter.page.keyboard.press("Enter")
    expect(reporter._heading("Your messages")).to_be_visible()


MISSING = {
    "the style sheets": r"\.css$",
    "every script": r"\.js$",
    "the script of the form": r"/report\.\w+\.js$",
    "the scripts of every page": r"/public\.\w+\.js$",
    "style sheets and scripts": r"\.(?:css|js)$",
}


@pytest.mark.parametrize("what", MISSING)
def test_a_report_is_sent_whatever_does_not_arrive(what, page, live_site):
    """Table 5.2, no style or script: JavaScript is on, and a part of the page is not found."""
    page.route(re.compile(MISSING[what]), lambda route: route.fulfill(status=404))
    reporter = Reporter(page, live_site.url)
    reporter.starts_a_report()
    page.wait_for_load_state("networkidle")
    if page.get_by_role("button", name="Continue", exact=True).is_visible():
        answers_five(reporter)
        expect(reporter._heading("Check your answers")).to_be_visible()
    else:  # one long page, with every question on it
        for question, label in FIVE.items():
            page.get_by_role("group", name=question).get_by_label(label, exact=True).check()
    reporter._press("Send")
    expect(reporter._heading("We have your report")).to_be_visible()


def test_a_code_can_be_copied_and_pasted(page, live_site):
    """WCAG 3.3.8: nothing has to be remembered or typed again; no box refuses what is pasted."""
    reporter = Reporter(page, live_site.url)
    reporter.starts_a_report()
    answers_five(reporter)
    reporter.checks_and_sends()
    page.get_by_text("Show my code").click()
    page.locator(".report-words").evaluate("words => getSelection().selectAllChildren(words)")
    page.keyboard.press("Control+C")
    page.goto(f"{live_site.url}/replies")
    page.get_by_label("Your code").click()
    page.keyboard.press("Control+V")
    assert len(page.get_by_label("Your code").input_value()) > 20
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your messages", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "press", "field"),
    [
        ("/tell-us/form", "Continue", "danger"),
        ("/which-door", "Continue", "danger"),
        ("/feedback/home", "Send feedback", "useful"),
        ("/replies", "Read my messages", "code"),
    ],
)
def test_a_mistake_is_said_first_and_leads_to_where_it_is(page, live_site, path, press, field):
    """WCAG 3.3.1, 3.3.3: summary, title and focus; its link puts the focus in the field."""
    page.goto(f"{live_site.url}{path}")
    page.get_by_role("button", name=press, exact=True).click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("alert")).to_contain_text("There is a problem")
    assert page.title().startswith("Error:")
    said = summary.get_by_role("link").first
    sentence = said.inner_text()
    said.click()
    expect(page.locator(f"#{field}")).to_be_focused()
    described = page.evaluate(
        """(id) => {
          const field = document.getElementById(id);
          const own = field.getAttribute("aria-describedby") ?? "";
          const group = field.closest("fieldset")?.getAttribute("aria-describedby") ?? "";
          return `${own} ${group}`.split(" ").filter(Boolean)
            .map((one) => document.getElementById(one).textContent).join(" ");
        }""",
        field,
    )
    assert sentence in re.sub(r"\s+", " ", described)


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_a_file_is_refused_kindly_and_nothing_typed_is_lost(page, live_site, how):
    """4.4: dropped on the page or pasted into a box; the server is the one that makes sure."""
    reporter = Reporter(page, live_site.url)
    reporter.starts_a_report()
    for question, label in list(FIVE.items())[:4]:
        reporter.answers(question, label)
    while not page.locator("#account").is_visible():
        reporter.carries_on()
    page.locator("#account").fill("It was passed on.")
    let_through = page.locator("#account").evaluate(
        """(box, how) => {
          const carried = new DataTransfer();
          carried.items.add(new File(["x"], "x.png", {type: "image/png"}));
          const kinds = {drop: DragEvent, paste: ClipboardEvent};
          const given = {bubbles: true, cancelable: true};
          given[how === "drop" ? "dataTransfer" : "clipboardData"] = carried;
          return box.dispatchEvent(new kinds[how](how, given));
        }""",
        how,
    )
    assert let_through is False
    expect(page.get_by_role("alert")).to_contain_text("We cannot take pictures or files.")
    expect(page.locator("#account")).to_have_value("It was passed on.")


@pytest.mark.parametrize(
    ("path", "shown"), [("/professionals", True), ("/young-people", False), ("/", False)]
)
def test_an_address_is_printed_for_those_at_work_alone(page, live_site, path, shown):
    """Table 5.2, print: a child's paper tells nobody where it came from."""
    page.goto(f"{live_site.url}{path}")
    page.emulate_media(media="print")
    printed = page.locator("main .govuk-link[href^='/']").evaluate_all(
        "links => links.map((one) => getComputedStyle(one, '::after').content)"
    )
    assert printed
    assert {one not in ("none", "normal") for one in printed} == {shown}
    expect(page.locator("main").get_by_role("link").first).to_be_visible()
    for hidden in (".site-leave", ".site-feedback", "footer"):
        expect(page.locator(hidden)).to_be_hidden()

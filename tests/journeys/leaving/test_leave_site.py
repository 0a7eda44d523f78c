"""Leaving in one touch: what "Leave site" does, and what it must never do by accident."""

import pytest
from playwright.sync_api import Page, expect

LEAVING = "leaving.localhost"


@pytest.fixture
def reading(page: Page, shell_site, landing) -> Page:
    """A child on a long page, on a phone."""
    landing.visits.clear()
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(shell_site.url.replace("127.0.0.1", LEAVING) + "/long")
    ready(page)
    return page


def ready(page: Page) -> None:
    """Waits until the page's own module has taken the button over."""
    page.wait_for_selector(".govuk-exit-this-page__indicator", state="attached")


def button(page: Page):
    return page.get_by_role("button", name="Leave site", exact=True)


def press_shift(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def stays(page: Page) -> None:
    page.wait_for_timeout(300)
    assert page.url.endswith("/long")
    assert page.locator(".govuk-exit-this-page-overlay").count() == 0


def leave_by_touch(page: Page) -> None:
    button(page).click()


def leave_by_shift(page: Page) -> None:
    press_shift(page)


def leave_by_second_link(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave this site now")).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("leave", [leave_by_touch, leave_by_shift, leave_by_second_link])
def test_every_way_of_leaving_reaches_the_ordinary_page_and_says_nothing(reading, landing, leave):
    """EX-5, EX-11, EX-12: the way there names no page, and nothing was stored."""
    leave(reading)
    reading.wait_for_url(landing.url)
    assert not {"Referer", "Cookie"} & set(landing.only_visit())
    assert reading.context.cookies() == []


@pytest.mark.parametrize("leave", [leave_by_touch, leave_by_shift, leave_by_second_link])
def test_every_way_of_leaving_covers_the_page_first(reading, leave):
    """EX-5, EX-7: the second link too, which without its script would only be a link."""
    reading.route("**/exit", lambda route: route.fulfill(status=204))
    leave(reading)
    expect(reading.get_by_role("alert")).to_have_text("Loading.")


@pytest.mark.parametrize("what", ["no JavaScript", "its module is missing"])
def test_leaving_works_as_a_plain_link(browser, shell_site, landing, what):
    """EX-9: with JavaScript off, and when the script cannot be fetched."""
    landing.visits.clear()
    context = browser.new_context(java_script_enabled=what != "no JavaScript")
    page = context.new_page()
    page.route("**/*.js", lambda route: route.fulfill(status=404))
    page.goto(shell_site.url.replace("127.0.0.1", LEAVING) + "/long")
    button(page).click()
    page.wait_for_url(landing.url)
    assert "Referer" not in landing.only_visit()
    context.close()


def test_the_screen_is_blank_before_the_browser_goes_anywhere(reading):
    """EX-7: when the way out is first asked for, on a slow phone, all that shows is "Loading."."""
    slow = reading.context.new_cdp_session(reading)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    # An answer of 204 keeps the browser where it is, so that what it shows can be looked at.
    reading.route("**/exit", lambda route: route.fulfill(status=204))
    reading.evaluate(
        """() => {
          addEventListener("click", () => { window.touched = performance.now(); }, true);
          navigation.addEventListener("navigate", () => {
            window.waited = performance.now() - window.touched;
            window.shown = [...document.querySelectorAll("body *")]
              .filter((part) => part.getClientRects().length).map((part) => part.className);
          });
        }"""
    )
    button(reading).click(no_wait_after=True)
    expect(reading.get_by_role("alert")).to_have_text("Loading.")
    assert reading.evaluate("window.shown") == ["govuk-exit-this-page-overlay"]
    assert reading.evaluate("window.waited") < 100
    assert reading.locator("#words").input_value() == ""


def test_back_does_not_return_to_the_page_that_was_left(page, shell_site, landing):
    """EX-13: the entry is replaced; the page before it is what Back finds."""
    site = shell_site.url.replace("127.0.0.1", LEAVING)
    page.goto(site + "/")
    page.goto(site + "/long")
    ready(page)
    button(page).click()
    page.wait_for_url(landing.url)
    page.go_back()
    assert page.url == site + "/"


def test_typed_words_are_gone_after_back_forward_and_reload(reading):
    """EX-14: nothing typed is left, not even what the server had filled in."""
    reading.locator("#words").fill("something private")
    reading.locator("#name").fill("Robin")
    reading.get_by_role("link", name="The first page").click()
    reading.wait_for_load_state()
    reading.go_back()
    ready(reading)
    typed = [reading.locator(field).input_value() for field in ("#words", "#name")]
    assert "something private" not in typed and "Robin" not in typed
    reading.locator("#name").fill("Robin")
    reading.reload()
    assert reading.locator("#name").input_value() == ""


@pytest.mark.parametrize("moment", ["pagehide", "pageshow"])
def test_a_page_put_away_in_the_browsers_memory_holds_nothing_typed(reading, moment):
    """EX-14: put away or brought back whole, as phones do, it has neither words nor presses."""
    reading.locator("#words").fill("something private")
    reading.locator("#name").fill("Robin")
    press_shift(reading, 2)
    reading.evaluate(
        "moment => dispatchEvent(new PageTransitionEvent(moment, {persisted: true}))", moment
    )
    assert reading.locator("#words").input_value() == ""
    assert reading.locator("#name").input_value() == ""
    if moment == "pageshow":
        press_shift(reading, 1)
        stays(reading)


def test_what_was_typed_still_reaches_us_when_it_is_sent(reading):
    """Emptying the page as it goes away does not empty what was just sent."""
    reading.locator("#words").fill("twelve chars")
    reading.get_by_role("button", name="Continue").click()
    expect(reading.get_by_text("Letters: 12")).to_be_visible()


def test_shift_used_for_anything_else_never_leaves(reading):
    """EX-6: capitals, Shift+Tab, Shift+arrows and selecting with Shift held."""
    reading.locator("#name").press_sequentially("ROBIN", delay=5)
    for key in ("Shift+Tab", "Shift+Tab", "Shift+ArrowRight", "Shift+ArrowDown", "Shift+A"):
        reading.keyboard.press(key)
    for _ in range(3):
        reading.locator("h1").click(modifiers=["Shift"])
    stays(reading)


def test_a_click_between_presses_starts_the_count_again(reading):
    """Two presses, a click, one press: not three in a row."""
    press_shift(reading, 2)
    reading.locator("h1").click()
    press_shift(reading, 1)
    stays(reading)


def test_a_press_that_came_too_late_starts_the_count_again(reading):
    """EX-6: more than five seconds after the last press."""
    press_shift(reading, 2)
    status = reading.locator(".govuk-exit-this-page [role=status]")
    expect(status).to_have_text("Shift, press 1 more time to leave.")
    reading.wait_for_timeout(5300)
    expect(status).to_have_text("Leave site: the count has started again.")
    press_shift(reading, 1)
    stays(reading)


def test_five_seconds_for_each_press_are_enough(page, shell_site, landing):
    """EX-5: who presses slowly leaves too; the time runs afresh from every press."""
    landing.visits.clear()
    page.clock.install()
    page.goto(shell_site.url.replace("127.0.0.1", LEAVING) + "/long")
    ready(page)
    for _ in range(2):
        press_shift(page, 1)
        page.clock.run_for(4900)
    press_shift(page, 1)
    page.wait_for_url(landing.url)


@pytest.mark.parametrize("size", [(320, 256), (768, 1024), (1366, 768), (1920, 1080)])
def test_the_button_is_in_reach_wherever_the_page_is_scrolled_to(reading, size):
    """EX-3: always visible, and at least 44 by 44 pixels."""
    reading.set_viewport_size({"width": size[0], "height": size[1]})
    for share in (0, 0.5, 1):
        reading.evaluate("share => scrollTo(0, document.body.scrollHeight * share)", share)
        box = button(reading).bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44
        assert box["y"] >= 0 and box["y"] + box["height"] <= size[1]
        centre = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        on_top = reading.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('a')?.innerText.trim()", centre
        )
        assert on_top == "Leave site"


@pytest.mark.parametrize("direction", ["Tab", "Shift+Tab"])
def test_the_button_never_covers_what_has_the_focus(reading, direction):
    """EX-4, WCAG 2.4.11: tabbing both ways through a page on a very small screen."""
    reading.set_viewport_size({"width": 320, "height": 256})
    for _ in range(45):
        reading.keyboard.press(direction)
        covered = reading.evaluate(
            """() => {
              const part = document.activeElement, box = part.getBoundingClientRect();
              if (part === document.body) return "";
              const x = box.left + Math.min(box.width / 2, 20);
              const y = Math.max(box.top, 0) + Math.min(box.height, innerHeight) / 2;
              const top = document.elementFromPoint(x, y);
              return top && (part.contains(top) || top.contains(part)) ? "" : part.outerHTML;
            }"""
        )
        assert covered == ""


def test_leave_site_comes_first_in_the_page_and_at_its_top(reading):
    """EX-1, EX-2: before anything else in the header; the hidden links alone stand before it."""
    names = reading.evaluate(
        "[...document.querySelectorAll('a, button')].slice(0, 3).map(p => p.innerText.trim())"
    )
    assert names == ["Skip to main content", "Leave this site now", "Leave site"]
    assert reading.get_by_role("banner").get_by_role("button", name="Leave site").count() == 1


@pytest.mark.parametrize("size", [(320, 256), (1366, 768)])
def test_the_second_link_is_unseen_until_it_has_the_focus(reading, size):
    """EX-2: then it is whole, in view, and covered by nothing."""
    reading.set_viewport_size({"width": size[0], "height": size[1]})
    link = reading.get_by_role("link", name="Leave this site now")
    assert link.bounding_box()["width"] <= 1
    reading.keyboard.press("Tab")
    reading.keyboard.press("Tab")
    expect(link).to_be_focused()
    box = link.bounding_box()
    assert box["width"] >= 100 and box["height"] >= 24
    assert box["x"] >= 0 and box["y"] >= 0
    assert box["x"] + box["width"] <= size[0] and box["y"] + box["height"] <= size[1]
    centre = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    on_top = reading.evaluate("([x, y]) => document.elementFromPoint(x, y).innerText", centre)
    assert on_top.strip() == "Leave this site now"


@pytest.mark.parametrize(
    "path",
    [
        *("/long", "/long?wrong", "/nothing-here", "/fail/bug", "/fail/operational"),
        *("/officers/long", "/officers/long?wrong", "/officers/nothing", "/officers/fail/refused"),
    ],
)
def test_every_kind_of_page_fits_and_can_be_used_by_everybody(
    page, shell_site, axe, looks_right, path
):
    """Nothing to the side, nothing cut off, nothing that axe finds, no word in the console."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(shell_site.url + path)
    page.wait_for_load_state("networkidle")
    looks_right(page)
    assert axe(page) == []
    assert [line for line in said if "the server responded with a status" not in line] == []


def test_nothing_is_asked_of_any_other_machine(page, shell_site):
    """EX-15: every request, before leaving, goes to the site itself."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shell_site.url + "/long")
    page.wait_for_load_state("networkidle")
    assert asked and all(url.startswith(shell_site.url + "/") for url in asked)


def test_the_button_is_not_printed_and_the_help_is(reading):
    """On paper the numbers stay and the button goes."""
    reading.emulate_media(media="print")
    expect(button(reading)).to_be_hidden()
    expect(reading.get_by_text("0800 1111")).to_be_visible()


SCENES = {
    "forced colours": {"forced_colors": "active"},
    "dark": {"color_scheme": "dark"},
    "dark forced colours": {"forced_colors": "active", "color_scheme": "dark"},
    "400% zoom": {},
}


@pytest.mark.parametrize("scene", SCENES)
def test_the_cover_hides_everything_and_the_button_has_an_edge(reading, scene):
    """EX-20: nothing shines through the cover, whatever colours the person has chosen."""
    reading.emulate_media(**SCENES[scene])
    # 400 % of 1280 by 1024 pixels leaves a page as much room as this.
    reading.set_viewport_size({"width": 320, "height": 256})
    edge = button(reading).evaluate(
        """part => {
          const style = getComputedStyle(part), behind = getComputedStyle(document.body);
          return {wide: parseFloat(style.borderBottomWidth) + parseFloat(style.outlineWidth || 0),
                  colour: style.backgroundColor, line: style.borderBottomColor,
                  behind: behind.backgroundColor};
        }"""
    )
    assert edge["wide"] > 0
    assert edge["colour"] != edge["behind"] or edge["line"] != edge["behind"]
    reading.route("**/exit", lambda route: route.fulfill(status=204))
    button(reading).click(no_wait_after=True)
    expect(reading.get_by_role("alert")).to_have_text("Loading.")
    cover = reading.evaluate(
        """() => {
          const part = document.querySelector(".govuk-exit-this-page-overlay");
          const box = part.getBoundingClientRect(), style = getComputedStyle(part);
          return {colour: style.backgroundColor, clear: style.opacity,
                  room: [innerWidth, innerHeight],
                  box: [box.left, box.top, box.width, box.height]};
        }"""
    )
    assert cover["colour"].startswith("rgb(") and cover["clear"] == "1"
    assert cover["box"][:2] == [0, 0]
    assert cover["box"][2:] == cover["room"]


def test_shift_presses_are_shown_and_said_in_the_same_place(reading):
    """EX-8: the status is one polite line; "Loading." is an alert of its own."""
    status = reading.locator(".govuk-exit-this-page [role=status]")
    expect(status).to_have_count(1)
    press_shift(reading, 1)
    expect(status).to_have_text("Shift, press 2 more times to leave.")
    dots = reading.locator(".govuk-exit-this-page__indicator-light--on")
    expect(dots).to_have_count(1)
    press_shift(reading, 1)
    expect(status).to_have_text("Shift, press 1 more time to leave.")
    expect(dots).to_have_count(2)

"""Leave site in three engines as an eye and a thumb meet it: in sight, uncovered, and opaque."""

from collections.abc import Iterator

import pytest

from tests.journeys.engines.between import Between
from tests.journeys.engines.engine import SHIFT, TAB, Engine, wait_until
from tests.journeys.engines.firefox import Firefox
from tests.journeys.engines.starting import BUTTON, FOCUS, READY
from tests.journeys.engines.webkit import WebKit

SECOND = ".govuk-js-exit-this-page-skiplink"
SMALL, LARGE = (320, 256), (1366, 640)
NARROWEST = {"WebKit": 447}
"""What its small browser can do; an iPhone's is looked at by people: docs/to-confirm.md."""
ROOM = "[document.documentElement.clientWidth, innerHeight]"
TOP_AT = "document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)"
PLACE = f"""(part => {{
  const box = part.getBoundingClientRect();
  return {{ left: box.left, top: box.top, right: box.right, bottom: box.bottom,
            width: box.width, height: box.height, on_top: part.contains({TOP_AT}) }};
}})"""
COVERED = """(part => {
  if (part === document.body) return "";
  const box = part.getClientRects()[0];
  const first = Math.max(box.top, 0), last = Math.min(box.bottom, innerHeight);
  const top = document.elementFromPoint(box.left + box.width / 2, (first + last) / 2);
  const own = top && (part.contains(top) || top.contains(part));
  return own && last - first > 15 ? "" : part.outerHTML;
})(document.activeElement)"""
COVER = """(part => {
  const box = part.getBoundingClientRect(), style = getComputedStyle(part);
  return [style.backgroundColor, style.opacity, box.left, box.top, box.width, box.height];
})(document.querySelector(".govuk-exit-this-page-overlay"))"""


@pytest.fixture(scope="module")
def engine(engine: Engine) -> Engine:
    """The same, where a focus can be seen."""
    if isinstance(engine, Firefox):
        engine.come_to_the_front()
    return engine


@pytest.fixture
def reading(engine: Engine, way_there: Between) -> Engine:
    """A child on a long page, with nothing wrong on the way."""
    way_there.well()
    engine.open(way_there.url + "/long")
    engine.shows(READY)
    return engine


@pytest.fixture(params=[SMALL, LARGE], ids=str)
def window(request, reading) -> Iterator[tuple[int, int]]:
    """A window of that size, for this test alone."""
    width, height = request.param
    before = reading.evaluate("[innerWidth, innerHeight]")
    least = max(width, NARROWEST.get(reading.name, 0))
    takes(reading, width, height, least)
    if isinstance(reading, WebKit):  # on a bare screen the keys go to what is under the pointer
        reading.driver.set_window_position((1366 - least) // 2, (768 - height) // 2)
    yield tuple(reading.evaluate(ROOM))
    takes(reading, *before, before[0])


def takes(engine: Engine, width: int, height: int, least: int) -> None:
    """Waits until the window has that size; a bare screen takes its time over it."""

    def there() -> bool:
        engine.resize(width, height)
        return bool(engine.evaluate("[innerWidth, innerHeight]") == [least, height])

    wait_until(there, lambda: f"{engine.name} is not {least} by {height}")


def in_sight(engine: Engine, selector: str, room: tuple[int, int]) -> dict[str, float]:
    """Where the first part that matches is: whole, in the window, and under nothing."""
    box: dict[str, float] = engine.evaluate(f"{PLACE}(document.querySelector('{selector}'))")
    assert box["left"] >= 0 and box["top"] >= 0, box
    assert box["right"] <= room[0] and box["bottom"] <= room[1], box
    assert box["on_top"], box
    return box


def test_the_button_is_in_reach_wherever_the_page_is_scrolled_to(reading, window):
    """EX-3: in sight at the top, the middle and the end, and large enough for a thumb."""
    for share in (0, 0.5, 1):
        reading.evaluate(f"void scrollTo(0, document.body.scrollHeight * {share})")
        box = in_sight(reading, BUTTON, window)
        assert box["width"] >= 44 and box["height"] >= 44
    assert reading.evaluate("scrollY") > 0


@pytest.mark.parametrize("holding", [None, SHIFT], ids=["Tab", "Shift+Tab"])
def test_the_button_never_covers_what_has_the_focus(reading, window, holding):
    """EX-4: tabbing both ways through the whole page."""
    for _ in range(30):
        reading.press(TAB, holding=holding)
        assert reading.evaluate("document.hasFocus()")
        reading.shows(COVERED, "")


def test_the_second_link_is_unseen_until_it_has_the_focus(reading, window):
    """EX-2: straight after the skip link, in words of its own, and then whole and in sight."""
    unseen = f"{PLACE}(document.querySelector('{SECOND}')).width"
    assert reading.evaluate(unseen) <= 1
    reading.press(TAB)
    reading.shows(FOCUS, "Skip to main content")
    reading.press(TAB)
    reading.shows(FOCUS, "Leave this site now")
    box = in_sight(reading, SECOND, window)
    assert box["width"] >= 100 and box["height"] >= 24


def test_the_cover_hides_all_of_the_page(reading, way_there, window):
    """EX-20: opaque and as large as the window, at 400 % too; the button stands out."""
    reading.evaluate("void scrollTo(0, document.body.scrollHeight)")
    colours = f"""['{BUTTON}', 'body'].map(part =>
      getComputedStyle(document.querySelector(part)).backgroundColor)"""
    button, behind = reading.evaluate(colours)
    assert button.startswith("rgb(") and button != behind
    way_there.exit_stays = True
    reading.click(BUTTON)
    reading.shows("document.querySelector('[role=alert]')?.textContent", "Loading.")
    colour, opacity, *box = reading.evaluate(COVER)
    assert colour.startswith("rgb(") and opacity == "1"
    assert box == [0, 0, *window]

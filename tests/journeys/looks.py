"""What a page looks like, in numbers: nothing to the side, nothing cut off, nothing axe finds."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
WIDTHS = (320, 768, 1366)
AXE_RULES = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
)
# Where a page's JavaScript is switched off no timer ever fires, and axe waits for one: what it
# puts off by no time at all is done at once, and the page's own timer is then put back.
RUN_AXE = """async (options) => {
  const timer = window.setTimeout;
  window.setTimeout = (next, ms, ...given) => {
    if (ms) return timer(next, ms, ...given);
    Promise.resolve().then(() => next(...given));
    return 0;
  };
  try { return (await axe.run(document, options)).violations; }
  finally { window.setTimeout = timer; }
}"""
# What a reader cannot see: wider than the window, past its edges, or text in too small a box.
CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const name = (part) => part.tagName.toLowerCase() + (part.className ? "." + part.className : "");
  if (document.documentElement.scrollWidth > wide) found.push("the page scrolls sideways");
  for (const part of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(part), box = part.getBoundingClientRect();
    if (!box.width || !box.height || style.visibility === "hidden") continue;
    if (part.closest(".govuk-visually-hidden, .govuk-skip-link:not(:focus)")) continue;
    if (part.closest(".desk-scroll") && !part.matches(".desk-scroll")) continue;
    if (box.right > wide + 1 || box.left < -1) found.push(name(part) + " is past the edge");
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(part.tagName)) continue;
    const scrolls = /auto|scroll/.test(style.overflowX);
    if (style.overflowX !== "visible" && !scrolls && part.scrollWidth > part.clientWidth + 1)
      found.push(name(part) + " is cut off");
    if (/hidden|clip/.test(style.overflowY) && part.scrollHeight > part.clientHeight + 1)
      found.push(name(part) + " is cut short");
  }
  return found;
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page (WCAG 2.2 A and AA, best practice), one line each."""
    page.evaluate(AXE.read_text("utf-8"))
    options = {"runOnly": {"type": "tag", "values": list(AXE_RULES)}}
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE, options)
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def cut_off(page: Page) -> list[str]:
    """What cannot be seen at each of the widths, one line each; the window is put back."""
    before = page.viewport_size
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        found += [f"{width}px: {line}" for line in page.evaluate(CUT_OFF)]
    if before:
        page.set_viewport_size(before)
    return found


def assert_looks_right(page: Page) -> None:
    """Fails naming what scrolls sideways or is cut off at 320, 768 or 1366 pixels."""
    found = cut_off(page)
    assert not found, f"{page.url}\n" + "\n".join(found)

"""The policy lead reads the policy and tries a draft on past answers, without JavaScript."""

from playwright.sync_api import expect

from tests.journeys.desk import Desk

# Every label that stands outside the picture, and so would be cut off.
CUT_LABELS = """() => {
  const picture = document.querySelector("svg.desk-flow").getBoundingClientRect();
  return [...document.querySelectorAll("svg.desk-flow text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < picture.left - 1 || box.right > picture.right + 1
      || box.bottom > picture.bottom + 1;
  }).map((text) => text.textContent);
}"""


def test_the_policy_lead_sees_who_would_move_and_lists_them(page_without_js, live_site):
    page, said = page_without_js, []
    page.on("console", lambda message: said.append(message.text))
    lead = Desk(page, live_site)
    lead.signs_in("policy", starts_at="Policy ew-2026-11")
    expect(page.get_by_role("main")).to_contain_text("every possible set of answers")
    lead.follow("Published cases")
    expect(page.get_by_role("main")).to_contain_text("No difference in any of")

    lead.follow("Try it on past answers")
    page.get_by_label("To this policy").select_option("draft-2027-02")
    lead.press("Show who would move")
    expect(page.get_by_role("img", name="From ew-2026-11, on the left")).to_be_visible()
    expect(page.get_by_role("row", name="Find out Investigate")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(CUT_LABELS) == []

    page.get_by_role("link", name="from Find out (not known yet)").click()
    expect(page.get_by_role("listitem").filter(has_text="60/004713/26/1")).to_be_visible()
    lead.follow("Back to who would move")
    expect(page.get_by_label("To this policy")).to_have_value("draft-2027-02")
    assert said == []


def test_a_draft_that_asks_more_says_what_nobody_can_know(page_without_js, live_site):
    page = page_without_js
    lead = Desk(page, live_site)
    lead.signs_in("policy", starts_at="Policy ew-2026-11")
    lead.follow("Try it on past answers")
    page.get_by_label("To this policy").select_option("draft-2027-01")
    lead.press("Show who would move")
    expect(page.get_by_role("main")).to_contain_text("nobody can know what they would have said")
    expect(page.get_by_role("main")).to_contain_text("Did a computer program make the picture")

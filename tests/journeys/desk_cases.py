"""Records at every stage at the desk, made through its own forms, for every page to be seen."""

import re
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.journeys.desk import Desk
from tests.journeys.servers import Site

CHILD = {"role": "Person involved", "name": "Robin", "born": "1/3/2012", "pictured": "yes"}
BY_ROLE = {
    "sign_in": "nobody",
    "register": "registrar",
    "review": "supervisor",
    "policy_replay": "policy",
    "policy_moves": "policy",
    "content": "content",
}


@dataclass
class DeskSite:
    """Who is signed in, each with a page of their own, and where a record of each kind is."""

    site: Site
    pages: dict[str, Page]
    places: dict[str, str]

    def page_for(self, name: str) -> Page:
        """The page of whoever may open the address of that name."""
        return self.pages[BY_ROLE.get(name, "officer")]

    def goes_to(self, page: Page, path: str) -> None:
        """Opens an address of the desk; `{report}`, `{new}` and so on stand for references."""
        page.goto(f"{self.site.url}/officers/{path.format(**self.places)}")


def a_desk(browser: Browser, site: Site) -> DeskSite:
    """Signs everybody in, and makes what the demo does not have: a crime at each early stage."""
    roles = ("officer", "supervisor", "registrar", "policy", "content")
    starts = {"policy": "Policy ", "content": "Content"}
    desks = {who: Desk(browser.new_page(), site) for who in roles}
    for who, desk in desks.items():
        desk.signs_in(who, starts_at=starts.get(who, "Work list"))
    pages = {who: desk.page for who, desk in desks.items()} | {"nobody": browser.new_page()}
    made = DeskSite(site, pages, {})
    made.places = _from_the_demo(made) | _early_stages(made, desks["officer"])
    return made


def _from_the_demo(made: DeskSite) -> dict[str, str]:
    """The demo's own crimes: one to confirm, one investigated, one to decide."""
    numbers = {"confirm": "60/004711/26", "investigated": "60/004712/26", "decide": "60/004713/26"}
    page = made.pages["supervisor"]
    found = {}
    for stage, number in numbers.items():
        made.goes_to(page, "")
        page.get_by_label("Find by exact reference").fill(number)
        page.get_by_role("button", name="Find").click()
        found[stage] = page.url.split("/crimes/")[1]
    made.goes_to(page, f"crimes/{found['investigated']}")
    found["step"] = re.search(r"/steps/([0-9a-f-]{36})/done", page.content())[1]
    return found


def _early_stages(made: DeskSite, officer: Desk) -> dict[str, str]:
    """A report that came by a code, read; and a crime of it just recorded, assessed, viewed."""
    page = made.pages["officer"]
    made.goes_to(page, "")
    report = page.locator("#to-record ~ .desk-scroll a").first.inner_text()
    made.goes_to(page, f"reports/{report}")
    officer.press("I have read this")
    wish = re.search(r"/wishes/([0-9a-f-]{36})", page.content())[1]
    found = {"report": report, "wish": wish}
    for serial, stage in enumerate(("new", "assessed", "viewed")):
        made.goes_to(page, f"reports/{report}")
        made.goes_to(page, f"reports/{report}/record")
        _records(officer, f"60/00095{serial}/26")
        found[stage] = page.url.split("/crimes/")[1].split("?")[0]
        if stage != "new":
            made.goes_to(page, f"crimes/{found[stage]}/assess")
            officer.answers_every_question()
        if stage == "viewed":
            officer.gives_own_view("A supervisor looks at the whole of it", "As they told it.")
    return found


def _records(officer: Desk, number: str) -> None:
    officer.page.locator("[name=offence][value='086/02']").check()
    officer.page.get_by_label("Crime reference").fill(number)
    officer.page.locator("[name=person1_role]").select_option(label=CHILD["role"])
    officer.page.locator("[name=person1_born]").fill(CHILD["born"])
    officer.page.locator("[name=person1_pictured][value=yes]").check()
    officer.press("Record this crime")

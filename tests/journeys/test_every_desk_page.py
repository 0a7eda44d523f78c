"""Every page of the desk, and every form sent empty: all of it in view, open to everybody."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, Response

from outcome21.web.officers.urls import urlpatterns
from tests.journeys.desk_cases import DeskSite, a_desk
from tests.web.components import differences

# Sends the form at `action` as the browser would, with everything in it left empty.
SEND_EMPTY = """([action, more]) => {
  const form = [...document.forms].find(one => new URL(one.action).pathname === action);
  for (const field of form.elements) {
    if (/^(radio|checkbox)$/.test(field.type)) field.checked = false;
    else if (field.type !== "hidden") field.value = "";
  }
  for (const [name, value] of Object.entries(more)) {
    const field = form.querySelector(`[name="${name}"]:not(button)`);
    if (field) field.value = value;
    else {
      const added = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      form.append(added);
    }
  }
  HTMLFormElement.prototype.submit.call(form);
}"""


@dataclass(frozen=True)
class Opened:
    """An address that is opened, by the name it has in the list of addresses."""

    name: str
    path: str
    status: int = 200
    who: str = ""


@dataclass(frozen=True)
class Sent:
    """A form on the page `on`, sent to `to` with nothing filled in, but for `more`."""

    name: str
    on: str
    to: str
    status: int
    more: tuple[tuple[str, str], ...] = ()


DRAFTS = ("draft-2027-01", "draft-2027-02")
MOVED = "from=ew-2026-11&to=draft-2027-02&move=find_out/not_known:investigate/not_known"
OPENED = (
    Opened("sign_in", "sign-in"),
    Opened("worklist", ""),
    Opened("worklist", "", who="supervisor"),
    Opened("register", "register"),
    Opened("content", "content"),
    Opened("content", "content", 403, who="officer"),
    Opened("content_welsh", "content/welsh/home", who="content"),
    Opened("policy", "policy"),
    Opened("policy", "policy", who="policy"),
    Opened("policy", "policy?version=draft-2027-01"),
    Opened("policy_cases", "policy/cases"),
    Opened("policy_replay", "policy/replay"),
    *(Opened("policy_replay", f"policy/replay?from=ew-2026-11&to={to}") for to in DRAFTS),
    Opened("policy_replay", "policy/replay?from=ew-2026-11&to=", 422),
    Opened("policy_moves", f"policy/replay/moves?{MOVED}"),
    Opened("take_report", "reports/new"),
    Opened("report", "reports/{report}"),
    Opened("report", "reports/{report}", who="registrar"),
    Opened("wish", "reports/{report}/wishes/{wish}"),
    Opened("record", "reports/{report}/record"),
    Opened("link", "reports/{report}/link"),
    Opened("reason", "reports/{report}/reason"),
    *(Opened("crime", f"crimes/{{{at}}}") for at in ("new", "assessed", "viewed", "decide")),
    *(Opened("crime", f"crimes/{{{at}}}", who="supervisor") for at in ("investigated", "confirm")),
    Opened("assess", "crimes/{new}/assess"),
    Opened("assess", "crimes/{decide}/assess"),
    *(Opened("own_view", f"crimes/{{{at}}}/own-view") for at in ("new", "assessed", "decide")),
    *(Opened("choose", f"crimes/{{{at}}}/decide") for at in ("new", "decide", "investigated")),
    Opened("decide", "crimes/{decide}/decide/21"),
    Opened("decide", "crimes/{decide}/decide/investigate"),
    Opened("decide", "crimes/{new}/decide/21", 409),
    Opened("review", "crimes/{confirm}/decisions/1/review"),
    Opened("review", "crimes/{investigated}/decisions/1/review"),
    Opened("end_investigation", "crimes/{investigated}/investigation/end"),
    Opened("role", "crimes/{new}/people/A/role"),
    Opened("role", "crimes/{new}/people/A/role", who="supervisor"),
    Opened("tell", "crimes/{new}/tell"),
    Opened("refer", "crimes/{new}/refer"),
    Opened("activity", "crimes/{new}/activity"),
    # What stands in a page's place.
    Opened("report", "reports/0000000000", 404),
    Opened("crime", "crimes/0000000000", 404),
    Opened("register", "register", 403, who="officer"),
    Opened("policy_replay", "policy/replay", 403, who="officer"),
    Opened("policy", "policy?version=nothing", 404),
    Opened("find", "find", 405),
)
SENT = (
    Sent("sign_in", "sign-in", "sign-in", 422),
    Sent("find", "", "find", 422),
    Sent("find", "", "find", 409, (("reference", "60/999999/99"),)),
    Sent("take_report", "reports/new", "reports/new", 422),
    Sent("take_report", "reports/new", "reports/new", 422, (("form", "altered"),)),
    Sent("message", "reports/{report}", "reports/{report}/message", 409),
    Sent("stop_code", "reports/{report}", "reports/{report}/stop-code", 422),
    Sent("wish", *["reports/{report}/wishes/{wish}"] * 2, 422),
    Sent("record", "reports/{report}/record", "reports/{report}/record", 422),
    Sent("record", *["reports/{report}/record"] * 2, 200, (("another", "yes"),)),
    Sent("link", "reports/{report}/link", "reports/{report}/link", 422),
    Sent("reason", "reports/{report}/reason", "reports/{report}/reason", 422),
    Sent("assess", "crimes/{new}/assess", "crimes/{new}/assess", 422),
    Sent("assess", *["crimes/{new}/assess"] * 2, 422, (("later", "yes"),)),
    Sent(
        "assess",
        *["crimes/{assessed}/assess"] * 2,
        422,
        # Filled in before any assessment: the page shows the newer one beside it.
        (("number", "0"), ("coerced_note", "Ask again.")),
    ),
    Sent("own_view", "crimes/{assessed}/own-view", "crimes/{assessed}/own-view", 422),
    Sent(
        "recommendation",
        "crimes/{viewed}",
        "crimes/{viewed}/recommendation",
        404,
        (("number", "9"),),
    ),
    Sent("choose", "crimes/{decide}/decide", "crimes/{decide}/decide", 422),
    Sent("decide", "crimes/{decide}/decide/21", "crimes/{decide}/decide/21", 422),
    Sent("decide", *["crimes/{decide}/decide/investigate"] * 2, 422),
    Sent(
        "decide",
        *["crimes/{decide}/decide/investigate"] * 2,
        200,
        (
            ("rationale_why", "A child may be at risk."),
            ("step_owner", "{me}"),
        ),
    ),
    Sent("review", *["crimes/{confirm}/decisions/1/review"] * 2, 422),
    Sent("step_done", "crimes/{investigated}", "crimes/{investigated}/steps/{step}/done", 409),
    Sent("end_investigation", *["crimes/{investigated}/investigation/end"] * 2, 409),
    Sent("role", "crimes/{new}/people/A/role", "crimes/{new}/people/A/role", 422),
    Sent("tell", "crimes/{new}/tell", "crimes/{new}/tell", 422),
    Sent("refer", "crimes/{new}/refer", "crimes/{new}/refer", 422),
    Sent("activity", "crimes/{new}/activity", "crimes/{new}/activity", 422),
)
DONE = (
    Sent("safe_contact", "reports/{report}", "reports/{report}/safe-contact", 302),
    Sent("sign_out", "", "sign-out", 302),
)


@pytest.fixture(scope="module")
def desk(browser, live_site) -> DeskSite:
    """The live demo with somebody of each role signed in."""
    return a_desk(browser, live_site)


def pattern_of(request: Request) -> str:
    """The name that the desk's list of addresses gives to what was asked for."""
    path = urlsplit(request.url).path.removeprefix("/officers/")
    return next((one.name for one in urlpatterns if one.pattern.match(path)), "")


def test_no_address_of_the_desk_is_left_out():
    assert {one.name for one in (*OPENED, *SENT, *DONE)} == {one.name for one in urlpatterns}


@pytest.mark.parametrize("wanted", OPENED, ids=lambda one: f"{one.who}{one.path or 'work list'}")
def test_a_page_is_whole_and_shuts_nobody_out(desk, seen, wanted):
    page = desk.pages[wanted.who] if wanted.who else desk.page_for(wanted.name)
    with page.expect_response(lambda answer: answer.request.is_navigation_request()) as answered:
        desk.goes_to(page, wanted.path)
    assert pattern_of(answered.value.request) == wanted.name
    assert answered.value.status == wanted.status
    assert differences(answered.value.text()) == []
    seen(page)


@pytest.mark.parametrize("form", SENT, ids=lambda one: f"{one.to}-{one.status}")
def test_a_form_sent_empty_says_what_is_missing_and_shuts_nobody_out(desk, seen, form):
    page = desk.page_for(form.name)
    desk.goes_to(page, form.on)
    answer = send_empty(desk, page, form)
    assert (pattern_of(answer.request), answer.status) == (form.name, form.status)
    assert page.title().startswith("Error: ") == (form.status in (409, 422))
    assert differences(answer.text()) == []
    seen(page)


@pytest.mark.parametrize("form", DONE, ids=lambda one: one.to)
def test_what_changes_something_leads_to_a_page_that_shuts_nobody_out(desk, seen, form):
    page = desk.pages["supervisor"]
    desk.goes_to(page, form.on)
    answer = send_empty(desk, page, form)
    assert (pattern_of(answer.request), answer.status) == (form.name, form.status)
    seen(page)


def send_empty(desk: DeskSite, page: Page, form: Sent) -> Response:
    """Sends it, and gives its answer once the page is there; where that led on, the first one."""
    action = "/officers/" + form.to.format(**desk.places)
    owner = page.evaluate("document.querySelector('[name=step_owner]')?.value ?? ''")
    more = {name: value.format(me=owner) for name, value in form.more}
    with page.expect_navigation() as arrived:
        page.evaluate(SEND_EMPTY, [action, more])
    asked = arrived.value.request
    return (asked.redirected_from or asked).response()

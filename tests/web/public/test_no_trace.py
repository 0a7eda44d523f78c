"""What a visit leaves behind: nothing that the site could help, on any page of it."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils.translation import gettext, override

from outcome21.guidance.front_matter import TELLING
from outcome21.guidance.pages import all_pages
from outcome21.web.public.urls import urlpatterns
from outcome21.web.shared import bundles
from tests.slowly import few_fast
from tests.web.public.every_answer import ADDRESSES, AFTER_A_FORM, IN_WELSH, every_answer
from tests.web.public.served import paragraphs

SOURCES = Path(bundles.__file__).parent.parent
KEEPING = re.compile(
    r"localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker|caches\.|sendBeacon"
    r"|\bfetch\(|XMLHttpRequest|WebSocket|EventSource|importScripts|beforeunload"
)

STARTED = {
    "button",
    "character-count",
    "checkboxes",
    "error-summary",
    "exit-this-page",
    "radios",
    "skip-link",
}
"""The parts of GOV.UK Frontend that public.js starts, by the name that pages use."""


def look_at(visitor, what):
    """The visitor at that page, by a visit that serves every test that only looks at it."""
    if what not in ANSWERED:
        ANSWERED.update(every_answer())
        ANSWERED.update({name + IN_WELSH: one for name, one in every_answer("cy").items()})
    visitor.page = ANSWERED[what]
    return visitor


def in_its_language(what, english):
    """What the page at that address says for these English words."""
    with override("cy" if in_welsh(what) else "en-gb"):
        return gettext(english)


ANSWERED = {}
NO_PAGES = [f"/{one.pattern}" for one in urlpatterns if "." in str(one.pattern)]
"""Files for other programs."""
KINDS = [*ADDRESSES, *AFTER_A_FORM, *(name + IN_WELSH for name in AFTER_A_FORM)]


def in_welsh(what):
    return what.startswith("/cy") or what.endswith(IN_WELSH)


def each(kinds):
    """A case of each, the Welsh ones slow: they are the same programs' pages."""
    english_first = sorted(kinds, key=in_welsh)
    return pytest.mark.parametrize(
        "what", few_fast(english_first, sum(not in_welsh(one) for one in kinds))
    )


every_page = each(KINDS)


@every_page
def test_leave_site_comes_first_on_every_page(visitor, what):
    """EX-1, EX-2: after the two hidden links, before any heading; the labels differ."""
    html = look_at(visitor, what).text
    links = re.findall(r"<a\s[^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>", html, re.DOTALL)[:3]
    assert [address for address, _ in links] == ["#main-content", "/exit", "/exit"]
    said = [re.sub(r"<[^>]*>|\s+", " ", words).strip() for _, words in links]
    labels = ("Skip to main content", "Leave this site now", "Leave site")
    assert said == [in_its_language(what, label) for label in labels]
    assert len(set(said)) == 3
    assert html.index("govuk-exit-this-page__button") < html.index("<h1") < len(html)


@each([*KINDS, *NO_PAGES])
def test_every_public_answer_keeps_nothing_and_tells_nobody(visitor, what):
    """EX-10, EX-11, EX-12: never kept, no referrer, no cookie; only the site's own parts run."""
    answer = visitor.get(what).page if what in NO_PAGES else look_at(visitor, what).page
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    policy = answer["Content-Security-Policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert "require-trusted-types-for 'script'" in policy
    assert not [one for one in policy if "unsafe" in one or "http" in one or "*" in one]
    assert all(one.endswith("=()") for one in answer["Permissions-Policy"].split(", "))
    assert not {"Link", "Clear-Site-Data", "Service-Worker-Allowed", "Refresh"} & set(
        answer.headers
    )
    assert "Cookie" not in answer.get("Vary", "")


@every_page
def test_a_page_asks_only_this_site_for_its_parts(visitor, what):
    """EX-15: nothing is fetched from elsewhere, ahead of time, or to be kept."""
    html = look_at(visitor, what).text
    parts = re.findall(r"<(?:script|img|iframe|source|video|audio)\s[^>]*src=\"([^\"]*)\"", html)
    links = re.findall(r"<link\s[^>]*>", html)
    assert all(part.startswith("/s/") for part in parts), parts
    assert {re.search(r'rel="([^"]*)"', one)[1] for one in links} <= {"stylesheet", "icon"}
    assert all(re.search(r'href="/s/', one) for one in links)
    assert "http-equiv" not in html


@every_page
def test_no_title_address_or_file_gives_a_page_away(visitor, what):
    """EX-16: in a list of visits, in a tab and in a shared link, it is online safety advice."""
    html = look_at(visitor, what).text
    title = re.search(r"<title>(.*?)</title>", html)[1]
    shared = re.findall(r"<meta\s[^>]*(?:property|name)=\"(?:og|twitter):[^>]*>", html)
    own = re.findall(r"(?:href|src|action)=\"(/[^\"]*)\"", html)
    assert title.endswith(in_its_language(what, "Online safety advice"))
    assert not TELLING.search(" ".join([title, *shared, *own]))
    assert not TELLING.search(what) or not what.startswith("/")


def test_a_neutral_title_is_still_a_page_s_own():
    """WCAG 2.4.2: no two guidance pages share a title."""
    titles = [page.title for page in all_pages()]
    assert len(set(titles)) == len(titles)


def test_the_small_picture_in_the_tab_gives_nothing_away():
    """EX-16."""
    drawing = Path(finders.find("favicon.svg")).read_text("utf-8")
    assert not TELLING.search(drawing)
    assert "http" not in drawing.replace("http://www.w3.org/2000/svg", "")


def test_no_script_that_a_public_page_asks_for_can_keep_or_send_anything(visitor):
    """EX-11, EX-15, EX-18: no storage, no worker, no request of its own, no "are you sure?"."""
    asked = {
        address
        for what in KINDS
        for address in re.findall(r"<script\s[^>]*src=\"([^\"]*)\"", look_at(visitor, what).text)
    }
    assert {re.sub(r"^/s/(?:\w+/)?|\.\w{12}\.js$", "", one) for one in asked} == {
        "enabled",
        "public",
        "report",
    }
    for address in sorted(asked):
        script = b"".join(visitor.client.get(address).streaming_content).decode()
        assert not KEEPING.search(script), address


@every_page
def test_only_what_a_page_has_is_started_on_it_and_all_of_that(visitor, what):
    """EX-11: a part of GOV.UK Frontend that no page uses, such as its accordion, is not sent."""
    used = set(re.findall(r"data-module=\"govuk-([a-z-]+)\"", look_at(visitor, what).text))
    assert "exit-this-page" in used
    assert used <= STARTED


def test_every_part_that_is_started_is_on_some_page(visitor):
    found = "".join(look_at(visitor, what).text for what in KINDS)
    assert {one for one in STARTED if f'data-module="govuk-{one}"' not in found} == set()


def test_what_is_said_on_the_way_out_can_be_said_in_welsh():
    """EX-8: the two counts, the time run out, "Loading." and both labels go through gettext."""
    source = (SOURCES / "templates/public/leave.html").read_text("utf-8")
    said = re.findall(r"\"(?:text|\w+Text)\": (.*?),\n", source)
    assert len(said) == 5
    assert all(re.fullmatch(r'_\("[^"]+"\)', one) for one in said)
    assert '_("Leave this site now")' in source


def test_the_way_out_is_explained_once_before_the_first_question(visitor):
    """EX-18: the start page leads there and no further, and nothing is asked there."""
    start = visitor.get("/tell-us")
    assert '"/tell-us/before"' in start.text
    assert "/tell-us/form" not in start.text
    before = visitor.get("/tell-us/before")
    words = paragraphs(before)
    for said in (
        "red Leave site button",
        "does not clear your history",
        "If you press Back in your browser, this page may show again",
        "close the tab",
        "We keep none of it until you press Send",
    ):
        assert said in words
    assert not re.search(r"<(?:textarea|select|input)", before.text)
    assert "/tell-us/before" not in re.sub(r"<nav.*?</nav>", "", visitor.get("/tell-us/form").text)


LIMITS = {
    "not wiped": r"does not wipe your history",
    "Back": r"Back button may show this page again",
    "closing the tab": r"close the tab",
    "another tab": r"If you opened another tab here, close that one too",
    "the browser's list": r"browser (can|may) list this page",
    "same account": r"same account may list it",
    "school": r"school laptop or school wifi may keep a record",
    "family app": r"family safety app",
    "router": r"home router",
    "spy app": r"spy app",
    "other device": r"Use a different phone or computer",
    "private browsing": r"Private browsing .* does not stop",
    "not kept": r"Any words you typed and did not send are not kept by us",
    "wiping it all": r"If you wipe all of it, someone may wonder why",
    "scripts": r"do not run scripts",
    "left open": r"open on a shared",
}


@pytest.mark.parametrize("limit", LIMITS)
def test_the_limits_are_told_plainly(visitor, limit):
    """EX-19, and 1.6: what leaving does not do."""
    words = re.sub(r"<[^>]*>", "", visitor.get("/staying-safe-online").text)
    assert re.search(LIMITS[limit], words), limit


UNQUALIFIED = re.compile(
    r"\b(?:hides?|wipes?|deletes?|clears?|erases?) (?:your |all |the )?(?:visits?|history|tracks?)"
    r"|\b(?:site|page|button|Leave site) is (?:completely |totally )?(?:safe|private|secret)\b"
    r"|\bno ?(?:body|one) (?:can|will) (?:see|know|find)",
    re.IGNORECASE,
)


def oversold(words):
    """Each sentence that says more for leaving than it does."""
    for sentence in re.split(r"(?<=[.?!])\s+|\n", words):
        denied = re.search(r"\bnot\b|\bcannot\b|\?$|n't\b", sentence)
        if UNQUALIFIED.search(sentence) and not denied:
            yield sentence


@every_page
def test_no_page_says_more_for_leaving_than_it_does(visitor, what):
    """EX-19: "hides", "deletes history", "safe" and "private" never stand without a limit."""
    assert list(oversold(paragraphs(look_at(visitor, what)))) == []


@pytest.mark.parametrize(
    "said",
    [
        "This button hides your visit.",
        "Leave site deletes your history.",
        "The site is completely private.",
        "No one will know.",
    ],
)
def test_what_says_too_much_is_found(said):
    assert list(oversold(said)) == [said]
    assert not list(oversold("It does not clear your history."))

"""The guidance pages as they are served, and the words of the pages around the form."""

import html
import re

import pytest

from outcome21.guidance.front_matter import TELLING
from outcome21.guidance.pages import all_pages, find
from outcome21.guidance.support import FILE, read_directory
from tests.guidance.reading import blame_words, grade, longest_sentence
from tests.web.public.browser import SENT_AS
from tests.web.public.reporting import begin, check_page, give_feedback, heading, whole
from tests.web.public.served import HEADERS, paragraphs, title

pytestmark = pytest.mark.django_db
each_page = pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.id)


@each_page
def test_every_page_is_served_at_its_address_with_its_words(visitor, page):
    visitor.look(page.path)
    assert visitor.page.status_code == 200
    assert heading(visitor) == page.heading
    assert page.html.partition("</p>")[0] in visitor.text
    assert f'content="{html.escape(page.description)}"' in visitor.text


@each_page
def test_every_page_has_the_headers_and_no_cookie(visitor, page):
    answer = visitor.look(page.path).page
    assert {name: answer[name] for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "Set-Cookie" not in answer
    assert "X-Robots-Tag" not in answer


@each_page
def test_every_page_has_leave_site_help_now_and_when_it_was_checked(visitor, page):
    text = visitor.look(page.path).text
    assert text.index('href="/exit"') < text.index("<h1")
    assert 'id="help-now"' in text
    assert "999bsl.co.uk" in text
    assert "Checked on 22 November 2026" in text


@each_page
def test_an_id_stands_once_on_a_page(visitor, page):
    ids = re.findall(r' id="([^"]*)"', visitor.look(page.path).text)
    assert len(ids) == len(set(ids))


@each_page
def test_nothing_of_another_site_is_asked_for(visitor, page):
    text = visitor.look(page.path).text
    for source in re.findall(
        r'<(?:script|link|img|iframe|form)\b[^>]*?(?:src|href|action)="([^"]*)"', text
    ):
        assert source.startswith("/"), source


def test_titles_are_neutral_and_each_is_its_own(visitor):
    titles = [title(visitor.look(page.path)) for page in all_pages()]
    assert len(titles) == len(set(titles))
    assert not [one for one in titles if TELLING.search(one)]
    assert titles[0] == "Online safety advice"


@each_page
def test_a_long_page_opens_with_its_contents(visitor, page):
    text = visitor.look(page.path).text
    assert ('id="on-this-page"' in text) == (len(page.contents) >= 6)
    if len(page.contents) >= 6:
        for part in page.contents:
            assert f'href="#{part.id}"' in text


@pytest.mark.parametrize(("kind", "shown"), [("demo", True), ("test", True), ("production", False)])
def test_invented_services_are_shown_for_trying_only(visitor, settings, kind, shown):
    settings.OUTCOME21_ENV = kind
    text = visitor.get("/support").text
    for service in read_directory(FILE.read_bytes(), FILE.name).services:
        assert (html.escape(service.name) in text.replace("&#39;", "&#x27;")) == (
            shown or not service.demo
        ), service.id


@pytest.mark.parametrize("address", ["/nowhere", "/now/", "/young-people/x", "/_help-now"])
def test_an_unknown_address_is_a_plain_page_with_help(visitor, address):
    visitor.get(address)
    assert visitor.page.status_code == 404
    assert "tel:999" in visitor.text


def test_a_guidance_page_takes_no_form(visitor):
    answer = visitor.client.post("/now", "useful=yes", SENT_AS)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "We could not read that" in answer.content.decode()


PAGES_FOR_A_CHILD = {
    "start": lambda visitor: visitor.get("/tell-us"),
    "before": lambda visitor: visitor.get("/tell-us/before"),
    "danger": lambda visitor: begin(visitor).send(go="next", danger="yes"),
    "check": check_page,
    "sent": whole,
    "next": lambda visitor: whole(visitor).send("/tell-us/next"),
    "code": lambda visitor: visitor.get("/replies"),
    "thanks": lambda visitor: give_feedback(visitor, useful="yes"),
}


@pytest.mark.parametrize("name", PAGES_FOR_A_CHILD)
def test_the_pages_around_the_form_are_easy_to_read_and_blame_nobody(visitor, name):
    words = paragraphs(PAGES_FOR_A_CHILD[name](visitor))
    assert grade(words) <= 5, grade(words)
    assert longest_sentence(words) <= 20
    assert blame_words(words) == []


@pytest.mark.parametrize("name", PAGES_FOR_A_CHILD)
def test_the_pages_around_the_form_have_neutral_titles(visitor, name):
    PAGES_FOR_A_CHILD[name](visitor)
    assert not TELLING.search(title(visitor))


def test_the_start_says_what_it_is_not_for(visitor):
    words = paragraphs(visitor.get("/tell-us"))
    assert "This form is not for emergencies." in words
    assert "We may not read it straight away." in words
    assert "Do not send us a picture" in words


def test_how_to_leave_is_shown_before_the_first_question(visitor):
    assert 'href="/tell-us/before"' in visitor.get("/tell-us").text
    assert heading(visitor.get("/tell-us/before")) == "How to leave fast"
    assert 'href="/tell-us/form"' in visitor.text
    assert visitor.form().action == "/tell-us/questions"


def test_the_steps_against_threats_are_the_same_in_the_form_as_on_their_page(visitor):
    steps = find("/now").contents[0].html
    items = re.findall(r"<strong>(.*?)</strong>", steps)
    form = visitor.get("/tell-us/form").text
    assert len(items) >= 7
    assert all(item in form for item in items)


@each_page
def test_a_visitor_from_another_nation_is_led_to_that_nations_page_once(visitor, page):
    """2.2 and 7.1: plain links on every page about England and Wales, and no cookie."""
    main = re.search(r"<main.*?</main>", visitor.look(page.path).text, re.DOTALL)[0]
    for nation in ("scotland", "northern-ireland"):
        links = main.count(f'href="/what-police-decide/{nation}"')
        assert links == (page.nations == ("england", "wales")), (page.id, nation)


def test_every_page_can_be_reached_from_the_home_page(visitor):
    """7.1: nothing written for somebody stands where nobody is led."""
    seen, waiting = set(), ["/"]
    known = {page.path for page in all_pages()}
    while waiting:
        path = waiting.pop()
        if path not in seen:
            seen.add(path)
            links = re.findall(r'href="(/[^"#?]*)', visitor.get(path).text)
            waiting += [link for link in links if link in known]
    assert known - seen == set()

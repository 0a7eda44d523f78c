"""Who can help: each choice a plain page under a neutral address, with nobody out of date on it."""

import html
import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from outcome21.config.site_export import page_addresses
from outcome21.guidance import support as listed
from outcome21.guidance.front_matter import TELLING
from outcome21.web.public.support import address_of, addresses, choices
from tests.guidance.reading import blame_words, grade, longest_sentence
from tests.web.public.reporting import heading
from tests.web.public.served import HEADERS, paragraphs, title

pytestmark = pytest.mark.django_db
CHOICES = [address_of(who, need) for who, need in choices()]
each_choice = pytest.mark.parametrize("address", CHOICES)
CHECKED = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def today(clock):
    """The day on which everything was checked."""
    clock.now = CHECKED
    return clock


def names(visitor):
    return re.findall(r'<h3 class="govuk-heading-s" id="service-[^"]*">(.*?)</h3>', visitor.text)


@each_choice
def test_each_choice_is_a_page_with_somebody_on_it(visitor, today, address):
    assert visitor.get(address).page.status_code == 200
    assert names(visitor)
    assert {name: visitor.page[name] for name in HEADERS} == HEADERS
    assert "Set-Cookie" not in visitor.page
    assert visitor.text.count("<h1") == 1


@each_choice
def test_no_choice_is_a_question_in_the_address_or_a_telling_word(visitor, address):
    """EX-16: a choice stands in an address that tells nobody what it is about."""
    text = visitor.get(address).text
    assert not TELLING.search(address)
    assert not TELLING.search(title(visitor))
    main = text.partition("<main")[2].partition("</main>")[0]
    assert "<form" not in main
    assert not [link for link in re.findall(r'href="(/[^"]*)"', main) if "?" in link]


@each_choice
def test_every_choice_that_is_offered_leads_somewhere(visitor, address):
    offered = re.findall(r'support-choice__link" href="([^"]*)"', visitor.get(address).text)
    assert address in offered
    assert set(offered) <= set(CHOICES)
    assert visitor.text.count('aria-current="true"') == 2


def test_titles_are_each_their_own(visitor):
    titles = [title(visitor.get(address)) for address in CHOICES]
    assert len(set(titles)) == len(titles)


def test_a_young_person_who_wants_to_talk_finds_childline_first(visitor, today):
    visitor.get("/support/young-people/talk")
    assert heading(visitor) == "Talk to someone now: young people"
    assert names(visitor)[0] == "Childline"
    assert 'href="tel:08001111"' in visitor.text


@pytest.mark.parametrize(
    ("address", "there", "not_there"),
    [
        ("/support/young-people/worries", "Shore", "Stop It Now"),
        ("/support/adults/worries", "Stop It Now", "Shore"),
        ("/support/schools/advice", "Professionals Online Safety", "Childline"),
        ("/support/adults/take-down", "StopNCII", "Report Remove"),
        ("/support/parents", "NSPCC Helpline", "StopNCII"),
    ],
)
def test_each_sees_who_is_there_for_them(visitor, today, address, there, not_there):
    shown = " ".join(names(visitor.get(address)))
    assert there in shown and not_there not in shown


@pytest.mark.parametrize("address", ["/support/young-people", "/support/young-people/talk"])
def test_what_a_child_reads_here_is_easy_and_blames_nobody(visitor, today, address):
    words = paragraphs(visitor.get(address))
    facts = re.compile(r"^(Checked on .*|[^ ]*\.(org|uk|police)[^ ]*.*)$", re.MULTILINE)
    text = facts.sub("", words)
    assert grade(text) <= 5, grade(text)
    assert longest_sentence(text) <= 20
    assert blame_words(text) == []


def test_a_service_says_for_whom_what_it_costs_and_when_it_was_checked(visitor, today):
    visitor.get("/support/young-people/talk")
    words = paragraphs(visitor)
    for said in ("Under 19", "Free", "British Sign Language too", "Day and night"):
        assert said in words
    assert "Checked on 22 November 2026. Source: NSPCC Learning" in words


def test_hours_that_nobody_checked_are_not_there(visitor, today):
    section = visitor.get("/support/parents").text.partition('id="service-nspcc"')[2]
    assert "Hours" not in section.partition("</section>")[0]


def test_a_number_that_was_not_checked_in_time_is_not_shown_as_current(visitor, clock):
    clock.now = CHECKED + timedelta(days=180)
    assert "0800 1111" in "".join(
        re.findall(r"Call <a[^>]*>(.*?)</a>", visitor.get("/support").text)
    )
    clock.now = CHECKED + timedelta(days=182)
    words = paragraphs(visitor.get("/support/young-people/talk"))
    assert "0800 1111" not in words
    assert "Check this number first." in words
    assert "Look for it on their own site." in words


def test_the_data_is_open_and_holds_what_the_page_holds(visitor, today, settings):
    page = visitor.client.get("/support/services.json")
    assert page["Content-Type"] == "application/json"
    assert page["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in page
    settings.OUTCOME21_ENV = "production"
    found = {
        one["name"]
        for one in json.loads(visitor.client.get("/support/services.json").content)["contents"]
    }
    shown = {html.unescape(name) for name in names(visitor.get("/support/everyone/talk"))}
    assert shown <= found
    assert not [name for name in found if "invented" in name]


def test_the_data_has_one_address_and_its_welsh_twin_leads_there(visitor, today):
    """One text stands in each field of the standard: the same English twice would be no Welsh."""
    page = visitor.client.get("/cy/support/services.json")
    assert (page.status_code, page["Location"]) == (303, "/support/services.json")
    assert page["Access-Control-Allow-Origin"] == "*"  # another site's script may follow it
    assert page.content == b"" and "Set-Cookie" not in page
    exported = [one for one in page_addresses() if one.endswith("services.json")]
    assert exported == [], "the program answers both: nothing of them is in a file"


def test_the_data_is_in_english_whatever_the_browser_speaks(visitor, today):
    """What a program takes for one service must not change from one visit to the next."""
    asked = [
        visitor.client.get("/support/services.json", headers={"accept-language": tongue}).content
        for tongue in ("en", "cy")
    ]
    assert asked[0] == asked[1] and b"To talk about anything at all" in asked[0]


def test_addresses_are_as_many_as_choices_and_the_data():
    assert len(addresses()) == len(CHOICES) + 1
    assert {"/support", "/support/young-people", "/support/parents", "/support/schools"} <= set(
        CHOICES
    )
    assert "/support/adults/tell" not in CHOICES  # nobody is there for that


def test_nobody_is_in_the_directory_without_a_page_that_shows_them(visitor, today):
    everybody = {html.escape(one.name) for one in listed.services(on=CHECKED.date())}
    by_choice = set()
    for address in CHOICES:
        if address.count("/") == 3:
            by_choice |= set(names(visitor.get(address)))
    assert everybody <= {name.replace("&#39;", "&#x27;") for name in by_choice}

"""What the pages say: every fact, in words each reader can read, without blame or a promise."""

import re

import pytest

from outcome21.guidance import support
from outcome21.guidance.front_matter import TELLING
from outcome21.guidance.pages import all_pages, find, include
from tests.guidance.facts import AUDIENCES, FACTS
from tests.guidance.reading import blame_words, grade, longest_sentence

GRADES = {"child": 5, "parent": 7, "professional": 10, "everyone": 7}
PAGES = [*all_pages(), include("help-now")]
TELL_US = {"/tell-us", "/replies"}  # pages of the form, which are not written in Markdown
HOURS = re.compile(
    r"24/7|24 hours a day|day and night|round the clock|\bMonday\b|\d ?[ap]m\b", re.IGNORECASE
)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)


def told(path, pattern):
    page = find(path)
    assert page is not None
    return re.search(pattern, page.words)


@pytest.mark.parametrize("path", AUDIENCES)
@pytest.mark.parametrize("fact", FACTS)
def test_each_audience_is_told_each_fact(path, fact):
    assert told(path, FACTS[fact][AUDIENCES[path]]), f"{path} does not say that {fact}"


@each_page
def test_a_page_asks_no_harder_reading_than_its_audience_can_do(page):
    assert page.reading_target <= GRADES[page.audience]


@each_page
def test_each_section_is_as_easy_to_read_as_its_page_says(page):
    for part in [page, *page.sections]:
        if len(part.words.split()) >= 60:
            assert grade(part.words) <= page.reading_target, (page.file, part.id, grade(part.words))


@each_page
def test_no_sentence_is_longer_than_its_reader_can_hold(page):
    limit = 20 if page.reading_target <= 5 else 25
    assert longest_sentence(page.words) <= limit, (page.file, longest_sentence(page.words))


@each_page
def test_no_page_blames_or_promises_too_much(page):
    text = "\n".join([page.words, page.heading, page.description, *headings(page)])
    assert blame_words(text, child=page.audience in ("child", "everyone")) == []


@each_page
def test_nothing_a_browser_keeps_tells_what_the_page_is_about(page):
    """Acceptance line EX-16: titles, addresses and the anchors inside a page."""
    for seen in (page.title, page.path, page.id, *(part.id for part in page.sections)):
        assert not TELLING.search(seen), (page.file, seen)


@each_page
def test_no_page_shows_or_links_to_a_picture(page):
    assert "<img" not in page.html
    assert not re.search(r'(src|poster)=|href="[^"]*\.(png|jpe?g|gif|webp|svg|mp4)', page.html)


@each_page
def test_links_lead_to_a_page_and_an_anchor_that_exist(page):
    for target in re.findall(r'href="(/[^"]*)"', page.html):
        path, _, anchor = target.partition("#")
        goal = find(path)
        assert goal is not None or path in TELL_US, (page.file, target)
        assert not anchor or f'id="{anchor}"' in goal.html, (page.file, target)


@each_page
def test_links_to_other_sites_are_encrypted_and_say_nothing_of_us(page):
    for link in re.findall(r"<a [^>]*http[^>]*>", page.html):
        assert 'href="https://' in link
        assert 'rel="noreferrer noopener"' in link
        assert "target=" not in link


@each_page
def test_hours_are_printed_only_where_somebody_checked_them(page):
    """Allowed: Samaritans, Shout and 999 BSL (day and night), and the professionals' helpline."""
    checked = r"Samaritans|SHOUT|999 BSL|It is free, day and night|Professionals Online Safety"
    for line in page.words.splitlines():
        assert not HOURS.search(line) or re.search(checked, line), (page.file, line)


@each_page
def test_no_page_promises_when_we_answer(page):
    promise = (
        r"\bwe (?:will|’ll) (?:ring|call|reply|answer|write|read)\b|within \d+ (?:day|working)"
    )
    assert not re.search(promise, page.words, re.IGNORECASE), page.file


@each_page
def test_every_phone_number_is_an_emergency_one_or_in_the_directory(page):
    known = {
        way.value
        for service in support.read_directory(support.FILE.read_bytes(), "support.toml").services
        for way in service.ways
    }
    numbers = {"999", "101"} | {value.replace(" ", "") for value in known}
    for number in re.findall(r'href="(?:tel|sms):([^"]*)"', page.html):
        assert number in numbers, (page.file, number)


def test_titles_are_all_different():
    titles = [page.title for page in all_pages()]
    assert len(set(titles)) == len(titles)


def test_the_threats_page_gives_the_steps_in_the_safe_order():
    steps = [
        "You have done nothing wrong", "Stop replying", "Do not pay", "Do not delete",
        "Block them", "Tell someone now", "Get it taken down", "Do you want to hurt yourself",
    ]  # fmt: skip
    words = find("/now").words
    places = [words.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)


def test_the_threats_page_can_be_taken_in_at_once():
    """About twenty seconds for the bold first words of each step, with the danger line on top."""
    page = find("/now")
    assert page.intro.startswith('<p class="govuk-body"><strong>In danger now?</strong>')
    bold = " ".join(re.findall(r"<strong>(.*?)</strong>", page.html))
    assert len(bold.split()) <= 50


def test_the_help_block_names_every_way_to_reach_help():
    words = include("help-now").words
    for way in ("999", "101", "press 55", "does not tell them where you are", "999 BSL",
                "emergencySMS", "signed up before", "18001", "0800 1111",
                "may not read it straight away"):  # fmt: skip
        assert way in words, way


@pytest.mark.parametrize(
    "limit",
    [
        "does not wipe your history",
        "Back button may show this page again",
        "same account",
        "school wifi",
        "family safety app or a home router",
        "spy app",
        "different phone or computer",
        "Private browsing .* on that phone",
        "words you typed and did not send are not kept",
        "browser may ask to send the form again",
        "press Shift three times",
        "does not set cookies",
    ],
)
def test_the_limits_of_leaving_are_told(limit):
    assert told("/staying-safe-online", limit)


def test_leaving_is_not_oversold():
    words = find("/staying-safe-online").words
    assert not re.search(r"\bhides?\b|deletes? (?:your )?history|completely", words, re.IGNORECASE)


@pytest.mark.parametrize(
    "kept",
    [
        "sets no cookies",
        "Until you press send, we keep nothing",
        "a way to check your code, but not the code itself",
        "stays there until “I have read this” is pressed",
        "stop the code",
        "that is logged, with who and when",
        "part 3 of the Data Protection Act 2018",
        "which page it was, its language, the answers you picked, and the day",
    ],
)
def test_the_privacy_page_says_what_is_kept(kept):
    assert told("/privacy", kept)


def test_the_accessibility_page_says_what_was_not_checked():
    for gap in ("with a screen reader", "with children", "no Welsh yet", "no Easy Read"):
        assert told("/accessibility", gap), gap


def test_shore_is_a_link_and_nothing_is_invented_about_its_films():
    for page in PAGES:
        assert "animation" not in page.words.lower()
    assert 'href="https://shorespace.org.uk"' in find("/young-people").html


def headings(page):
    return [part.heading for part in page.sections]

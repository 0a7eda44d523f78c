"""What the pages say: every fact, in words each reader can read, without blame or a promise."""

import re

import pytest
from django.urls import Resolver404, resolve

from outcome21.guidance import support
from outcome21.guidance.front_matter import TELLING
from outcome21.guidance.pages import all_pages, find, include
from tests.guidance.facts import AUDIENCES, FACTS, HUBS, MUST_SAY
from tests.guidance.lint import AIM, GRADES, blame_faults, reading_faults, sentence_faults
from tests.guidance.reading import longest_sentence, sentences

PAGES = [*all_pages(), include("help-now")]
HOURS = re.compile(
    r"24/7|24 hours a day|day and night|round the clock|\bMonday\b|\d ?[ap]m\b", re.IGNORECASE
)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)


def told(path, pattern):
    page = find(path)
    assert page is not None
    return re.search(pattern, page.words)


def pages_for(audience):
    """The pages at the audience's addresses and below them."""
    return [
        page
        for page in all_pages()
        if any(page.path == at or page.path.startswith(f"{at}/") for at in AUDIENCES[audience])
    ]


def told_anywhere(audience, pattern):
    return any(re.search(pattern, page.words) for page in pages_for(audience))


@pytest.mark.parametrize("place", range(3), ids=list(AUDIENCES))
@pytest.mark.parametrize("fact", FACTS)
def test_each_audience_is_told_each_fact(place, fact):
    audience = list(AUDIENCES)[place]
    assert told_anywhere(audience, FACTS[fact][place]), f"no page for a {audience} says: {fact}"


@pytest.mark.parametrize(
    ("point", "place"),
    [(point, place) for point, said in MUST_SAY.items() for place in range(3) if said[place]],
)
def test_each_audience_is_told_what_must_be_said(point, place):
    """2.5 and 2.6: Outcome 21, and the questions that people ask."""
    audience = list(AUDIENCES)[place]
    assert told_anywhere(audience, MUST_SAY[point][place]), f"no page for a {audience}: {point}"


@pytest.mark.parametrize("hub", HUBS)
def test_a_hub_leads_to_every_page_below_it(hub):
    links = set(re.findall(r'href="([^"#]*)', find(hub).html))
    below = {page.path for page in all_pages() if page.path.startswith(f"{hub}/")}
    deeper = {path for path in below if path.count("/") > 2}
    assert below - deeper <= links


@each_page
def test_a_page_asks_no_harder_reading_than_its_audience_can_do(page):
    assert page.reading_target <= GRADES[page.audience]


@each_page
def test_each_section_is_as_easy_to_read_as_its_page_says(page):
    """2.1: grade and ease of every part of 60 words or more."""
    assert reading_faults(page) == []


@each_page
def test_no_sentence_is_longer_than_its_reader_can_hold(page):
    """2.1: 20 words for a child, 25 for everybody else."""
    assert sentence_faults(page) == []


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.audience == "child"], ids=lambda page: page.id
)
def test_nine_in_ten_sentences_for_a_child_have_at_most_fifteen_words(page):
    """2.1: the aim beside the hard limit."""
    every = sentences(page.words)
    long = [one for one in every if longest_sentence(one) > AIM]
    assert len(long) * 10 <= len(every), (page.file, long)


@each_page
def test_no_page_blames_or_promises_too_much(page):
    """2.4: in the words, the headings and what a search engine shows."""
    assert blame_faults(page) == []


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
        assert goal is not None or served(path), (page.file, target)
        assert not anchor or f'id="{anchor}"' in goal.html, (page.file, target)


def served(path):
    """Whether a page that is not written in Markdown answers there, such as the form."""
    try:
        return resolve(path, "outcome21.web.public.urls") is not None
    except Resolver404:
        return False


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
        "We do not sell what you tell us",
        "to train computers",
        "No computer makes a decision about you",
        "have one month",
        "two months more",
        "Nothing on this site tells a parent",
    ],
)
def test_the_privacy_page_says_what_is_kept(kept):
    assert told("/privacy", kept)


def test_the_accessibility_page_says_what_was_not_checked():
    """Table 5.2, statement; WCAG 2.1.4: dated, with what does not work, the Shift key too."""
    gaps = ("with a screen reader", "heard what Leave site says", "with children", "by voice alone",
            "no BSL films", "words only", "only when a translator has approved it",
            "no way to turn it off", r"WCAG 1\.3\.5", "22 November 2026")  # fmt: skip
    for gap in gaps:
        assert told("/accessibility", gap), gap


def test_nobody_need_read_long_to_learn_what_is_kept():
    """4.10: the child's notice has about 150 words; the full one takes under five minutes."""
    child, full = find("/privacy/young-people"), find("/privacy")
    assert 120 <= len(child.words.split()) <= 170
    assert len(full.words.split()) <= 1000
    assert 'href="/privacy/young-people"' in full.intro


def test_the_easy_pages_are_four_topics_in_very_short_sentences():
    """5.3: words only, and not yet approved by people with learning disabilities."""
    hub = find("/easy-read")
    topics = [page for page in all_pages() if page.path.startswith("/easy-read/")]
    assert len(topics) == 4
    for page in (hub, *topics):
        assert "People with learning disabilities have not checked it yet" in page.words
        assert longest_sentence(page.words) <= 12, page.file
        assert page.path == hub.path or f'href="{page.path}"' in hub.html


def test_the_sign_language_page_has_no_films_and_says_so():
    """5.3 and 2.8: 999 BSL and Relay UK as they are, and nothing promised."""
    for said in ("no BSL films", "free, day and night", "do not need to sign up", "18001 101"):
        assert told("/bsl", said), said


@pytest.mark.parametrize("nation", ["scotland", "northern-ireland"])
def test_another_nation_is_told_what_differs_and_where_to_go_with_no_guessed_law(nation):
    """2.2 and 7.1: only that Outcome 21 is not used there; no age, no offence, no section."""
    page = find(f"/what-police-decide/{nation}")
    assert page.nations == (nation,)
    for said in ("There is no Outcome 21", "its own laws", "Report Remove", "999", "Childline"):
        assert said in page.words, said
    guessed = r"\b(?:Act|section|aged? (?:of )?(?:8|10|12)|under 1[0-6]|offence|guilty|charged)\b"
    assert not re.search(guessed, page.words)


def test_the_page_about_decisions_leads_to_every_nation():
    """7.1: plain links, so that nothing has to be remembered."""
    intro = find("/what-police-decide").intro
    for nation in ("England", "Wales", "Scotland", "Northern Ireland"):
        assert f">I am in {nation}</a>" in intro


def test_a_page_about_one_nation_is_about_that_nation():
    for page in PAGES:
        only = set(page.nations) & {"scotland", "northern-ireland"}
        assert not only or "/what-police-decide/" in page.path or len(page.nations) == 4, page.file


def test_adults_are_told_where_to_go():
    """2.6: I am 18 or over."""
    for said in ("Revenge Porn Helpline", "StopNCII", "Internet Watch Foundation",
                 "0808 1000 900", "under 18 in the picture"):  # fmt: skip
        assert told("/18-and-over", said) or said in find("/18-and-over").html, said


def test_shore_is_a_link_and_nothing_is_invented_about_its_films():
    for page in PAGES:
        assert "animation" not in page.words.lower()
    assert 'href="https://shorespace.org.uk"' in find("/young-people").html

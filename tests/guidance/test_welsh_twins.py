"""Every page in Welsh: there, no older than its English, made alike, and in the right register."""

import re
import shutil

import pytest

from outcome21.guidance import pages
from outcome21.guidance.front_matter import ContentError
from outcome21.guidance.pages import (
    all_pages,
    find,
    includes,
    older_than_english,
    read_library,
    read_twins,
)
from scripts.welsh_numbers import numbers_unlike

ENGLISH = [*all_pages("en"), *includes("en")]
WELSH = {page.file: page for page in (*all_pages("cy"), *includes("cy"))}
BOTH = [(page, WELSH[page.file]) for page in ENGLISH if page.file in WELSH]

LINK = re.compile(r'href="([^"]+)"')
PARTS = re.compile(r"<(h2|h3|ul|ol|li|strong|div|p)\b")
ANCHORS = re.compile(r'<h[23] id="([^"]+)"')

TO_A_CHILD = re.compile(
    r"\b(?:dy|di|ti|rwyt|wyt|dwyt|paid|galli|dweda|arnat|wrthyt|gen ti)\b", re.I
)
TO_AN_ADULT = re.compile(
    r"\b(?:eich|chi|rydych|dydych|gallwch|peidiwch|ewch|ffoniwch|dewiswch|rhowch|arnoch)\b|'ch\b",
    re.I,
)


def named(pairs):
    return [pytest.param(english, welsh, id=english.file) for english, welsh in pairs]


def test_every_page_and_every_piece_has_its_twin():
    """RP-19: no page is left out."""
    assert {page.file for page in ENGLISH} == set(WELSH)


@pytest.mark.parametrize(("english", "welsh"), named(BOTH))
def test_no_welsh_is_older_than_its_english(english, welsh):
    """RP-19: whoever changes the English has it translated again, or the build fails."""
    assert not older_than_english(welsh), (
        f"{english.file} was changed: translate it again, then write english: {english.digest}"
    )


@pytest.mark.parametrize(("english", "welsh"), named(BOTH))
def test_both_say_the_same_things_in_the_same_places(english, welsh):
    """RP-19: the same headings, lists, links and figures, in the same order."""
    assert ANCHORS.findall(welsh.html) == ANCHORS.findall(english.html)
    assert PARTS.findall(welsh.html) == PARTS.findall(english.html)
    assert [link.removeprefix("/cy") for link in LINK.findall(welsh.html)] == LINK.findall(
        english.html
    )
    assert numbers_unlike([english.words], welsh.words) == ""
    for head in ("title", "heading", "description"):
        assert numbers_unlike([getattr(english, head)], getattr(welsh, head)) == "", head
    assert set(re.findall(r"\{\w+\}", welsh.html)) == set(re.findall(r"\{\w+\}", english.html))


@pytest.mark.parametrize(("english", "welsh"), named(BOTH))
def test_every_link_inside_keeps_to_welsh(english, welsh):
    inside = [link for link in LINK.findall(welsh.html) if link.startswith("/")]
    assert all(link.startswith("/cy/") for link in inside)


@pytest.mark.parametrize(("english", "welsh"), named(BOTH))
def test_a_page_speaks_to_its_reader_in_one_way(english, welsh):
    """A child is ti, anybody else is chi; a piece that both read is neither."""
    words = "\n".join([welsh.heading, welsh.words, *(part.heading for part in welsh.contents)])
    said_to_others = re.sub(r"[“\"][^”\"]*[”\"]", "", words)  # what a parent may say to a child
    if not english.path and english.id != "doors":
        assert not TO_A_CHILD.findall(words) + TO_AN_ADULT.findall(words)
    elif english.audience == "child":
        assert not TO_AN_ADULT.findall(words)
    else:
        assert not TO_A_CHILD.findall(said_to_others)


HEAD = (
    "---\ntitle: Nawr\nheading: Nawr\ndescription: Nawr\nstatus: draft\nenglish: {}\n---\nHelo.\n"
)
ENGLISH_FILE = (
    "---\nid: now\npath: /now\ntitle: Now\nheading: Now\ndescription: Now\naudience: child\n"
    "nations: [wales]\nowner: content\nreviewed_on: 2026-11-22\nreading_target: 5\n"
    "sources: [us]\n---\nHello.\n"
)


@pytest.fixture
def library(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "cy").mkdir()
    (tmp_path / "en" / "now.md").write_text(ENGLISH_FILE)
    return read_library(tmp_path / "en")


def twin(tmp_path, library, text, name="now.md"):
    (tmp_path / "cy" / name).write_text(text)
    return read_twins(tmp_path / "cy", "cy", library).pages[0]


def test_a_twin_takes_all_but_its_words_from_the_english(tmp_path, library):
    made = twin(tmp_path, library, HEAD.format(library.pages[0].digest))
    assert (made.path, made.audience, made.title) == ("/now", "child", "Nawr")
    assert made.draft and made.language == "cy" and made.words == "Helo."
    assert made.english == library.pages[0].digest


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (HEAD.format("12345"), "english"),
        (HEAD.format("0123456789ab").replace("draft", "done"), "status"),
        (HEAD.format("0123456789ab").replace("title: Nawr", "title: Lluniau noeth"), "title"),
        (HEAD.format("0123456789ab").replace("title: Nawr\n", ""), "title"),
        (HEAD.format("0123456789ab").replace("title: Nawr", "path: /x"), "title"),
    ],
)
def test_a_head_that_cannot_be_used_is_refused_by_its_key(tmp_path, library, text, named):
    with pytest.raises(ContentError, match=f"now.md: {named}"):
        twin(tmp_path, library, text)


def test_a_page_without_english_is_refused(tmp_path, library):
    with pytest.raises(ContentError, match="no English twin"):
        twin(tmp_path, library, HEAD.format("0123456789ab"), "new.md")


def test_the_english_is_not_a_draft():
    assert not any(page.draft for page in ENGLISH)
    assert find("/now") and not older_than_english(find("/now"))


def test_a_welsh_file_that_cannot_be_read_leaves_english_on_every_page(monkeypatch, tmp_path):
    """It stops no page, and above all not the form: whoever runs the site is told."""
    for folder in ("en", "cy"):
        shutil.copytree(pages.CONTENT / folder, tmp_path / folder)
    (tmp_path / "cy" / "parents.md").write_bytes(b"\xff\xfe")
    monkeypatch.setattr(pages, "CONTENT", tmp_path)
    with pytest.raises(ContentError, match=r"parents\.md: file: is not UTF-8"):
        pages.written_twins("cy")
    assert pages._library.__wrapped__("cy") == pages.Library((), ())

"""Each Welsh page beside its English, at the desk: drafts too, and no link that leads off it."""

import html
from dataclasses import replace

import pytest

from outcome21.guidance import pages
from outcome21.guidance.pages import find, includes, written_in
from tests.people import staff
from tests.web.officers.desk import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_welsh_a_draft")]


@pytest.fixture
def elin(db):
    """The content owner."""
    return Desk(staff("elin", "content_owner"))


def words(page):
    return html.unescape(page.response.content.decode())


def test_the_content_page_lists_every_welsh_page_with_its_state(elin):
    shown = words(elin.open("content"))
    for page in written_in("cy"):
        assert f'href="/officers/content/welsh/{page.id}">{page.file}</a>: draft' in shown
    number = len(written_in("cy"))
    assert f"{number} of {number} pages and pieces are drafts" in shown


def test_both_texts_stand_beside_each_other(elin):
    """A draft is read here, in every installation: here is where it is approved."""
    shown = words(elin.open("content/welsh/now"))
    english, welsh = find("/now"), find("/now", "cy")
    assert english.heading in shown and f'lang="cy">{welsh.heading}' in shown
    assert "Draft" in shown and "content/cy/now.md" in shown
    for page in (english, welsh):
        for part in page.contents:
            assert part.heading in shown
    assert 'href="/tell-us"' not in shown and 'href="/cy/' not in shown and "<u>" in shown


def test_a_piece_of_a_page_is_shown_too(elin):
    assert includes("cy")[0].heading in words(elin.open(f"content/welsh/{includes('cy')[0].id}"))


@pytest.mark.parametrize("shorter", ["en", "cy"])
def test_a_part_that_the_other_text_lacks_is_shown_too(elin, monkeypatch, shorter):
    known = {language: pages._library(language) for language in ("en", "cy")}
    cut = pages.Library(
        tuple(replace(one, sections=one.sections[:-1]) for one in known[shorter].pages),
        known[shorter].includes,
    )
    monkeypatch.setattr(pages, "_library", (known | {shorter: cut}).__getitem__)
    longer = find("/now", "cy" if shorter == "en" else "en")
    assert longer.contents[-1].heading in words(elin.open("content/welsh/now"))


def test_what_was_changed_in_english_since_is_marked(elin, monkeypatch):
    known = pages._library("cy")
    old = pages.Library(
        tuple(replace(one, english="0" * 12) if one.id == "now" else one for one in known.pages),
        known.includes,
    )
    english = pages._library("en")
    monkeypatch.setattr(pages, "_library", {"cy": old, "en": english}.__getitem__)
    assert "Older than its English" in words(elin.open("content/welsh/now"))
    assert "now.md</a>: older than its English" in words(elin.open("content"))


def test_a_page_that_is_not_there_is_not_found(elin):
    assert elin.open("content/welsh/nothing").status == 404


def test_an_officer_does_not_open_it(asha):
    assert asha.open("content/welsh/now").status == 403

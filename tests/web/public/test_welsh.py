"""The pages in Welsh: what may be shown, links that stay in it, what each says of itself."""

import html
import re
import shutil
from dataclasses import replace

import pytest
from django.test import override_settings
from django.utils.translation import gettext, override

from outcome21.casework.models import Report
from outcome21.guidance import pages, welsh
from outcome21.guidance.feedback_totals import Feedback
from outcome21.guidance.pages import all_pages, find
from outcome21.web.public.urls import urlpatterns
from tests.web.public.reporting import (
    FIVE,
    WORDS,
    give_feedback,
    heading,
    lines_of,
    main_words,
    receipt,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_welsh_a_draft")]

ROUTES = {str(one.pattern) for one in urlpatterns}
READ = [f"/cy{page.path}" for page in all_pages()] + ["/cy/tell-us", "/cy/tell-us/before"]
READ += ["/cy/tell-us/form", "/cy/replies", "/cy/feedback/home", "/cy/support/parents/talk"]
LINK = re.compile(r'(?:href|action|formaction)="(/[^"]*)"')
NOT_TWINNED = ("/exit", "/s/", "/cy/")
APPROVED = "approved"
PACKED = welsh.CATALOGUE.with_suffix(".mo")


def welsh_line():
    return lines_of(next(one for one in pages.includes("cy") if one.id == "not-yet").html)


def test_every_address_of_the_site_is_there_in_welsh():
    """RP-19. All but leaving, which has no words, and `/cy` itself."""
    english = {route for route in ROUTES if not route.startswith("cy")}
    assert {f"cy/{route}" for route in english - {"exit"}} == ROUTES - english - {"cy"}


@pytest.mark.parametrize("address", READ)
def test_a_welsh_page_is_marked_as_welsh_and_stays_in_welsh(visitor, address):
    visitor.look(address)
    assert visitor.page.status_code == 200
    assert '<html lang="cy"' in visitor.text
    links = set(LINK.findall(visitor.text))
    out = {link for link in links if not link.startswith(NOT_TWINNED)}
    assert out == {address.removeprefix("/cy").split("?")[0]}, "only its twin is in English"


@pytest.mark.parametrize("address", READ)
def test_the_twins_lead_to_each_other(visitor, address):
    english = address.removeprefix("/cy")
    assert f'href="{address}" lang="cy" hreflang="cy">Cymraeg</a>' in visitor.look(
        english
    ).text or (f'formaction="{address}"' in visitor.text)
    assert f'href="{english}" lang="en" hreflang="en">English</a>' in visitor.look(
        address
    ).text or (f'formaction="{english}"' in visitor.text)


def test_somebody_who_types_cy_comes_to_the_welsh_home_page(visitor):
    page = visitor.get("/cy").page
    assert (page.status_code, page["Location"]) == (303, "/cy/")


# ---- What may be shown --------------------------------------------------------------------------

SHARED = ("now", "help-now", "threats-for-others", "doors", "no-rules-today")
NO_DRAFTS = override_settings(OUTCOME21_WELSH_DRAFTS=False)


@pytest.fixture
def catalogue_approved(monkeypatch):
    """The sentences of the catalogue as if a translator had approved them."""
    monkeypatch.setattr(welsh, "catalogue_status", lambda: APPROVED)


@pytest.fixture
def pages_approved(monkeypatch):
    """Says which Welsh pages a translator has approved, by name."""

    def approve(*names, shared=True):
        names = {*names, *(SHARED if shared else ())}
        known = pages._library("cy")
        done = pages.Library(
            *(
                tuple(replace(one, status=APPROVED) if one.id in names else one for one in many)
                for many in (known.pages, known.includes)
            )
        )
        english = pages._library("en")
        monkeypatch.setattr(pages, "_library", {"cy": done, "en": english}.__getitem__)

    return approve


@NO_DRAFTS
def test_in_production_a_draft_is_english_and_says_so(visitor):
    """Wrong safety advice is worse than advice in the other language."""
    visitor.get("/cy/now")
    assert '<html lang="en"' in visitor.text
    assert find("/now").heading in main_words(visitor)
    assert find("/now", "cy").heading not in visitor.text
    assert "This page is not in Welsh yet" in visitor.text
    assert "Gadael y wefan" not in visitor.text and 'href="/cy/support"' in visitor.text


@NO_DRAFTS
def test_an_approved_line_says_it_in_welsh(visitor, pages_approved):
    pages_approved("not-yet", shared=False)
    visitor.get("/cy/now")
    assert '<div class="govuk-width-container site-not-yet" lang="cy">' in visitor.text
    assert welsh_line() in lines_of(visitor.text)


@NO_DRAFTS
def test_an_approved_page_stays_english_while_the_sentences_are_a_draft(visitor, pages_approved):
    """A page is never half in a language that nobody approved."""
    pages_approved("now")
    visitor.get("/cy/now")
    assert re.findall(r'lang="cy"', visitor.text) == []
    assert find("/now").heading in main_words(visitor)
    assert "Help right now" in visitor.text and "This page is not in Welsh yet" in visitor.text


def test_without_its_catalogue_the_welsh_is_a_draft(monkeypatch, tmp_path):
    monkeypatch.setattr(welsh, "CATALOGUE", tmp_path / "django.po")
    assert welsh.catalogue_status.__wrapped__() == "draft"


@pytest.mark.parametrize("packed", [None, b"cut short"])
def test_approved_words_that_were_not_packed_count_as_a_draft(monkeypatch, tmp_path, packed):
    """The words come from django.mo: without it the pages would be English marked as Welsh."""
    text = welsh.CATALOGUE.read_text("utf-8").replace("X-Status: draft", "X-Status: approved")
    (tmp_path / "django.po").write_text(text, "utf-8")
    monkeypatch.setattr(welsh, "CATALOGUE", tmp_path / "django.po")
    if packed:
        (tmp_path / "django.mo").write_bytes(packed)
    assert welsh.catalogue_status.__wrapped__() == "draft"
    shutil.copy(PACKED, tmp_path / "django.mo")
    assert welsh.catalogue_status.__wrapped__() == APPROVED


@NO_DRAFTS
def test_an_approved_page_among_drafts_is_shown_in_welsh(
    visitor, catalogue_approved, pages_approved
):
    pages_approved("not-yet")
    visitor.get("/cy/now")
    assert '<html lang="cy"' in visitor.text and welsh_line() not in lines_of(visitor.text)
    assert find("/now", "cy").heading in main_words(visitor)
    visitor.get("/cy/young-people")
    assert welsh_line() in lines_of(visitor.text)
    assert f'<h1 class="govuk-heading-l" lang="en">{find("/young-people").heading}' in visitor.text
    with override("cy"):
        checked = gettext("Checked on %(day)s").partition("%")[0]
    assert checked in main_words(visitor) and "Checked on" not in main_words(visitor)
    assert find("/young-people").heading in main_words(visitor)


@NO_DRAFTS
@pytest.mark.parametrize("draft", SHARED)
def test_nothing_is_welsh_while_something_that_every_page_shares_is_a_draft(
    visitor, catalogue_approved, pages_approved, draft
):
    """A page whose help is in English would be half in a language, with no line to say so."""
    pages_approved("young-people", *(one for one in SHARED if one != draft), shared=False)
    visitor.get("/cy/young-people")
    assert '<html lang="en"' in visitor.text and "This page is not in Welsh yet" in visitor.text
    assert find("/young-people").heading in main_words(visitor)


@NO_DRAFTS
def test_how_we_decide_marks_what_is_english_in_each_group(
    visitor, catalogue_approved, pages_approved
):
    """The heading of a group is the page's; its questions are sentences of the catalogue."""
    pages_approved()
    groups = visitor.get("/cy/how-we-decide").text.split('<div class="guide-asked">')[1:]
    assert groups and all(re.match(r'\s*<h3 [^>]*lang="en">', one) for one in groups)
    assert not re.findall(r"<li lang", "".join(groups[:-1]))


@NO_DRAFTS
def test_the_form_is_english_while_its_sentences_are_a_draft(visitor):
    visitor.get("/cy/tell-us/before").send("/cy/tell-us/questions")
    assert (
        '<html lang="en"' in visitor.text and heading(visitor) == "Is anyone in danger right now?"
    )
    assert "This page is not in Welsh yet" in visitor.text


def test_nothing_says_that_it_is_not_in_welsh_where_drafts_are_tried(visitor):
    assert welsh_line() not in lines_of(visitor.get("/cy/now").text)
    assert welsh_line() not in lines_of(visitor.get("/now").text)


# ---- What a page says of its own language -------------------------------------------------------

NO_INDEX = '<meta name="robots" content="noindex">'
TITLE = re.compile(r"<title([^>]*)>(.*?)</title>")


def draft_line():
    """In Welsh, then in English, each marked where the page is in the other."""
    welsh, english = (pages.include("draft", language).words for language in ("cy", "en"))
    assert welsh != english
    return f'<span>{html.escape(welsh)}</span> <span lang="en">{english}</span>'.replace(
        "&#x27;", "&#39;"
    )


def title(visitor):
    """What marks the title's language, and its words."""
    marked, words = TITLE.search(visitor.text).groups()
    return marked.strip(), html.unescape(words)


@pytest.mark.parametrize("address", [*READ, "/cy/which-door", "/cy/nothing-here"])
def test_a_draft_says_so_at_its_top_in_both_languages_and_is_not_indexed(visitor, address):
    visitor.look(address)
    line = visitor.text.index(draft_line())
    assert visitor.text.index('class="site-header"') < line < visitor.text.index("<main")
    assert NO_INDEX in visitor.text
    english = visitor.look(address.removeprefix("/cy")).text
    assert NO_INDEX not in english and "site-not-yet" not in english


def test_a_page_that_a_form_made_says_it_too(visitor, clock):
    visitor.get("/cy/tell-us/before").send("/cy/tell-us/questions")
    assert draft_line() in visitor.text and NO_INDEX in visitor.text


def test_what_is_approved_says_nothing_and_may_be_found(
    visitor, catalogue_approved, pages_approved
):
    """Its neighbour, a draft still, says so even so."""
    pages_approved("parents")
    for address in ("/cy/parents", "/cy/tell-us", "/cy/nothing-here"):
        visitor.get(address)
        assert "site-not-yet" not in visitor.text and NO_INDEX not in visitor.text
        assert '<html lang="cy"' in visitor.text
    assert draft_line() in visitor.get("/cy/young-people").text


def test_a_draft_says_so_while_only_something_that_pages_share_is_one(visitor, pages_approved):
    """The words of the buttons are a draft: so is the page around them."""
    pages_approved("parents")
    assert draft_line() in visitor.get("/cy/parents").text


def test_without_its_welsh_the_line_stands_once_in_english(monkeypatch):
    monkeypatch.setattr(welsh, "includes", lambda language: ())
    library = {"cy": pages.Library((), ()), "en": pages._library("en")}
    monkeypatch.setattr(pages, "_library", library.__getitem__)
    assert [line.language for line in welsh.only_a_draft(None)] == ["en"]


@NO_DRAFTS
@pytest.mark.parametrize("address", READ)
def test_an_english_page_at_a_welsh_address_is_english_throughout(visitor, address):
    """WCAG 3.1.1, 3.1.2: the document, its title and its parts say the language they are in."""
    visitor.get(address)
    assert '<html lang="en"' in visitor.text and not re.search(r'lang="cy"', visitor.text)
    assert title(visitor) == title(visitor.get(address.removeprefix("/cy")))
    visitor.get(address)
    assert title(visitor)[0] == "" and title(visitor)[1].endswith("Online safety advice")
    assert NO_INDEX in visitor.text and draft_line() not in visitor.text


@NO_DRAFTS
def test_the_title_of_an_english_page_among_welsh_buttons_is_marked_as_english(
    visitor, clock, catalogue_approved, pages_approved
):
    """WCAG 3.1.2: a tab is read aloud in the voice of its words, all of them."""
    pages_approved()
    visitor.get("/cy/young-people")
    assert '<html lang="cy"' in visitor.text
    english = f"{find('/young-people').title} – Online safety advice"
    assert title(visitor) == ('lang="en"', english)
    assert re.search(r'<meta name="description" content="[^"]*" lang="en">', visitor.text)
    visitor.get("/cy/which-door").send("/cy/which-door")
    assert title(visitor)[0] == 'lang="en"' and title(visitor)[1].startswith("Error: ")
    named = f'“<span lang="en">{find("/young-people").title}</span>”'
    assert named in visitor.get("/cy/feedback/young-people").text
    assert title(visitor)[0] == ""
    for address in ("/cy/now", "/cy/support/parents/talk", "/cy/tell-us"):
        marked, words = title(visitor.get(address))
        assert (marked, words.endswith("Cyngor diogelwch ar-lein")) == ("", True), address


@NO_DRAFTS
def test_the_desk_knows_the_address_they_came_by_though_the_form_was_in_english(visitor, clock):
    """What it is for: they may want to be answered in Welsh."""
    visitor.get("/cy/tell-us/form")
    assert '<html lang="en"' in visitor.text
    visitor.send("/cy/tell-us/send", **{**FIVE, "account": WORDS})
    assert all(receipt(visitor))
    assert Report.objects.get().language == "cy"


@NO_DRAFTS
def test_feedback_counts_for_the_language_that_was_shown(visitor, clock):
    """It is about words: those of the English page, whatever the address."""
    give_feedback(visitor, "now", "/cy", useful="no")
    assert Feedback.objects.get().language == "en"

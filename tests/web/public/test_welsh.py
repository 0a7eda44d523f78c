"""The site in Welsh: every page, links that stay in it, a change of language that loses nothing."""

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
from outcome21.guidance.report_questions import STEPS
from outcome21.web.public.urls import urlpatterns
from tests.guidance.test_welsh_twins import TO_A_CHILD, TO_AN_ADULT
from tests.web.public.reporting import (
    FIVE,
    WORDS,
    answer,
    begin,
    check_page,
    give_feedback,
    heading,
    receipt,
    walk,
    whole,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_welsh_a_draft")]

ROUTES = {str(one.pattern) for one in urlpatterns}
ADDRESSES = sorted(f"/{route}" for route in ROUTES if "<" not in route)
READ = [f"/cy{page.path}" for page in all_pages()] + ["/cy/tell-us", "/cy/tell-us/before"]
READ += ["/cy/tell-us/form", "/cy/replies", "/cy/feedback/home", "/cy/support/parents/talk"]
LINK = re.compile(r'(?:href|action|formaction)="(/[^"]*)"')
NOT_TWINNED = ("/exit", "/s/", "/cy/")
APPROVED = "approved"
PACKED = welsh.CATALOGUE.with_suffix(".mo")


def lines_of(markup):
    bare = re.sub(r"<(?:script|style).*?</(?:script|style)>|<[^>]+>", " ", markup)
    return " ".join(html.unescape(bare).split())


def main_of(visitor):
    return lines_of(re.search(r"<main.*</main>", visitor.text, re.DOTALL)[0])


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
    assert find("/now").heading in main_of(visitor)
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
    assert find("/now").heading in main_of(visitor)
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
    assert find("/now", "cy").heading in main_of(visitor)
    visitor.get("/cy/young-people")
    assert welsh_line() in lines_of(visitor.text)
    assert f'<h1 class="govuk-heading-l" lang="en">{find("/young-people").heading}' in visitor.text
    with override("cy"):
        checked = gettext("Checked on %(day)s").partition("%")[0]
    assert checked in main_of(visitor) and "Checked on" not in main_of(visitor)
    assert find("/young-people").heading in main_of(visitor)


@NO_DRAFTS
@pytest.mark.parametrize("draft", SHARED)
def test_nothing_is_welsh_while_something_that_every_page_shares_is_a_draft(
    visitor, catalogue_approved, pages_approved, draft
):
    """A page whose help is in English would be half in a language, with no line to say so."""
    pages_approved("young-people", *(one for one in SHARED if one != draft), shared=False)
    visitor.get("/cy/young-people")
    assert '<html lang="en"' in visitor.text and "This page is not in Welsh yet" in visitor.text
    assert find("/young-people").heading in main_of(visitor)


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


# ---- The form -----------------------------------------------------------------------------------


def in_welsh(words):
    with override("cy"):
        return str(words)


def test_a_whole_report_in_welsh(visitor, clock):
    """RP-19: the same five answers, a reference and a code, and the desk knows the language."""
    visitor.get("/cy/tell-us/before").send("/cy/tell-us/questions")
    for _ in range(40):
        if 'formaction="/cy/tell-us/send"' in visitor.text and "summary-list" in visitor.text:
            break
        names = set(re.findall(r'name="([a-z_]+)"', visitor.text))
        answer(visitor, **{name: given for name, given in FIVE.items() if name in names})
        assert visitor.page.status_code == 200 and "govuk-error-summary" not in visitor.text
    visitor.send("/cy/tell-us/questions", to="/cy/tell-us/send")
    assert all(receipt(visitor))
    assert Report.objects.get().language == "cy"


def test_changing_the_language_keeps_the_question_and_what_was_picked(visitor, clock):
    """RP-19: back and forth, and nothing is lost or told off."""
    begin(visitor)
    answer(visitor, danger="no")
    visitor.change_language(who="parent")
    who = next(step for step in STEPS if step.id == "who")
    assert heading(visitor) == in_welsh(who.heading) != str(who.heading)
    assert re.search(r'value="parent" checked', visitor.text) and "Gwall" not in visitor.text
    visitor.change_language()
    assert heading(visitor) == str(who.heading)
    assert re.search(r'value="parent" checked', visitor.text)
    answer(visitor)
    assert not visitor.wrong


def test_changing_the_language_on_the_check_page_keeps_every_answer(visitor, clock):
    check_page(visitor).change_language()
    assert WORDS in visitor.text and '<html lang="cy"' in visitor.text
    visitor.change_language()
    assert heading(visitor) == "Check your answers" and WORDS in visitor.text
    visitor.send("/tell-us/questions", to="/tell-us/send")
    assert all(receipt(visitor))


def test_changing_the_language_of_the_one_document_keeps_what_was_filled_in(visitor, clock):
    visitor.get("/tell-us/form").change_language(**FIVE, account=WORDS, at="account")
    assert '<html lang="cy"' in visitor.text and 'data-begin-at="account"' in visitor.text
    assert WORDS in visitor.text and re.search(r'value="13_15"\s+checked', visitor.text)
    assert "govuk-error-summary" not in visitor.text
    visitor.send("/cy/tell-us/send")
    assert all(receipt(visitor))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_how_many_letters_are_left_is_said_in_the_page_s_language(visitor, language):
    """RP-19: GOV.UK's script would say it in English."""
    with override(language):
        said = gettext("Letters left: %%{count}").replace("%%", "%")
    assert said.startswith("Letters") == (language == "en")
    shown = html.unescape(
        visitor.get("/tell-us/form" if language == "en" else "/cy/tell-us/form").text
    )
    for form in ("zero", "one", "two", "few", "many", "other"):
        assert f'data-i18n.characters-under-limit.{form}="{said}"' in shown


def test_a_form_that_was_altered_is_not_shown_again_in_the_other_language(visitor, clock):
    visitor.get("/tell-us/form").change_language(form="made up")
    assert visitor.page.status_code == 409


def test_what_was_taken_away_does_not_come_back_with_the_language(visitor, clock):
    """Words and ticks alike: the page shows what stands on it, not what was there before."""
    begin(visitor)
    answer(visitor, danger="no")
    answer(visitor, who="child")
    answer(visitor, age="13_15")
    answer(visitor, going_on=["threats", "passed_on"])
    visitor.send("/tell-us/questions", go="back")
    assert len(re.findall(r" checked", visitor.text)) == 2
    visitor.change_language(going_on=["threats"])
    assert re.findall(r'value="(\w+)" checked', visitor.text) == ["threats"]
    account = next(step for step in STEPS if step.id == "account")
    walk(begin(visitor), FIVE, until=str(account.asks.you))
    answer(visitor, account=WORDS)
    visitor.send("/tell-us/questions", go="back")
    assert WORDS in visitor.text
    assert WORDS not in visitor.change_language(account="").text


LINK_TYPED = "He sent https://example.org/x to me"


def test_a_link_is_not_changed_behind_anybodys_back(visitor, clock):
    """Changing the language checks nothing: the link is spoken of when the words are sent."""
    account = next(step for step in STEPS if step.id == "account")
    walk(begin(visitor), FIVE, until=str(account.asks.you))
    visitor.change_language(account=LINK_TYPED).change_language()
    assert LINK_TYPED in visitor.text and 'value="links-out"' not in visitor.text
    answer(visitor)
    assert visitor.wrong and 'value="links-out"' in visitor.text
    visitor.get("/tell-us/form").change_language(**FIVE, account=LINK_TYPED, at="account")
    assert LINK_TYPED in visitor.text and 'data-links="keep"' not in visitor.text
    visitor.send("/cy/tell-us/send")
    assert "govuk-error-summary" in visitor.text and 'data-links="keep"' in visitor.text


def test_what_is_too_long_stays_in_the_box(visitor, clock):
    account = next(step for step in STEPS if step.id == "account")
    walk(begin(visitor), FIVE, until=str(account.asks.you))
    long = "word " * 1000
    visitor.change_language(account=long)
    assert long.strip() in visitor.text


@pytest.mark.parametrize(("who", "others"), [("child", TO_AN_ADULT), ("parent", TO_A_CHILD)])
def test_the_form_speaks_to_each_in_their_own_way(visitor, clock, who, others):
    """A child is ti and a parent chi, all the way; never both on one page."""
    visitor.get("/cy/tell-us/before").send("/cy/tell-us/questions")
    given = {**FIVE, "who": who, "going_on": ["threats", "passed_on"], "named": "yes"}
    found = {}
    for _ in range(40):
        if "summary-list" in visitor.text:
            break
        if "panel" not in visitor.text:
            found |= {heading(visitor): others.findall(main_of(visitor))}
        names = set(re.findall(r'name="([a-z_]+)"', visitor.text))
        answer(visitor, **{name: one for name, one in given.items() if name in names})
        assert "govuk-error-summary" not in visitor.text, main_of(visitor)
    assert len(found) > 8
    assert {where: said for where, said in found.items() if said} == {}


# ---- Afterwards ---------------------------------------------------------------------------------


def test_changing_the_language_of_the_messages_keeps_what_is_being_written(visitor, clock):
    _reference, code = receipt(whole(visitor))
    visitor.get("/replies").send("/replies", code=code)
    visitor.change_language(words="I have one more thing")
    assert '<html lang="cy"' in visitor.text and "I have one more thing" in visitor.text
    visitor.send("/cy/replies/wish", kind="take_back")
    visitor.change_language(words="It was a mistake")
    assert '<html lang="en"' in visitor.text and "It was a mistake" in visitor.text
    visitor.send("/replies/wish", to="/replies/messages").send("/replies/stop")
    visitor.change_language()
    assert 'action="/cy/replies/stop"' in visitor.text and '<html lang="cy"' in visitor.text


def test_what_was_written_stays_while_the_code_is_asked_for_again(visitor, clock):
    """The page that asks for the code, when a form made it: the words stay, the code does not."""
    _reference, code = receipt(whole(visitor))
    visitor.get("/replies").send("/replies", code=code)
    visitor.send("/replies/write", words="I have one more thing", state="too old")
    visitor.change_language(code=code)
    assert '<html lang="cy"' in visitor.text and code not in visitor.text
    visitor.send("/cy/replies", code=code)
    assert "I have one more thing" in visitor.text


def test_what_was_found_is_shown_in_the_other_language_too(visitor, clock):
    picked = {"danger": "no", "want": "take_down", "fits": ["threats"]}
    visitor.get("/which-door").change_language(**picked)
    assert len(re.findall(r'value="\w+"\s+checked', visitor.text)) == 3
    assert "govuk-error" not in visitor.text
    visitor.send("/cy/which-door")
    doors = re.findall(r'guide-part--([a-z-]+)"', visitor.text)
    visitor.change_language()
    assert re.findall(r'guide-part--([a-z-]+)"', visitor.text) == doors
    assert heading(visitor) == "Who you could tell"


def test_feedback_counts_for_the_language_it_was_given_in(visitor, clock):
    give_feedback(visitor, "now", "/cy", useful="yes")
    assert Feedback.objects.get().language == "cy"
    assert 'href="/feedback/now?useful=no"' in visitor.get("/cy/feedback/now?useful=no").text
    assert 'href="/feedback/now"' in visitor.get('/cy/feedback/now?useful="><b>').text


def test_a_page_that_needs_no_template_is_in_the_language_that_it_says(visitor, monkeypatch):
    """Inside a Welsh page too: what is bare is English, all of it."""

    def broken(*_given, **_named):
        raise ZeroDivisionError

    monkeypatch.setattr("outcome21.web.shared.messages.page", broken)
    visitor.get("/cy/feedback/no-such-page")
    assert visitor.page.status_code == 404 and '<html lang="en">' in visitor.text
    assert "We cannot find that page" in visitor.text and "Leave site" in visitor.text


@pytest.mark.parametrize("path", ["/cy/nothing-here", "/cy/tell-us/nothing"])
def test_what_goes_wrong_is_said_in_welsh(visitor, path):
    visitor.get(path)
    assert visitor.page.status_code == 404 and '<html lang="cy"' in visitor.text
    assert 'href="/cy/"' in visitor.text

"""The form, the messages and feedback in Welsh: a change of language loses nothing."""

import html
import re

import pytest
from django.utils.translation import gettext, override

from outcome21.casework.models import Report
from outcome21.guidance.feedback_totals import Feedback
from outcome21.guidance.report_questions import STEPS
from tests.guidance.test_welsh_twins import TO_A_CHILD, TO_AN_ADULT
from tests.web.public.reporting import (
    FIVE,
    WORDS,
    answer,
    begin,
    check_page,
    give_feedback,
    heading,
    main_words,
    receipt,
    walk,
    whole,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_welsh_a_draft")]


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
            found |= {heading(visitor): others.findall(main_words(visitor))}
        names = set(re.findall(r'name="([a-z_]+)"', visitor.text))
        answer(visitor, **{name: one for name, one in given.items() if name in names})
        assert "govuk-error-summary" not in visitor.text, main_words(visitor)
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

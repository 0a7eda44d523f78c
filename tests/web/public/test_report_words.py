"""Words in the report form: hostile ones, pasted pictures, links, and far too many."""

import re
from html import unescape

import pytest
from django.utils.translation import override

from outcome21.casework.models import Report
from outcome21.guidance.report_answers import NOT_AN_EMAIL
from outcome21.guidance.report_questions import FIELDS
from tests.slowly import few_fast
from tests.web.public.reporting import (
    BOTH_WAYS,
    FIVE,
    answer,
    asked,
    begin,
    only_report,
    press_send,
    receipt,
    walk,
    whole,
    words_of,
)

pytestmark = pytest.mark.django_db


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% for x in y %}",
    "'; DROP TABLE casework_report; --",
    "\u202eabc\u202c \u200b\ufeff",
    "Ｆｕｌｌ ｗｉｄｔｈ, ﷽, Z͑ͫ̓ͪa̴l̶g̷o",
    "%s %d %(x)s %n {0} ${jndi:x}",
    "\x00\x01\x7f",
    "😀" * 100,
    "undefined NaN null nil -1",
]


@BOTH_WAYS
@pytest.mark.parametrize("hostile", few_fast(HOSTILE), ids=range(len(HOSTILE)))
def test_hostile_words_break_nothing_and_are_never_run(visitor, way, hostile):
    if way is whole:
        whole(visitor, account=f"x {hostile} y")
        if visitor.wrong:
            visitor.send("/tell-us/send")
    else:
        walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
        answer(visitor, account=f"x {hostile} y")
        if visitor.wrong:
            answer(visitor)
        walk(visitor, FIVE)
        assert "<script>alert" not in visitor.text
        assert "<img" not in visitor.text
        press_send(visitor)
    receipt(visitor)
    kept = words_of(only_report())["account"]
    assert kept.startswith("x ")
    assert kept.endswith(" y")
    assert "<img" not in kept
    assert "\x00" not in kept


PICTURE = "This is it: data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA and help"


def test_a_pasted_picture_is_taken_out_kindly_and_all_else_is_kept(visitor):
    """RP-6: in the one document."""
    whole(visitor, account=PICTURE, where_name="A chat")
    assert visitor.wrong
    assert "We cannot take pictures or files." in visitor.text
    assert "You are not in trouble for asking for help." in visitor.text
    assert "base64" not in visitor.text
    assert Report.objects.count() == 0
    visitor.send("/tell-us/send")
    assert words_of(only_report()) == {"account": "This is it:  and help", "where_name": "A chat"}


def test_a_pasted_picture_is_taken_out_on_its_own_page_too(visitor):
    """RP-6: page to page."""
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    answer(visitor, account=PICTURE)
    assert visitor.wrong
    assert visitor.form().fields["account"] == ["This is it:  and help"]


def test_a_link_is_noted_and_arrives_as_plain_words(visitor):
    """RP-7: as plain words, where its writer leaves it."""
    whole(visitor, account="Look at https://example.org/x")
    assert "It looks like you put in a link" in visitor.text
    assert "https://example.org" not in visitor.text
    visitor.send("/tell-us/send")
    assert words_of(only_report())["account"] == "Look at hxxps[:]//example[.]org/x"


def test_a_link_is_taken_out_when_its_writer_says_so_page_to_page(visitor):
    """RP-7: the second of the two buttons."""
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    answer(visitor, account="He sent https://example.org/x. I said no.")
    assert visitor.form().fields["account"] == ["He sent hxxps[:]//example[.]org/x. I said no."]
    labels = [button.get("value") for button in visitor.form().buttons]
    assert labels[:2] == ["next", "links-out"]
    visitor.send(go="links-out")
    assert not visitor.wrong
    walk(visitor, FIVE)
    press_send(visitor)
    assert words_of(only_report())["account"] == "He sent. I said no."


def test_a_link_is_kept_as_plain_words_when_its_writer_says_so_page_to_page(visitor):
    """RP-7: the first of the two buttons."""
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    answer(visitor, account="at example.com/x")
    answer(visitor)
    walk(visitor, FIVE)
    press_send(visitor)
    assert words_of(only_report())["account"] == "at example[.]com/x"


def test_a_link_is_taken_out_of_the_one_document_before_anything_is_sent(visitor):
    """RP-7: without the script, the document comes back without the link, to be sent."""
    whole(visitor, account="at example.com/x today", where_name="example.org/y")
    visitor.send("/tell-us/send", links="out")
    assert Report.objects.count() == 0
    assert visitor.form("/tell-us/send").fields["account"] == ["at today"]
    assert visitor.form("/tell-us/send").fields["where_name"] == [""]
    visitor.send("/tell-us/send")
    assert words_of(only_report()) == {"account": "at today"}


def summary(visitor):
    """The lines of the summary at the top: the field that each leads to, and what it says."""
    top = re.search(r'govuk-error-summary__list">(.*?)</ul>', visitor.text, re.DOTALL)
    return re.findall(r'<a href="#([a-z_]+)">(.*?)</a>', top[1])


@pytest.mark.parametrize("language", ["", "/cy"])
@pytest.mark.parametrize("who", ["child", "parent", "professional", "other"])
@pytest.mark.parametrize("typed", ["see example.org/x", "data:image/png;base64,iVBORw0KGgo=" * 9])
def test_every_line_of_the_summary_says_which_question_it_is_about(visitor, who, language, typed):
    visitor.get(f"{language}/tell-us/form")
    written = [name for name in asked(visitor) if name in FIELDS and not FIELDS[name].chosen]
    given = {**FIVE, "who": who, "named": "yes", **dict.fromkeys(written, typed)}
    lines = summary(visitor.send(f"{language}/tell-us/send", **given))
    assert len(lines) > 2
    with override("cy" if language else "en-gb"):
        for field, said in lines:
            ours = (str(FIELDS[field].short), str(FIELDS[field].required), str(NOT_AN_EMAIL))
            assert unescape(said).startswith(tuple(filter(None, ours))), said


def test_what_is_said_of_several_answers_names_each_of_them_in_the_summary(visitor):
    """WCAG 2.4.4: two links with the same words would not say where they lead."""
    whole(visitor, account="at example.com/x today", where_name="example.org/y")
    (where, first), (account, second) = summary(visitor)
    assert (where, account) == ("where_name", "account")
    assert first.startswith("App or site: It looks like you put in a link")
    assert second.startswith("What happened: It looks like you put in a link")
    visitor.change_language()
    visitor.send("/cy/tell-us/send", account="at example.com/x", where_name="example.org/y")
    assert summary(visitor)[0][1].startswith("Ap neu wefan: ")


def test_a_link_is_never_fetched_nor_made_into_one(visitor):
    """RP-7: nowhere on a page that its writer or an officer sees."""
    whole(visitor, account="see https://example.org/x")
    assert 'href="https://example.org' not in visitor.text
    assert 'href="hxxp' not in visitor.text


def test_words_that_are_too_long_are_all_shown_again(visitor):
    long = "word " * 400
    whole(visitor, account=long)
    assert "499 letters too long" in visitor.text
    assert visitor.form("/tell-us/send").fields["account"] == [long.strip()]
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    for way in ("next", "back"):
        visitor.send(go=way, account=long)
        assert visitor.form().fields["account"] == [long.strip()]

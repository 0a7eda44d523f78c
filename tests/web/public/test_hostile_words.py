"""Hostile text in every box: the same text comes back, or kind words; never markup.

RP-6 for every box that takes words; the desk's own pages last.
"""

import html
import re

import pytest
from django.test import Client

from outcome21.casework.models import Message, Report, Wish
from outcome21.guidance.report_questions import FIELDS
from tests.people import staff
from tests.web.public.hostile import HIDDEN, REFUSED, SAME
from tests.web.public.reporting import (
    BOTH_WAYS,
    FIVE,
    answer,
    begin,
    only_report,
    receipt,
    row,
    walk,
    whole,
    words_of,
)

pytestmark = pytest.mark.django_db
NAMED = {"named": "yes", "safe_contact": "yes"}
SCHOOL = {"who": "professional", "named": "yes"}
BOXES = {
    "account": {},
    "other_person": {},
    "where_name": {},
    "who_knows_more": {},
    "needs_more": {},
    "wish_why": {"wishes": ["parents_not_told"]},
    "name": NAMED,
    "area": NAMED,
    "phone": NAMED,
    "their_word": NAMED,
    "actions_taken": SCHOOL,
    "social_care": SCHOOL,
    "work_place": SCHOOL,
    "work_role": SCHOOL,
    "work_phone": SCHOOL,
}
each_same = pytest.mark.parametrize("text", SAME.values(), ids=SAME)
each_refused = pytest.mark.parametrize(("typed", "left"), REFUSED.values(), ids=REFUSED)


def test_every_box_that_takes_words_is_tried():
    written = {name for name, asked in FIELDS.items() if not asked.chosen}
    assert written - {"email", "work_email"} == set(BOXES)


@BOTH_WAYS
@each_same
def test_what_was_typed_is_what_an_officer_reads(visitor, way, text):
    way(visitor, account=text)
    receipt(visitor)
    assert words_of(only_report())["account"] == text.strip()


@pytest.mark.parametrize("box", BOXES)
def test_every_box_gives_back_the_same_text(visitor, box):
    text = "I <3 them & <b>him</b> a<b \"q\" 'q' ${x} {{ 1 }}"[: FIELDS[box].longest].strip()
    whole(visitor, **(BOXES[box] | {box: text}))
    receipt(visitor)
    if box == "wish_why":
        assert Wish.objects.exists()
    else:
        assert words_of(only_report())[box] == text


@each_same
def test_the_check_page_shows_it_as_text(visitor, text):
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    answer(visitor, account=text)
    assert not visitor.wrong
    walk(visitor, FIVE)
    shown = row(visitor, "What happened")
    assert shown == re.sub(r"<[^>]*>", "", html.unescape(html.escape(text.strip()))) or shown == (
        text.strip()
    )
    for tag in ("<b>bold", "<him>", "<u>x"):
        assert tag not in visitor.text


@BOTH_WAYS
@pytest.mark.parametrize(("typed", "seen"), HIDDEN.values(), ids=HIDDEN)
def test_what_cannot_be_seen_goes_and_every_letter_stays(visitor, way, typed, seen):
    way(visitor, account=typed)
    receipt(visitor)
    assert words_of(only_report())["account"] == seen


@each_refused
def test_what_could_carry_a_picture_is_taken_out_with_kind_words(visitor, typed, left):
    """RP-6: the other answers are kept."""
    whole(visitor, account=typed, where_name="A chat")
    assert visitor.wrong
    assert "You are not in trouble for asking for help." in visitor.text
    form = visitor.form("/tell-us/send").fields
    assert form["account"] == [left]
    assert form["where_name"] == ["A chat"]
    assert form["going_on"] == ["passed_on"]
    assert Report.objects.count() == 0
    visitor.send("/tell-us/send")
    assert words_of(only_report())["account"] == left


@pytest.mark.parametrize("box", BOXES)
def test_no_box_takes_a_picture(visitor, box):
    picture = "<img src=x> data:image/png;base64,AAAA"
    whole(visitor, **(BOXES[box] | {box: f"a {picture} b"}))
    assert "We cannot take pictures or files." in visitor.text
    assert visitor.form("/tell-us/send").fields[box][0].split() == ["a", "b"]
    assert Report.objects.count() == 0


@pytest.mark.slow
def test_the_desk_shows_the_same_text_and_never_markup(visitor):
    officer = Client(HTTP_HOST="localhost")
    officer.force_login(staff("asha", "officer"))
    for text in [*SAME.values(), *(left for _, left in REFUSED.values())]:
        reference, code = receipt(whole(visitor, account=text, where_name="x <b>y</b>"))
        visitor.get("/replies").send("/replies", code=code).send("/replies/write", words=text)
        assert "We have your message." in visitor.text
        page = officer.get(f"/officers/reports/{reference}").content.decode()
        assert words_shown(page) == [text.strip(), text.strip()]
        inside = page.partition("<main")[2]
        for tag in ("<script>", "<img", "<b>", "<him>", "<svg", "<u>x", "onerror=alert(1)>"):
            assert tag not in inside
        assert "x &lt;b&gt;y&lt;/b&gt;" in inside
    assert Message.objects.count() == Report.objects.count() > 30


def words_shown(page):
    """The account and the message, as a reader of the page reads them."""
    pattern = r'<(?:blockquote|p) class="desk-words govuk-body">(.*?)</(?:blockquote|p)>'
    found = [html.unescape(words) for words in re.findall(pattern, page, re.DOTALL)]
    return [words for words in found if words != "x <b>y</b>"]

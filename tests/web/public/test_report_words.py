"""Words in the report form: hostile ones, pasted pictures, links, and far too many."""

import pytest

from outcome21.casework.models import Report
from tests.web.public.reporting import (
    BOTH_WAYS,
    FIVE,
    answer,
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
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
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
    whole(visitor, account=PICTURE, where_name="A chat")
    assert visitor.wrong
    assert "We cannot take pictures or files." in visitor.text
    assert "You are not in trouble for asking for help." in visitor.text
    assert "base64" not in visitor.text
    assert Report.objects.count() == 0
    visitor.send("/tell-us/send")
    assert words_of(only_report()) == {"account": "This is it:  and help", "where_name": "A chat"}


def test_a_pasted_picture_is_taken_out_on_its_own_page_too(visitor):
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    answer(visitor, account=PICTURE)
    assert visitor.wrong
    assert visitor.form().fields["account"] == ["This is it:  and help"]


def test_a_link_is_noted_and_arrives_as_plain_words(visitor):
    whole(visitor, account="Look at https://example.org/x")
    assert "It looks like there is a web link here" in visitor.text
    assert "https://example.org" not in visitor.text
    visitor.send("/tell-us/send")
    assert words_of(only_report())["account"] == "Look at hxxps[:]//example[.]org/x"


def test_words_that_are_too_long_are_all_shown_again(visitor):
    long = "word " * 400
    whole(visitor, account=long)
    assert "499 letters too long" in visitor.text
    assert visitor.form("/tell-us/send").fields["account"] == [long.strip()]
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    for way in ("next", "back"):
        visitor.send(go=way, account=long)
        assert visitor.form().fields["account"] == [long.strip()]

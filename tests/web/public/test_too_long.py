"""A form of more than 64 kB: the kind page, in the language asked for, with the words in it."""

import re
from urllib.parse import urlencode

import pytest

from outcome21.casework.models import Message, Report, Wish
from outcome21.casework.wish_kinds import LONGEST
from tests.web.public.browser import SENT_AS
from tests.web.public.reporting import (
    FIVE,
    begin,
    heading,
    only_report,
    receipt,
    walk,
    whole,
    words_of,
)

pytestmark = pytest.mark.django_db
FAR_TOO_LONG = "It went on & on, and <b>on</b>. " * 2_500
STORY = "Tell us what happened, in your own words"
SHORTER = "It went on and on."


def post(visitor, to, given, **headers):
    """A form of that page sent by a browser that says where it came from."""
    headers = headers or {"HTTP_SEC_FETCH_SITE": "same-origin"}
    visitor.page = visitor.client.post(to, urlencode(given, doseq=True), SENT_AS, **headers)
    return visitor


def kept(visitor, name):
    """The words in the box of the page, which says nothing was sent."""
    assert visitor.page.status_code == 413
    return visitor.forms()[0].fields[name][0]


def test_the_one_document_keeps_them_and_everything_else(visitor):
    form = visitor.get("/tell-us/form").form("/tell-us/send")
    post(visitor, "/tell-us/send", {**form.fields, **FIVE, "account": FAR_TOO_LONG})
    assert heading(visitor) == "That is too long to send"
    assert kept(visitor, "account") == FAR_TOO_LONG
    assert "<b>on</b>" not in visitor.text
    assert "What you wrote is still here." in visitor.text and "letters too long" in visitor.text
    assert Report.objects.count() == 0
    visitor.send("/tell-us/send", account=SHORTER)
    receipt(visitor)
    assert words_of(only_report()) == {"account": SHORTER}


def test_a_change_of_language_says_so_in_that_language_and_is_made_afterwards(visitor):
    form = visitor.get("/tell-us/form").form("/tell-us/send")
    given = {**form.fields, **FIVE, "account": FAR_TOO_LONG, "go": "language", "at": "account"}
    post(visitor, "/cy/tell-us/form", given)
    assert '<html lang="cy"' in visitor.text
    assert heading(visitor) != "That is too long to send"
    assert kept(visitor, "account") == FAR_TOO_LONG
    visitor.send("/cy/tell-us/form", account=SHORTER)
    assert visitor.page.status_code == 200 and '<html lang="cy"' in visitor.text
    assert 'data-begin-at="account"' in visitor.text and SHORTER in visitor.text
    assert re.search(r'value="13_15"\s+checked', visitor.text)


@pytest.mark.parametrize("go", ["next", "language"])
def test_a_question_page_to_page_keeps_them(visitor, go):
    walk(begin(visitor), FIVE, until=STORY)
    state = visitor.form().fields["state"]
    to = "/cy/tell-us/questions" if go == "language" else "/tell-us/questions"
    post(visitor, to, {"state": state, "account": FAR_TOO_LONG, "go": go})
    assert kept(visitor, "account") == FAR_TOO_LONG
    visitor.send(to, account=SHORTER)
    assert visitor.page.status_code == 200
    if go == "language":
        assert visitor.form().fields["account"] == [SHORTER]
    else:
        assert heading(visitor) == "Is a picture still online, or being passed on?"


@pytest.mark.parametrize("go", ["", "language"])
def test_a_message_keeps_them(visitor, go):
    _reference, code = receipt(whole(visitor))
    visitor.get("/replies").send("/replies", code=code)
    state = visitor.form("/replies/write").fields["state"]
    to = "/cy/replies/messages" if go else "/replies/write"
    post(visitor, to, {"state": state, "words": FAR_TOO_LONG, "go": go})
    assert kept(visitor, "words") == FAR_TOO_LONG
    visitor.send(to, words=SHORTER)
    assert visitor.page.status_code == 200
    assert Message.objects.count() == (0 if go else 1)
    if go:
        assert visitor.form("/cy/replies/write").fields["words"] == [SHORTER]


def test_a_wish_says_how_much_a_wish_takes(visitor):
    """A limit that is said is the limit that the next page holds to."""
    _reference, code = receipt(whole(visitor))
    visitor.get("/replies").send("/replies", code=code)
    visitor.send("/replies/wish", kind="take_back")
    given = {**visitor.form("/replies/wish").fields, "words": FAR_TOO_LONG}
    post(visitor, "/replies/wish", given)
    assert kept(visitor, "words") == FAR_TOO_LONG
    assert f"{len(FAR_TOO_LONG) - LONGEST}" in visitor.text and f" {LONGEST} " in visitor.text
    visitor.send("/replies/wish", words="a" * LONGEST)
    assert Wish.objects.count() == 1


@pytest.mark.parametrize("begun", ["message", "why"])
def test_words_that_the_page_carries_for_its_other_box_are_kept_and_can_be_made_shorter(
    visitor, begun
):
    """They are too long for a form only together with what the page asks for."""
    _reference, code = receipt(whole(visitor))
    visitor.get("/replies").send("/replies", code=code)
    given = visitor.form("/replies/write").fields | {"kind": "take_back"}
    if begun == "why":
        given["message"] = ""
    leads, to = ("messages", "write") if begun == "why" else ("wish", "wish")
    long, short = "ا" * 10_700, "ب" * 400
    post(visitor, f"/replies/{leads}", given | {"words": long})
    post(visitor, f"/replies/{to}", visitor.form(f"/replies/{to}").fields | {"words": short})
    assert kept(visitor, begun) == long and kept(visitor, "words") == short
    visitor.send(f"/replies/{to}", **{begun: SHORTER})
    assert (Message.objects.count(), Wish.objects.count()) == ((1, 0) if begun == "why" else (0, 1))


def test_only_the_boxes_that_are_too_long_are_shown(visitor):
    form = visitor.get("/tell-us/form").form("/tell-us/send")
    given = {**form.fields, **FIVE, "account": FAR_TOO_LONG, "where_name": "A chat"}
    post(visitor, "/tell-us/send", given)
    assert visitor.text.count("<textarea") == 1
    assert visitor.forms()[0].fields["where_name"] == ["A chat"]


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_SEC_FETCH_SITE": "none"}, {"HTTP_X": "-"}],
    ids=["another site's", "by hand", "nobody says whose"],
)
def test_what_another_site_may_have_sent_is_not_shown(visitor, headers):
    post(visitor, "/tell-us/send", {"account": FAR_TOO_LONG}, **headers)
    assert visitor.page.status_code == 413
    assert "It went on" not in visitor.text and "fewer words" in visitor.text


@pytest.mark.parametrize(
    "given",
    [
        {"form": "a" * 70_000},
        {"account": "a" * 300_000},
        {f"x{number}": "a" * 100 for number in range(700)},
    ],
    ids=["no words", "far more than is read", "more fields than any form has"],
)
def test_what_has_no_words_of_ours_gets_the_plain_page(visitor, given):
    post(visitor, "/tell-us/send", given)
    assert visitor.page.status_code == 413
    assert "fewer words" in visitor.text and "<textarea" not in visitor.text

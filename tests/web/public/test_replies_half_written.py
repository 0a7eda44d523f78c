"""Words begun on the replies page: no button around them takes them away or sends them."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest

from outcome21.casework import actions
from outcome21.casework.models import Message, Report, Wish
from tests.people import ASHA
from tests.slowly import few_fast
from tests.web.public.browser import SENT_AS
from tests.web.public.conftest import NOON
from tests.web.public.no_database import no_database
from tests.web.public.reporting import heading, receipt, whole

pytestmark = pytest.mark.django_db
BEGUN = "He wrote again,\nand then"
WHY = "My dad gets angry."
NOT_SENT = "You have not sent what you wrote."


@pytest.fixture
def code(visitor, clock):
    """The code of somebody who has reported, with a message to read; their replies are open."""
    reference, code = receipt(whole(visitor))
    actions.confirm_safe_contact(by=ASHA, at=NOON, reference=reference)
    actions.send_message(by=ASHA, at=NOON, reference=reference, words="You did well.")
    visitor.get("/replies").send("/replies", code=code)
    return code


def box(visitor, prefix=""):
    """What stands in the box for a message."""
    return visitor.form(f"{prefix}/replies/write").fields["words"][0]


def nothing_was_sent():
    return (Message.objects.filter(direction="from_code").count(), Wish.objects.count()) == (0, 0)


def test_putting_a_message_away_leaves_the_words_in_the_box(visitor, code):
    visitor.send("/replies/read", words=BEGUN)
    assert "We have put that message away." in visitor.text
    assert box(visitor) == BEGUN
    assert nothing_was_sent()


@pytest.mark.parametrize("kind", few_fast(["parents_not_told", "take_back"], 1))
def test_a_wish_is_asked_for_on_its_own_page_and_the_message_waits(visitor, code, kind):
    visitor.send("/replies/wish", words=BEGUN, kind=kind)
    assert heading(visitor) in ("I take it back", "I do not want my parents told")
    assert visitor.form("/replies/wish").fields["words"] == [""]
    assert nothing_was_sent()
    visitor.send("/replies/messages")
    assert box(visitor) == BEGUN
    visitor.send("/replies/wish", kind=kind).send("/replies/wish", words=WHY)
    assert "We have it. An officer will think about it." in visitor.text
    assert box(visitor) == BEGUN
    assert (Message.objects.filter(direction="from_code").count(), Wish.objects.count()) == (0, 1)


def test_a_reason_begun_is_there_when_the_wish_is_opened_again(visitor, code):
    visitor.send("/replies/wish", kind="take_back").send("/replies/messages", words=WHY)
    assert heading(visitor) == "Your messages" and box(visitor) == ""
    visitor.send("/replies/read", words=BEGUN).send("/replies/wish", kind="take_back")
    assert visitor.form("/replies/wish").fields["words"] == [WHY]
    visitor.send("/replies/messages").send("/replies/write")
    assert "We have your message." in visitor.text
    visitor.send("/replies/wish", kind="take_back")
    assert visitor.form("/replies/wish").fields["words"] == [WHY]


@pytest.mark.parametrize("words", few_fast(["see https://example.org", "a " * 800], 1))
def test_words_that_must_be_mended_wait_as_well(visitor, code, words):
    visitor.send("/replies/wish", kind="take_back", words=words).send("/replies/wish")
    assert box(visitor) == words
    assert Wish.objects.count() == 1


def test_words_far_too_long_for_any_form_wait_too_once_they_are_shorter(visitor, code):
    """They are a message, whose limit is said, although a wish was asked for."""
    state = visitor.form("/replies/write").fields["state"][0]
    given = urlencode({"state": state, "kind": "take_back", "words": "a " * 40_000})
    own = {"Sec-Fetch-Site": "same-origin"}
    visitor.page = visitor.client.post("/replies/wish", given, SENT_AS, headers=own)
    assert visitor.page.status_code == 413 and 'data-maxlength="1500"' in visitor.text
    visitor.send("/replies/wish", words=BEGUN).send("/replies/messages")
    assert box(visitor) == BEGUN
    assert nothing_was_sent()


def test_the_language_of_a_wish_or_of_the_last_question_may_be_changed(visitor, code):
    visitor.send("/replies/wish", kind="take_back", words=BEGUN).change_language(words=WHY)
    visitor.send("/cy/replies/messages")
    assert box(visitor, "/cy") == BEGUN
    visitor.send("/cy/replies/stop").change_language()
    visitor.send("/replies/messages")
    assert box(visitor) == BEGUN


def test_before_a_code_is_stopped_its_holder_is_told_of_words_not_sent(visitor, code):
    visitor.send("/replies/stop", words=BEGUN)
    assert NOT_SENT in visitor.text
    visitor.send("/replies/messages")
    assert box(visitor) == BEGUN
    visitor.send("/replies/stop").send("/replies/stop")
    assert heading(visitor) == "That code is stopped"
    assert BEGUN not in visitor.text and nothing_was_sent()


def test_of_a_reason_not_sent_they_are_told_too(visitor, code):
    visitor.send("/replies/wish", kind="take_back").send("/replies/messages", words=WHY)
    assert NOT_SENT in visitor.send("/replies/stop").text
    visitor.send("/replies/messages").send("/replies/wish", kind="take_back")
    assert visitor.form("/replies/wish").fields["words"] == [WHY]


def test_where_nothing_was_written_nothing_is_said_of_it(visitor, code):
    assert NOT_SENT not in visitor.send("/replies/stop", words=" \n").text


def test_words_sent_but_not_answered_are_one_message_by_whatever_way_they_come_back(visitor, code):
    """The answer was lost on the way: the box still has them, and its page goes on."""
    before = visitor.page
    visitor.send("/replies/write", words=BEGUN)
    visitor.page = before
    visitor.send("/replies/wish", kind="take_back", words=BEGUN).send("/replies/wish")
    visitor.send("/replies/read").send("/replies/write")
    assert "We have your message." in visitor.text
    assert Message.objects.filter(direction="from_code").count() == 1


# ---- The ten minutes are over, or the database is away -------------------------------------------


@pytest.mark.parametrize("button", few_fast(["read", "stop", "messages"], 1))
def test_after_ten_minutes_each_button_brings_the_words_along(visitor, code, clock, button):
    clock.forward(timedelta(minutes=11))
    visitor.send("/replies/write", to=f"/replies/{button}", words=BEGUN)
    visitor.send("/replies", code=code)
    assert box(visitor) == BEGUN


def test_after_ten_minutes_both_boxes_are_as_they_were(visitor, code, clock):
    visitor.send("/replies/wish", kind="take_back", words=BEGUN)
    clock.forward(timedelta(minutes=11))
    visitor.send("/replies/wish", words=WHY).send("/replies", code=code)
    assert visitor.form("/replies/wish").fields["words"] == [WHY]
    visitor.send("/replies/wish")
    assert box(visitor) == BEGUN
    assert Wish.objects.count() == 1


@pytest.mark.parametrize("first", few_fast(["message", "wish"], 1))
def test_trying_again_keeps_what_stands_in_the_other_box(visitor, code, first):
    visitor.send("/replies/wish", kind="take_back", words=BEGUN)
    to = "/replies/wish"
    if first == "message":
        visitor.send("/replies/messages", words=WHY)
        to = "/replies/write"
    with no_database():
        visitor.send(to, words="Now")
    assert heading(visitor) == "Not sent"
    visitor.send(to)
    if first == "message":
        visitor.send("/replies/wish", kind="take_back")
        assert visitor.form("/replies/wish").fields["words"] == [WHY]
    else:
        assert box(visitor) == BEGUN


# ---- "Yes, stop it" ------------------------------------------------------------------------------


@pytest.mark.parametrize("how", few_fast(["too late", "of another process"], 1))
def test_a_yes_that_comes_too_late_says_that_the_code_is_not_stopped(visitor, code, clock, how):
    """And what to do: nobody may go away in the belief that the code is dead."""
    visitor.send("/replies/stop", words=BEGUN)
    if how == "too late":
        clock.forward(timedelta(minutes=11))
        visitor.send("/replies/stop")
    else:
        visitor.send("/replies/stop", state="A" * 300)
    assert heading(visitor) == "Read your messages" and visitor.wrong
    assert "This page could not stop your code." in visitor.text
    assert "Stop this code" in visitor.text
    assert Report.objects.get().code_stopped_at is None
    visitor.send("/replies", code=code)
    assert box(visitor) == BEGUN
    visitor.send("/replies/stop").send("/replies/stop")
    assert Report.objects.get().code_stopped_at == clock.now


def test_only_a_yes_is_told_so(visitor, code, clock):
    visitor.send("/replies/stop")
    clock.forward(timedelta(minutes=11))
    visitor.send("/replies/messages")
    assert "This page could not stop your code." not in visitor.text

"""A fault of the program behind a code: told as one, and yet nothing that was written is lost."""

from unittest import mock

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError

from outcome21.casework.models import Message, Wish
from tests.slowly import few_fast
from tests.web.public.reporting import FIVE, WORDS, heading, only_report, receipt, whole, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def code(visitor):
    """The code of somebody who has reported; their replies are open."""
    _reference, code = receipt(whole(visitor))
    visitor.get("/replies").send("/replies", code=code)
    return code


def broken(place, error):
    """While this lasts, an act fails in its page, with that error."""
    return mock.patch(f"outcome21.web.public.{place}", side_effect=error)


LOST = (OperationalError("gone"), InterfaceError("closed"), DatabaseError("no connection"))
FAULTS = (ZeroDivisionError("ours"), IntegrityError("ours"))
each_lost = pytest.mark.parametrize("error", few_fast(LOST, 1))
each_fault = pytest.mark.parametrize("error", few_fast(FAULTS, 1))
TOLD = [(LOST[0], 503), *((fault, 500) for fault in FAULTS)]
each_told = pytest.mark.parametrize(("error", "status"), TOLD)


@each_fault
def test_a_fault_where_nothing_was_written_is_a_fault_as_anywhere(visitor, code, error):
    with broken("show_replies.read_replies", error):
        visitor.send("/replies/write", to="/replies/messages")
    assert (visitor.page.status_code, heading(visitor)) == (500, "Something went wrong")
    with broken("show_replies.read_replies", error):
        visitor.get("/replies").send("/replies", code=code)
    assert (visitor.page.status_code, heading(visitor)) == (500, "Something went wrong")


@each_lost
def test_a_lost_database_asks_for_the_code_again(visitor, code, error):
    with broken("show_replies.read_replies", error):
        visitor.send("/replies/write", to="/replies/messages")
    assert (visitor.page.status_code, heading(visitor)) == (503, "Read your messages")
    assert visitor.page["Retry-After"] == "60"


@each_fault
def test_words_outlive_a_fault_that_is_told_as_one(visitor, code, caplog, error):
    with broken("show_replies.read_replies", error):
        visitor.send("/replies/write", to="/replies/messages", words="One more thing")
    assert (visitor.page.status_code, heading(visitor)) == (500, "Read your messages")
    assert "Retry-After" not in visitor.page
    assert "What you wrote is not lost." in visitor.text
    assert type(error).__name__ in caplog.text and "One more thing" not in caplog.text
    visitor.send("/replies", code=code)
    assert visitor.form("/replies/write").fields["words"] == ["One more thing"]


def test_what_was_stored_is_said_although_a_fault_hides_the_page(visitor, code):
    with broken("show_replies.read_replies", ZeroDivisionError):
        visitor.send("/replies/write", words="One more thing")
    assert visitor.page.status_code == 500
    assert "We have your message." in visitor.text
    assert Message.objects.count() == 1


@each_told
def test_what_could_not_be_stored_may_be_tried_again(visitor, code, error, status):
    with broken("replies.reply_by_code", error):
        visitor.send("/replies/write", words="One more thing")
    assert (visitor.page.status_code, heading(visitor)) == (status, "Not sent")
    visitor.send("/replies/write")
    assert "We have your message." in visitor.text

    visitor.send("/replies/wish", kind="take_back")
    with broken("wishes.wish_by_code", error):
        visitor.send("/replies/wish", words="A mistake")
    assert (visitor.page.status_code, heading(visitor)) == (status, "Not sent")
    visitor.send("/replies/wish")
    assert Wish.objects.count() == 1


@each_told
def test_a_report_that_a_fault_kept_back_may_be_tried_again(visitor, error, status):
    visitor.get("/tell-us/form")
    with broken("report_send.receive_report", error):
        visitor.send("/tell-us/send", **FIVE, account=WORDS)
    assert (visitor.page.status_code, heading(visitor)) == (status, "Not sent")
    visitor.send("/tell-us/send")
    assert words_of(only_report()) == {"account": WORDS}

"""Somebody with a code writes back."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import reply_by_code, stop_code
from outcome21.casework.models import Message
from outcome21.casework.queries import waiting_reports
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_report
from tests.people import CODE_HOLDER

pytestmark = pytest.mark.django_db


def request(typed, words="It is still online."):
    return {"by": CODE_HOLDER, "at": NOON, "typed": typed, "words": words}


def test_the_message_is_sealed_to_the_force_and_from_whoever_has_the_code():
    reply_by_code(**request(a_report().code))
    message = Message.objects.get()
    assert (message.direction, message.sent_by) == ("from_code", "reporter")
    assert b"online" not in bytes(message.words)


def test_the_desk_sees_that_something_is_unread():
    reply_by_code(**request(a_report().code))
    [report] = waiting_reports("demo", NOON)
    assert report.unread_messages == 1


@pytest.mark.parametrize("words", ["", " \n", "a" * 1_501])
def test_a_message_has_from_one_to_1500_letters(words):
    receipt = a_report()
    assert refusal(reply_by_code, **request(receipt.code, words)) == "message_length"
    reply_by_code(**request(receipt.code, "a" * 1_500))


def test_a_stopped_or_unknown_code_writes_nothing():
    receipt = a_report()
    stop_code(by=CODE_HOLDER, at=NOON, typed=receipt.code)
    for typed in (receipt.code, "no such code"):
        assert refusal(reply_by_code, **request(typed)) == "code_not_known"
    assert not Message.objects.exists()


def test_its_entry_names_the_report():
    receipt = a_report()
    reply_by_code(**request(receipt.code))
    assert subjects_of("reply_by_code") == {receipt.reference}


def test_it_stays_with_its_own_force_and_those_who_may():
    asked = request(a_report().code)
    keeps_to_its_own(reply_by_code, "reply_by_code", elsewhere="code_not_known", **asked)


def test_a_page_loaded_again_stores_its_message_once():
    asked = request(a_report().code) | {"number": b"n" * 32}
    reply_by_code(**asked)
    reply_by_code(**asked)
    assert Message.objects.count() == 1

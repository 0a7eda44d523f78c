"""The desk writes to a reporter's code."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import send_message, stop_code_at_desk, take_report
from outcome21.casework.models import Message
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, WORDS, a_report, safe_to_write
from tests.people import ASHA, BRYN

pytestmark = pytest.mark.django_db


@pytest.fixture
def reference():
    made = a_report().reference
    safe_to_write(made)
    return made


def request(reference, words="We are looking into it.", by=ASHA):
    return {"by": by, "at": NOON, "reference": reference, "words": words}


def test_the_message_is_sealed_to_the_code_and_to_the_force(reference):
    send_message(**request(reference))
    message = Message.objects.get()
    assert (message.direction, message.sent_by, message.read_at) == ("to_code", "staff:asha", None)
    assert b"looking" not in bytes(message.words)


def test_the_officer_who_writes_has_read_how_it_is_safe(reference):
    """RP-16: the act itself refuses until the officer has read it."""
    assert refusal(send_message, **request(reference, by=BRYN)) == "safe_contact_unread"


@pytest.mark.parametrize("words", ["", "  ", "a" * 3_001])
def test_a_message_has_from_one_to_3000_characters(reference, words):
    assert refusal(send_message, **request(reference, words)) == "message_length"
    send_message(**request(reference, "a" * 3_000))


def test_nothing_is_written_to_a_code_that_was_stopped(reference):
    stop_code_at_desk(by=ASHA, at=NOON, reference=reference)
    assert refusal(send_message, **request(reference)) == "code_stopped"


def test_nothing_is_written_where_nobody_was_given_a_code():
    reference = take_report(by=ASHA, at=NOON, received_at=NOON, words=WORDS)
    safe_to_write(reference)
    assert refusal(send_message, **request(reference)) == "no_code"


def test_its_entry_names_the_report(reference):
    send_message(**request(reference))
    assert subjects_of("send_message") == {reference}


def test_it_stays_with_its_own_force_and_those_who_may(reference):
    keeps_to_its_own(send_message, "send_message", **request(reference))

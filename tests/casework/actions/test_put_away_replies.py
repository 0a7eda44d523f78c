"""Somebody with a code says that they have read the replies."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.casework.actions import put_away_replies, read_replies, reply_by_code
from outcome21.casework.models import Message
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_report, written
from tests.people import CODE_HOLDER

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def request(typed, sent_until=NOON):
    return {"by": CODE_HOLDER, "at": NOON + HOUR, "typed": typed, "sent_until": sent_until}


def test_what_was_shown_is_not_shown_again():
    receipt = a_report()
    written(receipt.reference)
    put_away_replies(**request(receipt.code))
    assert Message.objects.get().read_at == NOON + HOUR
    assert read_replies(by=CODE_HOLDER, at=NOON + HOUR, typed=receipt.code).messages == []


def test_a_message_that_arrived_meanwhile_stays_to_be_read():
    receipt = a_report()
    written(receipt.reference)
    written(receipt.reference, "One more thing.", NOON + timedelta(minutes=1))
    put_away_replies(**request(receipt.code))
    [(_, words)] = read_replies(by=CODE_HOLDER, at=NOON, typed=receipt.code).messages
    assert words == "One more thing."


def test_the_reporters_own_words_stay_unread_for_the_desk():
    receipt = a_report()
    reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words="Hello.")
    put_away_replies(**request(receipt.code))
    assert Message.objects.get().read_at is None


def test_when_it_was_first_put_away_is_not_changed():
    receipt = a_report()
    written(receipt.reference)
    put_away_replies(**request(receipt.code))
    put_away_replies(**request(receipt.code) | {"at": NOON + 9 * HOUR})
    assert Message.objects.get().read_at == NOON + HOUR


def test_an_unknown_code_is_refused():
    assert refusal(put_away_replies, **request("no such code")) == "code_not_known"


def test_its_entry_names_the_report():
    receipt = a_report()
    put_away_replies(**request(receipt.code))
    assert subjects_of("put_away_replies") == {receipt.reference}


def test_it_stays_with_its_own_force_and_those_who_may():
    asked = request(a_report().code)
    keeps_to_its_own(put_away_replies, "read_replies", elsewhere="code_not_known", **asked)

"""Records: sealed with a key of their own, opened by an act, shut for ever when the key goes."""

from __future__ import annotations

import pytest
from nacl.public import PrivateKey

from outcome21.casework.models import Message, Report
from outcome21.sealing.models import DataKey
from outcome21.sealing.permits import NoPermit
from outcome21.sealing.records import ERASED, open_with_code, open_words, salt_of, seal
from outcome21.sealing.sealed import CannotOpen
from tests.casework.story import NOON, a_report
from tests.people import OLWEN
from tests.sealing.permits import with_permit

pytestmark = pytest.mark.django_db


def a_message(reply_key=None, words="We are looking into it."):
    report = Report.objects.get(reference=a_report().reference)
    message = Message(
        force="demo", report=report, direction="to_code", sent_at=NOON, sent_by="staff:asha"
    )
    salt = seal(message, reply_key=reply_key, words=words)
    message.save(force_insert=True)
    return Message.objects.get(id=message.id), salt


def opened(record, column="words"):
    return with_permit(lambda permit: open_words(record, column, permit))


def test_words_are_opened_by_an_act_of_the_same_force():
    message, _ = a_message()
    assert opened(message) == "We are looking into it."
    assert b"looking" not in bytes(message.words)


def test_a_column_that_nobody_wrote_in_is_empty():
    message, _ = a_message(words=None)
    assert message.words is None
    assert opened(message) == ""


def test_an_act_of_another_force_opens_nothing():
    message, _ = a_message()
    with pytest.raises(NoPermit):
        with_permit(lambda permit: open_words(message, "words", permit), by=OLWEN)


def test_every_record_has_a_data_key_of_its_own():
    one, one_salt = a_message()
    other, other_salt = a_message()
    assert one.data_key != other.data_key
    assert one_salt != other_salt


def test_words_copied_into_another_record_do_not_open_there():
    one, _ = a_message()
    other, _ = a_message()
    other.words, other.data_key = one.words, one.data_key
    with pytest.raises(CannotOpen):
        opened(other)


def test_a_value_that_names_another_key_does_not_open():
    message, _ = a_message()
    value = bytearray(message.words)
    value[5] ^= 1
    message.words = bytes(value)
    with pytest.raises(CannotOpen):
        opened(message)


def test_when_the_key_is_erased_nobody_opens_the_words_any_more():
    message, _ = a_message()
    DataKey.objects.filter(data_key=message.data_key).delete()
    assert opened(message) == ERASED
    with pytest.raises(CannotOpen):
        with_permit(lambda permit: salt_of(message, permit))


def test_the_salt_is_the_same_each_time_and_is_not_the_key():
    message, salt = a_message()
    assert with_permit(lambda permit: salt_of(message, permit)) == salt
    held = with_permit(lambda permit: (salt_of(message, permit), dict(permit.data_keys)))
    assert salt not in held[1].values()


def test_a_record_without_sealed_words_has_no_salt():
    report = Report.objects.get(reference=a_report().reference)
    report.data_key = None
    with pytest.raises(CannotOpen):
        with_permit(lambda permit: salt_of(report, permit))


def test_a_reply_is_opened_with_the_codes_own_secret():
    secret = PrivateKey.generate()
    message, _ = a_message(reply_key=bytes(secret.public_key))
    words = with_permit(lambda permit: open_with_code(message, "words", permit, secret))
    assert words == "We are looking into it."
    assert opened(message) == "We are looking into it."


def test_another_code_does_not_open_a_reply():
    message, _ = a_message(reply_key=bytes(PrivateKey.generate().public_key))
    with pytest.raises(CannotOpen, match="another code"):
        with_permit(lambda permit: open_with_code(message, "words", permit, PrivateKey.generate()))


def test_what_was_not_written_to_a_code_is_not_opened_with_one():
    message, _ = a_message()
    secret = PrivateKey.generate()
    words = with_permit(lambda permit: open_with_code(message, "words", permit, secret))
    assert words == ERASED

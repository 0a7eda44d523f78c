"""Somebody with a code reads what the desk wrote to it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from outcome21.casework.actions import (
    put_away_replies,
    read_replies,
    reply_by_code,
    stop_code,
)
from outcome21.casework.models import Report
from outcome21.domain.receipts import code_words
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_report, no_crime_here, written
from tests.people import CODE_HOLDER

pytestmark = pytest.mark.django_db


def read(typed, by=CODE_HOLDER):
    return read_replies(by=by, at=NOON, typed=typed)


def request(typed):
    return {"by": CODE_HOLDER, "at": NOON, "typed": typed}


def test_messages_are_read_oldest_first_with_the_stage():
    receipt = a_report()
    written(receipt.reference, "Thank you.")
    written(receipt.reference, "We spoke to the school.", NOON + timedelta(hours=1))
    replies = read(receipt.code)
    assert [words for _, words in replies.messages] == ["Thank you.", "We spoke to the school."]
    assert (replies.stage, replies.code) == ("being_looked_at", receipt.code)


@pytest.mark.parametrize(
    "typing", [str.upper, lambda code: code.replace(" ", "-"), lambda code: f"  {code}\n"]
)
def test_capitals_hyphens_and_spaces_do_not_matter(typing):
    receipt = a_report()
    assert read(typing(receipt.code)).code == receipt.code


def test_one_code_does_not_read_what_was_written_to_another():
    receipt, other = a_report(), a_report()
    written(receipt.reference)
    assert read(other.code).messages == []


def test_reading_does_not_put_anything_away():
    receipt = a_report()
    written(receipt.reference)
    assert read(receipt.code).messages == read(receipt.code).messages != []


def test_what_was_put_away_and_what_one_wrote_oneself_are_not_shown():
    receipt = a_report()
    written(receipt.reference)
    reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words="Hello.")
    put_away_replies(by=CODE_HOLDER, at=NOON, typed=receipt.code, sent_until=NOON)
    assert read(receipt.code).messages == []


def test_the_stage_follows_the_report():
    receipt = a_report()
    no_crime_here(receipt.reference)
    assert read(receipt.code).stage == "finished"


@pytest.mark.parametrize("typed", ["", "not a code", code_words(12345), "x" * 5_000])
def test_every_code_that_does_not_work_gets_the_same_answer(typed):
    a_report()
    assert refusal(read_replies, **request(typed)) == "code_not_known"


def test_a_stopped_code_gets_that_answer_too():
    receipt = a_report()
    stop_code(**request(receipt.code))
    assert refusal(read_replies, **request(receipt.code)) == "code_not_known"


def test_the_code_itself_is_in_no_column():
    receipt = a_report()
    kept = " ".join(str(value) for value in vars(Report.objects.get()).values())
    words = receipt.code.split()
    # Two neighbours: one word alone may well stand in a column by chance.
    assert not any(f"{one} {two}" in kept for one, two in pairwise(words))


def test_its_entry_names_the_report():
    receipt = a_report()
    read(receipt.code)
    assert subjects_of("read_replies") == {receipt.reference}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(
        read_replies, "read_replies", elsewhere="code_not_known", **request(a_report().code)
    )

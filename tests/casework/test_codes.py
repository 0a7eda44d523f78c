"""Wrong codes: none finds a report, none tells anything, and nobody is locked out."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outcome21.casework import codes
from outcome21.casework.actions import read_replies, stop_code
from outcome21.casework.codes import CodeUnknown, report_for_code
from outcome21.domain.receipts import CODE_BITS, code_words, read_code
from tests.casework.story import NOON, a_report
from tests.people import CODE_HOLDER, FORCE

pytestmark = pytest.mark.django_db
WRONG = 10_000


@pytest.mark.slow
def test_ten_thousand_wrong_codes_find_none_and_lock_nobody_out():
    """RP-12."""
    honest = [a_report() for _ in range(20)]
    chance = random.Random(12)  # noqa: S311 (the same guesses every time)
    found = 0
    for serial in range(WRONG):
        try:
            report_for_code(FORCE, code_words(chance.getrandbits(CODE_BITS)))
            found += 1
        except CodeUnknown:
            pass
        if serial % 500 == 0:
            receipt = honest[serial // 500]
            report, _ = report_for_code(FORCE, receipt.code)
            assert report.reference == receipt.reference
    assert found == 0
    for receipt in honest:
        assert read_replies(by=CODE_HOLDER, at=NOON, typed=receipt.code).stage == "received"


def test_wrong_codes_that_are_almost_right_find_none_either():
    """RP-12: one word of a real code changed for another of the list."""
    receipt = a_report()
    words = receipt.code.split()
    others = code_words(random.Random(7).getrandbits(CODE_BITS)).split()  # noqa: S311
    for place in range(7):
        for other in others:
            typed = " ".join([*words[:place], other, *words[place + 1 :]])
            if read_code(typed) != read_code(receipt.code):
                with pytest.raises(CodeUnknown):
                    report_for_code(FORCE, typed)


@pytest.fixture
def wrong_codes():
    """A stopped code, an unknown one, and some that are none."""
    stopped = a_report().code
    stop_code(by=CODE_HOLDER, at=NOON, typed=stopped)
    unknown = code_words(1)
    return {
        "stopped": stopped,
        "unknown": unknown,
        "run together": unknown.replace(" ", "")[:-1] + "q",
        "malformed": "one two three",
        "far too long": "a" * 5_000,
    }


def test_every_wrong_code_gets_one_answer_for_the_same_work(wrong_codes):
    """Unknown, malformed, stopped: the same sentence, the same questions to the database."""
    seen = set()
    for typed in wrong_codes.values():
        with CaptureQueriesContext(connection) as asked, pytest.raises(CodeUnknown) as refused:
            read_replies(by=CODE_HOLDER, at=NOON, typed=typed)
        shapes = tuple(query["sql"].partition(" ")[0] for query in asked.captured_queries)
        seen.add((refused.value.sentence, refused.value.code, shapes))
    assert len(seen) == 1


def test_never_more_than_one_code_is_tried(wrong_codes, monkeypatch):
    """One slip in each word is mended before the digest is made: once, whatever was typed."""
    receipt = a_report()
    slipped = " ".join(word[:-1] for word in receipt.code.split())
    made = []
    digest = codes.code_digest
    monkeypatch.setattr(codes, "code_digest", lambda code: made.append(code) or digest(code))
    for typed in (receipt.code, slipped, *wrong_codes.values()):
        made.clear()
        with suppress(CodeUnknown):
            report_for_code(FORCE, typed)
        assert len(made) == 1, typed

"""Somebody with a code says what they do not want, or takes their report back."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import stop_code, wish_by_code
from outcome21.casework.models import Report, Wish
from outcome21.domain.refusals import Refused
from tests.acts import entry_of, keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_report
from tests.people import CODE_HOLDER

pytestmark = pytest.mark.django_db
NUMBER = b"a number of the page's own"


def request(code, **changes):
    asked = {"by": CODE_HOLDER, "at": NOON, "typed": code, "kind": "take_back"}
    return asked | {"words": "I made a mistake."} | changes


@pytest.mark.parametrize("kind", ["parents_not_told", "take_back"])
def test_a_wish_is_kept_with_the_report_and_its_words_sealed(kind):
    receipt = a_report()
    wish_by_code(**request(receipt.code, kind=kind))
    wish = Wish.objects.get()
    assert (wish.report.reference, wish.kind, wish.source) == (receipt.reference, kind, "code")
    assert b"mistake" not in bytes(wish.words)
    assert Report.objects.count() == 1


def test_nobody_has_to_say_why():
    wish_by_code(**request(a_report().code, words=""))
    assert Wish.objects.get().words is None


def test_a_page_sent_twice_is_one_wish():
    code = a_report().code
    for _ in range(3):
        wish_by_code(**request(code, number=NUMBER))
    assert Wish.objects.count() == 1
    wish_by_code(**request(code, number=NUMBER + b"2"))
    assert Wish.objects.count() == 2


@pytest.mark.parametrize("change", [{"kind": "erase_me"}, {"kind": ""}, {"words": "a" * 501}])
def test_anything_else_is_refused(change):
    assert refusal(wish_by_code, **request(a_report().code, **change)) == "wish_not_taken"


@pytest.mark.parametrize(
    ("change", "said"), [({"kind": "erase_me"}, "Choose what"), ({"words": "a" * 501}, "500")]
)
def test_the_refusal_says_what_is_wrong(change, said):
    with pytest.raises(Refused, match=said):
        wish_by_code(**request(a_report().code, **change))


def test_a_code_that_is_unknown_or_stopped_takes_no_wish():
    code = a_report().code
    stop_code(by=CODE_HOLDER, at=NOON, typed=code)
    assert refusal(wish_by_code, **request(code)) == "code_not_known"
    assert refusal(wish_by_code, **request("one two three")) == "code_not_known"
    assert not Wish.objects.exists()


def test_its_entry_is_a_collection_and_names_the_report():
    receipt = a_report()
    wish_by_code(**request(receipt.code))
    assert entry_of("wish_by_code").kind == "collection"
    assert subjects_of("wish_by_code") == {receipt.reference}


def test_it_stays_with_its_own_force_and_those_who_may():
    asked = request(a_report().code)
    keeps_to_its_own(wish_by_code, "wish_by_code", elsewhere="code_not_known", **asked)

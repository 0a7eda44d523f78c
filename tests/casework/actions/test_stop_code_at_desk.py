"""An officer stops a reporter's code."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.casework.actions import read_replies, stop_code_at_desk
from outcome21.casework.models import Report
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_report
from tests.people import ASHA, CODE_HOLDER

pytestmark = pytest.mark.django_db


def request(reference, at=NOON):
    return {"by": ASHA, "at": at, "reference": reference}


def test_from_now_on_it_opens_nothing():
    receipt = a_report()
    stop_code_at_desk(**request(receipt.reference))
    assert refusal(read_replies, by=CODE_HOLDER, at=NOON, typed=receipt.code) == "code_not_known"


def test_stopping_it_again_keeps_the_first_moment():
    receipt = a_report()
    stop_code_at_desk(**request(receipt.reference))
    stop_code_at_desk(**request(receipt.reference, NOON + timedelta(hours=1)))
    assert Report.objects.get().code_stopped_at == NOON


def test_its_entry_names_the_report():
    receipt = a_report()
    stop_code_at_desk(**request(receipt.reference))
    assert subjects_of("stop_code_at_desk") == {receipt.reference}


def test_it_stays_with_its_own_force_and_those_who_may():
    asked = request(a_report().reference)
    keeps_to_its_own(stop_code_at_desk, "stop_code_at_desk", **asked)

"""Somebody with a code stops it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.audit.models import AuditEntry
from outcome21.casework.actions import read_replies, receive_report, stop_code
from outcome21.casework.models import Report
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, WORDS, a_report
from tests.people import CODE_HOLDER, SOMEBODY

pytestmark = pytest.mark.django_db


def request(typed):
    return {"by": CODE_HOLDER, "at": NOON, "typed": typed}


def test_from_now_on_it_opens_nothing():
    receipt = a_report()
    stop_code(**request(receipt.code))
    assert Report.objects.get().code_stopped_at == NOON
    assert refusal(read_replies, **request(receipt.code)) == "code_not_known"


def test_it_is_stopped_once_and_for_all():
    receipt = a_report()
    stop_code(**request(receipt.code))
    stop_code(**request(receipt.code) | {"at": NOON + timedelta(minutes=1)})
    assert Report.objects.get().code_stopped_at == NOON
    remarks = AuditEntry.objects.filter(act="stop_code").values_list("remark", flat=True)
    assert sorted(remarks) == ["", "stopped_before"]
    assert refusal(stop_code, **request("not a code")) == "code_not_known"


def test_sending_the_form_again_does_not_start_it_again():
    number = b"a form's number."
    receipt = a_report(number=number)
    stop_code(**request(receipt.code))
    again = receive_report(by=SOMEBODY, at=NOON, number=number, words=WORDS)
    assert again.again
    assert refusal(read_replies, **request(again.code)) == "code_not_known"


def test_its_entry_names_the_report():
    receipt = a_report()
    stop_code(**request(receipt.code))
    assert subjects_of("stop_code") == {receipt.reference}


def test_it_stays_with_its_own_force_and_those_who_may():
    asked = request(a_report().code)
    keeps_to_its_own(stop_code, "stop_code", elsewhere="code_not_known", **asked)

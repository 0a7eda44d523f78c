"""A permit opens sealed words of one force while its act runs, and nothing afterwards."""

from __future__ import annotations

import pytest

from outcome21.casework.models import Report
from outcome21.domain.refusals import Refused
from outcome21.sealing.permits import NoPermit, Permit
from outcome21.sealing.records import open_words
from tests.casework.story import a_report
from tests.sealing.permits import with_permit

pytestmark = pytest.mark.django_db


def a_sealed_report():
    return Report.objects.get(reference=a_report().reference)


def test_a_permit_kept_after_its_act_opens_nothing():
    report = a_sealed_report()
    kept = with_permit(lambda permit: permit)
    with pytest.raises(NoPermit, match="over"):
        open_words(report, "account", kept)


def test_a_permit_forgets_the_keys_that_it_opened():
    report = a_sealed_report()

    def open_and_keep(permit):
        open_words(report, "account", permit)
        assert permit.data_keys
        return permit

    assert with_permit(open_and_keep).data_keys == {}


def test_a_permit_dies_with_an_act_that_is_refused():
    kept = []

    def refuse(permit):
        kept.append(permit)
        raise Refused("for_the_test", "No.")

    with pytest.raises(Refused):
        with_permit(refuse)
    with pytest.raises(NoPermit):
        kept[0].must_cover("demo")


def test_a_permit_dies_with_an_act_that_fails():
    kept = []

    def fail(permit):
        kept.append(permit)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        with_permit(fail)
    with pytest.raises(NoPermit):
        kept[0].must_cover("demo")


def test_a_permit_covers_its_own_force_only():
    permit = Permit("demo", "for_the_test")
    permit.must_cover("demo")
    with pytest.raises(NoPermit, match="own force"):
        permit.must_cover("elsewhere")

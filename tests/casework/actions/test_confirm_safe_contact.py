"""An officer reads how a reporter may safely be reached."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import confirm_safe_contact
from outcome21.casework.models import SafeContactRead
from tests.acts import keeps_to_its_own, subjects_of
from tests.casework.story import NOON, a_report
from tests.people import ASHA

pytestmark = pytest.mark.django_db


def test_who_read_it_and_when_is_kept():
    reference = a_report().reference
    confirm_safe_contact(by=ASHA, at=NOON, reference=reference)
    read = SafeContactRead.objects.get()
    assert (read.report.reference, read.read_by, read.read_at) == (reference, "staff:asha", NOON)
    assert subjects_of("confirm_safe_contact") == {reference}


def test_it_stays_with_its_own_force_and_those_who_may():
    reference = a_report().reference
    keeps_to_its_own(
        confirm_safe_contact, "confirm_safe_contact", by=ASHA, at=NOON, reference=reference
    )
    assert not SafeContactRead.objects.exists()

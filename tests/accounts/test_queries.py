"""Reading about staff."""

from __future__ import annotations

import pytest

from outcome21.accounts.queries import names_of, staff_of
from tests.people import staff

pytestmark = pytest.mark.django_db


def test_names_are_found_by_log_reference():
    asha, bryn = staff("asha", "officer"), staff("bryn", "supervisor")
    assert names_of([asha.reference, bryn.reference]) == {
        asha.reference: "Asha",
        bryn.reference: "Bryn",
    }


def test_references_of_no_member_of_staff_are_left_out():
    asha = staff("asha", "officer")
    assert names_of(["anonymous", "system", asha.reference]) == {asha.reference: "Asha"}


def test_a_reference_that_has_no_id_is_left_out():
    assert names_of(["staff:asha", "service:childline"]) == {}


def test_the_staff_of_a_force_are_listed_by_name_without_those_who_left():
    staff("bryn", "supervisor")
    staff("asha", "officer")
    gone = staff("carys", "registrar")
    gone.is_active = False
    gone.save()
    staff("olwen", "officer", "elsewhere")
    assert [member.display_name for member in staff_of("demo")] == ["Asha", "Bryn"]

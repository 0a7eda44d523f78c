"""The registrar's register."""

import pytest
from django.utils.timezone import now

from outcome21.casework import actions
from tests.web.officers.cases import a_crime, a_report

pytestmark = pytest.mark.django_db


def test_every_report_has_its_crime_or_its_reason_in_time_or_late(asha, carys):
    crime = a_crime(asha.by)
    late = a_report(49)
    actions.give_reason(
        by=asha.by, at=now(), report=late, code="not_a_crime_in_law", given={"why": "Words alone."}
    )
    waiting, overdue = a_report(1), a_report(30)
    page = carys.open("register")
    number = asha.open(f"crimes/{crime}").title.split()[1]
    for said in (number, late, waiting, overdue, "Not a crime in law", "6 hours late", "None yet"):
        assert said in page.text
    assert "Reports 4 In time 1 Late 1 Still running 1 Late and not recorded yet 1" in page.text
    assert "Robin" not in page.text and "Words alone" not in page.text


def test_the_register_is_the_registrars(asha, bryn, carys):
    assert asha.open("register").status == bryn.open("register").status == 403
    assert carys.open("register").status == 200
    assert "Register" in carys.open("").text and "Register" not in asha.open("").text


def test_an_empty_register_says_so(carys):
    assert "No report has reached us yet" in carys.open("register").text

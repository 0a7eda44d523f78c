"""A report turns out to be about a crime already recorded."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import link_report
from outcome21.casework.models import ReportOfCrime
from tests.acts import entry_of, keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime, a_report, force_reference
from tests.people import ASHA

pytestmark = pytest.mark.django_db


def request(crime, report=None):
    return {
        "by": ASHA,
        "at": NOON,
        "report": report or a_report().reference,
        "crime_reference": f" {force_reference(crime)} ",
    }


def test_the_report_is_joined_to_the_crime_that_the_force_knows():
    crime = a_crime()
    asked = request(crime)
    assert link_report(**asked) == crime
    assert ReportOfCrime.objects.filter(report__reference=asked["report"]).count() == 1


def test_joining_twice_is_joining_once():
    crime = a_crime()
    asked = request(crime)
    link_report(**asked)
    link_report(**asked)
    assert ReportOfCrime.objects.filter(report__reference=asked["report"]).count() == 1


def test_a_crime_that_is_not_recorded_here_is_refused():
    asked = request(a_crime()) | {"crime_reference": "60/999999/26"}
    assert refusal(link_report, **asked) == "no_such_crime"
    assert subjects_of("link_report", "refused") == {asked["report"]}


def test_its_entry_is_a_combination_and_names_both():
    crime = a_crime()
    asked = request(crime)
    link_report(**asked)
    assert entry_of("link_report").kind == "combination"
    assert subjects_of("link_report") == {asked["report"], crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(link_report, "link_report", **request(a_crime()))


def test_a_crime_of_another_force_is_not_found_here():
    crime = a_crime()
    theirs = a_report().reference
    asked = request(crime, theirs) | {"by": ASHA.at_force("elsewhere")}
    assert refusal(link_report, **asked) == "not_here"

"""The register: each report's state at a moment, and the totals."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from outcome21.insight import timeliness
from outcome21.insight.timeliness import IN_TIME, LATE, OVERDUE, RUNNING, register, totals
from tests.casework.story import NOON, a_crime, a_report, answers, force_reference, shown
from tests.people import ASHA, OLWEN

pytestmark = pytest.mark.django_db
DAY = timedelta(hours=24)
SECOND = timedelta(seconds=1)
WHY = {"why": "Words alone."}


@pytest.mark.parametrize(
    ("settled_after", "state"), [(DAY - SECOND, IN_TIME), (DAY, IN_TIME), (DAY + SECOND, LATE)]
)
def test_a_reason_counts_to_the_second(settled_after, state):
    report = a_report(NOON).reference
    moment = NOON + settled_after
    actions.give_reason(by=ASHA, at=moment, report=report, code="not_a_crime_in_law", given=WHY)
    (line,) = register("demo", moment + DAY)
    assert (line.state, line.clock, line.settled_at) == (state, "", moment)
    assert line.reasons == ("not_a_crime_in_law",)


@pytest.mark.parametrize(
    ("after", "state", "clock"),
    [
        (timedelta(hours=5), RUNNING, "19 hours left"),
        (DAY, RUNNING, "due now"),
        (timedelta(hours=26), OVERDUE, "2 hours late"),
    ],
)
def test_a_report_without_crime_or_reason_has_its_clock(after, state, clock):
    a_report(NOON)
    (line,) = register("demo", NOON + after)
    assert (line.state, line.clock, line.crimes) == (state, clock, ())


def test_the_first_settling_counts_and_a_later_one_changes_nothing():
    crime = a_crime()
    (line,) = register("demo", NOON + DAY)
    number = line.crimes[0].crime_reference
    late = NOON + 3 * DAY
    actions.link_report(by=ASHA, at=late, report=line.reference, crime_reference=number)
    (again,) = register("demo", late)
    assert again.settled_at == line.settled_at
    assert [row.reference for row in again.crimes] == [crime]


def test_a_crime_says_what_stands():
    crime = a_crime()
    shown(crime, answers(coerced="yes"))
    choice = Choice("investigate", rationale={"why": "A threat."})
    actions.decide(by=ASHA, at=NOON, crime=crime, number=1, choice=choice)
    (line,) = register("demo", NOON)
    assert line.crimes[0].investigating
    assert (line.crimes[0].outcome, line.crimes[0].waiting_for_review) == ("", "")


def test_another_force_has_its_own_register():
    a_report(NOON)
    assert register(OLWEN.force, NOON) == []


def test_the_totals_count_every_report_once():
    a_crime()
    a_report(NOON - 2 * DAY)
    a_report(NOON)
    counted = totals("demo", NOON + timedelta(hours=1))
    assert (counted.reports, counted.in_time, counted.late) == (3, 1, 0)
    assert (counted.running, counted.overdue) == (1, 1)
    assert totals(OLWEN.force, NOON).reports == 0


def test_the_totals_are_those_of_the_lines_on_whichever_page(monkeypatch):
    """Settled to the second before and after its time, twice, by both ways, and not at all."""
    for settled_after in (DAY - SECOND, DAY, DAY + SECOND, 2 * DAY):
        report, moment = a_report(NOON).reference, NOON + settled_after
        actions.give_reason(by=ASHA, at=moment, report=report, code="not_a_crime_in_law", given=WHY)
    crime = a_crime()
    number = force_reference(crime)
    for linked_after in (DAY, DAY + SECOND):
        report = a_report(NOON).reference
        at = NOON + linked_after
        actions.link_report(by=ASHA, at=at, report=report, crime_reference=number)
        actions.give_reason(by=ASHA, at=at, report=a_report(NOON).reference, **a_duplicate(number))
    a_report(NOON)
    moment = NOON + 3 * DAY
    whole = register("demo", moment)
    assert len(whole) == 10 and crime in str(whole)
    states = [line.state for line in whole]
    counted = totals("demo", moment)
    assert counted.reports == 10
    assert (counted.in_time, counted.late) == (states.count(IN_TIME), states.count(LATE)) == (5, 4)
    assert (counted.running, counted.overdue) == (0, 1)
    monkeypatch.setattr(timeliness, "PAGE", 3)
    assert totals("demo", moment).pages == 4
    pages = [register("demo", moment, page) for page in (1, 2, 3, 4)]
    assert [line for page in pages for line in page] == whole
    assert [len(page) for page in pages] == [3, 3, 3, 1]


def a_duplicate(number):
    """A report told to us before: a reason that also joins it to its crime."""
    return {"code": "duplicate", "given": {"why": "As before.", "crime_reference": number}}


@pytest.mark.parametrize(("reports", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2)])
def test_an_empty_register_has_one_page_and_fifty_reports_have_one(reports, pages):
    assert timeliness.Totals(reports, 0, 0, 0, 0).pages == pages


def test_more_reports_ask_the_database_no_more_often(django_assert_num_queries):
    for _ in range(3):
        a_crime()
    with django_assert_num_queries(7):
        register("demo", NOON)
    for _ in range(3):
        a_crime()
    with django_assert_num_queries(7):
        register("demo", NOON)

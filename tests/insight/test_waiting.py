"""Decisions that wait for a second person, and where a reference leads."""

from __future__ import annotations

import pytest

from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from outcome21.casework.models import Crime
from outcome21.domain.outcomes import prompts_for
from outcome21.insight.waiting import decisions_waiting_for, where_is
from tests.casework.story import NOON, a_crime, a_report, answers, decided, investigating, shown
from tests.people import ASHA, BRYN, CARYS, OLWEN

pytestmark = pytest.mark.django_db


def a_decision(by=ASHA) -> str:
    """A crime in which Outcome 21 was decided and nobody has answered."""
    crime = a_crime(by)
    number = shown(crime, answers(), by)
    for who in ("child", "parent"):
        actions.tell(by=by, at=NOON, crime=crime, who=who, result="told", words="Told.")
    boxes = {prompt.id: "Because." for prompt in prompts_for("21", NOON.date())}
    choice = Choice("outcome", "21", boxes)
    actions.decide(by=by, at=NOON, crime=crime, number=number, choice=choice)
    return crime


def test_a_supervisor_is_shown_what_others_decided():
    crime = a_decision()
    (line,) = decisions_waiting_for(BRYN)
    assert (line.crime, line.number, line.outcome_code) == (crime, 1, "21")
    assert line.departs is False
    assert line.decided_by == ASHA.reference


@pytest.mark.parametrize("somebody", [ASHA, CARYS, OLWEN])
def test_nobody_else_is(somebody):
    a_decision()
    assert decisions_waiting_for(somebody) == []


def to_investigate(departing: bool = False) -> str:
    """A crime that is investigated, by a decision that nobody has answered."""
    crime = a_crime()
    if not departing:
        investigating(crime, answers(coerced="yes"))
        return crime
    number = shown(crime, answers())
    why = {"rationale": {"why": "Afraid."}, "departure_reason": "The child is afraid."}
    choice = Choice("investigate", **why)
    actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=choice)
    return crime


def test_decisions_to_investigate_are_looked_at_afterwards_departing_ones_above_all():
    as_recommended, departing, outcome = to_investigate(), to_investigate(departing=True), a_crime()
    decided(outcome)
    lines = decisions_waiting_for(BRYN)
    assert [line.crime for line in lines] == [outcome, departing, as_recommended]
    assert [line.afterwards for line in lines] == [False, True, True]
    assert [line.departs for line in lines] == [False, True, False]
    actions.review(by=BRYN, at=NOON, crime=departing, decision=1, result="confirmed", words="")
    assert [line.crime for line in decisions_waiting_for(BRYN)] == [outcome, as_recommended]


def test_what_rests_on_older_answers_is_said_to_be_only_returned():
    crime, investigated = a_decision(), to_investigate()
    assert [line.only_return for line in decisions_waiting_for(BRYN)] == [False, False]
    for each in (crime, investigated):
        actions.assess(by=ASHA, at=NOON, crime=each, answers=answers(), after=1)
    lines = {line.crime: line.only_return for line in decisions_waiting_for(BRYN)}
    assert lines == {crime: True, investigated: False}  # an investigation goes on anyway


def test_never_ones_own():
    a_decision(BRYN)
    assert decisions_waiting_for(BRYN) == []


def test_an_answered_decision_waits_no_longer():
    crime = a_decision()
    actions.review(by=BRYN, at=NOON, crime=crime, decision=1, result="returned", words="Ask more.")
    assert decisions_waiting_for(BRYN) == []


def test_a_reference_leads_to_its_record_in_this_force_alone():
    report, crime = a_report().reference, a_crime()
    number = Crime.objects.get(reference=crime).crime_reference
    assert where_is("demo", report) == ("report", report)
    assert where_is("demo", f" {report[:4].lower()} {report[4:]}") == ("report", report)
    assert where_is("demo", crime) == where_is("demo", number) == ("crime", crime)
    for reference in (report, crime, number):
        assert where_is("elsewhere", reference) is None
    assert where_is("demo", "") is None


@pytest.mark.parametrize("written", ["{} ", "{}.", "({})"])
def test_a_reference_is_read_as_the_rules_read_it(written):
    report = a_report().reference
    full_width = {ord("0") + n: ord("０") + n for n in range(10)}
    typed = written.format(report).translate(full_width)
    assert where_is("demo", typed) == ("report", report)

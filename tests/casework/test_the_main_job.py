"""The main job, act by act."""

from __future__ import annotations

import pytest

from outcome21.audit.models import AuditEntry
from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from outcome21.domain.refusals import Refused
from tests.casework.story import (
    NOON,
    a_crime,
    answers,
    confirmed,
    end_of_investigation,
    investigating,
    shown,
    to_outcome,
    told,
)
from tests.people import ASHA, BRYN

pytestmark = pytest.mark.django_db


def test_a_report_with_nothing_aggravating_ends_with_outcome_21() -> None:
    crime = a_crime()
    number = shown(crime, answers())
    told(crime)
    decision = actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=to_outcome("21"))
    assert actions.consult_crime(by=ASHA, at=NOON, reference=crime).outcome is None
    confirmed(crime, decision)
    opened = actions.consult_crime(by=ASHA, at=NOON, reference=crime)
    assert opened.outcome is not None
    assert opened.outcome.code == "21"
    assert opened.next_step == "nothing"


def test_outcome_21_is_refused_to_everybody_while_a_child_was_threatened() -> None:
    crime = a_crime()
    number = shown(crime, answers(coerced="yes"))
    told(crime)
    for by in (ASHA, BRYN):
        with pytest.raises(Refused) as refusal:
            actions.decide(
                by=by, at=NOON, crime=crime, number=number, choice=to_outcome("21", "I want to.")
            )
        assert refusal.value.code == "outcome_21_closed"
    assert AuditEntry.objects.filter(act="decide", result="refused").count() == 2


def test_outcome_21_opens_after_an_investigation_finds_nothing_aggravated() -> None:
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    end_of_investigation(crime)
    number = shown(crime, answers())
    told(crime)
    decision = actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=to_outcome("21"))
    confirmed(crime, decision)
    opened = actions.consult_crime(by=ASHA, at=NOON, reference=crime)
    assert opened.outcome is not None
    assert opened.outcome.code == "21"


def test_an_investigation_ends_with_an_outcome_of_the_framework() -> None:
    crime = a_crime()
    number = investigating(crime, answers(coerced="yes", adult_involved="yes"))
    end_of_investigation(crime)
    decision = actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=to_outcome("16"))
    confirmed(crime, decision)
    opened = actions.consult_crime(by=ASHA, at=NOON, reference=crime)
    assert opened.outcome is not None
    assert opened.outcome.code == "16"


def test_a_young_child_gets_outcome_21_by_departure_once_the_risk_is_dealt_with() -> None:
    crime = a_crime()
    investigating(crime, answers(under_13="yes"))
    end_of_investigation(crime)
    number = shown(crime, answers(under_13="yes"))
    told(crime)
    with pytest.raises(Refused):
        actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=to_outcome("21"))
    decision = actions.decide(
        by=ASHA,
        at=NOON,
        crime=crime,
        number=number,
        choice=to_outcome("21", "The risk was dealt with; nothing aggravated was found."),
    )
    confirmed(crime, decision)
    assert actions.consult_crime(by=ASHA, at=NOON, reference=crime).outcome is not None


def test_nobody_confirms_their_own_decision() -> None:
    crime = a_crime(by=BRYN)
    number = shown(crime, answers(), by=BRYN)
    told(crime)
    decision = actions.decide(by=BRYN, at=NOON, crime=crime, number=number, choice=to_outcome("21"))
    with pytest.raises(Refused) as refusal:
        confirmed(crime, decision)
    assert refusal.value.code == "own_decision"


def test_an_investigation_opens_at_once_with_steps_owners_and_times() -> None:
    crime = a_crime()
    number = shown(crime, answers(exploited="yes"))
    choice = Choice("investigate", rationale={"why": "A child was exploited."})
    actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=choice)
    [investigation] = actions.consult_crime(by=ASHA, at=NOON, reference=crime).investigations
    assert "strategy_discussion" in {step.step for step in investigation.steps}
    assert all(step.owner and step.due_at > NOON for step in investigation.steps)

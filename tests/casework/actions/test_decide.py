"""An officer decides: to investigate, or which outcome to set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outcome21.casework.actions import assess, consult_crime, decide
from outcome21.casework.actions.decide import Choice
from outcome21.casework.closing import OutcomeNotReady
from outcome21.casework.models import Decision, Investigation, Outcome
from outcome21.domain.outcomes import framework_digest
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import (
    NOON,
    a_crime,
    answers,
    confirmed,
    decided,
    end_of_investigation,
    given,
    investigating,
    shown,
    to_outcome,
    told,
)
from tests.people import ASHA, BRYN, CARYS, staff

pytestmark = pytest.mark.django_db
INVESTIGATE = Choice("investigate", rationale={"why": "A child may have been harmed."})


def request(crime, choice, **changes):
    return {"by": ASHA, "at": NOON, "crime": crime, "number": 1, "choice": choice} | changes


def ready(**words):
    """A crime with its recommendation shown and everybody told."""
    crime = a_crime()
    shown(crime, answers(**words))
    told(crime)
    return crime


def test_an_outcome_waits_for_a_different_person():
    crime = ready()
    assert decide(**request(crime, to_outcome("21"))) == 1
    decision = Decision.objects.get()
    assert (decision.choice, decision.outcome_code, decision.departs) == ("outcome", "21", False)
    assert decision.reference_data == framework_digest()
    assert not Outcome.objects.exists()
    assert consult_crime(by=ASHA, at=NOON, reference=crime).next_step == "review"


def test_its_reasons_are_sealed():
    decide(**request(ready(), to_outcome("21")))
    assert b"Filled" not in bytes(Decision.objects.get().rationale)


def test_an_investigation_opens_at_once():
    crime = ready(coerced="yes")
    decide(**request(crime, INVESTIGATE))
    investigation = Investigation.objects.get()
    assert (investigation.opened_at, investigation.opened_by) == (NOON, "staff:asha")
    assert {step.owner for step in investigation.steps.all()} == {"staff:asha"}


def test_somebody_of_the_force_is_named_for_the_first_steps():
    member = staff("dewi", "officer").reference
    decide(**request(ready(coerced="yes"), replace(INVESTIGATE, step_owner=member)))
    assert {step.owner for step in Investigation.objects.get().steps.all()} == {member}


def test_nobody_else_is_named_for_them():
    stranger = staff("olwen", "officer", "elsewhere").reference
    crime = ready(coerced="yes")
    for owner in (stranger, "Marigold Lantern"):
        choice = replace(INVESTIGATE, step_owner=owner)
        assert refusal(decide, **request(crime, choice)) == "owner_unknown"
    assert not Decision.objects.exists()


def test_outcome_21_is_closed_while_an_aggravated_question_is_yes_and_everything_missing_is_said():
    crime = a_crime()
    shown(crime, answers(coerced="yes"))
    choice = replace(to_outcome("21", "I want to."), rationale={"facts": "One box."})
    with pytest.raises(OutcomeNotReady) as refused:
        decide(**request(crime, choice))
    missing = [item.id for item in refused.value.missing]
    assert missing[0] == "outcome_21_closed"
    assert {"child_told", "parent_told", "rationale_checks"} <= set(missing)


@pytest.mark.parametrize("question", ["exploited", "coerced", "gain", "adult_involved"])
def test_outcome_21_is_closed_while_one_of_the_four_is_not_known(question):
    crime = ready(**{question: "not_known"})
    asked = request(crime, to_outcome("21", "Trust me."))
    assert refusal(decide, **asked) == "outcome_21_closed"


def test_outcome_21_waits_for_an_open_investigation_to_end():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    number = shown(crime, answers())
    told(crime)
    asked = request(crime, to_outcome("21"), number=number)
    assert refusal(decide, **asked) == "investigation_closed"
    end_of_investigation(crime)
    assert decide(**asked) == 2


def test_outcome_21_does_not_rest_on_what_came_by_a_code_alone():
    crime = a_crime()
    shown(crime, answers() | {"shared_widely": given("yes", "code")})
    told(crime)
    assert refusal(decide, **request(crime, to_outcome("21"))) == "not_by_code_alone"


def test_a_second_investigation_does_not_open_beside_the_first():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    for choice in (INVESTIGATE, replace(INVESTIGATE, outcome_code="21"), to_outcome("16")):
        assert refusal(decide, **request(crime, choice)) == "investigation_open"
    assert Investigation.objects.count() == 1


def test_departing_from_the_recommendation_needs_its_reason():
    crime = ready(repeated="yes")
    assert refusal(decide, **request(crime, INVESTIGATE)) == "departure_reason_missing"
    decide(**request(crime, replace(INVESTIGATE, departure_reason="A pattern.")))
    assert Decision.objects.get().departs


def test_the_recommendation_is_seen_before_deciding():
    crime = a_crime()
    assess(by=ASHA, at=NOON, crime=crime, answers=answers())
    assert refusal(decide, **request(crime, INVESTIGATE)) == "recommendation_first"


def test_one_decides_on_the_newest_answers():
    crime = ready()
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(coerced="yes"), after=1)
    assert refusal(decide, **request(crime, to_outcome("21"))) == "assessment_replaced"


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice("caution", rationale={"why": "x"}), "choice_missing"),
        (Choice("investigate", rationale={"why": " "}), "rationale_missing"),
        (Choice("outcome", "99", {"why": "x"}), "outcome_unknown"),
        (Choice("outcome", "", {"why": "x"}), "outcome_unknown"),
        (Choice("outcome", "6", {"why": "x"}), "outcome_not_offered"),
    ],
)
def test_a_choice_that_is_none_is_refused(choice, code):
    assert refusal(decide, **request(ready(), choice)) == code
    assert not Decision.objects.exists()


def test_while_one_decision_waits_there_is_no_other():
    crime = a_crime()
    decided(crime)
    assert refusal(decide, **request(crime, to_outcome("22"))) == "decision_waiting"


def test_new_information_opens_a_finished_crime_and_its_outcome_stays_readable():
    crime = a_crime()
    confirmed(crime, decided(crime))
    investigating(crime, answers(coerced="yes"))
    found = consult_crime(by=ASHA, at=NOON, reference=crime)
    assert found.outcome is None
    assert [outcome.code for outcome in found.earlier_outcomes] == ["21"]
    assert found.next_step == "investigate"


def test_its_entry_names_the_crime():
    crime = ready()
    decide(**request(crime, to_outcome("21")))
    assert subjects_of("decide") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    crime = ready()
    keeps_to_its_own(decide, "decide", **request(crime, to_outcome("21")))
    assert refusal(decide, **request(crime, INVESTIGATE, by=CARYS)) == "not_permitted"
    assert decide(**request(crime, to_outcome("21"), by=BRYN)) == 1

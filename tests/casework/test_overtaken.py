"""A child is seen to be at risk while an outcome waits for a supervisor: nobody waits with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from outcome21.audit.models import AuditEntry
from outcome21.casework.actions import assess, consult_crime, decide, give_own_view, review
from outcome21.casework.actions.decide import Choice
from outcome21.casework.models import Crime, Decision, Investigation, Outcome
from outcome21.casework.next_steps import next_step
from outcome21.casework.queries import open_crimes
from outcome21.casework.unanswered import overtaken_by, waiting_decisions, waiting_outcome
from outcome21.insight.timeliness import register
from outcome21.insight.waiting import decisions_waiting_for
from tests.acts import refusal
from tests.casework.story import (
    NOON,
    a_crime,
    answers,
    confirmed,
    decided,
    end_of_investigation,
    shown,
    to_outcome,
)
from tests.people import ASHA, BRYN, FORCE

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(hours=2)
INVESTIGATE = Choice("investigate", rationale={"why": "A man of thirty has written to her."})
AS_BEFORE = replace(INVESTIGATE, departure_reason="She is afraid and cannot say why.")


@pytest.fixture
def crime():
    """Outcome 21 was decided and waits; nothing has changed."""
    made = a_crime()
    decided(made)
    return made


def answered_again(crime, **words):
    """New answers with everything that has to be done before anybody can decide on them."""
    return shown(crime, answers(**words or {"adult_involved": "yes"}))


def overtaking(crime, number, **changes):
    asked = {"by": ASHA, "at": LATER, "crime": crime, "number": number, "choice": INVESTIGATE}
    return asked | {"overtakes": 1} | changes


def answering(crime, **changes):
    return {
        "by": BRYN,
        "at": LATER,
        "crime": crime,
        "decision": 1,
        "result": "confirmed",
        "words": "I agree.",
    } | changes


def step(crime):
    return next_step(Crime.objects.get(reference=crime))


def waiting_in_register():
    return [row.waiting_for_review for line in register(FORCE, LATER) for row in line.crimes]


def test_an_adult_is_found_while_outcome_21_waits_and_police_begin_at_once(crime):
    number = answered_again(crime)
    assert decide(**overtaking(crime, number)) == 2
    assert Investigation.objects.get().opened_at == LATER
    assert step(crime) == "investigate"
    assert not Outcome.objects.exists()


def test_the_decision_that_waited_stays_word_for_word_and_says_what_closed_it(crime):
    before = Decision.objects.values().get()
    decide(**overtaking(crime, answered_again(crime)))
    later, first = consult_crime(by=BRYN, at=LATER, reference=crime).decisions
    assert (first.waits, first.overtaken_by, first.review) == (False, 2, None)
    assert (later.waits, later.overtaken_by) == (True, 0)
    assert Decision.objects.values().get(number=1) == before


def test_the_log_names_the_decision_that_was_closed(crime):
    decide(**overtaking(crime, answered_again(crime)))
    entry = AuditEntry.objects.get(act="decide", result="done", moment=LATER)
    assert entry.remark == "overtakes_decision_1"
    assert (entry.actor, "overtakes_decision_1" in bytes(entry.canonical).decode()) == (
        ASHA.reference,
        True,
    )


def test_fear_alone_is_enough_with_its_reason(crime):
    assert refusal(decide, **overtaking(crime, 1)) == "departure_reason_missing"
    assert decide(**overtaking(crime, 1, choice=AS_BEFORE)) == 2


@pytest.mark.slow
def test_a_supervisor_may_overtake_too(crime):
    assert decide(**overtaking(crime, answered_again(crime), by=BRYN)) == 2


@pytest.mark.parametrize("result", ["confirmed", pytest.param("returned", marks=pytest.mark.slow)])
def test_what_was_overtaken_is_answered_by_nobody(crime, result):
    decide(**overtaking(crime, answered_again(crime)))
    assert refusal(review, **answering(crime, result=result)) == "decision_overtaken"
    assert not Outcome.objects.exists()


def test_a_supervisor_has_the_investigation_to_look_at_and_nothing_to_confirm(crime):
    decide(**overtaking(crime, answered_again(crime)))
    [line] = decisions_waiting_for(BRYN)
    assert (line.number, line.afterwards) == (2, True)


def test_the_register_says_that_it_is_investigated_and_that_nothing_waits(crime):
    assert waiting_in_register() == ["21"]
    decide(**overtaking(crime, answered_again(crime)))
    [line] = register(FORCE, LATER)
    assert (line.crimes[0].waiting_for_review, line.crimes[0].investigating) == ("", True)


@pytest.mark.slow
def test_after_the_investigation_an_outcome_is_decided_anew(crime):
    decide(**overtaking(crime, answered_again(crime)))
    end_of_investigation(crime)
    number = answered_again(crime, repeated="yes")
    assert step(crime) == "decide"
    anew = overtaking(crime, number, choice=to_outcome("21"), overtakes=0)
    assert decide(**anew) == 3
    assert step(crime) == "review"
    review(**answering(crime, decision=3))
    assert Outcome.objects.get().decision.number == 3
    assert step(crime) == "tell"


@pytest.mark.slow
def test_an_outcome_that_stood_meanwhile_ends_as_well():
    crime = a_crime()
    confirmed(crime, decided(crime))
    decide(**overtaking(crime, 1, choice=to_outcome("21"), overtakes=0))
    decide(**overtaking(crime, answered_again(crime), overtakes=2, ends=1))
    assert Outcome.objects.get().ended_at == LATER
    assert [line.next_step for line in open_crimes(FORCE)] == ["investigate"]


def test_nobody_overtakes_what_they_have_not_seen(crime):
    number = answered_again(crime)
    assert refusal(decide, **overtaking(crime, number, overtakes=0)) == "decision_waiting_unseen"
    assert not Investigation.objects.exists()


def test_whoever_is_too_late_is_told_and_may_investigate_all_the_same(crime):
    confirmed(crime, 1)
    late = overtaking(crime, 1, choice=AS_BEFORE)
    assert refusal(decide, **late) == "decision_confirmed_meanwhile"
    assert Outcome.objects.get().ended_at is None
    decide(**late | {"overtakes": 0, "ends": 1})
    assert Outcome.objects.get().ended_at == LATER
    # What was confirmed was not overtaken.
    first = consult_crime(by=ASHA, at=LATER, reference=crime).decisions[-1]
    assert (first.review.result, first.overtaken_by) == ("confirmed", 0)


def test_whoever_is_later_still_is_told_of_the_outcome_that_stands_now(crime):
    """The one that they saw was returned; another was decided and confirmed since."""
    review(**answering(crime, result="returned"))
    again = decide(**overtaking(crime, 1, choice=to_outcome("21"), overtakes=0))
    review(**answering(crime, decision=again))
    late = overtaking(crime, 1, choice=AS_BEFORE)
    assert refusal(decide, **late) == "decision_confirmed_meanwhile"
    assert Outcome.objects.get().ended_at is None
    decide(**late | {"overtakes": 0, "ends": 2})
    assert Outcome.objects.get().ended_at == LATER


def test_an_outcome_that_was_decided_and_set_since_is_not_ended_unseen():
    """The page of whoever investigates was opened before there was any decision."""
    crime = a_crime()
    confirmed(crime, decided(crime))
    late = overtaking(crime, 1, choice=AS_BEFORE, overtakes=0)
    assert refusal(decide, **late) == "decision_confirmed_meanwhile"
    assert Outcome.objects.get().ended_at is None
    assert not Investigation.objects.exists()
    decide(**late | {"ends": 1})
    assert Outcome.objects.get().ended_at == LATER


@pytest.mark.slow
def test_an_outcome_that_was_changed_since_is_not_ended_unseen():
    crime = a_crime()
    confirmed(crime, decided(crime))
    other = to_outcome("18", "Her parents want nobody named.")
    review(**answering(crime, decision=decide(**overtaking(crime, 1, choice=other))))
    late = overtaking(crime, 1, choice=AS_BEFORE, overtakes=0, ends=1)
    assert refusal(decide, **late) == "decision_confirmed_meanwhile"
    assert decide(**late | {"ends": 2}) == 3


def test_what_was_returned_meanwhile_is_in_nobodys_way(crime):
    review(**answering(crime, result="returned"))
    assert decide(**overtaking(crime, 1, choice=AS_BEFORE)) == 2
    assert not AuditEntry.objects.filter(remark__startswith="overtakes").exists()


def test_an_outcome_still_waits_for_the_one_before_it(crime):
    asked = overtaking(crime, 1, choice=to_outcome("22"))
    assert refusal(decide, **asked) == "decision_waiting"


@pytest.mark.slow
def test_while_it_waits_on_older_answers_the_officer_goes_on_to_what_protects(crime):
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(adult_involved="yes"), after=1)
    assert step(crime) == "give_own_view"
    give_own_view(by=ASHA, at=NOON, crime=crime, number=2, route="investigate", words="An adult.")
    assert step(crime) == "show_recommendation"
    shown(crime, answers(adult_involved="yes"))
    assert step(crime) == "decide"
    [line] = open_crimes(FORCE)
    assert line.next_step == "decide"


def test_where_nothing_says_investigate_it_waits_to_be_returned(crime):
    answered_again(crime, repeated="yes")
    assert step(crime) == "return"


def everything_that_can_follow(crime):
    """Each thing that may be done to a decision that waits, and then nothing for long."""
    yield
    decide(**overtaking(crime, 1, choice=AS_BEFORE))
    yield
    end_of_investigation(crime)
    yield
    decide(**overtaking(crime, 1, choice=to_outcome("21"), overtakes=0))
    yield
    review(**answering(crime, decision=2))
    yield
    review(**answering(crime, decision=3, result="returned"))
    yield
    decide(**overtaking(crime, 1, choice=to_outcome("21"), overtakes=0))
    yield
    review(**answering(crime, decision=4))
    yield
    decide(**overtaking(crime, 1, choice=AS_BEFORE, overtakes=0, ends=4))
    yield


@pytest.mark.slow
def test_rows_and_the_database_agree_on_what_waits(crime):
    waited = []
    for _ in everything_that_can_follow(crime):
        rows = list(Decision.objects.all())
        asked = set(waiting_decisions())
        by_rows = {
            row for row in rows if not hasattr(row, "review") and not overtaken_by(row, rows)
        }
        assert asked == by_rows
        outcome = waiting_outcome(rows)
        assert {row for row in asked if row.outcome_code} == ({outcome} if outcome else set())
        waited.append(sorted(row.number for row in asked))
    assert waited == [[1], [2], [2], [2, 3], [3], [], [4], [], [5]]

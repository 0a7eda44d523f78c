"""The one thing that a crime waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from outcome21.casework import next_steps
from outcome21.casework.actions import (
    assess,
    consider_wish,
    consult_report,
    decide,
    end_investigation,
    finish_step,
    give_own_view,
    link_report,
    reply_by_code,
    review,
    show_recommendation,
    tell,
    wish_by_code,
)
from outcome21.casework.models import Crime, InvestigationStep, Wish
from outcome21.casework.next_steps import next_step
from outcome21.casework.queries import open_crimes
from outcome21.domain.refusals import Refused
from outcome21.web.officers.words import STEPS
from tests.acts import refusal
from tests.casework.story import (
    NOON,
    WORDS,
    a_crime,
    a_report,
    answers,
    confirmed,
    decided,
    force_reference,
    investigating,
    shown,
    to_outcome,
)
from tests.people import ASHA, BRYN, CODE_HOLDER, FORCE

LATER = NOON + timedelta(hours=1)

pytestmark = pytest.mark.django_db


def step(crime):
    return next_step(Crime.objects.get(reference=crime))


def told(crime, who, result):
    tell(by=ASHA, at=NOON, crime=crime, who=who, result=result, words="Because.")


def test_a_crime_waits_for_one_thing_after_another():
    crime = a_crime()
    done = {"by": ASHA, "at": NOON, "crime": crime}
    assert step(crime) == "assess"
    assess(**done, answers=answers())
    assert step(crime) == "give_own_view"
    give_own_view(**done, number=1, route="outcome_21", words="No harm meant.")
    assert step(crime) == "show_recommendation"
    show_recommendation(**done, number=1)
    assert step(crime) == "decide"
    told(crime, "child", "told")
    told(crime, "parent", "not_yet")
    decide(**done, number=1, choice=to_outcome("21"))
    assert step(crime) == "review"
    confirmed(crime, 1)
    assert step(crime) == "tell_parent"
    told(crime, "parent", "told")
    assert step(crime) == "nothing"


def test_a_decision_that_was_returned_waits_to_be_made_again():
    crime = a_crime()
    decision = decided(crime)
    review(by=BRYN, at=NOON, crime=crime, decision=decision, result="returned", words="Ask.")
    assert step(crime) == "decide"


def test_while_an_investigation_is_open_that_is_what_it_waits_for():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    assert step(crime) == "investigate"
    for row in InvestigationStep.objects.all():
        finish_step(by=ASHA, at=NOON, crime=crime, step=row.id, note="Done.")
    assert step(crime) == "end_investigation"
    end_investigation(by=ASHA, at=NOON, crime=crime, finding="It is dealt with.", social_care="")
    assert step(crime) == "decide"


def test_new_answers_during_an_investigation_are_seen_through_first():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(), after=1)
    assert step(crime) == "give_own_view"
    shown(crime, answers())
    assert step(crime) == "investigate"


def test_a_decision_on_older_answers_can_only_be_returned():
    crime = a_crime()
    decision = decided(crime)
    answer = {"by": BRYN, "at": NOON, "crime": crime, "decision": decision, "words": "See 2."}
    shown(crime, answers())
    assert step(crime) == "return"
    with pytest.raises(Refused):
        review(**answer, result="confirmed")
    assert step(crime) == "return"
    review(**answer, result="returned")
    assert step(crime) == "decide"


@pytest.fixture
def closed():
    """A crime with a report and its code, whose outcome was set a moment ago, nobody told yet."""
    receipt, crime = a_report(), a_crime()
    link_report(by=ASHA, at=NOON, report=receipt.reference, crime_reference=force_reference(crime))
    decision = decided(crime)
    review(by=BRYN, at=LATER, crime=crime, decision=decision, result="confirmed", words="")
    return receipt, crime


def told_after(crime, *everybody):
    for who in everybody:
        tell(by=ASHA, at=LATER, crime=crime, who=who, result="told", words="In person.")


def wished(receipt, kind):
    wish_by_code(by=CODE_HOLDER, at=LATER, typed=receipt.code, kind=kind)
    return {"reference": receipt.reference, "wish": Wish.objects.get(considered=None).id}


def considered(wish, result):
    consider_wish(by=ASHA, at=LATER, **wish, result=result, words="Their school helps.")


def on_the_work_list(crime):
    return {line.reference: line.next_step for line in open_crimes(FORCE)}.get(crime, "")


def test_whoever_is_not_told_yet_is_named(closed):
    _, crime = closed
    assert step(crime) == on_the_work_list(crime) == "tell"
    told_after(crime, "child")
    assert step(crime) == on_the_work_list(crime) == "tell_parent"
    told_after(crime, "parent")
    assert (step(crime), on_the_work_list(crime)) == ("nothing", "")


def test_a_child_who_is_not_told_yet_is_named(closed):
    _, crime = closed
    told_after(crime, "parent")
    assert step(crime) == on_the_work_list(crime) == "tell_child"


@pytest.mark.parametrize("kind", ["parents_not_told", "take_back"])
def test_a_wish_against_telling_parents_is_considered_before_they_are_told(closed, kind):
    receipt, crime = closed
    wish = wished(receipt, kind)
    # The child can be told at once.
    assert step(crime) == on_the_work_list(crime) == "tell_child"
    told_after(crime, "child")
    assert step(crime) == on_the_work_list(crime) == "consider_wish"
    given = {"by": ASHA, "at": LATER, "crime": crime, "result": "told", "words": ""}
    assert refusal(tell, **given, who="parent") == "wish_not_considered"
    considered(wish, "not_followed")
    assert step(crime) == on_the_work_list(crime) == "tell_parent"


def test_parents_whom_an_officer_agreed_not_to_tell_are_nobodys_next_step(closed):
    receipt, crime = closed
    wish = wished(receipt, "parents_not_told")
    considered(wish, "followed")
    assert step(crime) == on_the_work_list(crime) == "tell_child"
    told_after(crime, "child")
    assert (step(crime), on_the_work_list(crime)) == ("nothing", "")


def test_one_of_two_children_does_not_speak_for_the_others_parents(closed):
    receipt, crime = closed
    other = a_report(words=replace(WORDS, reporter_kind="child"))
    link_report(by=ASHA, at=NOON, report=other.reference, crime_reference=force_reference(crime))
    told_after(crime, "child")
    considered(wished(receipt, "parents_not_told"), "followed")
    assert step(crime) == on_the_work_list(crime) == "tell_parent"
    considered(wished(other, "parents_not_told"), "followed")
    assert (step(crime), on_the_work_list(crime)) == ("nothing", "")


@pytest.mark.parametrize(
    ("kind", "result"), [("parents_not_told", "in_part"), ("take_back", "followed")]
)
def test_any_other_answer_leaves_parents_to_be_told(closed, kind, result):
    receipt, crime = closed
    considered(wished(receipt, kind), result)
    told_after(crime, "child")
    assert step(crime) == on_the_work_list(crime) == "tell_parent"


def test_what_came_by_the_code_since_is_the_next_step_of_a_finished_crime(closed):
    receipt, crime = closed
    told_after(crime, "child", "parent")
    reply_by_code(by=CODE_HOLDER, at=LATER, typed=receipt.code, words="He is back.")
    wish = wished(receipt, "take_back")
    assert step(crime) == "consider_wish"
    considered(wish, "not_followed")
    assert step(crime) == "read_messages"
    consult_report(by=ASHA, at=LATER, reference=receipt.reference)
    assert step(crime) == "nothing"


def test_every_step_has_its_words():
    codes = {
        value
        for name, value in vars(next_steps).items()
        if name.isupper() and isinstance(value, str)
    }
    borrowed = {
        next_steps.FROM_CODE,
        next_steps.FOLLOWED,
        next_steps.PARENTS_NOT_TOLD,
        next_steps.YOUNG_PERSON,
    }
    assert set(STEPS) == codes - borrowed

"""Ways in which a case could go wrong for a child, each shut."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from outcome21.casework import actions
from outcome21.casework.models import Crime, Person
from outcome21.casework.people import NewPerson
from outcome21.casework.queries import open_crimes, waiting_reports
from outcome21.domain.refusals import Refused
from outcome21.sealing.models import DataKey
from outcome21.sealing.records import ERASED
from tests.acts import refusal
from tests.casework.story import (
    CHILD,
    NOON,
    a_crime,
    a_report,
    answers,
    confirmed,
    end_of_investigation,
    investigating,
    shown,
    to_outcome,
    told,
)
from tests.people import ASHA, BRYN, CARYS, CODE_HOLDER

pytestmark = pytest.mark.django_db

ELEVEN = NewPerson("person_involved", pictured=True, name="Robin", date_of_birth=date(2015, 3, 1))
LATER = NOON + timedelta(days=3)


def decided(crime, number, choice):
    return actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=choice)


def missing(crime, number, choice):
    with pytest.raises(Refused) as refused:
        decided(crime, number, choice)
    return [item.id for item in refused.value.missing]


def finished(crime):
    """Outcome 21, confirmed."""
    number = shown(crime, answers())
    told(crime)
    confirmed(crime, decided(crime, number, to_outcome("21")))


def test_a_child_known_to_be_eleven_is_never_answered_away():
    crime = a_crime(people=(ELEVEN,))
    for word in ("no", "not_known"):
        asked = {"by": ASHA, "at": NOON, "crime": crime, "answers": answers(under_13=word)}
        assert refusal(actions.assess, **asked) == "under_13_on_record"


def test_a_child_found_to_be_eleven_later_holds_outcome_21_back():
    crime = a_crime()
    number = shown(crime, answers())
    told(crime)
    Person.objects.update(age_band="10_12")
    assert missing(crime, number, to_outcome("21")) == ["ages_agree"]


def test_an_investigation_that_ended_before_a_risk_was_known_has_not_dealt_with_it():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    end_of_investigation(crime)
    given = answers(immediate_risk="yes")
    number = actions.assess(by=ASHA, at=LATER, crime=crime, answers=given, after=1)
    actions.give_own_view(
        by=ASHA, at=LATER, crime=crime, number=number, route="investigate", words="At risk."
    )
    actions.show_recommendation(by=ASHA, at=LATER, crime=crime, number=number)
    told(crime)
    left = missing(crime, number, to_outcome("21", "I am sure."))
    assert left == ["risk_dealt_with", "social_care_answered"]


def test_a_child_who_is_still_a_suspect_gets_no_outcome_21():
    crime = a_crime(people=(CHILD, NewPerson("suspect", False, "Sam", date(2011, 5, 5))))
    number = shown(crime, answers())
    told(crime)
    assert missing(crime, number, to_outcome("21")) == ["no_child_suspect"]


def test_new_facts_after_an_outcome_bring_the_crime_back_and_urgent_ones_first():
    crime, other = a_crime(), a_crime()
    finished(crime)
    told(crime)
    assert [line.reference for line in open_crimes("demo")] == [other]
    given = answers(coerced="yes", immediate_risk="yes")
    actions.assess(by=ASHA, at=NOON, crime=crime, answers=given, after=1)
    first, second = open_crimes("demo")
    assert (first.reference, first.next_step, first.urgent) == (crime, "give_own_view", True)
    assert (second.reference, second.urgent) == (other, False)


def test_what_was_told_before_an_outcome_is_not_the_outcome():
    crime = a_crime()
    number = shown(crime, answers())
    told(crime)
    decision = decided(crime, number, to_outcome("21"))
    actions.review(
        by=BRYN,
        at=LATER,
        crime=crime,
        decision=decision,
        result="confirmed",
        words="",
    )
    assert actions.consult_crime(by=ASHA, at=LATER, reference=crime).next_step == "tell"


def test_somebody_who_may_not_answer_does_not_silence_a_message():
    receipt = a_report()
    actions.reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words="Is anyone there?")
    actions.consult_report(by=CARYS, at=NOON, reference=receipt.reference)
    assert waiting_reports("demo", NOON)[0].unread_messages == 1


def test_a_case_stays_readable_when_one_person_was_erased():
    crime = a_crime()
    person = Person.objects.get(crime__reference=crime)
    DataKey.objects.filter(row=person.id).delete()
    [left] = actions.consult_crime(by=ASHA, at=NOON, reference=crime).people
    assert (left.name, left.date_of_birth, left.label) == (ERASED, None, "Person A")


def test_replies_stay_readable_when_one_message_was_erased():
    receipt = a_report()
    actions.confirm_safe_contact(by=ASHA, at=NOON, reference=receipt.reference)
    for words in ("First.", "Second."):
        actions.send_message(by=ASHA, at=NOON, reference=receipt.reference, words=words)
    first = DataKey.objects.filter(table="casework_message", recipient="code").first()
    DataKey.objects.filter(data_key=first.data_key).delete()
    found = actions.read_replies(by=CODE_HOLDER, at=NOON, typed=receipt.code)
    assert ERASED in [words for _, words in found.messages]


def test_nothing_known_has_no_source_and_no_words_reach_a_readable_column():
    given = answers()
    given["gain"] = type(given["gain"])(given["gain"].answer.NOT_KNOWN, "", "mrs jones says")
    asked = {"by": ASHA, "at": NOON, "crime": a_crime(), "answers": given}
    assert refusal(actions.assess, **asked) == "source_of_nothing"


def test_a_made_reference_is_one_that_no_crime_has(monkeypatch):
    made = iter(["60/000001/26", "60/000001/26", "60/000002/26"])
    monkeypatch.setattr(
        "outcome21.accounts.forces.Force.made_reference", lambda self, on: next(made)
    )
    for _ in range(2):
        actions.record_crime(
            by=ASHA,
            at=NOON,
            report=a_report().reference,
            crime_reference="",
            offence="086/02",
            people=(CHILD,),
        )
    assert set(Crime.objects.values_list("crime_reference", flat=True)) == {
        "60/000001/26",
        "60/000002/26",
    }


def test_an_adult_suspect_holds_outcome_21_back_whatever_was_answered():
    crime = a_crime(people=(CHILD, NewPerson("suspect", False, told_age_band="18_over")))
    number = shown(crime, answers())
    told(crime)
    assert missing(crime, number, to_outcome("21")) == ["no_adult_suspect"]


def test_two_officers_do_not_record_one_report_twice_unawares():
    report = a_report().reference
    asked = {
        "by": ASHA,
        "at": NOON,
        "report": report,
        "offence": "086/02",
        "people": (CHILD,),
        "known_crimes": 0,
    }
    actions.record_crime(crime_reference="60/000011/26", **asked)
    again = {**asked, "crime_reference": "60/000012/26"}
    assert refusal(actions.record_crime, **again) == "crime_recorded_meanwhile"
    actions.record_crime(**{**again, "known_crimes": 1})

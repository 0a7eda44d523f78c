"""What the database itself refuses, whichever page, act or hand tries."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, models, transaction

from outcome21.casework.models import (
    Assessment,
    AssessmentAnswer,
    Crime,
    Decision,
    Investigation,
    InvestigationStep,
    Involvement,
    Outcome,
    Person,
    Report,
    ReportOfCrime,
    Review,
)
from tests.casework.story import (
    NOON,
    a_crime,
    a_report,
    answers,
    confirmed,
    decided,
    investigating,
)

pytestmark = pytest.mark.django_db


def copy_of(record: models.Model, **changes: object) -> models.Model:
    """The same row under another id, unsaved."""
    fields = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    return type(record)(**{**fields, "id": uuid4(), **changes})


def refused(record: models.Model) -> str:
    """The database's own words when it refuses to insert the row."""
    with pytest.raises(DatabaseError) as failed, transaction.atomic():
        record.save(force_insert=True)
    return str(failed.value)


def a_suspect(person: Person, **changes: object) -> Involvement:
    fields = {"force": "demo", "person": person, "role": "suspect", "starts_at": NOON}
    return Involvement(**{**fields, "given_by": "staff:asha", **changes})


def test_nobody_pictured_becomes_a_suspect_of_the_same_crime():
    a_crime()
    assert "nobody pictured is a suspect" in refused(a_suspect(Person.objects.get()))


def test_a_role_that_somebody_pictured_holds_is_not_changed_into_suspect():
    a_crime()
    with pytest.raises(DatabaseError), transaction.atomic():
        Involvement.objects.update(role="suspect")
    assert Involvement.objects.get().role == "person_involved"


def test_a_suspect_does_not_become_pictured():
    a_crime()
    Person.objects.update(pictured=False)
    a_suspect(Person.objects.get()).save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.update(pictured=True)
    assert not Person.objects.get().pictured


def test_an_exception_of_a_supervisor_is_the_only_way():
    a_crime()
    a_suspect(Person.objects.get(), supervisor_exception=True).save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Involvement.objects.filter(role="suspect").update(supervisor_exception=False)


def test_a_suspect_who_is_not_pictured_is_accepted():
    a_crime()
    Person.objects.update(pictured=False)
    a_suspect(Person.objects.get()).save()
    assert Involvement.objects.filter(role="suspect").count() == 1


def test_a_crime_has_one_current_outcome():
    crime = a_crime()
    confirmed(crime, decided(crime))
    outcome = Outcome.objects.get()
    decision = copy_of(outcome.decision, number=2)
    decision.save()
    assert "one_current_outcome" in named(refused(copy_of(outcome, decision_id=decision.id)))
    copy_of(outcome, decision_id=decision.id, ended_at=NOON).save()


def test_a_decision_sets_one_outcome():
    crime = a_crime()
    confirmed(crime, decided(crime))
    refused(copy_of(Outcome.objects.get(), ended_at=NOON))
    assert Outcome.objects.count() == 1


def test_nobody_reviews_their_own_decision():
    crime = a_crime()
    decided(crime)
    decision = Decision.objects.get()
    own = Review(
        force="demo",
        decision=decision,
        result="confirmed",
        reviewed_at=NOON,
        reviewed_by="staff:asha",
        decided_by="staff:asha",
    )
    assert "nobody_reviews_their_own_decision" in refused(own)


def test_a_decision_has_one_review():
    crime = a_crime()
    confirmed(crime, decided(crime))
    refused(copy_of(Review.objects.get()))
    assert Review.objects.count() == 1


@pytest.mark.parametrize("column", ["number_digest", "code_digest", "reference"])
def test_no_two_reports_of_a_force_have_the_same(column):
    a_report()
    report = Report.objects.get()
    fresh = {"number_digest": "1" * 64, "code_digest": "2" * 64, "reference": "0000000000"}
    del fresh[column]
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_of(report, **fresh).save(force_insert=True)
    copy_of(report, **fresh, force="elsewhere").save(force_insert=True)


@pytest.mark.parametrize("column", ["reference", "crime_reference"])
def test_no_two_crimes_of_a_force_have_the_same(column):
    a_crime()
    crime = Crime.objects.get()
    fresh = {"reference": "0000000000", "crime_reference": "60/999999/26"}
    del fresh[column]
    refused(copy_of(crime, **fresh))
    copy_of(crime, **fresh, force="elsewhere").save(force_insert=True)


def test_a_report_is_joined_to_a_crime_once():
    a_crime()
    refused(copy_of(ReportOfCrime.objects.get()))


def test_labels_and_numbers_are_used_once_in_a_crime():
    crime = a_crime()
    decided(crime)
    for record in (Person, Assessment, Decision):
        refused(copy_of(record.objects.get()))


def test_a_question_has_one_answer_and_it_is_one_of_four():
    crime = a_crime()
    decided(crime)
    answer = AssessmentAnswer.objects.first()
    refused(copy_of(answer))
    assert "answer_is_known" in refused(copy_of(answer, question="another", answer=4))


@pytest.mark.parametrize(
    ("choice", "code"), [("investigate", "21"), ("outcome", ""), ("caution", "21")]
)
def test_a_decision_names_an_outcome_exactly_when_it_sets_one(choice, code):
    crime = a_crime()
    decided(crime)
    decision = copy_of(Decision.objects.get(), number=2, choice=choice, outcome_code=code)
    assert "outcome_decisions_name_one" in refused(decision)


def test_a_crime_has_one_open_investigation():
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    decision = copy_of(Decision.objects.get(), number=2)
    decision.save()
    refused(copy_of(Investigation.objects.get(), decision_id=decision.id))
    copy_of(Investigation.objects.get(), decision_id=decision.id, ended_at=NOON).save()


@pytest.mark.parametrize("changes", [{"done_at": NOON}, {"done_by": "staff:asha"}])
def test_a_step_is_done_by_somebody_at_some_moment(changes):
    crime = a_crime()
    investigating(crime, answers(coerced="yes"))
    step = InvestigationStep.objects.first()
    assert "done_at_goes_with_done_by" in refused(copy_of(step, **changes))


def named(said: str) -> str:
    """PostgreSQL names the rule; SQLite names the columns that it is about."""
    return said.replace("casework_outcome.crime_id, casework_outcome.force", "one_current_outcome")

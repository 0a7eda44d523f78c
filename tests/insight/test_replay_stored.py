"""The stored assessments as past answers: coded answers alone, each read once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from outcome21.casework.models import Crime
from outcome21.casework.people import NewPerson
from outcome21.domain.policy import Route, policy_in_force
from outcome21.insight.replay import references, replay
from outcome21.insight.replay_result import Part, Result
from outcome21.insight.replay_stored import stored_answers_of
from tests.casework import story
from tests.casework.story import CHILD, NOON, a_crime, answers, given
from tests.insight.some_policies import a_question, a_rule
from tests.people import ASHA

pytestmark = pytest.mark.django_db

OLDER = NewPerson("person_involved", pictured=False, name="Sam", date_of_birth=date(2010, 5, 5))
ADULT = NewPerson("witness", pictured=False, name="Kim", date_of_birth=date(1980, 5, 5))


def stricter(policy):
    """The same policy, but what went beyond the first children is investigated."""
    rules = [
        replace(rule, route=Route.INVESTIGATE) if rule.questions == ("shared_widely",) else rule
        for rule in policy.rules
    ]
    return replace(policy, rules=tuple(rules))


def assessed(crime, **words):
    return story.assessed(crime, answers(**words))


def test_every_stored_assessment_is_replayed_by_its_coded_answers():
    policy = policy_in_force(NOON.date())
    first, second = a_crime(people=(OLDER, CHILD, ADULT)), a_crime(people=(OLDER,))
    assessed(first, shared_widely="yes")
    assessed(first, shared_widely="no")
    assessed(second, shared_widely="yes", coerced="not_known")
    with stored_answers_of(None) as past:
        found = replay(policy, stricter(policy), past)
        listed = [references(policy, stricter(policy), past, m.key) for m in found.moves]
    own = {crime.reference: crime.crime_reference for crime in Crime.objects.all()}
    assert (found.total, found.compared, found.changed) == (3, 3, 2)
    assert sorted(name for names in listed for name in names) == sorted(
        [f"{own[first]}/1", f"{own[second]}/1"]
    )
    assert {move.before for move in found.moves} == {
        Result("review", "non_aggravated"),
        Result("find_out", "not_known"),
    }
    assert found.by_force == (Part("force", ASHA.force, 3, 2),)
    assert found.by_age_band == (Part("age_band", "13_15", 2, 1), Part("age_band", "16_17", 1, 1))


def test_a_question_of_the_name_of_a_column_is_read_from_the_database_all_the_same():
    policy = policy_in_force(NOON.date())
    asked = replace(
        policy,
        questions=(*policy.questions, a_question("force"), a_question("reference")),
        rules=(*policy.rules, a_rule(Route.INVESTIGATE, force="yes", reference="no")),
    )
    assessed(a_crime())
    with stored_answers_of(None) as past:
        assert replay(policy, asked, past).never_asked.questions == ("force", "reference")


def test_only_the_force_that_is_asked_for_is_read():
    policy = policy_in_force(NOON.date())
    assessed(a_crime())
    for force, total in ((ASHA.force, 1), ("elsewhere", 0)):
        with stored_answers_of(force) as past:
            assert replay(policy, stricter(policy), past).total == total


def test_a_crime_without_a_child_of_known_age_has_no_band():
    policy = policy_in_force(NOON.date())
    assessed(a_crime(people=(ADULT,)))
    with stored_answers_of(None) as past:
        assert replay(policy, policy, past).by_age_band == (Part("age_band", "not_known", 1, 0),)


def test_a_new_question_was_never_asked_of_any_stored_assessment():
    policy = policy_in_force(NOON.date())
    asked = replace(
        policy,
        questions=(*policy.questions, a_question("afraid")),
        rules=(*policy.rules, a_rule(Route.INVESTIGATE, afraid="yes")),
    )
    assessed(a_crime())
    with stored_answers_of(None) as past:
        apart = replay(policy, asked, past).never_asked
    assert (apart.count, apart.changed_if_no, apart.changed_if_yes) == (1, 0, 1)
    assert apart.questions == ("afraid",)


def test_assessments_in_several_batches_are_each_read_once(
    monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("outcome21.insight.replay_stored.BATCH", 2)
    policy, crime, told = policy_in_force(NOON.date()), a_crime(), []
    for nth in range(5):
        assessed(crime, gain=("no", "yes")[nth % 2])
    with stored_answers_of(None) as past, django_assert_max_num_queries(11):
        found = replay(policy, policy, past, progress=lambda *how_far: told.append(how_far))
    assert found.total == 5
    assert dict(found.unchanged) == {
        Result("outcome_21", "non_aggravated"): 3,
        Result("investigate", "aggravated"): 2,
    }
    reading = "Reading the assessments"
    assert told[:3] == [(reading, 0.4), (reading, 0.8), (reading, 1.0)]
    assert told[-1] == ("Comparing", 1.0)
    assert {what for what, _ in told} == {reading, "Comparing"}


def test_no_name_and_no_word_of_a_case_is_read():
    policy = policy_in_force(NOON.date())
    assessed(a_crime())
    with stored_answers_of(None) as past:
        replay(policy, policy, past)
        kept = past.rows("select * from answers")
    assert len(kept) == 1
    for word in ("Robin", "Invented", "01632", "pupils"):
        assert word not in str(kept)
    assert given("yes").source == "officer_check"
    assert "officer_check" not in str(kept)

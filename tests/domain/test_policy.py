"""The policy in force: what it recommends, over many random sets of answers as well as by name."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcome21.domain.policy import (
    Answer,
    NoPolicyInForce,
    Route,
    UnknownQuestion,
    floor,
    policy_in_force,
    policy_version,
    recommend,
)
from tests.domain.reading_grade import grade

TODAY = date(2026, 11, 22)
POLICY = policy_in_force(TODAY)
QUESTIONS = [question.id for question in POLICY.questions]
ALL_NO = dict.fromkeys(QUESTIONS, Answer.NO)
FLOOR = floor()

KNOWN_OR_NOT = st.sampled_from([Answer.NO, Answer.NOT_KNOWN, Answer.YES])
# Mostly no, so that the milder routes are reached as well.
MOSTLY_NO = st.one_of(st.just(Answer.NO), st.just(Answer.NO), st.just(Answer.NO), KNOWN_OR_NOT)
ANSWERS = st.fixed_dictionaries(dict.fromkeys(QUESTIONS, MOSTLY_NO))
many = settings(max_examples=150, deadline=None)


def with_yes(*questions):
    return ALL_NO | dict.fromkeys(questions, Answer.YES)


def test_nothing_aggravating_and_everything_known_is_outcome_21():
    found = recommend(POLICY, ALL_NO)
    assert (found.route, found.category) == (Route.OUTCOME_21, "non_aggravated")
    assert found.missing == ()
    assert [reason.question for reason in found.reasons] == [""]
    assert "found none" in found.reasons[0].sentence


def test_nothing_known_has_to_be_found_out():
    found = recommend(POLICY, {})
    assert (found.route, found.category) == (Route.FIND_OUT, "not_known")
    assert "not known" in found.reasons[-1].sentence
    assert set(found.missing) == {*POLICY.route_questions, *POLICY.category_questions}


def test_missing_names_floor_questions_first_and_then_keeps_the_order_of_the_file():
    missing = recommend(POLICY, {}).missing
    first = [name for name in QUESTIONS if name in FLOOR.investigate]
    assert list(missing[: len(first)]) == first
    rest = [name for name in QUESTIONS if name in missing and name not in first]
    assert list(missing[len(first) :]) == rest


@pytest.mark.parametrize("question", sorted(FLOOR.investigate))
def test_each_floor_question_investigates_by_itself(question):
    for others in (ALL_NO, {}):
        found = recommend(POLICY, {**others, question: Answer.YES})
        assert found.route is Route.INVESTIGATE
        assert (found.category == "aggravated") == (question in FLOOR.aggravated)
        assert question in [reason.question for reason in found.reasons]


@pytest.mark.parametrize(
    ("question", "route", "category"),
    [
        ("power_imbalance", Route.INVESTIGATE, "other"),
        ("repeated", Route.REVIEW, "repeated"),
        ("shared_widely", Route.REVIEW, "non_aggravated"),
        ("vulnerable", Route.REVIEW, "non_aggravated"),
        ("other_offence", Route.REVIEW, "non_aggravated"),
        ("stranger", Route.OUTCOME_21, "non_aggravated"),
        ("still_online", Route.OUTCOME_21, "non_aggravated"),
    ],
)
def test_each_other_question_does_what_the_table_says(question, route, category):
    found = recommend(POLICY, with_yes(question))
    assert (found.route, found.category) == (route, category)


def test_the_category_is_the_first_in_the_order_of_the_file():
    found = recommend(POLICY, with_yes("repeated", "power_imbalance", "gain"))
    assert found.category == "aggravated"
    assert recommend(POLICY, with_yes("repeated", "power_imbalance")).category == "other"


def test_a_category_waits_for_the_facts_it_rests_on_unless_it_is_aggravated():
    answers = with_yes("repeated") | {"gain": Answer.NOT_KNOWN}
    assert recommend(POLICY, answers).category == "not_known"
    assert recommend(POLICY, answers | {"coerced": Answer.YES}).category == "aggravated"


def test_a_question_used_only_for_actions_never_has_to_be_found_out():
    answers = ALL_NO | {"stranger": Answer.NOT_KNOWN, "still_online": Answer.NOT_ASKED}
    found = recommend(POLICY, answers)
    assert found.route is Route.OUTCOME_21
    assert found.missing == ()


@pytest.mark.parametrize("other", ["gain", "coerced", "deceived"])
def test_a_stranger_with_a_sign_of_harm_goes_to_the_national_crime_agency(other):
    found = recommend(POLICY, with_yes("stranger", other))
    assert "refer_ceop" in found.actions
    reason = found.reasons[-1]
    assert (reason.question, reason.answer) == (f"stranger, {other}", "yes, yes")
    assert "refer_ceop" not in recommend(POLICY, with_yes("stranger")).actions
    assert "refer_ceop" not in recommend(POLICY, with_yes(other)).actions


def test_actions_are_those_of_every_rule_and_those_for_always_each_once():
    found = recommend(POLICY, with_yes("immediate_risk", "under_13", "exploited", "still_online"))
    assert found.actions == (
        "safeguard_now",
        "refer_childrens_social_care",
        "strategy_discussion",
        "consider_nrm",
        "report_remove",
        "offer_support",
        "consider_parents",
        "consider_school",
    )
    assert set(found.actions) <= set(POLICY.action_labels)


def test_a_question_not_asked_or_left_out_counts_as_not_known():
    left_out = {name: answer for name, answer in ALL_NO.items() if name != "gain"}
    expected = recommend(POLICY, ALL_NO | {"gain": Answer.NOT_KNOWN})
    assert recommend(POLICY, left_out) == expected
    assert recommend(POLICY, ALL_NO | {"gain": Answer.NOT_ASKED}) == expected


def test_an_answer_to_a_question_that_is_not_asked_is_refused():
    with pytest.raises(UnknownQuestion):
        recommend(POLICY, {"favourite_colour": Answer.NO})


@many
@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_a_no_that_becomes_a_yes_never_lowers_the_severity(answers, question):
    before = recommend(POLICY, answers | {question: Answer.NO}).route
    assert recommend(POLICY, answers | {question: Answer.YES}).route >= before


@pytest.mark.slow
@many
@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_a_no_that_becomes_a_not_known_never_lowers_the_severity(answers, question):
    before = recommend(POLICY, answers | {question: Answer.NO}).route
    assert recommend(POLICY, answers | {question: Answer.NOT_KNOWN}).route >= before


@many
@given(ANSWERS, st.sampled_from(POLICY.route_questions))
def test_with_a_route_question_not_known_it_is_never_outcome_21_or_review(answers, question):
    found = recommend(POLICY, answers | {question: Answer.NOT_KNOWN})
    assert found.route >= Route.FIND_OUT
    assert question in found.missing


@pytest.mark.slow
@many
@given(ANSWERS)
def test_route_and_category_fit_together_whatever_the_answers(answers):
    found = recommend(POLICY, answers)
    unknown = [name for name in POLICY.category_questions if answers[name] == Answer.NOT_KNOWN]
    assert found.category != "aggravated" or found.route is Route.INVESTIGATE
    assert found.route is not Route.OUTCOME_21 or found.category == "non_aggravated"
    assert found.category != "not_known" or unknown
    assert found.reasons
    for name in FLOOR.aggravated:
        assert answers[name] != Answer.YES or found.category == "aggravated"


def test_the_data_form_is_what_the_command_prints():
    data = recommend(POLICY, with_yes("gain")).as_data()
    assert list(data) == [
        *("policy", "digest", "route", "category", "actions", "reasons", "missing"),
    ]
    assert (data["policy"], data["route"]) == ("ew-2026-11", "investigate")
    assert list(data["reasons"][0]) == ["question", "answer", "sentence", "source"]


def test_a_policy_is_found_by_day_and_nation():
    assert policy_in_force(date(2026, 11, 1), "wales") is POLICY
    assert policy_version("ew-2026-11") is POLICY
    for on, nation in [(date(2026, 10, 31), "england"), (TODAY, "scotland")]:
        with pytest.raises(NoPolicyInForce):
            policy_in_force(on, nation)
    with pytest.raises(NoPolicyInForce, match="ew-2026-11"):
        policy_version("ew-1999-01")


def test_a_policy_proved_against_another_floor_is_readable_and_not_in_force(monkeypatch):
    raised = replace(FLOOR, digest="0" * 64, investigate=FLOOR.investigate | {"afraid"})
    monkeypatch.setattr("outcome21.domain.policy.floor", lambda: raised)
    with pytest.raises(NoPolicyInForce, match="the floor has changed"):
        policy_in_force(TODAY)
    assert policy_version("ew-2026-11") is POLICY


def test_an_answer_is_read_from_its_word_and_from_no_other():
    assert [Answer.from_word(answer.word) for answer in Answer] == list(Answer)
    for word in ("", "YES", "maybe", "1"):
        with pytest.raises(ValueError, match="yes, no"):
            Answer.from_word(word)


def sentences_for_parents():
    reasons = [rule.reason for rule in POLICY.rules]
    ignorance = recommend(POLICY, {}).reasons[-1].sentence
    parents = [question.parent for question in POLICY.questions]
    return [*reasons, *parents, POLICY.otherwise_reason, ignorance]


@pytest.mark.parametrize("sentence", sentences_for_parents())
def test_a_parent_can_follow_each_reason_and_question(sentence):
    assert grade(sentence) <= 9


@pytest.mark.parametrize("question", POLICY.questions, ids=QUESTIONS)
def test_a_child_can_follow_each_question(question):
    assert grade(question.child) <= 5


def test_no_sentence_calls_a_child_a_suspect_or_blames_one():
    everything = " ".join(
        [*sentences_for_parents(), *(question.child for question in POLICY.questions)]
    ).lower()
    for word in ("suspect", "offender", "victim", "guilty", "admit", "should have known"):
        assert word not in everything


def test_every_question_says_what_counts_and_never_asks_anybody_to_view():
    for question in POLICY.questions:
        assert any(sign in question.help for sign in ("Counts", "Worked out", "Answer only"))
        assert question.group in POLICY.groups
    never = POLICY.question("violent_or_unusual").help
    assert "Never view it" in never

"""What an outcome needs before it may be set, and when Outcome 21 is closed to everybody."""

from dataclasses import replace
from datetime import date

import pytest

from outcome21.domain.outcomes import (
    CHECKS,
    OutcomeFacts,
    closed_to_everybody,
    framework,
    framework_digest,
    missing_for,
    offered_on,
    outcome,
    outcomes_on,
    prompts_for,
    refuse_if_closed,
)
from outcome21.domain.policy import Answer, floor, policy_in_force
from outcome21.domain.refusals import Refused
from tests.domain.reading_grade import grade

TODAY = date(2026, 11, 22)
RISKS = ("under_13", "immediate_risk", "capacity_concern", "power_imbalance")
QUESTIONS = tuple(question.id for question in policy_in_force(TODAY).questions)
ALL_NO = dict.fromkeys(QUESTIONS, Answer.NO)

READY = OutcomeFacts(
    answers=ALL_NO,
    questions=QUESTIONS,
    identified_ages=(14, 15),
    rationale_filled=frozenset(prompt.id for prompt in prompts_for("21", TODAY)),
    told_or_why_not={"child": True, "parent": True},
)


def missing(code="21", facts=READY, **changes):
    return [item.id for item in missing_for(code, replace(facts, **changes), TODAY)]


def answered(**words):
    return ALL_NO | {name: Answer.from_word(word) for name, word in words.items()}


def test_outcome_21_may_be_set_when_nothing_is_missing():
    assert missing() == []


@pytest.mark.parametrize("question", sorted(floor().aggravated))
def test_an_aggravated_yes_closes_outcomes_21_and_22_to_everybody_whatever_else_is_there(question):
    answers = answered(**{question: "yes"})
    everything = {
        "departs": True,
        "risks_dealt_with": frozenset(RISKS),
        "social_care_answered_for": frozenset(RISKS),
    }
    assert missing(answers=answers, **everything) == ["outcome_21_closed"]
    assert "outcome_21_closed" in missing("22", answers=answers, **everything)
    assert floor().words[question] in closed_to_everybody(answers)


@pytest.mark.parametrize("question", sorted(floor().must_be_known))
@pytest.mark.parametrize("word", ["not_known", "not_asked"])
def test_a_fact_that_must_be_known_closes_it_while_it_is_not(question, word):
    answers = answered(**{question: word})
    assert "outcome_21_closed" in missing(answers=answers, departs=True)
    assert f"not known whether {floor().words[question]}" in closed_to_everybody(answers)


def test_an_age_on_record_that_the_answers_forget_is_missing():
    assert missing(under_13_on_record=Answer.YES) == ["ages_agree"]
    assert missing(under_13_on_record=Answer.NO) == []


def test_a_child_who_is_still_a_suspect_is_no_case_for_outcome_21_or_22():
    assert missing(child_is_suspect=True) == ["no_child_suspect"]
    assert "no_child_suspect" in missing("22", child_is_suspect=True)
    assert "no_child_suspect" not in missing("16", child_is_suspect=True)


def test_an_adult_suspect_contradicts_the_answer_that_no_adult_took_part():
    assert missing(adult_is_suspect=True) == ["no_adult_suspect"]
    assert "no_adult_suspect" not in missing("16", adult_is_suspect=True)


def test_what_was_done_about_one_risk_does_not_clear_another():
    answers = answered(immediate_risk="yes", capacity_concern="yes")
    done = {"risks_dealt_with": frozenset({"capacity_concern"}), "departs": True}
    assert missing(answers=answers, **done) == ["risk_dealt_with", "social_care_answered"]


def test_it_opens_again_when_a_new_assessment_answers_no():
    assert closed_to_everybody(answered(exploited="yes", gain="not_known"))
    assert closed_to_everybody(ALL_NO) is None
    assert closed_to_everybody(answered(deceived="not_known")) is None


def test_it_is_closed_while_there_is_no_assessment():
    assert "Make an assessment first" in closed_to_everybody(None)
    assert missing(answers=None, questions=())[0] == "outcome_21_closed"


def test_the_refusal_names_the_rule_and_other_outcomes_are_not_refused():
    with pytest.raises(Refused) as refused:
        refuse_if_closed("21", answered(coerced="yes"))
    assert refused.value.code == "outcome_21_closed"
    refuse_if_closed("18", answered(coerced="yes"))
    refuse_if_closed("21", ALL_NO)


@pytest.mark.parametrize(
    "question", ["under_13", "immediate_risk", "capacity_concern", "power_imbalance"]
)
@pytest.mark.parametrize("code", ["21", "22"])
def test_a_risk_is_lifted_by_what_was_done_and_then_only_by_departure(question, code):
    answers = answered(**{question: "yes"})
    social_care = question in ("under_13", "immediate_risk")
    first = missing(code, answers=answers, intervention_completed=True)
    assert first == [
        "risk_dealt_with",
        *(["social_care_answered"] if social_care else []),
        "departure_for_risk",
    ]
    done = {
        "risks_dealt_with": frozenset(RISKS),
        "social_care_answered_for": frozenset(RISKS),
        "intervention_completed": True,
    }
    assert missing(code, answers=answers, **done) == ["departure_for_risk"]
    assert missing(code, answers=answers, **done, departs=True) == []


def test_every_question_is_answered_by_more_than_a_code():
    assert missing(answered_only_by_code=frozenset({"repeated"})) == ["not_by_code_alone"]
    without = {name: answer for name, answer in ALL_NO.items() if name != "repeated"}
    assert missing(answers=without) == ["every_question_answered"]


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ((), ["somebody_identified"]),
        ((None,), ["somebody_aged_10"]),
        ((9,), ["somebody_aged_10"]),
        ((10,), []),
        ((9, None, 12), []),
    ],
)
def test_somebody_is_identified_who_was_10_or_over(ages, expected):
    assert missing(identified_ages=ages) == expected


def test_child_and_parent_are_told_or_the_record_says_why_not():
    assert missing(told_or_why_not={}) == ["child_told", "parent_told"]
    assert missing(told_or_why_not={"child": True, "parent": False}) == ["parent_told"]


def test_every_prompt_of_the_rationale_is_filled():
    filled = READY.rationale_filled - {"checks"}
    found = missing_for("21", replace(READY, rationale_filled=filled), TODAY)
    assert [item.id for item in found] == ["rationale_checks"]
    assert "what was checked" in found[0].sentence


def test_outcome_22_needs_the_activity_to_be_completed():
    assert missing("22") == ["intervention_completed"]
    assert missing("22", intervention_completed=True) == []


def test_other_outcomes_need_their_reasons_only_even_where_21_is_closed():
    bare = OutcomeFacts(answers=answered(coerced="yes"))
    assert missing("18", facts=bare) == ["rationale_why"]
    assert missing("18", facts=bare, rationale_filled=frozenset({"why"})) == []


def test_the_framework_holds_1_to_23_with_the_three_alternatives():
    codes = [row.code for row in framework().outcomes]
    numbers = [str(number) for number in range(1, 24)]
    assert sorted(codes) == sorted([*numbers, "1A", "2A", "3A"])
    assert len(framework_digest()) == 64


def test_officers_are_not_offered_19_and_what_does_not_fit_these_offences():
    hidden = {row.code for row in outcomes_on(TODAY)} - {row.code for row in offered_on(TODAY)}
    assert hidden == {"6", "7", "23"}
    assert "19" not in {row.code for row in outcomes_on(TODAY)}
    assert "unverified" in outcome("23", TODAY).label
    assert outcome("22", TODAY).mandatory_from == date(2021, 4, 1)
    for code in ("19", "99", "0", "6"):
        with pytest.raises(Refused):
            missing_for(code, READY, TODAY)


def test_an_outcome_is_not_in_use_before_its_time():
    assert "21" not in {row.code for row in outcomes_on(date(2015, 12, 31))}
    assert "21" in {row.code for row in outcomes_on(date(2016, 1, 1))}


def test_the_program_knows_every_check_that_the_data_names():
    assert {need.id for need in framework().needs} <= set(CHECKS)
    known = {name for need in framework().needs for name in need.questions}
    assert known <= set(QUESTIONS)


def test_what_is_missing_is_said_in_plain_words_that_say_what_to_do():
    for need in framework().needs:
        assert grade(need.sentence) <= 10, need.id
    assert grade(closed_to_everybody(answered(coerced="yes"))) <= 10

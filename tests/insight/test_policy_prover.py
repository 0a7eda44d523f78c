"""Proving a policy: what is proved is true, what is broken is told by its smallest example."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from outcome21.domain.policy import (
    Answer,
    PolicyError,
    Recommendation,
    Route,
    floor,
    proof_of,
    read_policy,
)
from outcome21.domain.policy_proof import PROPERTIES, read_proof, refuse_unproved
from outcome21.insight import policy_prover
from outcome21.insight.policy_prover import Disagreement, prove
from outcome21.insight.policy_stories import Counterexample, Result, asked_for_nothing, story
from tests.domain.reading_grade import grade
from tests.insight import every_answer
from tests.insight.any_policy import (
    FLOOR,
    GUARDS,
    POLICIES,
    SHIPPED,
    policy_of,
    rule,
    small_policies,
)
from tests.insight.hard_policy import large_policy, pigeons
from tests.policies.newest import NEWEST

BROKEN = Path(__file__).parents[1] / "policies" / "broken"
FILES = sorted(file for file in POLICIES.glob("*.toml") if file.name != "floor.toml")

STORIES = {
    1: "If all the answers were no, this policy would give no category. It must give one.",
    2: "If money, gifts or any other gain was asked for, offered or made, and everything else "
    "were no, this policy would call it other. The floor asks for aggravated.",
    3: "If another crime happened as well, and everything else were no, this policy would "
    "recommend review. If it then turned out that it is still being shown or passed on, it would "
    "recommend Outcome 21. A yes would make the route less serious.",
    4: "If it went beyond the children first involved, and everything else were no, this policy "
    "would recommend an investigation. If nobody then knew whether a child in it is known to be "
    "at risk, it would recommend finding out more. Not knowing would make the route less serious.",
    5: "If it is still being shown or passed on, and everything else were no, this policy would "
    "recommend Outcome 21. The category would be other. The two do not go together.",
    6: "This policy asks whether it is still being shown or passed on. A yes or a no to it would "
    "never change the route, the category or an action.",
}


def states(verdict):
    return [each.state for each in verdict.properties]


def told(policy, asked=FLOOR):
    """The stories of a policy by the number of the property."""
    return {each.number: each.story for each in prove(policy, asked).properties if each.story}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_policy_that_may_be_in_force_is_proved_again_and_its_proof_says_so(file):
    policy = read_policy(file.read_bytes(), file.name)
    if policy.version != NEWEST.version and proof_of(policy).floor_digest != floor().digest:
        return  # Proved in its day against the floor of its day; nothing is recommended by it.
    verdict = prove(policy, floor())
    assert states(verdict) == ["proved"] * 6
    proof = file.with_suffix("").with_name(f"{policy.version}.proof.json")
    read = read_proof(proof.read_bytes(), proof.name)
    refuse_unproved(policy, floor(), read)
    assert read.properties == tuple(each.sentence for each in verdict.properties) == PROPERTIES
    assert read.solver.startswith("z3 ")
    assert read.proved_on >= date(2026, 11, 1)


@pytest.mark.parametrize("number", STORIES)
def test_each_broken_policy_breaks_its_own_property_alone_and_is_told_as_a_story(number):
    file = BROKEN / f"p{number}.toml"
    verdict = prove(read_policy(file.read_bytes(), file.name), floor())
    assert {each.number: each.story for each in verdict.properties if each.state == "broken"} == {
        number: STORIES[number]
    }
    assert states(verdict).count("proved") == 5
    assert grade(STORIES[number]) <= 9


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(small_policies())
def test_verdict_and_smallest_example_are_those_of_trying_all_answers(policy):
    verdict = prove(policy, FLOOR)
    found = {
        each.number: (
            each.counterexample.size,
            {n: a for n, a in each.counterexample.answers.items() if a is not Answer.NO},
            each.counterexample.turned,
        )
        for each in verdict.properties
        if each.counterexample
    }
    assert found == every_answer.smallest_breaches(policy, FLOOR)
    useless = every_answer.asked_for_nothing(policy)
    assert verdict.properties[5].story == (asked_for_nothing(policy, useless) if useless else "")
    assert all(bool(each.story) == (each.state == "broken") for each in verdict.properties)
    assert "not settled" not in states(verdict)


def test_of_two_examples_as_small_the_one_that_stands_first_in_the_file_is_told():
    review = [rule({name: Answer.YES}, Route.REVIEW) for name in ("q3", "q2")]
    policy = policy_of(4, [*GUARDS, *review], category="other")
    assert told(policy)[5].startswith("If all the answers were no, this policy would recommend")
    policy = policy_of(
        4,
        [*GUARDS, rule({"q3": Answer.YES}, None, "other"), rule({"q2": Answer.YES}, None, "other")],
    )
    assert told(policy)[5].startswith("If sign 2 is there, and everything else were no,")


TOLD = {
    "a yes of the floor without an investigation": (
        [GUARDS[0], rule({"q1": Answer.YES}, Route.REVIEW)],
        {},
        2,
        "If sign 1 is there, and everything else were no, this policy would recommend review. "
        "The floor asks for an investigation.",
    ),
    "all no without Outcome 21": (
        GUARDS,
        {"route": Route.REVIEW},
        2,
        "If all the answers were no, this policy would recommend review. It must then be "
        "Outcome 21.",
    ),
    "all no in another category": (
        GUARDS,
        {"category": "repeated"},
        2,
        "If all the answers were no, this policy would call it repeated. It must then be "
        "non-aggravated.",
    ),
    "no route": (
        GUARDS,
        {"route": None},
        1,
        "If all the answers were no, this policy would give no route. It must give one.",
    ),
    "neither": (
        GUARDS,
        {"route": None, "category": None},
        1,
        "If all the answers were no, this policy would give no route and no category. It must give "
        "both.",
    ),
    "aggravated without an investigation": (
        [*GUARDS, rule({"q2": Answer.YES}, Route.REVIEW, "aggravated")],
        {},
        5,
        "If sign 2 is there, and everything else were no, this policy would recommend "
        "review. The category would be aggravated. The two do not go together.",
    ),
    "Outcome 21 while the category is open": (
        [*GUARDS, rule({"q2": Answer.YES, "q3": Answer.YES}, None, "other")],
        {},
        5,
        "If nobody knew whether sign 2 is there, and everything else were no, this policy would "
        "recommend Outcome 21. The category would be not known. The two do not go together.",
    ),
    "several answers": (
        [*GUARDS, rule({"q2": Answer.YES, "q3": Answer.YES, "q4": Answer.NO}, Route.REVIEW)],
        {},
        3,
        "If sign 2 is there, and sign 3 is there, and everything else were no, this policy would "
        "recommend review. If it then turned out that sign 4 is there, it would recommend "
        "Outcome 21. A yes would make the route less serious.",
    ),
    "a yes beside something not known": (
        [*GUARDS, rule({"q2": Answer.NOT_KNOWN, "q3": Answer.NO}, Route.INVESTIGATE)],
        {},
        3,
        "If nobody knew whether sign 2 is there, and everything else were no, this policy would "
        "recommend an investigation. If it then turned out that sign 3 is there, it would "
        "recommend finding out more. A yes would make the route less serious.",
    ),
    "not knowing from nothing but no": (
        [
            *GUARDS,
            rule({"q2": Answer.NO}, Route.INVESTIGATE),
            rule({"q2": Answer.YES}, Route.REVIEW),
        ],
        {},
        4,
        "If all the answers were no, this policy would recommend an investigation. If nobody then "
        "knew whether sign 2 is there, it would recommend finding out more. Not knowing would make "
        "the route less serious.",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_each_kind_of_breach_has_its_own_words(name):
    rules, otherwise, number, words = TOLD[name]
    assert told(policy_of(5, rules, **otherwise))[number] == words
    assert grade(words) <= 9


def told_of(question, answer, number, result, policy=SHIPPED):
    """What would be told if a policy gave this result for one answer, all others being no."""
    answers = {each.id: Answer.NO for each in policy.questions} | {question: answer}
    return story(policy, floor(), number, Counterexample(answers, result))


def test_one_sentence_never_stands_alone_and_the_second_says_what_is_wrong():
    """No policy that can be read recommends so; were the evaluator wrong, this would be told."""
    short = replace(SHIPPED.question("gain"), whether="money was asked for")
    rest = [question for question in SHIPPED.questions if question.id != "gain"]
    policy = replace(SHIPPED, questions=(short, *rest))
    result = Result(Route.OUTCOME_21, "not_known")
    words = told_of("gain", Answer.NOT_KNOWN, 4, result, policy)
    assert words == (
        "If nobody knew whether money was asked for, and everything else were no, this policy "
        "would recommend Outcome 21. What nobody knows must be found out first."
    )
    assert grade(words) <= 9


@pytest.mark.parametrize("question", [each.id for each in SHIPPED.questions])
def test_the_policys_own_words_leave_a_story_easy_enough(question):
    """Whichever question stands in it."""
    for words in (
        told_of(question, Answer.YES, 1, Result(Route.OUTCOME_21, None)),
        told_of(question, Answer.YES, 1, Result(None, None)),
        told_of(question, Answer.YES, 5, Result(Route.OUTCOME_21, "repeated")),
    ):
        assert grade(words) <= 9, words


def test_a_policy_that_leaves_out_a_question_of_the_floor_is_refused():
    policy = replace(SHIPPED, questions=SHIPPED.questions[1:])
    with pytest.raises(PolicyError, match="the floor also asks immediate_risk"):
        prove(policy, floor())


def test_what_the_limit_leaves_open_is_not_settled_and_never_proved():
    verdict = prove(SHIPPED, floor(), time_limit=0.000001)
    assert states(verdict) == ["not settled"] * 6
    assert not verdict.proved
    assert not verdict.broken


@pytest.mark.slow
def test_the_solver_is_stopped_in_the_middle_of_a_hard_question():
    assert states(prove(pigeons(), floor(), time_limit=1))[0] == "not settled"


@pytest.mark.slow
def test_the_largest_policy_that_can_be_read_is_given_up_at_the_limit():
    assert "not settled" in states(prove(large_policy(), floor(), time_limit=0.5))


def test_a_breach_whose_smallest_example_takes_too_long_is_still_a_breach(monkeypatch):
    def too_long(*_):
        raise policy_prover.OutOfTime

    monkeypatch.setattr(policy_prover, "smallest", too_long)
    verdict = prove(policy_of(2, GUARDS, category=None), FLOOR)
    assert verdict.broken
    assert verdict.properties[0].story == policy_prover.NOT_THE_SMALLEST


def test_an_evaluator_that_says_otherwise_stops_the_proof(monkeypatch):
    def another(policy, _answers):
        return Recommendation(policy.version, "", Route.FIND_OUT, "other", (), (), ())

    monkeypatch.setattr(policy_prover, "recommend", another)
    with pytest.raises(Disagreement):
        prove(policy_of(2, GUARDS, category="repeated"), FLOOR)

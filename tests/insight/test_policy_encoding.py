"""The formulas mean what the evaluator means, for policies of every shape and all answers."""

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from outcome21.domain.policy import Answer, Route, recommend
from outcome21.insight import policy_encoding
from tests.insight.any_policy import SHIPPED, policy_of, rule, small_policies
from tests.insight.every_answer import everything

ANSWERS = st.sampled_from((Answer.NO, Answer.NOT_KNOWN, Answer.YES))


def formulas_say(policy, sets_of_answers):
    """What the formulas give for each set of answers: routes, categories, actions that hold."""
    facts = policy_encoding.any_facts(policy)
    given_ = policy_encoding.given(policy, facts)
    solver = z3.SolverFor("QF_FD")
    for answers in sets_of_answers:
        solver.push()
        solver.add(facts.possible)
        solver.add([facts.are(name, answer) for name, answer in answers.items()])
        assert solver.check() == z3.sat
        model = solver.model()
        yield tuple(
            [key for key, formula in part.items() if z3.is_true(model.eval(formula, True))]
            for part in (given_.route, given_.category, given_.actions)
        )
        solver.pop()


def evaluator_says(route, category, actions):
    return (
        [] if route is None else [route],
        [] if category is None else [category],
        sorted(actions),
    )


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(small_policies())
def test_the_formulas_give_what_the_evaluator_gives_for_all_answers_to_any_policy(policy):
    results = everything(policy)
    names = [question.id for question in policy.questions]
    sets = [dict(zip(names, answers, strict=True)) for answers in results]
    said = list(formulas_say(policy, sets))
    assert [(route, category, sorted(actions)) for route, category, actions in said] == [
        evaluator_says(*result) for result in results.values()
    ]


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({question.id: ANSWERS for question in SHIPPED.questions}))
def test_the_formulas_give_what_the_evaluator_gives_for_the_shipped_policy(answers):
    [(routes, categories, actions)] = formulas_say(SHIPPED, [answers])
    recommended = recommend(SHIPPED, answers)
    assert (routes, categories) == ([recommended.route], [recommended.category])
    assert sorted(actions) == sorted(recommended.actions)


def test_a_category_before_an_aggravated_one_is_still_the_first():
    policy = policy_of(
        2, [rule({"q0": Answer.YES}, None, "other"), rule({"q0": Answer.YES}, None, "aggravated")]
    )
    [(_, categories, _)] = formulas_say(policy, [{"q0": Answer.YES, "q1": Answer.NO}])
    assert categories == ["other"]


def test_a_route_that_says_nothing_of_its_own_leaves_no_route():
    policy = policy_of(1, [rule({"q0": Answer.YES}, Route.REVIEW)], route=None)
    [(routes, _, _)] = formulas_say(policy, [{"q0": Answer.NO}])
    assert routes == []

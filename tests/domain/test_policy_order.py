"""The order in which questions are most worth asking: what could settle the route soonest first."""

import pytest
from hypothesis import given, settings

from outcome21.domain.policy import Answer, Route, floor, recommend
from outcome21.domain.policy_order import decisive_order
from tests.domain import small_policies as small

SHIPPED = small.shipped()
many = settings(max_examples=150, deadline=None)

FAR = 99


def rank(policy, known, name):
    """Where a question not known belongs, worked out rule by rule."""
    best = (4, 0)
    for rule in policy.rules:
        if name not in rule.questions:
            continue
        if rule.route is not None:
            best = min(best, (2, 0), _way(rule, known, name))
        elif rule.category is not None:
            best = min(best, (3, 0))
    file_order = [question.id for question in policy.questions]
    return (*best, name not in policy.floor_questions, file_order.index(name))


def _way(rule, known, name):
    wanted = dict(rule.when)
    falsified = any(
        known[other] not in (Answer.NOT_KNOWN, answer) for other, answer in wanted.items()
    )
    waits_for = [
        other
        for other, answer in wanted.items()
        if known[other] is Answer.NOT_KNOWN and answer is not Answer.NOT_KNOWN
    ]
    if falsified or name not in waits_for:
        return (FAR, 0)
    return (0 if rule.route is Route.INVESTIGATE else 1, len(waits_for))


@pytest.mark.slow
@many
@given(
    small.policies(most=6).flatmap(lambda p: small.answers_to(p).map(lambda a: (p, a))),
)
def test_what_is_missing_stands_in_the_order_that_settles_the_route_soonest(case):
    policy, answers = case
    if None in (policy.otherwise_route, policy.otherwise_category):
        return
    known = small.as_known(policy, answers)
    needed = {*policy.route_questions, *policy.category_questions}
    open_questions = [name for name in needed if known[name] is Answer.NOT_KNOWN]
    expected = sorted(open_questions, key=lambda name: rank(policy, known, name))
    assert list(recommend(policy, answers).missing) == expected


@pytest.mark.slow
@many
@given(small.policies(most=6))
def test_the_decisive_order_holds_every_question_by_the_same_measure(policy):
    nothing = small.as_known(policy, {})
    expected = sorted(nothing, key=lambda name: rank(policy, nothing, name))
    assert list(decisive_order(policy)) == expected


TWO_NEEDED = small.policy(
    [
        small.rule(category="repeated", seen="yes"),
        small.rule("review", wide="yes"),
        small.rule("investigate", older="yes", pressed="yes"),
        small.rule("investigate", paid="yes"),
    ],
    names=["seen", "wide", "older", "pressed", "paid"],
)


def missing(answers):
    words = {name: Answer.from_word(word) for name, word in answers.items()}
    return list(recommend(TWO_NEEDED, words).missing)


def test_one_answer_that_settles_it_comes_before_two_then_reviews_then_categories():
    assert missing({}) == ["paid", "older", "pressed", "wide", "seen"]


def test_an_answer_that_brings_a_rule_near_moves_its_other_question_up():
    # A yes to "older" leaves one answer to ask for, in the order of the file before "paid".
    assert missing({"older": "yes"}) == ["pressed", "paid", "wide", "seen"]


def test_a_rule_that_an_answer_rules_out_no_longer_counts():
    # It still has to be known, but after what could settle the route.
    assert missing({"older": "no"}) == ["paid", "wide", "pressed", "seen"]


def test_a_condition_that_holds_while_nothing_is_known_waits_for_nothing():
    policy = small.policy(
        [
            small.rule("investigate", dark="not_known", near="yes"),
            small.rule("investigate", far="yes", high="no"),
        ],
        names=["dark", "far", "high", "near"],
    )
    assert list(recommend(policy, {}).missing) == ["near", "far", "high", "dark"]


def test_the_shipped_order_begins_with_the_floor_and_ends_with_what_only_actions_use():
    order = decisive_order(SHIPPED)
    assert sorted(order) == sorted(question.id for question in SHIPPED.questions)
    assert set(order[:11]) == floor().investigate
    assert order[0] == "immediate_risk"
    assert order[11:] == (
        *("power_imbalance", "repeated", "vulnerable", "shared_widely", "other_offence"),
        *("stranger", "still_online"),
    )


def test_the_shipped_order_of_what_is_missing_is_the_decisive_one_whatever_is_answered():
    order = [name for name in decisive_order(SHIPPED) if name in SHIPPED.route_questions]
    assert list(recommend(SHIPPED, {}).missing) == order
    answers = {"gain": Answer.NO, "repeated": Answer.YES}
    assert list(recommend(SHIPPED, answers).missing) == [n for n in order if n not in answers]

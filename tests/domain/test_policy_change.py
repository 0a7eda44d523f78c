"""What would change the route: the fewest changes to yes or no, which, and how many such sets."""

import itertools
import math

import pytest
from hypothesis import given, settings

from outcome21.domain.policy import Answer, NoResult, Route, UnknownQuestion, recommend
from outcome21.domain.policy_change import MOST_SETS, would_change
from outcome21.domain.policy_order import decisive_order
from outcome21.domain.policy_walk import TooTangled
from tests.domain import small_policies as small

NO, NOT_KNOWN, YES, NOT_ASKED = Answer.NO, Answer.NOT_KNOWN, Answer.YES, Answer.NOT_ASKED
SHIPPED = small.shipped()
ALL_NO = {question.id: NO for question in SHIPPED.questions}
INVESTIGATES = [
    *("immediate_risk", "exploited", "coerced", "deceived", "gain", "adult_involved"),
    *("taken_without_agreement", "shared_to_harm", "violent_or_unusual"),
    *("capacity_concern", "under_13", "power_imbalance"),
]
REVIEWS = ["repeated", "vulnerable", "shared_widely", "other_offence"]
many = settings(max_examples=150, deadline=None)


def changes_of(policy, answers):
    return {change.route: change for change in would_change(policy, answers)}


def smallest_sets(policy, answers):
    """Every route with its smallest sets of changes, found by trying everything."""
    now = small.as_known(policy, answers)
    options = [[word, *({NO, YES} - {word})] for word in now.values()]
    found = {}
    for words in itertools.product(*options):
        after = dict(zip(now, words, strict=True))
        made = frozenset((name, word) for name, word in after.items() if word is not now[name])
        found.setdefault(small.result(policy, after).route, []).append(made)
    return {
        route: {made for made in sets if len(made) == min(map(len, sets))}
        for route, sets in found.items()
    }


@pytest.mark.slow
@many
@given(small.policies(most=5).flatmap(lambda p: small.answers_to(p).map(lambda a: (p, a))))
def test_the_fewest_changes_and_their_number_are_those_found_by_trying_everything(case):
    policy, answers = case
    expected = smallest_sets(policy, answers)
    present = small.result(policy, answers).route
    if present is None:
        with pytest.raises(NoResult):
            would_change(policy, answers)
        return
    found = would_change(policy, answers)
    assert [change.route for change in found] == [route for route in Route if route != present]
    for change in found:
        sets = expected.get(change.route, set())
        assert change.count == len(sets)
        assert change.fewest == (len(next(iter(sets))) if sets else None)
        assert len(change.sets) == min(len(sets), MOST_SETS)
        assert {frozenset(made) for made in change.sets} <= sets
        assert len(set(change.sets)) == len(change.sets)


@pytest.mark.slow
@many
@given(small.policies(most=5).flatmap(lambda p: small.answers_to(p).map(lambda a: (p, a))))
def test_the_sets_stand_in_the_order_of_the_questions_with_no_before_yes(case):
    policy, answers = case
    if small.result(policy, answers).route is None:
        return
    place = {name: at for at, name in enumerate(policy.walk.questions)}
    for change in would_change(policy, answers):
        keys = [[(place[name], word) for name, word in made] for made in change.sets]
        assert keys == sorted(keys)
        assert all(key == sorted(key) for key in keys)


@pytest.mark.slow
@many
@given(small.policies(most=3))
def test_the_walk_gives_the_route_that_the_rules_mean_for_every_set_of_answers(policy):
    walk = policy.walk
    for answers in small.every_answer(policy):
        state = 0
        for name, step in zip(walk.questions, walk.steps, strict=True):
            state = step[state][answers[name]]
        assert walk.routes[state] == small.result(policy, answers).route


def test_with_nothing_known_one_yes_investigates_and_sixteen_answers_close_it():
    found = changes_of(SHIPPED, {})
    assert set(found) == {Route.OUTCOME_21, Route.REVIEW, Route.INVESTIGATE}
    assert found[Route.INVESTIGATE].sets == tuple(((name, YES),) for name in INVESTIGATES)
    assert (found[Route.INVESTIGATE].fewest, found[Route.INVESTIGATE].count) == (1, 12)
    (everything_no,) = found[Route.OUTCOME_21].sets
    assert everything_no == tuple((name, NO) for name in INVESTIGATES + REVIEWS)
    # A review needs all sixteen known too, with a yes to one or more of four: 2**4 - 1 ways.
    assert (found[Route.REVIEW].fewest, found[Route.REVIEW].count) == (16, 15)
    assert found[Route.REVIEW].sets[0][-4:] == (
        *(("repeated", NO), ("vulnerable", NO), ("shared_widely", NO)),
        ("other_offence", YES),
    )


def test_with_everything_no_one_yes_is_enough_and_nothing_can_become_not_known():
    found = changes_of(SHIPPED, ALL_NO)
    assert found[Route.REVIEW].sets == tuple(((name, YES),) for name in REVIEWS)
    assert found[Route.INVESTIGATE].sets == tuple(((name, YES),) for name in INVESTIGATES)
    assert (found[Route.FIND_OUT].fewest, found[Route.FIND_OUT].count) == (None, 0)
    assert found[Route.FIND_OUT].sets == ()


def test_with_three_yes_the_grave_ones_have_to_become_no():
    found = changes_of(SHIPPED, ALL_NO | {"gain": YES, "coerced": YES, "repeated": YES})
    assert found[Route.REVIEW].sets == ((("coerced", NO), ("gain", NO)),)
    assert found[Route.OUTCOME_21].sets == ((("coerced", NO), ("gain", NO), ("repeated", NO)),)
    assert found[Route.FIND_OUT].fewest is None


def test_with_a_yes_and_nothing_else_known_it_is_found_out_once_the_yes_becomes_no():
    found = changes_of(SHIPPED, {"gain": YES})
    assert found[Route.FIND_OUT].sets == ((("gain", NO),),)
    assert found[Route.OUTCOME_21].fewest == 16


def test_not_asked_left_out_and_not_known_are_changed_alike():
    left_out = {name: word for name, word in ALL_NO.items() if name not in ("gain", "repeated")}
    expected = would_change(SHIPPED, left_out)
    for word in (NOT_ASKED, NOT_KNOWN):
        assert would_change(SHIPPED, left_out | {"gain": word, "repeated": word}) == expected
    assert changes_of(SHIPPED, left_out)[Route.OUTCOME_21].sets == (
        (("gain", NO), ("repeated", NO)),
    )


def test_questions_that_no_route_rests_on_are_never_changed():
    for answers in ({}, ALL_NO, ALL_NO | {"stranger": YES}):
        for change in would_change(SHIPPED, answers):
            named = {name for made in change.sets for name, _ in made}
            assert not named & {"stranger", "still_online"}


@pytest.mark.slow
def test_twenty_sets_are_written_out_and_all_of_them_are_counted():
    # Any two yes among fifty investigate.
    names = [f"q{at}" for at in range(50)]
    pairs = [
        small.rule("investigate", **{one: "yes", other: "yes"})
        for one, other in itertools.combinations(names, 2)
    ]
    found = changes_of(small.policy(pairs), dict.fromkeys(names, NO))[Route.INVESTIGATE]
    assert (found.fewest, found.count, len(found.sets)) == (2, math.comb(50, 2), 20)
    assert found.sets[0] == (("q0", YES), ("q1", YES))
    assert found.sets[-1] == (("q0", YES), ("q20", YES))


def test_a_count_far_beyond_what_could_be_tried_is_exact():
    # Sixty times one of two yes is needed: 2**60 smallest sets.
    rules = [small.rule("review", **{f"a{at}": "no", f"b{at}": "no"}) for at in range(60)]
    policy = small.policy(rules)
    answers = {question.id: NO for question in policy.questions}
    found = changes_of(policy, answers)[Route.OUTCOME_21]
    assert (found.fewest, found.count, len(found.sets)) == (60, 2**60, 20)
    assert all(
        recommend(policy, answers | dict(made)).route is Route.OUTCOME_21 for made in found.sets
    )


def test_an_answer_to_a_question_that_is_not_asked_is_refused():
    with pytest.raises(UnknownQuestion, match="favourite_colour"):
        would_change(SHIPPED, {"favourite_colour": NO})


def test_the_data_form_is_what_the_command_prints():
    data = [change.as_data() for change in would_change(SHIPPED, ALL_NO | {"gain": YES})]
    assert data[0] == {"route": "outcome_21", "fewest": 1, "sets": [{"gain": "no"}], "count": 1}
    assert data[2] == {"route": "find_out", "fewest": None, "sets": [], "count": 0}


def test_rules_too_tangled_to_walk_through_are_refused_by_name():
    rules = [
        small.rule("investigate", **{f"q{at}": "yes", f"q{at * 7 % 61}": "yes"})
        for at in range(1, 61)
        if at != at * 7 % 61
    ] + [
        small.rule("review", **{f"q{at}": "no", f"q{at * 11 % 61}": "yes"})
        for at in range(1, 61)
        if at != at * 11 % 61
    ]
    with pytest.raises(TooTangled, match="question q"):
        would_change(small.policy(rules), {})


def test_the_shipped_walk_takes_the_questions_in_the_decisive_order():
    used = set(SHIPPED.route_questions)
    assert list(SHIPPED.walk.questions) == [q for q in decisive_order(SHIPPED) if q in used]


def states(policy):
    return sum(map(len, policy.walk.steps))


def test_questions_that_a_rule_joins_are_walked_through_together_however_far_apart_they_stand():
    # Thirty pairs, none finished before all thirty have begun if the order of the file were kept.
    pairs = [small.rule("investigate", **{f"a{at}": "yes", f"b{at}": "yes"}) for at in range(30)]
    names = [f"{half}{at}" for half in "ab" for at in range(30)]
    policy = small.policy(pairs, names=names)
    assert policy.walk.questions[:4] == ("a0", "b0", "a1", "b1")
    assert states(policy) < 300


def test_what_can_no_longer_change_the_route_is_forgotten():
    # Which three of twelve are yes no longer matters once the first question investigates, or once
    # one of them is not known. There are over a hundred states where nothing is forgotten.
    names = [f"q{at}" for at in range(12)]
    threes = [
        small.rule("review", **dict.fromkeys(three, "yes"))
        for three in itertools.combinations(names, 3)
    ]
    policy = small.policy([small.rule("investigate", first="yes"), *threes])
    assert states(policy) < 80
    assert states(SHIPPED) < 60

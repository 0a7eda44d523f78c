"""The query and the evaluator mean the same, over policies and answers made at random."""

from __future__ import annotations

from contextlib import closing

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcome21.domain.policy import Answer, NoResult, Route, policies, recommend
from outcome21.insight.policy_query import layout_of, policy_query, route_word, states
from outcome21.insight.replay_result import NO_RESULT, Result
from tests.insight.some_policies import (
    a_policy,
    a_rule,
    chance,
    result_of,
    some_answers,
    some_policy,
)


def queried(policy, rows, *, left_out=()):
    """Route, category and actions of each row, as the query gives them."""
    names = [question.id for question in policy.questions if question.id not in left_out]
    layout = layout_of(question.id for question in policy.questions)
    query = policy_query(policy, layout)
    columns = {name: f'"{name}"' for name in names}
    wanted = [query.route, query.category, *query.actions.values()]
    inner = states(layout, "given", columns, keep=["nth"])
    with closing(duckdb.connect(":memory:", config={"threads": 1})) as connection:
        typed = "".join(f', "{name}" utinyint' for name in names)
        connection.execute(f"create table given (nth integer{typed})")
        marks = ", ".join("?" * (1 + len(names)))
        connection.executemany(
            f"insert into given values ({marks})",  # noqa: S608
            [[nth, *(stored(row[name], nth) for name in names)] for nth, row in enumerate(rows)],
        )
        found = connection.execute(
            f"select {', '.join(wanted)} from ({inner}) order by nth"  # noqa: S608
        ).fetchall()
    return [
        (
            Result(route_word(route), query.categories[category]),
            frozenset(name for name, holds in zip(query.actions, actions, strict=True) if holds),
        )
        for route, category, *actions in found
    ]


def stored(answer, nth):
    """Not asked is stored as 3 or as nothing at all."""
    return None if answer is Answer.NOT_ASKED and nth % 2 else int(answer)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0))
def test_the_query_says_what_the_evaluator_says_for_any_policy_and_any_answers(seed):
    luck = chance(seed)
    policy = some_policy(luck)
    names = [question.id for question in policy.questions]
    rows = [some_answers(luck, names) for _ in range(20)]
    assert queried(policy, rows) == [result_of(policy, row) for row in rows]


@pytest.mark.slow
@pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.version)
def test_the_query_says_what_the_evaluator_says_for_every_packaged_policy(policy):
    luck = chance(policy.version)
    names = [question.id for question in policy.questions]
    rows = [some_answers(luck, names) for _ in range(300)]
    rows += [dict.fromkeys(names, answer) for answer in Answer]
    nobody = dict.fromkeys(names, Answer.NO)
    rows += [nobody | {name: answer} for name in names for answer in Answer]
    said = [recommend(policy, row) for row in rows]
    assert queried(policy, rows) == [
        (Result(one.route.word, one.category), frozenset(one.actions)) for one in said
    ]
    assert {one.route for one in said} == set(Route)


@pytest.mark.slow
def test_a_policy_of_more_questions_than_one_word_holds_means_the_same():
    luck = chance(21)
    for _ in range(3):
        policy = some_policy(luck, [f"q{at}" for at in range(70)])
        names = [question.id for question in policy.questions]
        # Few are not known, so that rules over several words also hold.
        rows = [
            dict.fromkeys(names, Answer.NO)
            | {name: luck.choice(list(Answer)) for name in luck.sample(names, 5)}
            for _ in range(100)
        ]
        assert queried(policy, rows) == [result_of(policy, row) for row in rows]


def test_a_question_that_has_no_column_was_not_asked_and_so_is_not_known():
    policy = a_policy(["told", "harm"], [a_rule(Route.INVESTIGATE, "aggravated", harm="yes")])
    rows = [{"told": Answer.NO, "harm": Answer.NOT_ASKED}]
    assert queried(policy, rows, left_out={"harm"}) == [
        (Result("find_out", "not_known"), frozenset())
    ]


def test_a_category_before_aggravated_in_the_file_stays_the_first():
    rules = [
        a_rule(category="other", told="yes"),
        a_rule(Route.INVESTIGATE, "aggravated", harm="yes"),
    ]
    policy = a_policy(["told", "harm"], rules)
    both = {"told": Answer.YES, "harm": Answer.YES}
    unsure = {"told": Answer.NOT_KNOWN, "harm": Answer.YES}
    assert [result.category for result, _ in queried(policy, [both, unsure])] == [
        "other",
        "aggravated",
    ]


def test_a_draft_that_leaves_out_what_follows_has_no_result_where_the_evaluator_refuses():
    policy = a_policy(["harm"], [a_rule(Route.REVIEW, "other", harm="yes")], route=None)
    row = {"harm": Answer.NO}
    with pytest.raises(NoResult):
        recommend(policy, row)
    assert queried(policy, [row]) == [(Result(NO_RESULT, "non_aggravated"), frozenset())]


@pytest.mark.slow
def test_five_hundred_questions_and_long_rules_can_be_asked():
    names = [f"q{at}" for at in range(500)]
    luck = chance(500)
    rules = [
        a_rule(Route.REVIEW, "other", **dict.fromkeys(luck.sample(names, 20), "no"))
        for _ in range(300)
    ]
    policy = a_policy(names, rules)
    rows = [dict.fromkeys(names, Answer.NO), dict.fromkeys(names, Answer.YES)]
    assert queried(policy, rows) == [result_of(policy, row) for row in rows]

"""Policies and answers made at random, and plain ways to say what they lead to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from outcome21.domain.policy import (
    Answer,
    Policy,
    Question,
    Route,
    Rule,
    recommend,
)
from outcome21.insight.replay_result import NO_RESULT, Result

ROUTES = (None, Route.REVIEW, Route.INVESTIGATE)
CATEGORIES = (None, "aggravated", "repeated", "other")
ACTIONS = ("call", "write", "refer", "support")
CONDITIONS = (Answer.NO, Answer.NOT_KNOWN, Answer.YES)


def chance(seed) -> Random:
    """The same luck for the same seed."""
    return Random(seed)  # noqa: S311 (nothing secret is drawn)


def a_question(name: str, was: str = "") -> Question:
    return Question(name, name, name, name, name, name, ("child",), "Here", was=was)


def a_policy(questions, rules, route=Route.OUTCOME_21, category="non_aggravated", always=()):
    """A policy of these questions (ids or Questions) and rules, made without a file."""
    asked = [a_question(each) if isinstance(each, str) else each for each in questions]
    return Policy(
        version="made-up",
        title="Made up",
        starts=date(2026, 11, 1),
        ends=None,
        nations=("england",),
        sources=("Here",),
        questions=tuple(asked),
        rules=tuple(rules),
        otherwise_route=route,
        otherwise_category=category,
        always_actions=tuple(always),
        action_labels={action: action for action in ACTIONS},
        digest="0" * 64,
    )


def a_rule(route=None, category=None, actions=(), **when) -> Rule:
    conditions = tuple((name, Answer.from_word(word)) for name, word in when.items())
    return Rule(conditions, route, category, tuple(actions), "Why.", "Here")


def some_policy(luck: Random, questions=None) -> Policy:
    """A policy by chance: rules of one to four conditions, and sometimes half an otherwise."""
    asked = questions or [f"q{at}" for at in range(luck.randint(1, 7))]
    rules = [_some_rule(luck, asked) for _ in range(luck.randint(0, 12))]
    left_out = luck.choice(["none", "none", "route", "category"])
    return a_policy(
        asked,
        rules,
        route=None if left_out == "route" else luck.choice(list(Route)),
        category=None if left_out == "category" else luck.choice(["non_aggravated", "other"]),
        always=luck.sample(ACTIONS, luck.randint(0, 2)),
    )


def _some_rule(luck: Random, asked) -> Rule:
    names = luck.sample(asked, min(len(asked), luck.choice([1, 1, 1, 2, 3, 4])))
    # Mostly yes, as in a real policy: only then does a rule often hold alone.
    when = tuple((name, luck.choice([Answer.YES, *CONDITIONS])) for name in names)
    actions = luck.sample(ACTIONS, luck.randint(0, 2))
    return Rule(when, luck.choice(ROUTES), luck.choice(CATEGORIES), tuple(actions), "Why.", "Here")


def some_answers(luck: Random, questions, *, asked: bool = False) -> dict[str, Answer]:
    """An answer to each question, mostly no; with `asked`, none that was not asked."""
    among = [Answer.NO] * 3 + list(CONDITIONS) + ([] if asked else [Answer.NOT_ASKED])
    return {question: luck.choice(among) for question in questions}


def result_of(policy: Policy, answers) -> tuple[Result, frozenset[str]]:
    """What the evaluator says, with NO_RESULT where it gives none, and the actions."""
    known = {question.id: answers[question.id] for question in policy.questions}
    # What the file leaves out is filled with stand-ins: where they show, there is no result.
    category = policy.otherwise_category or NO_RESULT
    stated = policy.otherwise_route
    one, other = (
        recommend(replace(policy, otherwise_route=route, otherwise_category=category), known)
        for route in ((Route.OUTCOME_21, Route.REVIEW) if stated is None else (stated, stated))
    )
    route = one.route.word if one.route == other.route else NO_RESULT
    return Result(route, one.category), frozenset(one.actions)

"""Small policies, random ones among them, and what they mean written down a second time.

The meaning here is slow and plain on purpose: it looks at one rule after another and knows no bits.
"""

import itertools
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

import outcome21.domain
from outcome21.domain.policy import Answer, Policy, Question, Route, Rule, read_policy

KNOWN_WORDS = (Answer.NO, Answer.NOT_KNOWN, Answer.YES)
CATEGORIES = ("aggravated", "repeated", "other")
ACTIONS = ("help", "tell", "meet")

SHIPPED_FILE = Path(outcome21.domain.__file__).parent / "policies" / "ew-2026-11.toml"


def shipped():
    return read_policy(SHIPPED_FILE.read_bytes(), SHIPPED_FILE.name)


def question(name):
    return Question(name, f"{name} is so", "o", "c", "p", "h", ("child",), "s")


def rule(route=None, category=None, actions=(), **when):
    conditions = tuple((name, Answer.from_word(word)) for name, word in when.items())
    stated = Route[route.upper()] if route else None
    return Rule(conditions, stated, category, tuple(actions), "r", "s")


def policy(rules, *, names=None, route="outcome_21", category="non_aggravated", **more):
    """A policy of these rules, in memory; `more` are further fields of Policy."""
    used = dict.fromkeys(name for each in rules for name in each.questions)
    fields = {
        "version": "small",
        "title": "t",
        "starts": date(2026, 11, 1),
        "ends": None,
        "nations": ("england",),
        "sources": ("s",),
        "questions": tuple(question(name) for name in names or used),
        "rules": tuple(rules),
        "otherwise_route": Route[route.upper()] if route else None,
        "otherwise_category": category,
        "always_actions": (),
        "action_labels": {action: action for action in ACTIONS},
        "digest": "0" * 64,
    }
    return Policy(**(fields | more))


def conditions(names):
    asked = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    return asked.flatmap(
        lambda chosen: st.tuples(
            *[st.tuples(st.just(name), st.sampled_from(KNOWN_WORDS)) for name in chosen]
        )
    )


def _says_something(each):
    return each.route is not None or each.category is not None or each.actions


def rules(names):
    one = st.builds(
        Rule,
        when=conditions(names),
        route=st.sampled_from([None, Route.REVIEW, Route.INVESTIGATE, Route.INVESTIGATE]),
        category=st.sampled_from([None, *CATEGORIES]),
        actions=st.lists(st.sampled_from(ACTIONS), max_size=2, unique=True).map(tuple),
        reason=st.just("r"),
        source=st.just("s"),
    ).filter(_says_something)
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda each: frozenset(each.when))


@st.composite
def policies(draw, most=4):
    names = [f"q{at}" for at in range(draw(st.integers(1, most)))]
    return policy(
        draw(rules(names)),
        names=names,
        route=draw(st.sampled_from(["outcome_21", "review", "find_out", "investigate", None])),
        category=draw(st.sampled_from(["non_aggravated", "aggravated", "repeated", None])),
        always_actions=draw(st.sampled_from([(), ("help",)])),
        floor_questions=frozenset(draw(st.lists(st.sampled_from(names), max_size=2))),
    )


def answers_to(asked):
    words = st.sampled_from(list(Answer))
    return st.fixed_dictionaries({}, optional={each.id: words for each in asked.questions})


def every_answer(asked):
    names = [each.id for each in asked.questions]
    for words in itertools.product(KNOWN_WORDS, repeat=len(names)):
        yield dict(zip(names, words, strict=True))


def as_known(asked, answers):
    """What counts as the answer to each question: not asked and left out are not known."""
    given = {each.id: answers.get(each.id, Answer.NOT_ASKED) for each in asked.questions}
    return {
        name: Answer.NOT_KNOWN if word is Answer.NOT_ASKED else word for name, word in given.items()
    }


@dataclass(frozen=True)
class Result:
    """What a policy says; None where it leaves that out."""

    route: Route | None
    category: str | None
    actions: frozenset[str]


def result(asked, answers, without=None):
    """What the policy says, or would say did one rule not hold (what is asked stays as it is)."""
    known = as_known(asked, answers)
    holding = [
        each
        for each in asked.rules
        if each is not without and all(known[name] is word for name, word in each.when)
    ]
    actions = {action for each in holding for action in each.actions} | {*asked.always_actions}
    return Result(
        _route(asked, known, [each.route for each in holding if each.route is not None]),
        _category(asked, known, [each.category for each in holding if each.category is not None]),
        frozenset(actions),
    )


def _route(asked, known, stated):
    open_questions = {
        name for each in asked.rules if each.route is not None for name in each.questions
    }
    if Route.INVESTIGATE in stated:
        return Route.INVESTIGATE
    if any(known[name] is Answer.NOT_KNOWN for name in open_questions):
        return Route.FIND_OUT
    return max(stated) if stated else asked.otherwise_route


def _category(asked, known, stated):
    open_questions = {
        name for each in asked.rules if each.category is not None for name in each.questions
    }
    if "aggravated" in stated:
        return stated[0]
    if any(known[name] is Answer.NOT_KNOWN for name in open_questions):
        return "not_known"
    return stated[0] if stated else asked.otherwise_category

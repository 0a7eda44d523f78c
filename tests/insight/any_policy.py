"""Small policies of every shape, for holding the solver against trying all answers."""

from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

import outcome21.domain
from outcome21.domain.policy import Answer, Floor, Route, Rule, read_policy

POLICIES = Path(outcome21.domain.__file__).parent / "policies"
FILE = POLICIES / "ew-2026-11.toml"
SHIPPED = read_policy(FILE.read_bytes(), FILE.name)
KNOWN_OR_NOT = (Answer.NO, Answer.NOT_KNOWN, Answer.YES)
FLOOR = Floor(frozenset({"q0"}), frozenset({"q0", "q1"}), frozenset(), {}, "0" * 64)
ACTIONS = ("tell", "help")


def policy_of(count, rules, route=Route.OUTCOME_21, category="non_aggravated", always=()):
    """A policy of questions q0, q1 ... with exactly these rules."""
    first = SHIPPED.questions[0]
    return replace(
        SHIPPED,
        version="small",
        questions=tuple(
            replace(first, id=f"q{at}", whether=f"sign {at} is there") for at in range(count)
        ),
        rules=tuple(rules),
        otherwise_route=route,
        otherwise_category=category,
        always_actions=tuple(always),
    )


def rule(when, route=None, category=None, actions=()):
    return Rule(tuple(when.items()), route, category, tuple(actions), "A reason.", "A test")


GUARDS = (
    rule({"q0": Answer.YES}, Route.INVESTIGATE, "aggravated"),
    rule({"q1": Answer.YES}, Route.INVESTIGATE),
)
"""With these the floor is kept, so that the other properties have their turn."""


@st.composite
def rules_over(draw, count):
    names = draw(
        st.lists(st.sampled_from([f"q{at}" for at in range(count)]), min_size=1, unique=True)
    )
    answers = st.sampled_from((Answer.YES, Answer.YES, *KNOWN_OR_NOT))
    return rule(
        {name: draw(answers) for name in names},
        draw(st.sampled_from((None, None, Route.REVIEW, Route.REVIEW, *Route))),
        draw(st.sampled_from((None, None, "aggravated", "repeated", "other"))),
        draw(st.lists(st.sampled_from(ACTIONS), unique=True)),
    )


@st.composite
def small_policies(draw):
    """Two to four questions; mostly the floor is kept and [otherwise] is whole, at times not.

    Rules may name any route, more than a file may, so that the order of all four is held.
    """
    count = draw(st.integers(2, 4))
    more = draw(st.lists(rules_over(count), max_size=5))
    rules = draw(st.sampled_from(((*GUARDS, *more), (*more, *GUARDS), (*GUARDS, *more), more)))
    usual = (Route.OUTCOME_21, "non_aggravated")
    odd = st.tuples(
        st.sampled_from((None, *Route)),
        st.sampled_from((None, "non_aggravated", "other", "repeated", "aggravated")),
    )
    route, category = draw(st.one_of(st.just(usual), st.just(usual), odd))
    always = draw(st.sampled_from(((), (), ("tell",))))
    return policy_of(count, rules, route, category, always)

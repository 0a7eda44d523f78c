"""Policies that are too much for any solver in a second; their files would not even be read."""

import random
from dataclasses import replace
from itertools import combinations

from outcome21.domain.policy import Answer, Route
from tests.insight.any_policy import SHIPPED, rule

MOST_QUESTIONS, MOST_RULES, MOST_CONDITIONS = 500, 2_000, 20


def with_more(names, rules, **changes):
    """The shipped policy with these questions and rules as well."""
    first = SHIPPED.questions[0]
    more = tuple(replace(first, id=name, whether=f"{name} is so") for name in names)
    return replace(
        SHIPPED,
        questions=SHIPPED.questions + more,
        rules=SHIPPED.rules + tuple(rules),
        **changes,
    )


def pigeons(count=12):
    """Its first property asks whether twelve birds can sit in eleven holes, one in each.

    They cannot, but there is no short way of seeing that by answers of yes and no.
    """
    holes = range(count - 1)
    sits = {(bird, hole): f"bird{bird}_{hole}" for bird in range(count) for hole in holes}
    rules = [
        rule({sits[bird, hole]: Answer.NO for hole in holes}, category="other")
        for bird in range(count)
    ]
    rules += [
        rule({sits[one, hole]: Answer.YES, sits[other, hole]: Answer.YES}, category="other")
        for hole in holes
        for one, other in combinations(range(count), 2)
    ]
    return with_more(sits.values(), rules, otherwise_category=None)


def large_policy():
    """As many questions, rules and conditions as a file may have."""
    chance = random.Random(21)  # noqa: S311 (nothing secret)
    names = [f"x{at}" for at in range(MOST_QUESTIONS - len(SHIPPED.questions))]
    rules = [
        rule(
            {
                name: chance.choice((Answer.YES, Answer.YES, Answer.NO, Answer.NOT_KNOWN))
                for name in chance.sample(names, MOST_CONDITIONS)
            },
            chance.choice((Route.REVIEW, Route.INVESTIGATE)),
            chance.choice((None, "other", "repeated", "aggravated")),
        )
        for _ in range(MOST_RULES - len(SHIPPED.rules))
    ]
    return with_more(names, rules)

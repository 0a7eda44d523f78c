"""The six properties by trying all answers one after another: slow, simple, and no solver."""

from dataclasses import replace
from itertools import product

from outcome21.domain.policy import Answer, Route, recommend
from tests.insight.any_policy import KNOWN_OR_NOT

NONE = object()
"""Stands for a route that the policy does not give."""

PREFERRED = {Answer.YES: 0, Answer.NOT_KNOWN: 1, Answer.NO: 2}


def everything(policy):
    """For each set of answers, in file order: the route or None, category or None, actions."""
    whole = replace(
        policy,
        otherwise_route=NONE if policy.otherwise_route is None else policy.otherwise_route,
        otherwise_category=policy.otherwise_category or "none",
    )
    names = [question.id for question in policy.questions]
    found = {}
    for answers in product(KNOWN_OR_NOT, repeat=len(names)):
        said = recommend(whole, dict(zip(names, answers, strict=True)))
        route = None if said.route is NONE else said.route
        category = None if said.category == "none" else said.category
        found[answers] = (route, category, frozenset(said.actions))
    return found


def smallest_breaches(policy, floor):
    """For each broken property of 1 to 5: size, answers that are not no, what was turned."""
    results, names = everything(policy), [question.id for question in policy.questions]
    found = {}
    for answers, (route, category, _) in results.items():
        for number in alone(policy, floor, names, answers, route, category):
            found.setdefault(number, []).append((answers, None))
        for at, answer in enumerate(answers):
            for number, to in ((3, Answer.YES), (4, Answer.NOT_KNOWN)):
                after = results[(*answers[:at], to, *answers[at + 1 :])][0]
                if answer is Answer.NO and None not in (route, after) and after < route:
                    found.setdefault(number, []).append((answers, at))
    return {number: told(names, min(sets, key=order)) for number, sets in found.items()}


def order(breach):
    answers, turned = breach
    return (
        sum(answer is not Answer.NO for answer in answers),
        [PREFERRED[answer] for answer in answers],
        turned,
    )


def told(names, breach):
    answers, turned = breach
    some = {n: a for n, a in zip(names, answers, strict=True) if a is not Answer.NO}
    return len(some) + (turned is not None), some, None if turned is None else names[turned]


def alone(policy, floor, names, answers, route, category):
    """The properties that one set of answers breaks, with no other set beside it."""
    said = dict(zip(names, answers, strict=True))
    yes = {name for name in names if said[name] is Answer.YES}
    all_no = all(answer is Answer.NO for answer in answers)
    if route is None or category is None:
        yield 1
    wrong_route = (yes & floor.investigate and route not in (Route.INVESTIGATE, None)) or (
        all_no and route not in (Route.OUTCOME_21, None)
    )
    wrong_category = (yes & floor.aggravated and category not in ("aggravated", None)) or (
        all_no and category not in ("non_aggravated", None)
    )
    if wrong_route or wrong_category:
        yield 2
    open_route = any(said[name] is Answer.NOT_KNOWN for name in policy.route_questions)
    if open_route and route in (Route.OUTCOME_21, Route.REVIEW):
        yield 4
    open_category = any(said[name] is Answer.NOT_KNOWN for name in policy.category_questions)
    if (
        (category == "aggravated" and route not in (Route.INVESTIGATE, None))
        or (route is Route.OUTCOME_21 and category not in ("non_aggravated", None))
        or (category == "not_known" and not open_category)
    ):
        yield 5


def asked_for_nothing(policy):
    """The first question in file order to which yes and no always give the same, or None."""
    results = everything(policy)
    for at, question in enumerate(policy.questions):
        if all(
            result == results[(*answers[:at], Answer.YES, *answers[at + 1 :])]
            for answers, result in results.items()
            if answers[at] is Answer.NO
        ):
            return question.id
    return None

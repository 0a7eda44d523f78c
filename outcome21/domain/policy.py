"""The policy: which one is in force, and what it recommends for a set of answers.

A recommendation advises; an officer decides. The form of a policy file is in `policy_file`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from outcome21.domain.policy_file import read_policy
from outcome21.domain.policy_floor import floor
from outcome21.domain.policy_form import CompiledRule, Policy, Tables
from outcome21.domain.policy_order import missing
from outcome21.domain.policy_proof import refuse_unproved
from outcome21.domain.policy_shelf import (
    NoPolicyInForce,
    in_force_among,
    last_day,
    policies,
    proof_of,
    refused_policies,
)
from outcome21.domain.policy_values import (
    CATEGORY_NOT_KNOWN,
    WHO_MAY_KNOW,
    Answer,
    Floor,
    NoResult,
    PolicyError,
    Question,
    Reason,
    Recommendation,
    Route,
    Rule,
)

__all__ = [
    "WHO_MAY_KNOW",
    "Answer",
    "Floor",
    "NoPolicyInForce",
    "NoResult",
    "Policy",
    "PolicyError",
    "Question",
    "Reason",
    "Recommendation",
    "Route",
    "Rule",
    "UnknownQuestion",
    "floor",
    "last_day",
    "policies",
    "policy_in_force",
    "policy_version",
    "proof_of",
    "read_policy",
    "recommend",
    "refused_policies",
]

FACTS_ARE_MISSING = Reason(
    question="",
    answer="not_known",
    sentence="Some facts are not known yet, so police need to find out more before they decide.",
    source="A rule of every policy: what is not known is never read as no",
)


class UnknownQuestion(ValueError):  # noqa: N818 (said of a question, as the officer would)
    """An answer was given to a question that this policy does not ask."""


def policy_in_force(on: date, nation: str = "england") -> Policy:
    """The one packaged policy of that nation in force on that day.

    Raises NoPolicyInForce, also where it was not proved against the floor as it is now.
    """
    policy = in_force_among(policies(), on, nation)
    if policy is None:
        raise NoPolicyInForce(
            f"No policy is in force in {nation.capitalize()} on {on.isoformat()}. "
            "Tell the system's administrator."
        )
    try:
        refuse_unproved(policy, floor(), proof_of(policy))
    except PolicyError as error:
        raise NoPolicyInForce(
            f"No policy is in force in {nation.capitalize()} until it is proved. {error.sentence} "
            "Tell the system's administrator."
        ) from None
    return policy


def policy_version(version: str) -> Policy:
    """The packaged policy of that version, in force or not. Raises NoPolicyInForce."""
    for policy in policies():
        if policy.version == version:
            return policy
    known = ", ".join(policy.version for policy in policies())
    raise NoPolicyInForce(f"There is no policy of that version; there are: {known}.")


def recommend(policy: Policy, answers: Mapping[str, Answer]) -> Recommendation:
    """What the policy recommends: route, category, actions, reasons and what is missing.

    Pure. A question left out, or not asked, counts as not known; not known is never read as no.
    Raises UnknownQuestion for an answer to a question that the policy does not ask, and NoResult
    where the file leaves out what follows (no proved policy does).
    """
    tables = policy.tables
    state = _state(tables, answers)
    holding = [rule for rule in tables.rules if state & rule.mask == rule.mask]
    route, why = _route(policy, state, holding)
    return Recommendation(
        policy.version,
        policy.digest,
        route,
        _category(policy, state, holding),
        _actions(policy, holding),
        (*[rule.reason for rule in holding], *why),
        missing(tables.order, state),
    )


def _state(tables: Tables, answers: Mapping[str, Answer]) -> int:
    state, weights = tables.nothing_known, tables.weights
    try:
        for question, answer in answers.items():
            state += weights[question][answer]
    except KeyError as error:
        raise UnknownQuestion(f"This policy has no question {str(error)[:60]}.") from None
    return state


def _route(
    policy: Policy, state: int, holding: list[CompiledRule]
) -> tuple[Route, tuple[Reason, ...]]:
    stated = max((rule.route for rule in holding if rule.route is not None), default=None)
    if stated is Route.INVESTIGATE:
        return stated, ()
    # No file can change this: a fact that could matter and is not known has to be found out.
    if state & policy.tables.route_unknown:
        return Route.FIND_OUT, (FACTS_ARE_MISSING,)
    if stated is not None:
        return stated, ()
    if policy.otherwise_route is None:
        raise NoResult(policy.version, "route")
    return policy.otherwise_route, policy.tables.otherwise


def _category(policy: Policy, state: int, holding: list[CompiledRule]) -> str:
    stated = [rule.category for rule in holding if rule.category is not None]
    if "aggravated" in stated:
        # First in file order, unless another category stands before it in the file.
        return stated[0]
    # No file can change this either: a category is not given while a fact it rests on is open.
    if state & policy.tables.category_unknown:
        return CATEGORY_NOT_KNOWN
    if stated:
        return stated[0]
    if policy.otherwise_category is None:
        raise NoResult(policy.version, "category")
    return policy.otherwise_category


def _actions(policy: Policy, holding: list[CompiledRule]) -> tuple[str, ...]:
    wanted = [action for rule in holding for action in rule.actions]
    return tuple(dict.fromkeys((*wanted, *policy.always_actions)))

"""What a case expects of a policy, and where a policy says something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from outcome21.domain.outcomes import CLOSED_CODES, closed_to_everybody
from outcome21.domain.policy import Answer, Policy, PolicyError, Route, floor, recommend
from outcome21.domain.policy_floor import floor_demands
from outcome21.domain.policy_values import AGGRAVATED, CATEGORY_NOT_KNOWN, NON_AGGRAVATED
from outcome21.insight.facts_text import FactsError, shown

ROUTES = tuple(route.word for route in Route)
CATEGORIES = (AGGRAVATED, "repeated", "other", NON_AGGRAVATED, CATEGORY_NOT_KNOWN)
NOTHING = "nothing"


@dataclass(frozen=True)
class Expected:
    """What a case expects; None where it does not say.

    `actions` is the exact list in its order, `closed` the outcomes that are closed to everybody,
    and `floor` the route and category that the floor demands of every policy ("nothing" or both).
    """

    route: str | None = None
    category: str | None = None
    actions: tuple[str, ...] | None = None
    closed: tuple[str, ...] | None = None
    floor: str | None = None


class Difference(NamedTuple):
    """One thing that a policy says otherwise than expected, in words."""

    of: str
    expected: str
    says: str


def expected_in(value: object) -> Expected:
    """What the `expect` of a case says. Raises FactsError for anything unclear, or nothing."""
    if not isinstance(value, dict) or not value:
        raise FactsError("expect must be a mapping with at least a route or a category")
    for key in value:
        if key not in Expected.__dataclass_fields__:
            raise FactsError(f"unknown key {shown(key)} in expect")
    return Expected(
        route=_one_of("route", value, ROUTES),
        category=_one_of("category", value, CATEGORIES),
        actions=_words("actions", value),
        closed=_codes(value),
        floor=_one_of("floor", value, (NOTHING, "investigate", "investigate, aggravated")),
    )


def differences(
    policy: Policy, answers: Mapping[str, Answer], expect: Expected
) -> list[Difference]:
    """Where the policy, or the floor, says something else than is expected; [] where nowhere."""
    says = what_is_said(policy, answers)
    wanted = {name: getattr(expect, name) for name in says}
    return [
        Difference(name, _written(wanted[name]), _written(says[name]))
        for name in says
        if wanted[name] is not None and wanted[name] != says[name]
    ]


def what_is_said(policy: Policy, answers: Mapping[str, Answer]) -> dict[str, str | tuple[str, ...]]:
    """What the policy recommends, what the floor demands, and which outcomes are closed.

    Where an unproved policy gives no result, its place holds the sentence that says so.
    """
    always: dict[str, str | tuple[str, ...]] = {
        "closed": tuple(sorted(CLOSED_CODES)) if closed_to_everybody(answers) else (),
        "floor": _demanded(answers),
    }
    try:
        found = recommend(policy, answers)
    except PolicyError as error:
        return {"route": error.sentence, "category": error.sentence, **always}
    return {
        "route": found.route.word,
        "category": found.category,
        "actions": found.actions,
        **always,
    }


def _demanded(answers: Mapping[str, Answer]) -> str:
    route, category = floor_demands(floor(), answers)
    parts = [*([route.word] if route else []), *([category] if category else [])]
    return ", ".join(parts) or NOTHING


def _written(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "none"


def _one_of(key: str, value: Mapping[str, object], allowed: tuple[str, ...]) -> str | None:
    word = value.get(key)
    if key not in value or (isinstance(word, str) and word in allowed):
        return word if isinstance(word, str) else None
    raise FactsError(f"expect: unknown {key} {shown(word)}; allowed: {'; '.join(allowed)}")


def _words(key: str, value: Mapping[str, object]) -> tuple[str, ...] | None:
    words = value.get(key)
    if key not in value:
        return None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise FactsError(f"expect: {key} must be a list of texts")
    return tuple(words)


def _codes(value: Mapping[str, object]) -> tuple[str, ...] | None:
    codes = _words("closed", value)
    if codes is not None and codes not in ((), tuple(sorted(CLOSED_CODES))):
        raise FactsError('expect: closed must be [] or ["21", "22"]: they close together')
    return codes

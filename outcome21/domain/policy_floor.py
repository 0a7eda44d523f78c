"""The floor: the questions whose answers no policy may recommend away."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from outcome21.domain.data_file import DataFileError, Table, digest_of, read_data_file
from outcome21.domain.policy_form import Policy
from outcome21.domain.policy_values import AGGRAVATED, Answer, Floor, PolicyError, Route

POLICIES = Path(__file__).parent / "policies"
FLOOR_FILE = "floor.toml"
URGENT_QUESTION, URGENT_ACTION = "immediate_risk", "safeguard_now"
"""A yes to the one is shown to the officer at once, with the words of the other: before any view
is given, and whatever is recommended. So every policy that asks the one has to name the other."""


class FloorDemand(NamedTuple):
    """What the floor demands of every policy for some answers; None where it leaves it open."""

    route: Route | None
    category: str | None


def floor_demands(floor: Floor, answers: Mapping[str, Answer]) -> FloorDemand:
    """The route and category that any policy must give for these answers, whoever wrote it.

    A yes to a floor question demands `investigate`, and `aggravated` where the floor lists the
    question so; no answer of no, not known or not asked demands anything. Source of the rule: the
    floor's own file, and the second property that every policy is proved to have.
    """
    yes = {question for question, answer in answers.items() if answer == Answer.YES}
    return FloorDemand(
        route=Route.INVESTIGATE if yes & floor.investigate else None,
        category=AGGRAVATED if yes & floor.aggravated else None,
    )


def refuse_below_the_floor(policy: Policy, floor: Floor) -> None:
    """Refuse a policy that does not ask every question of the floor. Raises PolicyError.

    Also one whose yes to a risk at this moment does not ask officers to act at once.
    """
    absent = sorted(floor.investigate - {question.id for question in policy.questions})
    if absent:
        raise PolicyError(f"Policy {policy.version}: the floor also asks {', '.join(absent)}.")
    asks = any(question.id == URGENT_QUESTION for question in policy.questions)
    acts = any(
        rule.when == ((URGENT_QUESTION, Answer.YES),) and URGENT_ACTION in rule.actions
        for rule in policy.rules
    )
    if asks and not acts:
        raise PolicyError(
            f'Policy {policy.version}: a rule with {URGENT_QUESTION} = "yes" alone has to name the '
            f"action {URGENT_ACTION}, which officers are shown at once."
        )


@lru_cache(maxsize=1)
def floor() -> Floor:
    """The packaged floor. Raises PolicyError if its file is not what it must be."""
    return read_floor((POLICIES / FLOOR_FILE).read_bytes(), FLOOR_FILE)


def read_floor(data: bytes, name: str) -> Floor:
    """The floor in the exact bytes of its file. Raises PolicyError."""
    try:
        return _floor(read_data_file(data, name), digest_of(data))
    except DataFileError as error:
        raise PolicyError(error.sentence) from None


def _floor(top: Table, digest: str) -> Floor:
    top.only("schema", "aggravated", "investigate", "must_be_known")
    aggravated, investigate = top.labels("aggravated"), top.labels("investigate")
    for question in investigate:
        if question in aggravated:
            raise top.table("investigate").refusal(question, "a question twice", "each once")
    known = top.table("must_be_known")
    known.only("questions")
    return Floor(
        aggravated=frozenset(aggravated),
        investigate=frozenset(aggravated) | frozenset(investigate),
        must_be_known=frozenset(known.words("questions", aggravated)),
        words=MappingProxyType(aggravated | investigate),
        digest=digest,
    )

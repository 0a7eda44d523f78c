"""What an officer may decide, and when that differs from what was recommended."""

from __future__ import annotations

from outcome21.domain.policy import Route

INVESTIGATE = "investigate"
OUTCOME = "outcome"
CONFIRMED = "confirmed"
RETURNED = "returned"
NO_FORMAL_ACTION = frozenset({"21", "22"})
"""The outcomes that the recommendation `outcome_21` speaks of: no formal action, with support."""


def departs(route: Route, choice: str, outcome_code: str, *, investigated: bool) -> bool:
    """Whether a decision differs from the route that was recommended.

    `investigated` says that an investigation of the crime was opened. After one, an outcome
    other than 21 or 22 is what an investigation leads to, and no departure; 21 or 22 against
    a recommendation to investigate always is one.
    """
    if choice == INVESTIGATE:
        return route in (Route.OUTCOME_21, Route.REVIEW)
    if outcome_code in NO_FORMAL_ACTION:
        return route in (Route.INVESTIGATE, Route.FIND_OUT)
    return not investigated

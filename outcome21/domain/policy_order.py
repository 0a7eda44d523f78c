"""The order in which questions are most worth asking: what could settle the route soonest first.

A rule that investigates and waits for one answer settles the route by that answer alone; one that
waits for two needs both. So questions come in this order: those of rules that investigate, the
fewest answers still wanted first; those of rules that ask for a review, in the same way; others
that have to be known for a route; those that only a category needs. Among equals, questions of the
floor come first, then the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from outcome21.domain.policy_values import Answer, Route, Rule

if TYPE_CHECKING:
    from outcome21.domain.policy_form import Policy

FOR_ROUTE, FOR_CATEGORY, FOR_ACTIONS = (2, 0), (3, 0), (4, 0)
"""How a question ranks that no rule could still settle the route with: what it is needed for."""


class Way(NamedTuple):
    """One rule as a way to settle the route, in the bits of a state (see `policy_form.Tables`).

    `level` is 0 where the rule investigates and 1 where it asks for a review. A state with a bit
    of `shut` has an answer that rules it out; with a bit of `wants`, one that it waits for.
    """

    level: int
    shut: int
    wants: int


class Row(NamedTuple):
    """One question: the bit for "not known", its id, and what it is needed for."""

    bit: int
    name: str
    need: tuple[int, int]


class Order(NamedTuple):
    """What the order is worked out from, once for a policy.

    `rows` holds the questions that a route or category needs, those of the floor first. `missing`
    is their order while nothing is known, and `fixed` says that no answer can change it.
    `decisive` is that order with every other question behind it.
    """

    rows: tuple[Row, ...]
    ways: tuple[Way, ...]
    fixed: bool
    missing: tuple[tuple[int, str], ...]
    decisive: tuple[str, ...]


def decisive_order(policy: Policy) -> tuple[str, ...]:
    """Every question of the policy, the most decisive first, as if nothing were known yet."""
    return policy.tables.order.decisive


def missing(order: Order, state: int) -> tuple[str, ...]:
    """The questions that a route or category needs and that are not known, the best one first."""
    if order.fixed:
        return tuple([name for bit, name in order.missing if state & bit])
    rows = ranked(order.rows, order.ways, state)
    return tuple([row.name for row in rows if state & row.bit])


def ranked(rows: tuple[Row, ...], ways: tuple[Way, ...], state: int) -> tuple[Row, ...]:
    """The questions in the order that the answers so far give them."""
    best: dict[int, tuple[int, int]] = {}
    for way in ways:
        if not state & way.shut:
            rank = (way.level, (state & way.wants).bit_count())
            for bit in _bits(state & way.wants):
                best[bit] = min(rank, best.get(bit, rank))
    # Sorting is stable: floor questions, then the order of the file, stay so among equals.
    return tuple(sorted(rows, key=lambda row: best.get(row.bit, row.need)))


def order_of(policy: Policy) -> Order:
    """What the order of a policy's questions is worked out from."""
    shift = {question.id: 3 * at for at, question in enumerate(policy.questions)}
    needs = _needs(policy)
    rows = tuple(
        Row(0b010 << shift[name], name, needs[name])
        for name in sorted(shift, key=lambda name: name not in policy.floor_questions)
    )
    needed = tuple(row for row in rows if row.need < FOR_ACTIONS)
    routes = [rule for rule in policy.rules if rule.route is not None]
    ways = tuple(_way(rule, shift) for rule in routes if rule.route is not Route.OUTCOME_21)
    nothing_known = sum(row.bit for row in rows)
    return Order(
        rows=needed,
        ways=ways,
        # A rule of one condition waits for the same one answer until it is known.
        fixed=all(len(rule.when) == 1 for rule in routes),
        missing=tuple((row.bit, row.name) for row in ranked(needed, ways, nothing_known)),
        decisive=tuple(row.name for row in ranked(rows, ways, nothing_known)),
    )


def _needs(policy: Policy) -> dict[str, tuple[int, int]]:
    needs = dict.fromkeys((question.id for question in policy.questions), FOR_ACTIONS)
    return (
        needs
        | dict.fromkeys(policy.category_questions, FOR_CATEGORY)
        | dict.fromkeys(policy.route_questions, FOR_ROUTE)
    )


def _way(rule: Rule, shift: dict[str, int]) -> Way:
    shut = wants = 0
    for name, answer in rule.when:
        unknown, wanted = 0b010 << shift[name], 1 << (shift[name] + answer)
        shut |= (0b111 << shift[name]) & ~(unknown | wanted)
        # What holds while it is not known waits for nothing.
        wants |= unknown if answer is not Answer.NOT_KNOWN else 0
    return Way(0 if rule.route is Route.INVESTIGATE else 1, shut, wants)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield mask & -mask
        mask &= mask - 1

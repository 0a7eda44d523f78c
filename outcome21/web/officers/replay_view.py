"""What a replay found, in words and as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from outcome21.domain.policy import Policy, Route
from outcome21.insight.replay_result import NO_RESULT, Move, Part, Replayed, Result
from outcome21.web.officers import words
from outcome21.web.officers.flow_picture import Flow, flow_picture

ROUTES = (*(route.word for route in Route), NO_RESULT)


@dataclass(frozen=True)
class MoveLine:
    """Those who would go from one result to another; `key` names them in an address."""

    before: str
    after: str
    count: int
    key: str


@dataclass(frozen=True)
class RouteLine:
    """Those who would go from one route to another, or stay; a row of the picture's table."""

    before: str
    after: str
    count: int
    stays: bool


@dataclass(frozen=True)
class PartLine:
    """An age band or a category; `key` names in an address those of it who would change."""

    name: str
    compared: int
    changed: int
    key: str


@dataclass(frozen=True)
class ReplayView:
    """A replay for the page."""

    picture: Flow | None
    routes: list[RouteLine]
    moves: list[MoveLine]
    age_bands: list[PartLine]
    categories: list[PartLine]
    questions: list[str]
    if_no: list[MoveLine]
    if_yes: list[MoveLine]


def replay_view(replayed: Replayed, before: Policy, after: Policy) -> ReplayView:
    """The replay in words; questions in the wording of whichever policy asks them."""
    counts = _by_route(replayed)
    never = replayed.never_asked
    return ReplayView(
        picture=flow_picture(counts, ROUTES) if counts else None,
        routes=_route_lines(counts),
        moves=move_lines(replayed.moves),
        age_bands=_named(replayed.by_age_band, words.AGES),
        categories=_named(replayed.by_category, words.CATEGORIES),
        questions=[_asked(one, after, before) for one in never.questions],
        if_no=move_lines(never.moves_if_no),
        if_yes=move_lines(never.moves_if_yes),
    )


def move_lines(moves: Iterable[Move]) -> list[MoveLine]:
    """Moves in words."""
    return [
        MoveLine(result_words(move.before), result_words(move.after), move.count, move.key)
        for move in moves
    ]


def result_words(result: Result) -> str:
    """A route with its category: "Review (repeated)"."""
    category = words.label(words.CATEGORIES, result.category)
    return f"{words.label(words.ROUTES_IN_SHORT, result.route)} ({category.lower()})"


def _by_route(replayed: Replayed) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for move in replayed.moves:
        counts[move.before.route, move.after.route] += move.count
    for result, count in replayed.unchanged:
        counts[result.route, result.route] += count
    return counts


def _route_lines(counts: Counter[tuple[str, str]]) -> list[RouteLine]:
    short = words.ROUTES_IN_SHORT
    return [
        RouteLine(short[before], short[after], counts[before, after], before == after)
        for before in ROUTES
        for after in ROUTES
        if counts[before, after]
    ]


def _named(parts: Iterable[Part], names: dict[str, str]) -> list[PartLine]:
    return [
        PartLine(words.label(names, one.name), one.compared, one.changed, one.key) for one in parts
    ]


def _asked(question: str, *policies: Policy) -> str:
    for policy in policies:
        for one in policy.questions:
            if one.id == question:
                return one.officer
    return question

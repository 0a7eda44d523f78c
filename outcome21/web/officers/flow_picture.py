"""A picture of who would have moved where: numbers in, places of lines and labels out.

It is drawn by the template as SVG with attributes alone, because the content policy allows no
style in a page. The same numbers always stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

WIDTH = 360
"""Units, about the points of a small phone's width: the letters stay readable there."""

TALLEST = 260
"""Units that all the assessments together are tall, before gaps and the least thickness."""

BAR = 12
LABELS = 102
LEAST = 2.0
"""Units. The thinnest band, so that one assessment among a million is still seen."""

SLOT = 44
"""Units. The least room of a route, for its two lines of label."""

GAP = 14
TOP = 30


@dataclass(frozen=True)
class FlowBar:
    """One route on one side: its bar, and where its label stands."""

    route: str
    count: int
    x: float
    y: float
    height: float
    label_x: float
    label_y: float


@dataclass(frozen=True)
class FlowBand:
    """Those who go from a route to a route. `kind` is "stays", "up" (more serious) or "down"."""

    before: str
    after: str
    count: int
    kind: str
    path: str


@dataclass(frozen=True)
class Flow:
    """The whole picture, in units of its own."""

    width: int
    height: float
    left: tuple[FlowBar, ...]
    right: tuple[FlowBar, ...]
    bands: tuple[FlowBand, ...]


def flow_picture(counts: Mapping[tuple[str, str], int], order: Iterable[str]) -> Flow:
    """The picture of how many go from each route to each; `order` is the mildest route first."""
    rank = {route: at for at, route in enumerate(order)}
    pairs = sorted(
        (pair for pair, count in counts.items() if count),
        key=lambda pair: (rank[pair[0]], rank[pair[1]]),
    )
    total = sum(counts[pair] for pair in pairs)
    thick = {pair: max(LEAST, TALLEST * counts[pair] / total) for pair in pairs}
    left = _side(0, pairs, thick, counts, rank)
    right = _side(1, pairs, thick, counts, rank)
    bands = _bands(pairs, thick, counts, rank, left, right)
    return Flow(WIDTH, _lowest(left, right), tuple(left.values()), tuple(right.values()), bands)


def _side(
    side: int,
    pairs: list[tuple[str, str]],
    thick: Mapping[tuple[str, str], float],
    counts: Mapping[tuple[str, str], int],
    rank: Mapping[str, int],
) -> dict[str, FlowBar]:
    """The bars of one side, from the top down."""
    bars, y = {}, float(TOP)
    for route in sorted({pair[side] for pair in pairs}, key=rank.__getitem__):
        mine = [pair for pair in pairs if pair[side] == route]
        height = sum(thick[pair] for pair in mine)
        slot = max(SLOT, height)
        bars[route] = FlowBar(
            route,
            sum(counts[pair] for pair in mine),
            x=LABELS if side == 0 else WIDTH - LABELS - BAR,
            y=_rounded(y + (slot - height) / 2),
            height=_rounded(height),
            label_x=LABELS - 6 if side == 0 else WIDTH - LABELS + 6,
            label_y=_rounded(y + slot / 2),
        )
        y += slot + GAP
    return bars


def _bands(
    pairs: list[tuple[str, str]],
    thick: Mapping[tuple[str, str], float],
    counts: Mapping[tuple[str, str], int],
    rank: Mapping[str, int],
    left: Mapping[str, FlowBar],
    right: Mapping[str, FlowBar],
) -> tuple[FlowBand, ...]:
    """Bands leave and reach each bar in the order of the routes, so that few of them cross."""
    leave = {route: bar.y for route, bar in left.items()}
    reach = {route: bar.y for route, bar in right.items()}
    bands = []
    for before, after in pairs:
        width = thick[before, after]
        path = _path(leave[before], reach[after], width)
        kind = _kind(rank[before], rank[after])
        bands.append(FlowBand(before, after, counts[before, after], kind, path))
        leave[before] += width
        reach[after] += width
    return tuple(bands)


def _kind(before: int, after: int) -> str:
    if before == after:
        return "stays"
    return "up" if after > before else "down"


def _path(y1: float, y2: float, width: float) -> str:
    """A band from one bar to the other, as an SVG path: over along the top, back along the foot."""
    x1, x2 = LABELS + BAR, WIDTH - LABELS - BAR
    middle = (x1 + x2) / 2
    top1, top2, foot1, foot2 = (_rounded(y) for y in (y1, y2, y1 + width, y2 + width))
    return (
        f"M{x1} {top1}C{middle} {top1} {middle} {top2} {x2} {top2}"
        f"V{foot2}C{middle} {foot2} {middle} {foot1} {x1} {foot1}Z"
    )


def _lowest(left: Mapping[str, FlowBar], right: Mapping[str, FlowBar]) -> float:
    bars = [*left.values(), *right.values()]
    lowest = max((max(bar.y + bar.height, bar.label_y + SLOT / 2) for bar in bars), default=TOP)
    return _rounded(lowest + 4)


def _rounded(number: float) -> float:
    return round(number, 1)

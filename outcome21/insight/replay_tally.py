"""Adding up what a comparison counted: moves, results that stay, and the parts they fall into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from outcome21.insight.replay_result import (
    IF_NO,
    IF_YES,
    NOT_KNOWN,
    PARTS,
    Move,
    NeverAsked,
    Part,
    Result,
)

Decoded = Callable[[int], tuple[Result, Result, bool]]


class Tally:
    """The counts of rows that were asked every question; the others are only counted."""

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self.unasked = 0
        self.unasked_changed = 0
        self.compared = 0
        self.actions_changed = 0
        self.pairs: Counter[tuple[Result, Result]] = Counter()
        self._parts: dict[str, Counter[tuple[str, bool]]] = {kind: Counter() for kind in PARTS}

    def add(
        self, force: str | None, age_band: str | None, unasked: bool, code: int, count: int
    ) -> None:
        """Adds rows of one force, age band and code. What nobody gave is not known."""
        before, after, other_actions = self._decoded(code)
        changed = before != after
        if unasked:
            self.unasked += count
            self.unasked_changed += count if changed else 0
            return
        self.compared += count
        self.actions_changed += count if other_actions and not changed else 0
        self.pairs[before, after] += count
        for kind, name in zip(PARTS, (force, age_band, before.category), strict=True):
            self._parts[kind][name or NOT_KNOWN, changed] += count

    @property
    def unchanged(self) -> tuple[tuple[Result, int], ...]:
        """The results that stay, the most frequent first."""
        stay = Counter(
            {before: count for (before, after), count in self.pairs.items() if before == after}
        )
        return tuple(sorted(stay.items(), key=lambda each: (-each[1], each[0])))

    def parts(self, kind: str) -> tuple[Part, ...]:
        """Every group of a kind of PARTS, by name."""
        counts = self._parts[kind]
        return tuple(
            Part(kind, name, counts[name, False] + counts[name, True], counts[name, True])
            for name in sorted({name for name, _ in counts})
        )


def moves(pairs: Mapping[tuple[Result, Result], int], supposed: str = "") -> tuple[Move, ...]:
    """The pairs whose two results differ, the largest first."""
    found = [Move(*pair, count, supposed) for pair, count in pairs.items() if pair[0] != pair[1]]
    return tuple(sorted(found, key=lambda move: (-move.count, move.key)))


def never_asked(
    rows: Iterable[tuple[int, int, int]], questions: tuple[str, ...], decoded: Decoded
) -> NeverAsked:
    """What the rows (code if no, code if yes, count) that were never asked these questions show."""
    no, yes = Supposition(IF_NO), Supposition(IF_YES)
    for if_no, if_yes, count in rows:
        no.add(*decoded(if_no), count)
        yes.add(*decoded(if_yes), count)
    return NeverAsked(
        questions=questions,
        count=no.pairs.total(),
        changed_if_no=sum(move.count for move in no.moves),
        changed_if_yes=sum(move.count for move in yes.moves),
        actions_if_no=no.actions_changed,
        actions_if_yes=yes.actions_changed,
        moves_if_no=no.moves,
        moves_if_yes=yes.moves,
    )


class Supposition:
    """The counts of rows never asked a question, if every answer to it were the same."""

    def __init__(self, supposed: str) -> None:
        self.supposed = supposed
        self.pairs: Counter[tuple[Result, Result]] = Counter()
        self.actions_changed = 0

    def add(self, before: Result, after: Result, other_actions: bool, count: int) -> None:
        """Adds rows of one result before and one after."""
        self.pairs[before, after] += count
        self.actions_changed += count if other_actions and before == after else 0

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who would go where, the largest first."""
        return moves(self.pairs, self.supposed)

"""Adding up what a comparison counted: moves, results that stay, and the parts they fall into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from outcome21.insight.replay_result import Move, NeverAsked, Part, Result

NOT_KNOWN = "not_known"
"""The name of what a file does not say: a force, or an age band."""

Decoded = Callable[[int], tuple[Result, Result, bool]]


class Tally:
    """The counts of rows that were asked every question; the others are only counted."""

    def __init__(self, decoded: Decoded) -> None:
        self._decoded = decoded
        self.unasked = 0
        self.compared = 0
        self.actions_changed = 0
        self.pairs: Counter[tuple[Result, Result]] = Counter()
        self._parts: dict[str, Counter[tuple[str, bool]]] = {
            "force": Counter(),
            "age_band": Counter(),
            "category": Counter(),
        }

    def add(
        self, force: str | None, age_band: str | None, unasked: bool, code: int, count: int
    ) -> None:
        """Adds rows of one force, age band and code. What nobody gave is not known."""
        if unasked:
            self.unasked += count
            return
        before, after, other_actions = self._decoded(code)
        changed = before != after
        self.compared += count
        self.actions_changed += count if other_actions and not changed else 0
        self.pairs[before, after] += count
        named = (("force", force), ("age_band", age_band), ("category", before.category))
        for kind, name in named:
            self._parts[kind][name or NOT_KNOWN, changed] += count

    @property
    def unchanged(self) -> tuple[tuple[Result, int], ...]:
        """The results that stay, the most frequent first."""
        stay = Counter(
            {before: count for (before, after), count in self.pairs.items() if before == after}
        )
        return tuple(sorted(stay.items(), key=lambda each: (-each[1], each[0])))

    def parts(self, kind: str) -> tuple[Part, ...]:
        """Every force, age band or category ("force", "age_band", "category"), by name."""
        counts = self._parts[kind]
        return tuple(
            Part(name, counts[name, False] + counts[name, True], counts[name, True])
            for name in sorted({name for name, _ in counts})
        )


def moves(pairs: Mapping[tuple[Result, Result], int]) -> tuple[Move, ...]:
    """The pairs whose two results differ, the largest first."""
    found = [Move(*pair, count) for pair, count in pairs.items() if pair[0] != pair[1]]
    return tuple(sorted(found, key=lambda move: (-move.count, move.key)))


def never_asked(
    rows: Iterable[tuple[int, int, int]], questions: tuple[str, ...], decoded: Decoded
) -> NeverAsked:
    """What the rows (code if no, code if yes, count) that were never asked these questions show."""
    if_no: Counter[tuple[Result, Result]] = Counter()
    if_yes: Counter[tuple[Result, Result]] = Counter()
    for no, yes, count in rows:
        if_no[decoded(no)[:2]] += count
        if_yes[decoded(yes)[:2]] += count
    moved = moves(if_no), moves(if_yes)
    return NeverAsked(
        questions=questions,
        count=if_no.total(),
        changed_if_no=sum(move.count for move in moved[0]),
        changed_if_yes=sum(move.count for move in moved[1]),
        moves_if_no=moved[0],
        moves_if_yes=moved[1],
    )

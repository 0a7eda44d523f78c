"""How a replay looks in a terminal of 80 columns, and how far it is while it runs."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from outcome21.config.commands.policy.words import CATEGORIES as KNOWN_CATEGORIES

if TYPE_CHECKING:
    from outcome21.insight.replay_result import Move, NeverAsked, Part, Replayed, Result

WIDTH = 80
QUIET = 1.0
"""Seconds before anything is said of how far it is: most replays have ended by then."""

ROUTES = {
    "outcome_21": "Outcome 21",
    "review": "review",
    "find_out": "find out more",
    "investigate": "investigate",
    "no_result": "no route",
}

CATEGORIES = {name: words for name, words in KNOWN_CATEGORIES.items() if name} | {
    "no_result": "no category"
}
AGE_BANDS = {
    "under_10": "under 10",
    "10_12": "10 to 12",
    "13_15": "13 to 15",
    "16_17": "16 or 17",
    "not_known": "not known",
}


class Teller:
    """Says on standard error how far a long replay is; nothing at all for a short one."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._started = time.monotonic()
        self._said = ""
        self._doing = ""
        self._one_line = stream.isatty()

    def __call__(self, what: str, part: float) -> None:
        """Says what is being done and how much of it is done, a tenth at a time in a file."""
        step = 1 if self._one_line else 10
        done = int(part * 100) // step * step
        line = f"{what}: {done} %"
        # The end of what nothing was said of is no news.
        told = line == self._said or (part == 1 and what != self._doing)
        if told or time.monotonic() - self._started < QUIET:
            return
        self._said, self._doing = line, what
        self._stream.write(f"\r{line:<60}" if self._one_line else f"{line}\n")
        self._stream.flush()

    def end(self) -> None:
        """Leaves the line, so that what follows begins a new one."""
        if self._said and self._one_line:
            self._stream.write("\n")
        self._said = ""


def table(replayed: Replayed, unproved: Sequence[str]) -> str:
    """The counts, then the moves, then the parts: the whole answer for a person."""
    return "\n".join(_lines(replayed, unproved))


def listing(references: Sequence[str]) -> str:
    """References, one a line, made safe for a terminal."""
    return "\n".join(_plain(reference) for reference in references) or "None."


def _lines(replayed: Replayed, unproved: Sequence[str]) -> Iterator[str]:
    yield from textwrap.wrap(
        f"Past answers, with policy {replayed.after} instead of {replayed.before}", WIDTH
    )
    for sentence in unproved:
        yield from textwrap.wrap(sentence, WIDTH)
    yield ""
    yield from _counts(replayed)
    if replayed.moves:
        yield from _moves("What would change", replayed.moves)
    if replayed.unchanged:
        yield from _stays(replayed.unchanged)
    yield from _parts("Force", replayed.by_force, {"not_known": "not known"})
    yield from _parts("Age band of the youngest child", replayed.by_age_band, AGE_BANDS)
    yield from _parts("Category before", replayed.by_category, CATEGORIES)
    if replayed.never_asked.count:
        yield from _never_asked(replayed.never_asked, len(replayed.moves))
    if replayed.not_used:
        names = ", ".join(_plain(name) for name in replayed.not_used)
        yield ""
        yield from textwrap.wrap(f"Columns of the file that were not used: {names}", WIDTH)


def _counts(replayed: Replayed) -> Iterator[str]:
    yield _row("Assessments", replayed.total)
    yield _row("Compared", replayed.compared)
    yield _row("Would get another route or category", replayed.changed)
    yield _row("Would get only other actions", replayed.actions_changed)
    yield _row("Not compared: a question was never asked", replayed.never_asked.count)


def _moves(title: str, moves: Sequence[Move], above: int = 0) -> Iterator[str]:
    """A table of moves; they are numbered on from those that stand above it."""
    yield from ("", f"{title:<39}{'to':<26}{'':>1}{'Count':>14}")
    for nth, move in enumerate(moves, start=above + 1):
        before = f"{nth:>3}. {_result(move.before)}"
        yield f"{before:<38} {_result(move.after):<28}{move.count:>13,}"


def _stays(unchanged: Sequence[tuple[Result, int]]) -> Iterator[str]:
    yield from ("", "What would stay")
    yield from (_row(f"     {_result(result)}", count) for result, count in unchanged)


def _parts(title: str, parts: Sequence[Part], names: Mapping[str, str]) -> Iterator[str]:
    if not parts:
        return
    yield from ("", f"{title:<40}{'Compared':>18}{'Would change':>22}")
    for part in parts:
        name = _cut(names.get(part.name, _plain(part.name)), 39)
        yield f"{name:<40}{part.compared:>18,}{part.changed:>22,}"


def _never_asked(apart: NeverAsked, above: int) -> Iterator[str]:
    yield ""
    asked = ", ".join(apart.questions)
    yield from textwrap.wrap(
        f"Never asked, and so not compared: {asked}. Nobody knows what the answers would have "
        "been; if every one of them were the same (mixed answers may give more or fewer):",
        WIDTH,
    )
    yield _row("Would get another route or category if nobody knew", apart.changed_if_unknown)
    yield _row("Would get another route or category if all were no", apart.changed_if_no)
    yield _row("Would get only other actions if all were no", apart.actions_if_no)
    yield _row("Would get another route or category if all were yes", apart.changed_if_yes)
    yield _row("Would get only other actions if all were yes", apart.actions_if_yes)
    if apart.moves_if_no:
        yield from _moves("If all were no", apart.moves_if_no, above)
    if apart.moves_if_yes:
        yield from _moves("If all were yes", apart.moves_if_yes, above + len(apart.moves_if_no))


def _row(name: str, count: int) -> str:
    return f"{name:<60}{count:>20,}"


def _result(result: Result) -> str:
    route = ROUTES.get(result.route, result.route)
    return f"{route}, {CATEGORIES[result.category]}"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."


def _plain(text: str) -> str:
    # A file may hold anything: nothing of it may move the cursor or colour the screen.
    return "".join(letter if letter.isprintable() else "?" for letter in text)

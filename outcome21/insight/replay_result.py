"""What a replay found: who would have moved where, in numbers that can be checked by reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

NO_RESULT = "no_result"
"""The route or category where a draft that was never proved gives none."""


class Result(NamedTuple):
    """What a policy recommends: the words of a route and of a category, or NO_RESULT."""

    route: str
    category: str


@dataclass(frozen=True)
class Move:
    """How many assessments would go from one result to a different one."""

    before: Result
    after: Result
    count: int

    @property
    def key(self) -> str:
        """The move as an address or an option names it: review/other:investigate/other."""
        return f"{'/'.join(self.before)}:{'/'.join(self.after)}"

    def as_data(self) -> dict[str, object]:
        """The move as JSON writes it."""
        return {
            "from_route": self.before.route,
            "from_category": self.before.category,
            "to_route": self.after.route,
            "to_category": self.after.category,
            "key": self.key,
            "count": self.count,
        }


@dataclass(frozen=True)
class Part:
    """One force, age band or category: how many were compared, and how many would change."""

    name: str
    compared: int
    changed: int

    def as_data(self) -> dict[str, object]:
        """The part as JSON writes it."""
        return {"name": self.name, "compared": self.compared, "changed": self.changed}


@dataclass(frozen=True)
class NeverAsked:
    """Assessments in which a question of either policy was never asked. None of them is compared.

    `changed_if_no` and `changed_if_yes` say how many would change if every answer that nobody
    asked for were no, and if every one were yes; the moves are those of each supposition.
    """

    questions: tuple[str, ...]
    count: int
    changed_if_no: int
    changed_if_yes: int
    moves_if_no: tuple[Move, ...] = ()
    moves_if_yes: tuple[Move, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The same as JSON writes it."""
        return {
            "questions": list(self.questions),
            "count": self.count,
            "changed_if_no": self.changed_if_no,
            "changed_if_yes": self.changed_if_yes,
            "moves_if_no": [move.as_data() for move in self.moves_if_no],
            "moves_if_yes": [move.as_data() for move in self.moves_if_yes],
        }


@dataclass(frozen=True)
class Replayed:
    """Past answers under two policies. `total` = `compared` + `never_asked.count`.

    `changed` counts another route or category, the sum of `moves` (the largest first);
    `actions_changed` those that keep both but get other actions. `unchanged` are the results that
    stay, so that moves and unchanged together are every assessment compared. A category of
    `by_category` is the one under the policy before. `not_used` names the columns of a file that
    neither policy asks about.
    """

    before: str
    before_digest: str
    after: str
    after_digest: str
    total: int
    compared: int
    changed: int
    actions_changed: int
    moves: tuple[Move, ...]
    unchanged: tuple[tuple[Result, int], ...]
    by_force: tuple[Part, ...]
    by_age_band: tuple[Part, ...]
    by_category: tuple[Part, ...]
    never_asked: NeverAsked
    not_used: tuple[str, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The replay as `outcome21 policy replay --format json` prints it."""
        return {
            "before": {"version": self.before, "digest": self.before_digest},
            "after": {"version": self.after, "digest": self.after_digest},
            "total": self.total,
            "compared": self.compared,
            "changed": self.changed,
            "actions_changed": self.actions_changed,
            "moves": [move.as_data() for move in self.moves],
            "unchanged": [
                {"route": result.route, "category": result.category, "count": count}
                for result, count in self.unchanged
            ],
            "by_force": [part.as_data() for part in self.by_force],
            "by_age_band": [part.as_data() for part in self.by_age_band],
            "by_category": [part.as_data() for part in self.by_category],
            "never_asked": self.never_asked.as_data(),
            "not_used": list(self.not_used),
        }


ACTIONS_ONLY = "actions"
NEVER_ASKED = "never_asked"


class BadKey(ValueError):  # noqa: N818 (an answer to whoever typed it)
    """No move is named like this."""


def read_key(key: str) -> tuple[Result, Result]:
    """The two results that a move's key names. Raises BadKey for any other text."""
    before, _, after = key.partition(":")
    results = [tuple(side.split("/")) for side in (before, after)]
    if any(len(side) != 2 or not all(side) for side in results):
        raise BadKey("a move is written as review/other:investigate/other")
    return Result(*results[0]), Result(*results[1])

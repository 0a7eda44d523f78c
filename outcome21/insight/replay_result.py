"""What a replay found: who would have moved where, in numbers that can be checked by reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

NO_RESULT = "no_result"
"""The route or category where a draft that was never proved gives none."""

ACTIONS_ONLY = "actions"
NEVER_ASKED = "never_asked"
IF_NO, IF_YES = "if_no", "if_yes"
PARTS = ("force", "age_band", "category")
NOT_KNOWN = "not_known"
"""The name of what a file does not say: a force, or an age band."""


class Result(NamedTuple):
    """What a policy recommends: the words of a route and of a category, or NO_RESULT."""

    route: str
    category: str


@dataclass(frozen=True)
class Move:
    """How many assessments would go from one result to a different one.

    `supposed` is IF_NO or IF_YES for those never asked a question, "" for those compared.
    """

    before: Result
    after: Result
    count: int
    supposed: str = ""

    @property
    def key(self) -> str:
        """The move as `replay_key` reads it: review/other:investigate/other."""
        pair = f"{'/'.join(self.before)}:{'/'.join(self.after)}"
        return f"{self.supposed}:{pair}" if self.supposed else pair

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
    """One force, age band or category: how many were compared, and how many would change.

    `kind` is one of PARTS.
    """

    kind: str
    name: str
    compared: int
    changed: int

    @property
    def key(self) -> str:
        """Those who would change, as `replay_key` reads it: age_band:13_15."""
        return f"{self.kind}:{self.name}"

    def as_data(self) -> dict[str, object]:
        """The part as JSON writes it."""
        counts = {"compared": self.compared, "changed": self.changed}
        return {"name": self.name, "key": self.key, **counts}


@dataclass(frozen=True)
class NeverAsked:
    """Assessments in which a question of either policy was never asked. None of them is compared.

    `changed_if_no` and `changed_if_yes` say how many would get another route or category if every
    answer that nobody asked for were no, and if every one were yes; `changed_if_unknown` if nobody
    knew, which is how it stands. With other answers to several questions it may be more or fewer
    than any of them. `actions_if_no` and
    `actions_if_yes` how many would keep both but get other actions. The moves are those of each
    supposition.
    """

    questions: tuple[str, ...]
    count: int
    changed_if_no: int
    changed_if_yes: int
    changed_if_unknown: int = 0
    actions_if_no: int = 0
    actions_if_yes: int = 0
    moves_if_no: tuple[Move, ...] = ()
    moves_if_yes: tuple[Move, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The same as JSON writes it."""
        return {
            "questions": list(self.questions),
            "count": self.count,
            "changed_if_no": self.changed_if_no,
            "changed_if_yes": self.changed_if_yes,
            "changed_if_unknown": self.changed_if_unknown,
            "actions_if_no": self.actions_if_no,
            "actions_if_yes": self.actions_if_yes,
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

    @property
    def every_move(self) -> tuple[Move, ...]:
        """The moves of those compared, then those supposed, as a table numbers them."""
        return (*self.moves, *self.never_asked.moves_if_no, *self.never_asked.moves_if_yes)

    def parts(self, kind: str) -> tuple[Part, ...]:
        """The groups of a kind of PARTS."""
        found = {"force": self.by_force, "age_band": self.by_age_band}
        return found.get(kind, self.by_category)

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

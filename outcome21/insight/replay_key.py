"""The key of a list: it names, in an address or an option, whose references are wanted.

review/other:investigate/other      a move: those who go from one result to the other
actions                             those of whom only the actions change
never_asked                         those who were never asked a question
force:vale, age_band:13_15, category:other
                                    those of a group whose route or category changes
if_yes:review/other:investigate/other, if_yes:actions, and the same with if_no
                                    those never asked, if every such answer were yes, or no
"""

from __future__ import annotations

from dataclasses import dataclass

from outcome21.domain.policy import Answer
from outcome21.insight.replay_result import (
    ACTIONS_ONLY,
    IF_NO,
    IF_YES,
    NEVER_ASKED,
    PARTS,
    Result,
)

SUPPOSED = {IF_NO: Answer.NO, IF_YES: Answer.YES}
FORCE, AGE_BAND, CATEGORY = PARTS
FORM = (
    "allowed: FROM:TO as in review/other:investigate/other, if_no:FROM:TO, if_yes:FROM:TO, "
    "force:NAME, age_band:NAME, category:NAME, actions, if_no:actions, if_yes:actions, never_asked"
)


class BadKey(ValueError):  # noqa: N818 (an answer to whoever typed it)
    """Nothing is named like this."""


@dataclass(frozen=True)
class Wanted:
    """Whose references a key names.

    `unasked` says that they were never asked something; `supposed` is then what is supposed
    (IF_NO, IF_YES), "" where nothing is. `pair` is one move; `kind` and `name` are a group of
    which all who move are meant; `actions` means those of whom only the actions change.
    """

    unasked: bool = False
    supposed: str = ""
    pair: tuple[Result, Result] | None = None
    kind: str = ""
    name: str = ""
    actions: bool = False

    @property
    def not_asked(self) -> Answer:
        """What stands for an answer that nobody asked for."""
        return SUPPOSED.get(self.supposed, Answer.NOT_KNOWN)

    @property
    def everyone(self) -> bool:
        """Whether all are meant, whatever their results."""
        return not (self.pair or self.kind or self.actions)

    @property
    def column(self) -> str:
        """The column in which the name must stand; "" where results alone decide."""
        return self.kind if self.kind in (FORCE, AGE_BAND) else ""

    def holds(self, before: Result, after: Result, other_actions: bool) -> bool:
        """Whether those with these results are meant, if their force and age band are."""
        if self.pair:
            return (before, after) == self.pair
        if self.actions:
            return before == after and other_actions
        return before != after and (self.kind != CATEGORY or before.category == self.name)


def read_key(key: str) -> Wanted:
    """Whose references the key names. Raises BadKey for any text of another form."""
    first, _, rest = key.partition(":")
    if key == NEVER_ASKED:
        return Wanted(unasked=True)
    if first in SUPPOSED:
        return Wanted(True, first, pair=_pair(rest), actions=rest == ACTIONS_ONLY)
    if first in PARTS:
        return Wanted(kind=first, name=_name(rest))
    return Wanted(pair=_pair(key), actions=key == ACTIONS_ONLY)


def _name(text: str) -> str:
    if not text:
        raise BadKey(FORM)
    return text


def _pair(text: str) -> tuple[Result, Result] | None:
    """The two results of a move; None for the word of the actions. Raises BadKey."""
    if text == ACTIONS_ONLY:
        return None
    before, _, after = text.partition(":")
    results = [tuple(side.split("/")) for side in (before, after)]
    if any(len(side) != 2 or not all(side) for side in results):
        raise BadKey(FORM)
    return Result(*results[0]), Result(*results[1])

"""Replay: one policy over the past answers of another; who would have moved where.

    with stored_answers_of("vale") as answers:            # insight.replay_stored; needs Django
        replayed = replay(before, after, answers)         # counts first
        first = references(before, after, answers, replayed.moves[0].key, limit=50, offset=0)

`answers_in_file(path)` of `past_answers` gives the same from a CSV or Parquet file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, reduce
from operator import or_

from outcome21.domain.policy import Policy
from outcome21.insight.past_answers import BadAnswers, PastAnswers, Progress
from outcome21.insight.replay_query import MOST_GROUPS, Comparison, columns_of, named_in
from outcome21.insight.replay_result import (
    ACTIONS_ONLY,
    NEVER_ASKED,
    BadKey,
    Move,
    NeverAsked,
    Part,
    Replayed,
    Result,
    read_key,
)
from outcome21.insight.replay_tally import Tally, moves, never_asked

__all__ = [
    "BadAnswers",
    "BadKey",
    "Move",
    "NeverAsked",
    "Part",
    "Progress",
    "Replayed",
    "Result",
    "references",
    "replay",
]


def replay(
    before: Policy,
    after: Policy,
    answers: PastAnswers,
    *,
    force: str | None = None,
    progress: Progress | None = None,
) -> Replayed:
    """What would change if `after` had been in force instead of `before`, over these answers.

    Only the answers of one force where it is named. One pass over them, and a second where
    somebody was never asked a question of either policy. Raises BadAnswers.
    """
    tell = progress or _nobody
    compared, not_used = _comparison(before, after, answers, force, tell)
    tally = Tally(compared.decoded)
    if compared.asked_everything:
        counted = answers.rows(compared.counts(), compared.parameters, partial(tell, "Comparing"))
        if len(counted) > MOST_GROUPS:
            raise BadAnswers("found too many different forces or age bands to list them.")
        for row in counted:
            tally.add(*row)
    apart = NeverAsked((), 0, 0, 0)
    if tally.unasked or not compared.asked_everything:
        apart = _never_asked(compared, answers, tell)
    moved = moves(tally.pairs)
    return Replayed(
        before=before.version,
        before_digest=before.digest,
        after=after.version,
        after_digest=after.digest,
        total=tally.compared + apart.count,
        compared=tally.compared,
        changed=sum(move.count for move in moved),
        actions_changed=tally.actions_changed,
        moves=moved,
        unchanged=tally.unchanged,
        by_force=tally.parts("force"),
        by_age_band=tally.parts("age_band"),
        by_category=tally.parts("category"),
        never_asked=apart,
        not_used=not_used,
    )


def references(
    before: Policy,
    after: Policy,
    answers: PastAnswers,
    key: str,
    *,
    limit: int = 100,
    offset: int = 0,
    force: str | None = None,
) -> list[str]:
    """The references of one move, in order, `limit` of them after the first `offset`.

    `key` is a Move's key, or "actions" for those of which only the actions change, or
    "never_asked". Raises BadKey for any other text, and BadAnswers.
    """
    wanted = _wanted(key)
    compared, _ = _comparison(before, after, answers, force, _nobody)
    codes = ", ".join(str(code) for code in compared.codes(wanted))
    listed = f"not unasked and code in ({codes})" if codes else "false"
    sql = compared.references("unasked" if key == NEVER_ASKED else listed)
    return [row[0] for row in answers.rows(sql, [*compared.parameters, limit, offset])]


def _wanted(key: str) -> Callable[[Result, Result, bool], bool]:
    if key == ACTIONS_ONLY:
        return lambda before, after, other_actions: before == after and other_actions
    pair = (None, None) if key == NEVER_ASKED else read_key(key)
    return lambda before, after, _: (before, after) == pair


def _comparison(
    before: Policy, after: Policy, answers: PastAnswers, force: str | None, tell: Progress
) -> tuple[Comparison, tuple[str, ...]]:
    """The comparison over what the answers know, and the columns that it does not use."""
    loaded = answers.asked(named_in(before, after), tell)
    columns = columns_of(loaded.columns, before, after)
    return Comparison(before, after, columns, force), loaded.not_used


def _never_asked(compared: Comparison, answers: PastAnswers, tell: Progress) -> NeverAsked:
    told = partial(tell, "Supposing what was never asked")
    rows = answers.rows(compared.supposed(), compared.parameters, told)
    words = len(compared.layout.words)
    found = [reduce(or_, (row[3 + word] for row in rows), 0) for word in range(words)]
    asked = compared.questions_in(found)
    return never_asked((row[:3] for row in rows), asked, compared.decoded)


def _nobody(_what: str, _part: float) -> None:
    """Tells nobody how far it is."""

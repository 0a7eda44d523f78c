"""Replay: one policy over the past answers of another; who would have moved where.

    with stored_answers_of("vale") as answers:            # insight.replay_stored; needs Django
        replayed = replay(before, after, answers)         # counts first
        first = references(before, after, answers, replayed.moves[0].key, limit=50, offset=0)

`answers_in_file(path)` of `answers_file` gives the same from a CSV or Parquet file.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial, reduce
from operator import or_

from outcome21.domain.policy import Policy
from outcome21.insight.past_answers import BadAnswers, PastAnswers, Progress
from outcome21.insight.replay_key import read_key
from outcome21.insight.replay_query import MOST_GROUPS, Comparison, columns_of, named_in
from outcome21.insight.replay_result import NeverAsked, Replayed
from outcome21.insight.replay_tally import Tally, moves, never_asked


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
    somebody was never asked a question of either policy. Raises BadAnswers, also where a force is
    named of which there is no answer: a slip must not look like a policy that changes nothing.
    """
    tell = progress or _nobody
    compared, not_used = _comparison(before, after, answers, force, tell)
    tally = Tally(compared.decoded)
    counted = answers.rows(compared.counts(), compared.parameters, partial(tell, "Comparing"))
    if len(counted) > MOST_GROUPS:
        raise BadAnswers("found too many different forces or age bands to list them.")
    if force is not None and not counted:
        raise BadAnswers(f"found no answers of the force {force[:40]!a}.")
    for row in counted:
        tally.add(*row)
    apart = NeverAsked((), 0, 0, 0, 0)
    if tally.unasked:
        apart = _never_asked(compared, answers, tell, tally.unasked_changed)
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
    """The references of those whom a key names, in order, `limit` after the first `offset`.

    `key` is that of a Move or a Part, or another of `replay_key`. Raises BadKey and BadAnswers.
    """
    wanted = read_key(key)
    compared, _ = _comparison(before, after, answers, force, _nobody)
    named = [wanted.name] if wanted.column else []
    parameters = [*compared.parameters, *named, limit, offset]
    return [row[0] for row in answers.rows(compared.references(wanted), parameters)]


def _comparison(
    before: Policy, after: Policy, answers: PastAnswers, force: str | None, tell: Progress
) -> tuple[Comparison, tuple[str, ...]]:
    """The comparison over what the answers know, and the columns that it does not use."""
    loaded = answers.asked(named_in(before, after), tell)
    columns = columns_of(loaded.columns, before, after)
    return Comparison(before, after, columns, force), loaded.not_used


def _never_asked(
    compared: Comparison, answers: PastAnswers, tell: Progress, if_unknown: int
) -> NeverAsked:
    told = partial(tell, "Supposing what was never asked")
    rows = answers.rows(compared.supposed(), compared.parameters, told)
    words = len(compared.layout.words)
    found = [reduce(or_, (row[3 + word] for row in rows), 0) for word in range(words)]
    asked = compared.questions_in(found)
    found_apart = never_asked((row[:3] for row in rows), asked, compared.decoded)
    return replace(found_apart, changed_if_unknown=if_unknown)


def _nobody(_what: str, _part: float) -> None:
    """Tells nobody how far it is."""

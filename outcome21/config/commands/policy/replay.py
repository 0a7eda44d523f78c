"""`outcome21 policy replay`: whom a change of policy would have moved, over past answers."""

# ruff: noqa: PLC0415 (the engine loads only when it is needed)
from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from outcome21.config.commands.policy.choosing import say
from outcome21.config.commands.policy.replay_sources import (
    Chosen,
    NotUsable,
    chosen,
    past_answers,
    unusable,
)
from outcome21.config.commands.policy.replay_stop import ended_in_order, exit_code
from outcome21.config.commands.policy.replay_text import Teller, listing, table
from outcome21.domain.data_file import shown

if TYPE_CHECKING:
    from outcome21.insight.past_answers import PastAnswers, Progress
    from outcome21.insight.replay_result import Part, Replayed

MOST_LISTED = 1_000_000
MOST_NAMED = 10
"""Names that an error repeats: a file may hold thousands of forces."""

EXAMPLE = """\
examples:
  outcome21 policy replay --from ew-2026-11 --to draft.toml
  outcome21 policy replay --from ew-2026-11 --to draft.toml --answers past.parquet --list 1
  outcome21 policy replay --from ew-2026-11 --to draft.toml --list age_band:13_15

Without --answers: every assessment in the database, by its coded answers alone. A file has a
column for each question, with yes, no, not_known, not_asked or 0 to 3, and may have reference,
force and age_band. Nothing is changed anywhere; Ctrl-C stops at any time.

--list takes a move's number in the tables, or a key (each is in the JSON):
  FROM:TO           a move; FROM and TO are route/category, as in
                    review/repeated:investigate/repeated
  force:NAME        whose route or category would change in that force,
  age_band:NAME     age band (under_10, 10_12, 13_15, 16_17 or not_known)
  category:NAME     or category before (aggravated, repeated, other,
                    non_aggravated or not_known)
  actions           those of whom only the actions would change
  never_asked       those who were never asked a question
  if_no:FROM:TO     of these, a move if every such answer were no,
  if_yes:FROM:TO    or yes
  if_no:actions     of these, those who would get only other actions
  if_yes:actions

Exit code 2: one line on standard error says what cannot be used. 130, 143: it was stopped.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `replay` to the commands of `outcome21 policy`."""
    parser = commands.add_parser(
        "replay",
        help="whom a change of policy would have moved",
        description="Show whom a change of policy would have moved, over past answers.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    named = "a version, or a file that ends in .toml"
    parser.add_argument("--from", required=True, dest="before", metavar="A", help=named)
    parser.add_argument("--to", required=True, dest="after", metavar="B", help=named)
    parser.add_argument("--answers", metavar="FILE", help="a .csv or .parquet file of answers")
    parser.add_argument("--force", metavar="CODE", help="only the answers of this force")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--list", dest="listed", metavar="KEY", help="list references; see below")
    parser.add_argument("--limit", type=_count, default=100, metavar="N", help="list at most N")
    parser.add_argument("--offset", type=_count, default=0, metavar="N", help="after the first N")
    parser.set_defaults(handler=replay)


def replay(options: argparse.Namespace) -> int:
    """Print what would change; the exit code is 0, 2 for what cannot be used, or of a stop."""
    tell = Teller(sys.stderr)
    try:
        with ended_in_order():
            before, after = chosen("--from", options.before), chosen("--to", options.after)
            said = _said(options, before, after, tell)
        tell.end()
    except KeyboardInterrupt as stop:
        tell.end()
        return say("replay", "Stopped. Nothing was changed.", exit_code(stop))
    except unusable(options.answers) as error:
        tell.end()
        return say("replay", str(error), 2)
    # Only here, so that nothing is printed where something cannot be used.
    print(said)
    return 0


def _said(options: argparse.Namespace, before: Chosen, after: Chosen, tell: Progress) -> str:
    from outcome21.insight.replay import replay as replay_over

    pair = before.policy, after.policy
    with past_answers(options.answers, options.force) as answers:
        replayed = replay_over(*pair, answers, force=options.force, progress=tell)
        if options.listed is not None:
            key = _key(options.listed, replayed)
            return _listed(options, key, before, after, answers)
    unproved = [one.unproved for one in (before, after) if one.unproved]
    if options.format == "json":
        return json.dumps({**replayed.as_data(), "not_proved": unproved}, indent=2)
    return table(replayed, unproved)


def _listed(
    options: argparse.Namespace, key: str, before: Chosen, after: Chosen, answers: PastAnswers
) -> str:
    from outcome21.insight.replay import references

    page = {"limit": options.limit, "offset": options.offset}
    pair = before.policy, after.policy
    found = references(*pair, answers, key, force=options.force, **page)
    if options.format == "json":
        return json.dumps({"key": key, "offset": options.offset, "references": found}, indent=2)
    return listing(found)


def _key(text: str, replayed: Replayed) -> str:
    """The key that `--list` names or counts. Raises NotUsable for one that nothing here has."""
    from outcome21.insight.replay_key import BadKey, read_key

    if text.isdecimal() and text.isascii():
        return _numbered(int(text[:9]), replayed)
    try:
        wanted = read_key(text)
    except BadKey as error:
        raise NotUsable(f"--list: found {shown(text)}; {error}, or a move's number.") from None
    if wanted.kind:
        _refuse_unknown(wanted.name, replayed.parts(wanted.kind))
    return text


def _numbered(number: int, replayed: Replayed) -> str:
    moves = replayed.every_move
    if not 1 <= number <= len(moves):
        allowed = f"1 to {len(moves)}" if moves else "none, as nothing would move"
        raise NotUsable(f"--list: found move {number}; allowed: {allowed}.")
    return moves[number - 1].key


def _refuse_unknown(name: str, parts: tuple[Part, ...]) -> None:
    names = [part.name for part in parts]
    if name not in names:
        some = ", ".join(shown(one)[1:-1] for one in names[:MOST_NAMED]) or "none: none is compared"
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        raise NotUsable(f"--list: found {shown(name)}; allowed: {some}{more}.")


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text[:9]) <= MOST_LISTED):
        raise argparse.ArgumentTypeError(f"a whole number up to {MOST_LISTED}")
    return int(text[:9])

"""`outcome21 policy replay`: whom a change of policy would have moved, over past answers."""

# ruff: noqa: PLC0415 (the engine, and Django for the database, load only when they are needed)
from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outcome21.config.commands.policy.choosing import (
    UNUSABLE,
    policy_file,
    read_policy_file,
    say,
)
from outcome21.config.commands.policy.packaged import packaged
from outcome21.config.commands.policy.replay_text import Teller, listing, table
from outcome21.domain.policy import NoPolicyInForce, Policy, PolicyError, floor
from outcome21.domain.policy_proof import proof_name, read_proof, refuse_unproved

if TYPE_CHECKING:
    from outcome21.insight.past_answers import PastAnswers, Progress
    from outcome21.insight.replay_result import Replayed

STOPPED = 130
"""The exit code of a program that Ctrl-C stopped, as shells have it."""

MOST_LISTED = 1_000_000

EXAMPLE = """\
examples:
  outcome21 policy replay --from ew-2026-11 --to draft.toml
  outcome21 policy replay --from ew-2026-11 --to draft.toml --answers past.parquet --list 1

Without --answers: every assessment in the database, by its coded answers alone. A file has a
column for each question, with yes, no, not_known, not_asked or 0 to 3, and may have reference,
force and age_band. Nothing is changed anywhere; Ctrl-C stops at any time.

--list takes a move's number in the table or its key in the JSON, or actions (only the actions
would change), or never_asked. Exit code 2: one line on standard error says what cannot be used.
"""


class NotUsable(Exception):  # noqa: N818 (an answer to whoever typed it)
    """What was asked for cannot be had. The text is one line that says why."""


class Chosen(NamedTuple):
    """A policy, and why it is not proved; "" where it is."""

    policy: Policy
    unproved: str


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
    parser.add_argument("--list", dest="listed", metavar="MOVE", help="list references of a move")
    parser.add_argument("--limit", type=_count, default=100, metavar="N", help="list at most N")
    parser.add_argument("--offset", type=_count, default=0, metavar="N", help="after the first N")
    parser.set_defaults(handler=replay)


def replay(options: argparse.Namespace) -> int:
    """Print what would change; the exit code is 0, 2 for what cannot be used, 130 when stopped."""
    tell = Teller(sys.stderr)
    try:
        before, after = _chosen(options.before), _chosen(options.after)
        said = _said(options, before, after, tell)
        tell.end()
    except KeyboardInterrupt:
        tell.end()
        return say("replay", "Stopped. Nothing was changed.", STOPPED)
    except _unusable(options) as error:
        tell.end()
        return say("replay", str(error), 2)
    # Only here, so that nothing is printed where something cannot be used.
    print(said)
    return 0


def _said(options: argparse.Namespace, before: Chosen, after: Chosen, tell: Progress) -> str:
    from outcome21.insight.replay import replay as replay_over

    with _answers(options) as answers:
        replayed = replay_over(
            before.policy, after.policy, answers, force=options.force, progress=tell
        )
        if options.listed is not None:
            return _listed(options, before.policy, after.policy, answers, replayed)
    unproved = [chosen.unproved for chosen in (before, after) if chosen.unproved]
    if options.format == "json":
        return json.dumps({**replayed.as_data(), "not_proved": unproved}, indent=2)
    return table(replayed, unproved)


def _listed(
    options: argparse.Namespace,
    before: Policy,
    after: Policy,
    answers: PastAnswers,
    replayed: Replayed,
) -> str:
    from outcome21.insight.replay import BadKey, references

    key = options.listed
    if key.isdecimal() and key.isascii():
        if not 1 <= int(key[:9]) <= len(replayed.moves):
            raise NotUsable(f"found move {key[:9]}; allowed: 1 to {len(replayed.moves)}.")
        key = replayed.moves[int(key) - 1].key
    try:
        found = references(
            before,
            after,
            answers,
            key,
            limit=options.limit,
            offset=options.offset,
            force=options.force,
        )
    except BadKey as error:
        raise NotUsable(f"--list: {error}, or its number, or actions, or never_asked.") from None
    if options.format == "json":
        return json.dumps({"move": key, "offset": options.offset, "references": found}, indent=2)
    return listing(found)


def _chosen(name: str) -> Chosen:
    if policy_file(name):
        policy = read_policy_file(name)
        return Chosen(policy, _why_unproved(policy, Path(name).parent))
    # Not from the shelf: a policy may be replayed before it is proved.
    found = {one.policy.version: one for one in packaged()}
    if name not in found:
        raise NoPolicyInForce(f"There is no policy of that version; there are: {', '.join(found)}.")
    return Chosen(found[name].policy, found[name].unproved)


def _why_unproved(policy: Policy, folder: Path) -> str:
    """Why the proof beside a file does not cover the policy; "" where it does."""
    path = folder / proof_name(policy.version)
    try:
        proof = read_proof(path.read_bytes(), path.name) if path.is_file() else None
        refuse_unproved(policy, floor(), proof)
    except (PolicyError, OSError) as error:
        return str(error)
    return ""


def _answers(options: argparse.Namespace) -> PastAnswers:
    from outcome21.insight.past_answers import answers_in_file

    if options.answers is not None:
        return answers_in_file(options.answers)
    from outcome21.config.environment import read_environment
    from outcome21.config.preparing import start_django

    read_environment()
    start_django()
    from outcome21.accounts.forces import forces
    from outcome21.insight.replay_stored import stored_answers_of

    if options.force is not None and options.force not in forces():
        known = ", ".join(sorted(forces())) or "none"
        raise NotUsable(f"There is no force {options.force!a} here. The forces are: {known}.")
    return stored_answers_of(options.force)


def _unusable(options: argparse.Namespace) -> tuple[type[Exception], ...]:
    """What is said in one line; that of the database only where it was asked."""
    from outcome21.insight.past_answers import BadAnswers

    if options.answers is not None:
        return (*UNUSABLE, NotUsable, BadAnswers)
    from django.db import DatabaseError

    from outcome21.accounts.forces import BadForceFile
    from outcome21.config.environment import BadEnvironment

    return (*UNUSABLE, NotUsable, BadAnswers, BadEnvironment, BadForceFile, DatabaseError)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text[:9]) <= MOST_LISTED):
        raise argparse.ArgumentTypeError(f"a whole number up to {MOST_LISTED}")
    return int(text[:9])

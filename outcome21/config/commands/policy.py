"""`outcome21 policy`: what the policy recommends for given facts. Needs no database, no Django."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime

from outcome21.config.facts import FactsError, read_facts
from outcome21.domain.data_file import DataFileError
from outcome21.domain.days import LONDON
from outcome21.domain.outcomes import refuse_if_closed
from outcome21.domain.policy import (
    NoPolicyInForce,
    Policy,
    policy_in_force,
    policy_version,
    recommend,
)
from outcome21.domain.refusals import Refused

EXAMPLE = """\
example:
  echo '{"answers": {"coerced": "yes", "gain": "no"}}' | outcome21 policy assess --facts -

An answer is yes, no, not_known or not_asked; a question left out is not known.
With --outcome 21 (or 22) nothing is printed, and the exit code is 1, while that
outcome is closed to everybody on these facts. Exit code 2: the facts or the
policy cannot be used; one line on standard error says why.
"""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `policy` and its own sub-commands to the command line."""
    policy = subparsers.add_parser("policy", help="what the policy recommends for given facts")
    commands = policy.add_subparsers(dest="policy_command", required=True, metavar="COMMAND")
    assess_parser = commands.add_parser(
        "assess",
        help="recommend a route for the facts in a file",
        description="Print, as JSON, what the policy recommends for the facts in a file.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    assess_parser.add_argument(
        "--facts", required=True, metavar="FILE", help="JSON or YAML; - is standard input"
    )
    assess_parser.add_argument(
        "--on", type=_day, metavar="DATE", help="the day, as 2026-11-22 (default: today)"
    )
    assess_parser.add_argument(
        "--policy", metavar="VERSION", help="this version (default: the one in force on the day)"
    )
    assess_parser.add_argument(
        "--outcome", choices=("21", "22"), help="refuse if this outcome is closed on these facts"
    )
    assess_parser.set_defaults(handler=assess)


def assess(options: argparse.Namespace) -> int:
    """Print the recommendation for the facts; the exit code is 0, or 1 refused, or 2 unusable."""
    try:
        policy = _policy(options)
        answers = read_facts(options.facts, policy)
        if options.outcome:
            refuse_if_closed(options.outcome, answers)
    except (FactsError, NoPolicyInForce, DataFileError) as error:
        return _say(str(error), 2)
    except Refused as refusal:
        return _say(refusal.sentence, 1)
    print(json.dumps(recommend(policy, answers).as_data(), indent=2))
    return 0


def _policy(options: argparse.Namespace) -> Policy:
    if options.policy is None:
        return policy_in_force(options.on or datetime.now(LONDON).date())
    policy = policy_version(options.policy)
    if options.on and not any(policy.in_force(options.on, nation) for nation in policy.nations):
        raise NoPolicyInForce(f"Policy {policy.version} is not in force on {options.on}.")
    return policy


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written as 2026-11-22") from None


def _say(sentence: str, code: int) -> int:
    print(f"outcome21 policy assess: {sentence}", file=sys.stderr)
    return code

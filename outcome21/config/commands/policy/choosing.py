"""What the commands of `outcome21 policy` share: which policy, which facts, how a refusal looks."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from pathlib import Path

from outcome21.domain.data_file import LARGEST_FILE, DataFileError
from outcome21.domain.days import LONDON
from outcome21.domain.policy import (
    NoPolicyInForce,
    Policy,
    policies,
    policy_in_force,
    policy_version,
    read_policy,
)
from outcome21.domain.policy_file import NATIONS
from outcome21.domain.policy_shelf import in_force_among
from outcome21.insight.facts import FactsError
from outcome21.insight.named_file import STANDARD_INPUT, NotReadable, bytes_of

UNUSABLE = (FactsError, NoPolicyInForce, DataFileError)
"""Bad input: each has a one-line message for the person who gave it."""


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose a policy: by day, by version, or a file of one's own."""
    parser.add_argument(
        "--on", type=_day, metavar="DATE", help="the day, as 2026-11-22 (default: today)"
    )
    parser.add_argument(
        "--policy",
        metavar="VERSION",
        help="this version, or a file that ends in .toml (default: the one in force on the day)",
    )
    parser.add_argument(
        "--nation", choices=NATIONS, default=NATIONS[0], help="in force here (default: england)"
    )


def add_facts(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the file of facts."""
    parser.add_argument(
        "--facts", required=True, metavar="FILE", help="JSON or YAML; - is standard input"
    )


def chosen_policy(options: argparse.Namespace) -> Policy:
    """The policy that the options choose. Raises NoPolicyInForce or PolicyError."""
    if options.policy is None:
        return policy_in_force(options.on or datetime.now(LONDON).date(), options.nation)
    policy = named_policy(options.policy)
    if options.on and not _in_force(policy, options.on, own_file=policy_file(options.policy)):
        raise NoPolicyInForce(f"Policy {policy.version} is not in force on {options.on}.")
    return policy


def policy_file(name: str) -> bool:
    """Whether this names a file rather than a packaged version."""
    return name == STANDARD_INPUT or name.endswith(".toml")


def named_policy(name: str) -> Policy:
    """The packaged policy of that version, or the one in that file (its proof is not asked for).

    Raises NoPolicyInForce or PolicyError.
    """
    return read_policy_file(name) if policy_file(name) else policy_version(name)


def read_policy_file(place: str) -> Policy:
    """The policy in a file, or on standard input for "-". Raises PolicyError or DataFileError."""
    name = "standard input" if place == STANDARD_INPUT else _plain(Path(place).name or place)
    try:
        return read_policy(bytes_of(place, LARGEST_FILE), name)
    except NotReadable as error:
        raise DataFileError(f"{name}: cannot read the policy: {error}.") from None


def say(command: str, sentence: str, code: int) -> int:
    """Print one line on standard error; returns the exit code."""
    print(f"outcome21 policy {command}: {' '.join(sentence.split())}", file=sys.stderr)
    return code


def _in_force(policy: Policy, on: date, *, own_file: bool) -> bool:
    # A file of one's own is not on the shelf, where a later policy takes an earlier one's place.
    among = (policy,) if own_file else policies()
    return any(in_force_among(among, on, nation) is policy for nation in policy.nations)


def _plain(name: str) -> str:
    # A file's name may hold anything: an error repeats it in one line of ASCII.
    return name if name.isascii() and name.isprintable() else ascii(name)[1:-1]


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:
            raise ValueError
        return day
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written as 2026-11-22") from None

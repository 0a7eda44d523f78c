"""`outcome21 policy list`: the packaged policies, when each is in force, and which are proved."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from datetime import date

from outcome21.config.commands.policy.choosing import say
from outcome21.config.commands.policy.packaged import Packaged, packaged
from outcome21.config.commands.policy.words import nations, period
from outcome21.domain.policy import Policy, PolicyError, last_day

EXAMPLE = """\
example:
  outcome21 policy list

A policy is in force from its first day until a later one of the same nation begins.
"""
HEADINGS = ("Version", "In force", "Nations", "Digest", "Proved")
SHOWN_OF_DIGEST = 12


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `list` to the commands of `outcome21 policy`."""
    parser = commands.add_parser(
        "list",
        help="the policies, when each is in force, and which are proved",
        description="List the policies, when each is in force, and which are proved.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(handler=list_policies)


def list_policies(options: argparse.Namespace) -> int:
    """Print a table; the exit code is 0, or 2 where a packaged policy cannot be read."""
    try:
        found = packaged()
    except PolicyError as error:
        return say("list", error.sentence, 2)
    policies = [one.policy for one in found]
    rows = [row for one in found for row in _rows(one, policies)]
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    for row in (HEADINGS, *rows):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print("  ".join(cells).rstrip())
    for one in found:
        if one.unproved:
            print(f"\n{one.unproved}")
    return 0


def _rows(one: Packaged, among: Sequence[Policy]) -> Iterator[tuple[str, ...]]:
    """A row for each last day: a policy may end sooner in one nation than in another."""
    ends: dict[date | None, list[str]] = {}
    for nation in one.policy.nations:
        ends.setdefault(last_day(one.policy, nation, among), []).append(nation)
    for last, names in ends.items():
        yield (
            one.policy.version,
            period(one.policy.starts, last),
            nations(names),
            one.policy.digest[:SHOWN_OF_DIGEST],
            f"on {one.proof.proved_on}" if one.proof and not one.unproved else "no",
        )

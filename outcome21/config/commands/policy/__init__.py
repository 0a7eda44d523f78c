"""`outcome21 policy`: every question about a policy that can be answered from the command line.

Needs no Django; only `replay` over the database loads it, and only when it runs.
"""

from __future__ import annotations

import argparse

from outcome21.config.commands.policy import assess, check, explain, listing, prove, replay, show

COMMANDS = (listing, show, check, prove, assess, explain, replay)
"""The files of this folder, in the order in which --help lists them."""

EXAMPLE = """\
examples:
  outcome21 policy list
  outcome21 policy check my-new-policy.toml

Each command says more with --help.
"""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `policy` and its own sub-commands to the command line."""
    policy = subparsers.add_parser(
        "policy",
        help="read, check, prove, try and replay a policy",
        description="Read, check, prove, try and replay a policy.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = policy.add_subparsers(dest="policy_command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)

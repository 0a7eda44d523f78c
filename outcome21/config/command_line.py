"""The command line of `outcome21`: each file in `commands/` adds its own sub-command.

A command file offers `add_to(subparsers)`, which sets `handler`, a function from the options to an
exit code. It imports Django only inside that function: `outcome21 policy` starts without it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from outcome21 import __version__
from outcome21.config.commands import demo, doctor, export_site, keys, policy, prepare, serve, staff

COMMANDS = (policy, demo, prepare, export_site, keys, staff, serve, doctor)
"""The files of `commands/`, in the order in which --help lists them."""

EXAMPLE = """\
example:
  outcome21 policy assess --facts facts.json

Each command says more with --help.
"""


class OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line on standard error, so that scripts can show them."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and leave with exit code 2."""
        line = " ".join(message.split())
        self.exit(2, f"{self.prog}: {line[:300]} (--help says more)\n")


def parser() -> argparse.ArgumentParser:
    """The command line with every sub-command."""
    top = OneLineParser(
        prog="outcome21",
        description="Outcome 21: from a child's report to a decision that helps.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"outcome21 {__version__}")
    subparsers = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(subparsers)
    return top


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; returns its exit code."""
    options = parser().parse_args(argv)
    try:
        code: int = options.handler(options)
        if sys.stdout is not None:  # Closed by whoever started us (>&-): nothing can be printed.
            sys.stdout.flush()
    except OSError as error:
        # Whoever was reading has gone, or the disk is full: nothing more can be printed there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"outcome21: {error.strerror or error}", file=sys.stderr)
        return 2
    return code

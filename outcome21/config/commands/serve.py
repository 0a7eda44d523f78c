"""`outcome21 serve`: one site, on this machine's own address, for nginx to stand in front of."""

# ruff: noqa: PLC0415 (Django and the server load only when their command runs)
from __future__ import annotations

import argparse
import sys

from outcome21.config.environment import BadEnvironment, read_environment

EXAMPLE = "Example: OUTCOME21_SITE=public OUTCOME21_ENV=production PORT=8001 outcome21 serve"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `serve`."""
    parser = subparsers.add_parser(
        "serve",
        help="serve a site that is prepared",
        description="Serves until it is told to stop. It writes down nothing about who asks.",
        epilog=EXAMPLE,
    )
    parser.set_defaults(handler=serve)


def serve(_args: argparse.Namespace) -> int:
    """Serves; 2 with one line on standard error where it cannot."""
    from outcome21.config import serving
    from outcome21.config.checkup import keys_present
    from outcome21.config.preparing import start_django

    try:
        environment = read_environment()
        serving.check_port(environment.port)
    except (BadEnvironment, serving.PortTaken) as error:
        return _say(str(error))
    keys = keys_present(environment)
    if not keys.well:
        return _say(f"{keys.what}. {keys.mend}")
    start_django()
    serving.serve(environment.port)
    return 0


def _say(line: str) -> int:
    print(line, file=sys.stderr)
    return 2

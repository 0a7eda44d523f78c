"""`outcome21 prepare`: the database and the static files, brought up to date."""

# ruff: noqa: PLC0415 (Django loads only when its command runs)
from __future__ import annotations

import argparse
import sys

EXAMPLE = "Example: OUTCOME21_SITE=officers OUTCOME21_ENV=production outcome21 prepare"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `prepare`."""
    parser = subparsers.add_parser(
        "prepare",
        help="bring the database and the static files up to date",
        description="Run this after installing a new version, before the site is started.",
        epilog=EXAMPLE,
    )
    parser.set_defaults(handler=prepare)


def prepare(_args: argparse.Namespace) -> int:
    """Runs the migrations that are left and collects changed files; 2 when something forbids it."""
    from django.db import DatabaseError

    from outcome21.accounts.forces import BadForceFile
    from outcome21.config import preparing
    from outcome21.config.environment import BadEnvironment

    try:
        preparing.start_django()
        migrated, collected = preparing.migrate(), preparing.collect_static()
    except (BadEnvironment, BadForceFile, DatabaseError, OSError) as error:
        print(str(error).splitlines()[0], file=sys.stderr)
        return 2
    print("Prepared the database." if migrated else "The database was up to date.")
    print("Collected the static files." if collected else "The static files were up to date.")
    return 0

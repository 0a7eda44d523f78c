"""`outcome21 keys`: the keys that seal what people write."""

# ruff: noqa: PLC0415 (Django and the server load only when their command runs)
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from outcome21.config.environment import BadEnvironment, read_environment

EXAMPLE = "Example: OUTCOME21_HOME=/srv/outcome21 outcome21 keys make"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `keys make`."""
    parser = subparsers.add_parser(
        "keys", help="make the keys of this installation", description=__doc__, epilog=EXAMPLE
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    about = "Makes every key that is not there yet, and changes none that is."
    steps.add_parser("make", help="make the missing keys", description=about, epilog=EXAMPLE)
    parser.set_defaults(handler=make)


def make(_args: argparse.Namespace) -> int:
    """Makes the missing keys and names the files; 2 when the environment or folder forbids it."""
    try:
        home = read_environment().home
        made = make_all(home)
    except (BadEnvironment, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    for file in made:
        print(f"Made {file}")
    if not made:
        print(f"Every key is in {home / 'keys'} already. None was changed.")
    return 0


def make_all(home: Path) -> list[Path]:
    """The key files that were missing, now made; raises OSError where they cannot be."""
    from outcome21.sealing.keyring import make_keys

    # The session key first: in production the settings refuse to load without it.
    made = make_keys(home, [])
    from outcome21.config import preparing

    preparing.start_django()
    return made + preparing.make_missing_keys(home)

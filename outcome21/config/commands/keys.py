"""`outcome21 keys`: the keys that seal what people write."""

# ruff: noqa: PLC0415 (what a command needs loads only when it runs)
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from outcome21.config.environment import BadEnvironment, Environment, read_environment

EXAMPLE = "Example: OUTCOME21_SITE=officers OUTCOME21_ENV=production outcome21 keys make"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `keys make`."""
    parser = subparsers.add_parser(
        "keys", help="make the keys of this installation", description=__doc__, epilog=EXAMPLE
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    about = (
        "Makes every key of this host that is not there yet, and changes none that is. "
        "A public host makes its own key alone: each force's public key is copied to it."
    )
    steps.add_parser("make", help="make the missing keys", description=about, epilog=EXAMPLE)
    parser.set_defaults(handler=make)


def make(_args: argparse.Namespace) -> int:
    """Makes the missing keys and names the files; 2 when something forbids it."""
    from outcome21.accounts.forces import BadForceFile

    try:
        environment = read_environment()
        made, forces = _make(environment)
    except (BadEnvironment, BadForceFile, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    for file in made:
        print(f"Made {file}")
    if not made:
        print(
            f"Every key that this host makes is in {environment.home / 'keys'} already. "
            "None was changed."
        )
    for line in _left_to_do(environment, forces):
        print(line)
    return 0


def _make(environment: Environment) -> tuple[list[Path], list[str]]:
    """The key files that were missing, now made, and the codes of the forces."""
    from outcome21.accounts.forces import forces_in
    from outcome21.sealing.keyring import make_keys, make_site_key

    forces = sorted(forces_in(environment.home, invented=environment.kind != "production"))
    if not environment.serves_officers:
        return make_site_key(environment.home), forces
    return make_keys(environment.home, forces), forces


def _left_to_do(environment: Environment, forces: list[str]) -> Iterator[str]:
    from outcome21.sealing.keyring import without_public_key

    if not forces:
        yield (
            f"No force is set up yet: put its file in {environment.home / 'forces'}, "
            "then run this again."
        )
    if missing := without_public_key(environment.home, forces):
        files = ", ".join(f"{force}.public.json" for force in missing)
        yield (
            f"Now copy {files} from keys/public on the officers' host "
            f"to {environment.home / 'keys' / 'public'}."
        )

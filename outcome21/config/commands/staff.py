"""`outcome21 staff`: who signs in to the officers' desk."""

# ruff: noqa: PLC0415 (Django loads only when its command runs)
from __future__ import annotations

import argparse
import getpass
import sys

EXAMPLE = 'Example: outcome21 staff add --force vale --role officer --display-name "D Evans" devans'


class NotAdded(Exception):  # noqa: N818 (an answer to whoever typed it)
    """No sign-in was made. The text is one line that says why and what to do."""


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `staff add`."""
    parser = subparsers.add_parser(
        "staff", help="make a sign-in for the desk", description=__doc__, epilog=EXAMPLE
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    about = (
        "Asks for the password twice, or reads one line of standard input where that is not "
        "a terminal. It is never an option: other users of a machine can read those."
    )
    step = steps.add_parser("add", help="make a sign-in", description=about, epilog=EXAMPLE)
    step.add_argument("--force", required=True, metavar="CODE", help="the force's code")
    step.add_argument("--role", required=True, help="what they may do: officer, for example")
    step.add_argument("--display-name", metavar="NAME", help="how pages name them")
    step.add_argument("name", metavar="NAME", help="what they type to sign in")
    parser.set_defaults(handler=add)


def add(options: argparse.Namespace) -> int:
    """Makes the sign-in and says so; 2 with one line on standard error where it was not made."""
    from django.db import DatabaseError

    from outcome21.config.environment import BadEnvironment, read_environment
    from outcome21.config.preparing import start_django
    from outcome21.domain.refusals import Refused

    try:
        read_environment()
        start_django()
        print(_added(options))
    except (BadEnvironment, NotAdded) as error:
        return _say(str(error))
    except Refused as refusal:
        return _say(refusal.sentence)
    except DatabaseError as error:
        return _say(f"{str(error).splitlines()[0]}. Has `outcome21 prepare` been run here?")
    return 0


def _added(options: argparse.Namespace) -> str:
    from django.utils.timezone import now

    from outcome21.accounts.actions import add_staff
    from outcome21.accounts.forces import forces
    from outcome21.accounts.roles import roles
    from outcome21.domain.actors import SYSTEM

    force = forces().get(options.force)
    if force is None:
        known = ", ".join(sorted(forces())) or "none; each has a file in the folder forces"
        raise NotAdded(f"There is no force {options.force!r} here. The forces are: {known}.")
    made = add_staff(
        by=SYSTEM.at_force(force.code),
        at=now(),
        username=options.name,
        display_name=options.display_name or options.name.strip(),
        role=options.role,
        password=_password(),
    )
    label = roles()[made.role].label
    return f"{made.display_name} signs in to the desk of {force.name} as {made.username} ({label})."


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same password again: ") != first:
        raise NotAdded("The two passwords are not the same. Nothing was made.")
    return first


def _say(line: str) -> int:
    print(f"outcome21 staff add: {line}", file=sys.stderr)
    return 2

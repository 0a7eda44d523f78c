"""`outcome21 demo`: an invented force with invented people, to try everything on one machine."""

# ruff: noqa: PLC0415 (Django and the server load only when their command runs)
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from outcome21.config.demo_home import DemoRefused, held, remove
from outcome21.config.environment import BadEnvironment, Environment, read_environment

EXAMPLE = "Example: PORT=8001 outcome21 demo run"
STEPS = {
    "run": "prepare the demo, then serve it until Ctrl-C",
    "prepare": "make what the demo needs, and stop",
    "reset": "delete the demo's database, keys and files",
}


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `demo run`, `demo prepare` and `demo reset`."""
    parser = subparsers.add_parser(
        "demo", help="try everything, with invented people", description=__doc__, epilog=EXAMPLE
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    for step, purpose in STEPS.items():
        steps.add_parser(step, help=purpose, description=f"Will {purpose}.", epilog=EXAMPLE)
    parser.set_defaults(handler=demo)


def demo(args: argparse.Namespace) -> int:
    """Does one step; 0 when it went well, 2 with one line on standard error when it was refused."""
    from outcome21.accounts.forces import BadForceFile

    try:
        environment = demo_environment()
        return {"run": run, "prepare": prepare, "reset": reset}[args.step](environment)
    except (BadEnvironment, BadForceFile, DemoRefused) as error:
        print(error, file=sys.stderr)
        return 2


def demo_environment() -> Environment:
    """The environment as the demo uses it; raises DemoRefused where something else is meant."""
    for name, wanted in (("OUTCOME21_ENV", "demo"), ("OUTCOME21_SITE", "both")):
        found = os.environ.setdefault(name, wanted)
        if found != wanted:
            raise DemoRefused(
                f"The demo is for trying, and {name} is {found!r}. Unset it, "
                "or start the site as docs/operations.md says."
            )
    return read_environment()


def run(environment: Environment) -> int:
    """Prepares and serves."""
    from outcome21.config import serving

    site = f"http://{serving.HOST}:{environment.port}"
    with held(environment.home, for_what=site):
        try:
            serving.check_port(environment.port)
        except serving.PortTaken as error:
            other = 8001 if environment.port == 8000 else 8000
            raise DemoRefused(f"{error} For example: PORT={other} make run") from error
        _print_welcome(environment.home, site, _make_ready(environment))
        serving.serve(environment.port)
    print("Stopped. What was entered is kept.")
    return 0


def prepare(environment: Environment) -> int:
    """Makes everything that `demo run` needs before it serves."""
    with held(environment.home):
        _make_ready(environment)
    print(f"The demo in {_short(environment.home)} is ready.")
    return 0


def reset(environment: Environment) -> int:
    """Deletes what the demo made, and nothing that anything else made."""
    if environment.database_url:
        raise DemoRefused(
            "This demo's database is at OUTCOME21_DATABASE_URL, which reset leaves alone. "
            "Drop that database, unset the variable, and run this again."
        )
    place = _short(environment.home)
    if remove(environment.home):
        print(f"The demo in {place} is gone. `make run` starts afresh.")
    else:
        print(f"There is no demo in {place}: nothing to delete.")
    return 0


def _make_ready(environment: Environment) -> dict[str, str]:
    """Keys, database, static files and invented people; the sign-ins, new and kept."""
    from outcome21.sealing.keyring import make_keys

    # Before the settings load: they read the session key.
    if make_keys(environment.home, ["demo"]):
        print("Made keys for the demo.", flush=True)
    from outcome21.config import preparing

    preparing.start_django()
    preparing.make_missing_keys(environment.home)
    if preparing.migrate():
        print("Prepared the database.", flush=True)
    if preparing.collect_static():
        print("Collected the static files.", flush=True)
    return _make_people_and_cases(environment.home)


def _make_people_and_cases(home: Path) -> dict[str, str]:
    from django.utils.timezone import now

    from outcome21.config import demo_data, demo_drafts

    people = demo_data.make_people(home)
    demo_drafts.make_drafts(home)
    if left_out := demo_data.make_cases(now()):
        print(
            f"Left out {left_out} invented cases: by this machine's clock "
            "no policy is in force on their days.",
            flush=True,
        )
    return people


def _print_welcome(home: Path, site: str, people: Mapping[str, str]) -> None:
    print("\nOutcome 21, to try. Every person in it is invented. Put no real report in it:")
    print("one process serves both sites here and holds every key.\n")
    print(f"  Public site     {site}/")
    print(f"  Officers' desk  {site}/officers/")
    print(f"  Health          {site}/healthz\n")
    print("  Sign in at the desk as")
    width = max((len(name) for name in people), default=0)
    for name, password in people.items():
        print(f"    {name:<{width}}  {password}")
    print(f"\nKept in {_short(home)}. Stop: Ctrl-C. Start afresh: make demo-reset", flush=True)


def _short(home: Path) -> str:
    here = Path.cwd()
    return f"{home.relative_to(here)}/" if home.is_relative_to(here) else str(home)

"""`outcome21 doctor`: what is wrong with this installation, and how to mend it."""

# ruff: noqa: PLC0415 (Django loads only when its command runs)
from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from outcome21.config import checkup
from outcome21.config.checkup import Finding
from outcome21.config.environment import BadEnvironment, Environment, read_environment

EXAMPLE = "Example: OUTCOME21_SITE=public OUTCOME21_ENV=production outcome21 doctor"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `doctor`."""
    parser = subparsers.add_parser(
        "doctor",
        help="say what is wrong, and how to mend it",
        description="Looks at this installation and changes nothing. Exits 1 if it is unwell.",
        epilog=EXAMPLE,
    )
    parser.set_defaults(handler=doctor)


def doctor(_args: argparse.Namespace) -> int:
    """Prints every finding; 0 when all is well, 1 when something needs mending."""
    well = True
    for finding in findings():
        print(f"{_word(finding)} {finding.what}")
        if not finding.well:
            print(f"       {finding.mend}")
            well = well and finding.can_wait
    return 0 if well else 1


def _word(finding: Finding) -> str:
    if finding.well:
        return "ok    "
    return "OLD   " if finding.can_wait else "WRONG "


def findings() -> Iterator[Finding]:
    """Everything looked at, in an order where each may stand on those before it."""
    yield checkup.python_version()
    try:
        environment = read_environment()
    except BadEnvironment as error:
        yield Finding(False, "the environment cannot be used", str(error))
        return
    before = list(before_settings(environment))
    yield from before
    if all(finding.well for finding in before[:3]):
        yield from after_settings()
    else:
        yield Finding(False, "the database and static files were not looked at", "Mend the above.")


def before_settings(environment: Environment) -> Iterator[Finding]:
    """Folders, keys, pages. Without the first three the settings cannot load, or mean little."""
    yield checkup.home_writable(environment)
    yield checkup.keys_present(environment)
    yield checkup.keys_private(environment)
    yield checkup.combination(environment)
    reach = checkup.out_of_reach(environment)
    if reach:
        yield reach
    yield checkup.policies_usable()
    yield checkup.stale_pages(datetime.now(ZoneInfo("Europe/London")).date())


def after_settings() -> Iterator[Finding]:
    """The database, and static files."""
    from outcome21.config.preparing import start_django

    start_django()
    from outcome21.config import checkup_site

    database = checkup_site.database_reachable()
    yield database
    if database.well:
        yield checkup_site.database_migrated()
    yield checkup_site.static_collected()

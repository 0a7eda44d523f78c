"""What `outcome21 doctor` looks at before anything else is loaded: Python, folders, keys, pages."""

# ruff: noqa: PLC0415 (Django loads only where it is needed)
from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outcome21.config.environment import Environment
from outcome21.domain.policy import policies, refused_policies

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it is well, what was found, and how to mend it.

    `can_wait`: it needs a person, and does not make this installation unwell.
    """

    well: bool
    what: str
    mend: str = ""
    can_wait: bool = False


def python_version(version: tuple[int, int] = sys.version_info[:2]) -> Finding:
    """Python is new enough."""
    name = ".".join(map(str, version))
    return Finding(
        version >= OLDEST_PYTHON,
        f"Python is {name}",
        "Install Python 3.11 or later, then make the environment again.",
    )


def combination(environment: Environment) -> Finding:
    """Which site this is, for what, and whether its names are told in production."""
    what = f"OUTCOME21_SITE is {environment.site}, OUTCOME21_ENV is {environment.kind}"
    if environment.kind == "production" and not environment.hosts:
        return Finding(
            False,
            f"{what}, and OUTCOME21_HOSTS is empty",
            "Set OUTCOME21_HOSTS to the host names of this site, separated by commas.",
        )
    return Finding(True, what)


def home_writable(environment: Environment) -> Finding:
    """The home folder is there and can be written."""
    home = environment.home
    if not home.is_dir():
        return Finding(
            False,
            f"the home folder {home} does not exist",
            "Make it, or set OUTCOME21_HOME. `make run` makes its own.",
        )
    return Finding(
        os.access(home, os.W_OK | os.X_OK),
        f"the home folder is {home}",
        f"Give this user the right to write there: chown -R {_user()} {home}",
    )


def keys_present(environment: Environment) -> Finding:
    """Every key that this site needs is there, for every force that is set up."""
    from outcome21.accounts.forces import BadForceFile, forces_in

    folder = environment.home / "keys"
    try:
        forces = sorted(forces_in(environment.home, invented=environment.kind != "production"))
    except BadForceFile as error:
        return Finding(
            False, f"a force cannot be read: {str(error).rstrip('.')}", "Correct that file."
        )
    if not forces:
        where = environment.home / "forces"
        mend = f"Put its file in {where}: docs/operations.md shows one."
        return Finding(False, f"no force is set up in {where}", mend)
    missing = [file for file in _needed_keys(environment, forces) if not file.is_file()]
    if not missing:
        return Finding(True, f"keys are in {folder}")
    names = ", ".join(file.name for file in missing)
    return Finding(False, f"keys missing in {folder}: {names}", _how_to_get(environment, missing))


def keys_private(environment: Environment) -> Finding:
    """No other user of this machine can read a key (mode 0600)."""
    folder = environment.home / "keys"
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    loose = [str(file) for file in files if stat.S_IMODE(file.stat().st_mode) & 0o177]
    return Finding(
        not loose,
        f"others can read {', '.join(loose)}" if loose else "keys have mode 0600",
        f"Run: chmod 600 {' '.join(loose)}",
    )


def out_of_reach(environment: Environment) -> Finding | None:
    """A public site can reach no private key; None where this site is meant to have them."""
    if environment.serves_officers:
        return None
    folder = environment.home / "keys" / "officers"
    readable = folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)
    return Finding(
        not readable,
        f"the public site can read {folder}" if readable else "no private key is in reach",
        "Keep that folder on the officers' host only, or give the public site's user no access.",
    )


def stale_pages(today: date) -> Finding:
    """Every page for the public was looked at by a person within 180 days."""
    from outcome21.guidance.front_matter import ContentError
    from outcome21.guidance.pages import STALE_AFTER, all_pages, written_twins

    days = STALE_AFTER.days
    try:
        stale = [page.file for page in all_pages() if page.stale(today)]
        written_twins("cy")  # one Welsh file that cannot be read puts English on every Welsh page
    except ContentError as error:
        return Finding(False, f"a page for the public cannot be read: {error}", "Correct it.")
    if not stale:
        return Finding(True, f"every page for the public was checked in the last {days} days")
    return Finding(
        False,
        f"not checked in the last {days} days: {', '.join(stale)}",
        "Let each page's owner read it, correct it, and set its reviewed_on.",
        can_wait=True,
    )


def policies_usable(refused: tuple[str, ...] | None = None) -> Finding:
    """Every packaged policy is right and proved; one that is not is left out by the program."""
    left_out = refused_policies() if refused is None else refused
    if not left_out:
        return Finding(True, f"{len(policies())} packaged policy files are right and proved")
    return Finding(
        False,
        f"a packaged policy is not used: {' '.join(left_out)}",
        "Mend or prove it (docs/policy.md), or take the file away; then restart.",
    )


def _needed_keys(environment: Environment, forces: list[str]) -> Iterator[Path]:
    from outcome21.sealing.keyring import public_key_file

    keys = environment.home / "keys"
    yield keys / "public" / "site.key"
    if environment.serves_officers and not environment.secret_key:
        yield keys / "officers" / "session.key"
    for force in forces:
        public = public_key_file(environment.home, force)
        yield public
        if environment.serves_officers and public.is_file():
            yield keys / "officers" / f"{force}.{_key_id(public)}.private"


def _how_to_get(environment: Environment, missing: list[Path]) -> str:
    """A public site's own key is made there; a force's comes from where its other half is."""
    copied = [file.name for file in missing if file.name.endswith(".public.json")]
    if environment.serves_officers or not copied:
        return "Run `outcome21 keys make`, or put the force's own keys in place."
    copy = f"Copy {', '.join(copied)} from keys/public on the officers' host."
    return copy if len(copied) == len(missing) else f"Run `outcome21 keys make`. {copy}"


def _key_id(file: Path) -> str:
    try:
        return str(json.loads(file.read_text("utf-8"))["key_id"])
    except (ValueError, KeyError, OSError):
        return "unreadable"  # no private key has that name, so the finding names this force


def _user() -> str:
    return os.environ.get("USER") or str(os.getuid())

"""What `outcome21 doctor` looks at before anything else is loaded: Python, folders, keys."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from outcome21.config.environment import Environment

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: whether it is well, what was found, and how to mend it."""

    well: bool
    what: str
    mend: str = ""


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
    """Every key that this site needs is there."""
    missing = [file.name for file in _needed_keys(environment) if not file.is_file()]
    folder = environment.home / "keys"
    if not missing and not list((folder / "public").glob("*.public.json")):
        missing = ["a force's public key"]
    return Finding(
        not missing,
        f"keys missing in {folder}: {', '.join(missing)}" if missing else f"keys are in {folder}",
        "Run `outcome21 keys make`, or put the force's own keys in place.",
    )


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


def _needed_keys(environment: Environment) -> Iterator[Path]:
    keys = environment.home / "keys"
    yield keys / "public" / "site.key"
    if not environment.serves_officers:
        return
    if not environment.secret_key:
        yield keys / "officers" / "session.key"
    for file in sorted((keys / "public").glob("*.public.json")):
        key_id = _key_id(file)
        yield keys / "officers" / f"{file.name.removesuffix('.public.json')}.{key_id}.private"


def _key_id(file: Path) -> str:
    try:
        return str(json.loads(file.read_text("utf-8"))["key_id"])
    except (ValueError, KeyError, OSError):
        return "unreadable"  # no private key has that name, so the finding names this force


def _user() -> str:
    return os.environ.get("USER") or str(os.getuid())

"""What the demo keeps in its home folder: its lock, its sign-ins, and how all of it goes again."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

LOCK = "demo.lock"
SIGN_INS = "demo-sign-ins.txt"
DATABASE = "outcome21.sqlite3"
FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "static.sources", SIGN_INS)
FOLDERS = ("static", "keys")
DRAFTS = "policy-drafts"
EXAMPLES = ("draft-2027-01.toml", "draft-2027-02.toml")
"""The drafts that the demo made; somebody's own beside them stay, and so does their folder."""


class DemoRefused(Exception):  # noqa: N818 (read by a person at start-up)
    """The demo cannot do what was asked. The text says why and what to do."""


@contextmanager
def held(home: Path, *, for_what: str = "") -> Iterator[None]:
    """Keeps this home folder to one demo at a time, for as long as the process lives.

    The lock is the system's own (flock), so it goes with the process, however that ends.
    Raises DemoRefused when another holds it, or when the folder cannot be written.
    """
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise DemoRefused(
            f"{home} cannot be written ({error.strerror}). "
            "Choose another folder with OUTCOME21_HOME."
        ) from error
    try:
        _take(lock, home)
        os.truncate(lock, 0)
        os.write(lock, for_what.encode())
        yield
    finally:
        os.close(lock)


def _take(lock: int, home: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        where = os.read(lock, 200).decode(errors="replace")
        at = f" at {where}" if where else ""
        raise DemoRefused(
            f"The demo in {home} is already running{at}. Stop it first (Ctrl-C where it runs)."
        ) from error


def sign_ins(home: Path) -> dict[str, str]:
    """The demo's user names and passwords, as earlier runs kept them."""
    try:
        lines = (home / SIGN_INS).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return dict(line.split(maxsplit=1) for line in lines if " " in line)


def keep_sign_ins(home: Path, new: Mapping[str, str]) -> dict[str, str]:
    """Adds newly made sign-ins to those kept, in a file only this user can read; returns all."""
    everybody = {**sign_ins(home), **new}
    if new:
        part = home / f"{SIGN_INS}.part"
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.writelines(f"{name} {password}\n" for name, password in everybody.items())
        part.replace(home / SIGN_INS)
    return everybody


def remove(home: Path) -> bool:
    """Deletes what the demo made in this folder and nothing else; False if there was no demo.

    The lock file says that a demo made this folder: without it nothing is touched, so that a
    force's own database and keys are never taken for the demo's.
    """
    if not (home / LOCK).is_file():
        return False
    with held(home):
        for name in FILES:
            (home / name).unlink(missing_ok=True)
        for name in FOLDERS:
            shutil.rmtree(home / name, ignore_errors=True)
        _remove_drafts(home / DRAFTS)
        (home / LOCK).unlink()
    return True


def _remove_drafts(folder: Path) -> None:
    for name in EXAMPLES:
        (folder / name).unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()

"""A throw-away PostgreSQL: made, started, given to a command or a test, and always stopped.

    .venv/bin/python scripts/with_postgres.py [--durable] -- COMMAND ARGUMENT…

The command finds it in OUTCOME21_DATABASE_URL. The server listens on a socket in a private
folder and on no network address. PostgreSQL refuses to run as root, so root lends it the
user `nobody`. `--durable` keeps fsync on, for what is measured or killed.
"""

from __future__ import annotations

import argparse
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import psycopg

USER = "outcome21"
START_SECONDS = 30
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
DURABLE = ("fsync=on", "synchronous_commit=on", "full_page_writes=on")


class NoPostgres(Exception):  # noqa: N818
    """PostgreSQL is not installed, or would not start. The text says what to do."""


def binaries() -> Path:
    """The folder of the newest PostgreSQL server here; raises NoPostgres if there is none."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"),
        key=lambda file: int(file.parts[-3]) if file.parts[-3].isdigit() else 0,
    )
    if debian:
        return debian[-1].parent
    found = shutil.which("postgres")
    if found:
        return Path(found).resolve().parent
    raise NoPostgres("PostgreSQL is missing. Install it with: apt-get install postgresql")


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """The URL of a fresh, empty database whose owner may create others.

    The server is stopped by its process id, whatever happened, and its folder removed.
    """
    folder = Path(tempfile.mkdtemp(prefix="o21pg"))
    lent = _lent_to_nobody(folder)
    try:
        _make_cluster(folder, lent)
        server = _start(folder, durable, lent)
        try:
            yield _create_database(folder, server)
        finally:
            _stop(server, durable)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lent_to_nobody(folder: Path) -> Mapping[str, Any]:
    """How to start a process as somebody PostgreSQL accepts; gives them the folder too."""
    folder.chmod(0o700)
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _make_cluster(folder: Path, lent: Mapping[str, Any]) -> None:
    command = [str(binaries() / "initdb"), "-D", str(folder / "data"), "-U", USER]
    # "trust" reaches no further than the socket's folder, which only this user (and root) enters.
    command += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **lent)
    if done.returncode:
        raise NoPostgres(f"initdb failed: {done.stderr.strip()}")


def _start(folder: Path, durable: bool, lent: Mapping[str, Any]) -> subprocess.Popen[bytes]:
    settings = ("listen_addresses=", f"unix_socket_directories={folder}", "max_connections=100")
    command = [str(binaries() / "postgres"), "-D", str(folder / "data")]
    for setting in (*settings, *(DURABLE if durable else FAST)):
        command += ["-c", setting]
    with (folder / "log").open("wb") as log:
        # A session of its own: Ctrl-C stops the tests first, and they stop the server.
        return subprocess.Popen(
            command, cwd="/", stdout=log, stderr=log, start_new_session=True, **lent
        )


def _create_database(folder: Path, server: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            where = {"host": str(folder), "user": USER, "dbname": "postgres"}
            with psycopg.connect(**where, autocommit=True) as link:  # type: ignore[arg-type]
                link.execute("CREATE DATABASE outcome21")
            return f"postgresql://{USER}@/outcome21?host={folder}"
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                log = (folder / "log").read_text(errors="replace")
                raise NoPostgres(f"PostgreSQL did not start:\n{log}") from error
            time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes], durable: bool) -> None:
    """Ends the server: at once where nothing of it is kept, in good order where it is measured."""
    for sign in (signal.SIGINT if durable else signal.SIGQUIT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(sign)
        try:
            server.wait(timeout=15)
            return
        except subprocess.TimeoutExpired:
            continue


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def main(arguments: list[str]) -> int:
    """Runs the command with the database; its exit status, or 2 when there is no PostgreSQL."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--durable", action="store_true", help="keep fsync on")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args(arguments)
    command = asked.command[1:] if asked.command[:1] == ["--"] else asked.command
    if not command:
        parser.error("say which command to run, after --")
    signal.signal(signal.SIGTERM, _leave)
    try:
        with postgres(durable=asked.durable) as url:
            values = {**os.environ, "OUTCOME21_DATABASE_URL": url}
            return subprocess.run(command, env=values, check=False).returncode
    except NoPostgres as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

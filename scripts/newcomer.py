"""Does what a newcomer does: clones the last commit, runs it, comes back; measures both starts.

    python3 scripts/newcomer.py [--test]

The clone and an empty HOME are in a folder of their own, which goes again afterwards. With
--test, `make test` runs there too. Exits 1 when a start is too slow, or when anything fails.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
COLD_SECONDS = 300.0
WARM_SECONDS = 10.0
GIVE_UP = 900.0
KEPT = ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR")
"""What a shell of somebody else would have too, beside what says how the network is reached."""


class Failed(Exception):  # noqa: N818
    """A newcomer would be stuck here. The text says where, with what was printed."""


def main(arguments: list[str]) -> int:
    """Prints the seconds of both starts beside their limits; 0 when all of it went well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--test", action="store_true", help="run `make test` there as well")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="newcomer") as folder:
        try:
            return newcomer(Path(folder), with_tests=asked.test)
        except Failed as failed:
            print(failed, file=sys.stderr)
            return 1


def newcomer(folder: Path, *, with_tests: bool) -> int:
    """Everything, in this folder; 1 when a start or the tests did not go well."""
    clone, values = folder / "outcome21", surroundings(folder / "home")
    _do(["git", "clone", "--quiet", str(ROOT), str(clone)], folder, values)
    well = True
    for name, limit in (("cold", COLD_SECONDS), ("warm", WARM_SECONDS)):
        # A port of its own each time: what still answered at the first would not be the second.
        with running(clone, {**values, "PORT": str(free_port())}) as seconds:
            kept = seconds <= limit
            well = well and kept
            print(f"{name}: {seconds:.1f} s ({'ok' if kept else 'TOO SLOW'}, limit {limit:.0f} s)")
            sys.stdout.flush()
    if with_tests:
        done = subprocess.run(["make", "test"], cwd=clone, env=values, check=False)
        well = well and done.returncode == 0
    return 0 if well else 1


def surroundings(home: Path) -> dict[str, str]:
    """The environment of somebody who has just come: an empty HOME, and nothing of ours."""
    home.mkdir()
    network = [name for name in os.environ if name.startswith(("PIP_", "UV_", "SSL_CERT_"))]
    network += [name for name in os.environ if name.lower().endswith("_proxy")]
    kept = {name: os.environ[name] for name in (*KEPT, *network) if name in os.environ}
    return {**kept, "HOME": str(home)}


def free_port() -> int:
    """A port that nothing uses at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def running(clone: Path, values: dict[str, str]) -> Iterator[float]:
    """`make run`, from its start to its first healthy answer; stopped as by Ctrl-C."""
    with tempfile.TemporaryFile("w+") as said:
        started = time.monotonic()
        process = subprocess.Popen(
            ["make", "run"], cwd=clone, env=values, stdout=said, stderr=said, start_new_session=True
        )
        try:
            if not _answers(process, int(values["PORT"])):
                said.seek(0)
                raise Failed(f"`make run` did not serve /healthz. It said:\n{said.read()}")
            yield time.monotonic() - started
        finally:
            _stop(process)


def _answers(process: subprocess.Popen[bytes], port: int) -> bool:
    until = time.monotonic() + GIVE_UP
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            time.sleep(0.05)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ends what was started here, all of its own group by its id, and waits until it is gone."""
    for sign in (signal.SIGINT, signal.SIGKILL):
        until = time.monotonic() + 20
        try:
            os.killpg(process.pid, sign)
            while time.monotonic() < until:
                process.poll()
                os.killpg(process.pid, 0)
                time.sleep(0.05)
        except ProcessLookupError:
            return


def _do(command: list[str], folder: Path, values: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=folder, env=values, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failed(f"{' '.join(command[:2])} failed: {done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

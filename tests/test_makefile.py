"""The commands of the Makefile are there, and what is missing from the system is said in a line."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TARGETS = (
    "run",
    "test",
    "test-fast",
    "check",
    "bench",
    "demo-reset",
    "lock",
    "welsh",
    "clean",
    "help",
)


def make(*arguments):
    """Asks make, as from a shell in this folder (and not from inside `make test`)."""
    shell = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(  # noqa: S603 (our own Makefile)
        ["make", *arguments],  # noqa: S607
        cwd=ROOT,
        env=shell,
        capture_output=True,
        text=True,
        check=False,
    )


def set_up(python):
    """Runs the set-up with this Python; it must stop before it makes or changes anything."""
    return subprocess.run(  # noqa: S603
        ["sh", str(ROOT / "scripts" / "setup.sh"), "runtime", str(python)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )


def a_python(folder, answer):
    """A Python that answers as one of another machine would."""
    file = folder / "python3"
    file.write_text(f"#!/bin/sh\n{answer}\n")
    file.chmod(0o755)
    return file


@pytest.mark.parametrize("target", TARGETS)
def test_each_command_is_there(target):
    done = make("--dry-run", "--always-make", target)
    assert done.returncode == 0, done.stderr


def test_make_alone_lists_every_command():
    done = make()
    assert done.returncode == 0
    listed = [line.split()[1] for line in done.stdout.splitlines()]
    assert sorted(listed) == sorted(TARGETS)


def test_ci_runs_what_a_contributor_runs():
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines[-1] == "exec make test"


def test_a_missing_python_is_named_in_one_line(tmp_path):
    done = set_up(tmp_path / "nowhere")
    assert done.returncode == 1
    assert done.stderr == (
        "Python is missing. Install it with: apt-get install python3 python3-venv\n"
    )


def test_a_python_too_old_is_named_in_one_line(tmp_path):
    old = a_python(tmp_path, 'case "$1" in -c) exit 1;; *) echo Python 3.9.2;; esac')
    done = set_up(old)
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.9.2 is too old: 3.11 or later is needed.")
    assert done.stderr.count("\n") == 1


def test_a_missing_venv_module_is_named_in_one_line(tmp_path):
    bare = a_python(tmp_path, 'case "$2" in *ensurepip*) exit 1;; esac')
    done = set_up(bare)
    assert done.returncode == 1
    assert (
        done.stderr
        == "Python's venv module is missing. Install it with: apt-get install python3-venv\n"
    )

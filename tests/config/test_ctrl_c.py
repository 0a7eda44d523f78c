"""Ctrl-C ends the command quietly, from its first moment to its last."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from outcome21.config import command, command_line
from tests.config.processes import COMMAND, clean, outcome21
from tests.journeys.servers import free_port
from tests.slowly import few_fast

IMPORTED = b"import time:"
"""How a line begins that says which module was loaded, when Python is asked to say so."""
INTERRUPTED = 130


class Running:
    """The command in a group of its own, as in a terminal, saying which modules it has loaded."""

    def __init__(self, home, *arguments, **values):
        self.process = subprocess.Popen(  # noqa: S603 (our own command)
            [sys.executable, "-X", "importtime", COMMAND, *arguments],
            env=clean(OUTCOME21_HOME=str(home), PYTHONUNBUFFERED="1", **values),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            bufsize=0,
        )
        self.said = []

    def until(self, wanted):
        """Reads up to the first line with these words."""
        for line in self.process.stdout:
            self._hear(line)
            if wanted in line.decode():
                return
        raise AssertionError(f"{wanted!r} was never said: {self.said}")

    def ctrl_c(self):
        """To every process of the group, as a terminal does; what was said, and the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            rest, _ = self.process.communicate(timeout=20)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        for line in rest.splitlines(keepends=True):
            self._hear(line)
        return b"".join(self.said).decode(), self.process.returncode

    def ctrl_c_is_over(self):
        """Ends whatever of the group is left."""
        self.process.stdout.close()
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def _hear(self, line):
        if not line.startswith(IMPORTED):
            self.said.append(line)


@pytest.mark.parametrize(
    "module", few_fast(["argparse", "json", "outcome21.domain.policy", "config.command_line"], 1)
)
def test_while_it_loads_nothing_is_said(tmp_path, module):
    running = Running(tmp_path, "policy", "list")
    running.until(module)
    assert running.ctrl_c() == ("", INTERRUPTED)


class Interrupted:
    """Part of a class that is being made when Ctrl-C is pressed."""

    def __set_name__(self, owner, name):
        raise KeyboardInterrupt


class Wrong(Interrupted):
    """One with a fault of its own."""

    def __set_name__(self, owner, name):
        raise KeyError(name)


def test_a_class_may_be_in_the_making(monkeypatch):
    """Python 3.11 wraps what is raised then; a fault of the program stays one."""
    monkeypatch.setattr(command_line, "run", lambda argv: type("Made", (), {"part": Interrupted()}))
    assert command.main([]) == INTERRUPTED
    monkeypatch.setattr(command_line, "run", lambda argv: type("Made", (), {"part": Wrong()}))
    with pytest.raises((RuntimeError, KeyError)):
        command.main([])


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A home in which the demo was made ready."""
    home = tmp_path_factory.mktemp("demo")
    assert outcome21(home, "demo", "prepare").returncode == 0
    return home


@pytest.mark.slow
@pytest.mark.parametrize(
    "module",
    ["demo_home", "django.conf", "django.db.models.query", "casework.models", "granian.server"],
)
def test_while_the_demo_starts_nothing_is_said(prepared, module):
    running = Running(prepared, "demo", "run", PORT=str(free_port()))
    running.until(module)
    assert running.ctrl_c() == ("", INTERRUPTED)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6])
def test_while_it_begins_to_serve_it_stops_and_at_most_says_so(prepared, seconds):
    running = Running(prepared, "demo", "run", PORT=str(free_port()))
    running.until("Stop: Ctrl-C")
    running.said.clear()
    time.sleep(seconds)
    said, code = running.ctrl_c()
    assert (said, code) in {("", INTERRUPTED), ("Stopped. What was entered is kept.\n", 0)}


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.3])
def test_a_second_one_while_it_stops_leaves_no_process_behind(prepared, seconds):
    running = Running(prepared, "demo", "run", PORT=str(free_port()))
    running.until("Stop: Ctrl-C")
    time.sleep(1)
    pages = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children").read_text()
    assert pages
    os.killpg(running.process.pid, signal.SIGINT)
    time.sleep(seconds)
    os.killpg(running.process.pid, signal.SIGINT)
    running.process.wait(20)
    left = [one for one in pages.split() if Path(f"/proc/{one}").exists()]
    running.ctrl_c_is_over()
    assert not left


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0, 0.1, 0.3, 0.6, 1, 1.5])
def test_while_the_demo_is_made_for_the_first_time_nothing_breaks(tmp_path, seconds):
    running = Running(tmp_path, "demo", "prepare")
    running.until("Made keys for the demo.")
    running.said.clear()
    time.sleep(seconds)
    said, code = running.ctrl_c()
    assert code in (0, INTERRUPTED)
    steps = ("Prepared the database.", "Collected the static files.", "The demo in ")
    assert [line for line in said.splitlines() if not line.startswith(steps)] == []
    again = outcome21(tmp_path, "demo", "prepare")
    assert (again.returncode, again.stderr) == (0, "")

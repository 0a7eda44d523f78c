"""`outcome21 demo`: tried in one command, refused where it does not belong."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.slowly import few_fast

COMMAND = str(Path(sys.executable).with_name("outcome21"))


def environment(home, port, **values):
    """What the command is told from outside, and nothing of what these tests are told."""
    kept = {name: value for name, value in os.environ.items() if "OUTCOME21" not in name}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "OUTCOME21_HOME": str(home), "PORT": str(port), **values}


def demo(step, home, port=8000, **values):
    """Runs one step to its end."""
    return subprocess.run(  # noqa: S603 (our own command)
        [COMMAND, "demo", step],
        env=environment(home, port, **values),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def running(home, port):
    """The demo as it serves, and the file that it prints to."""
    told = home.parent / "told"
    with told.open("w") as out:
        server = subprocess.Popen(  # noqa: S603
            [COMMAND, "demo", "run"], env=environment(home, port), stdout=out, stderr=out
        )
    try:
        yield server, told
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGINT)
        server.wait(timeout=20)


def ask(port, path="/healthz"):
    """An open connection and the status of its first answer, waiting for the server to start."""
    until = time.monotonic() + 30
    while True:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            link.request("GET", path)
            answer = link.getresponse()
            answer.read()
            return link, answer.status
        except OSError:
            link.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@pytest.fixture
def port():
    """A port that nothing uses."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@pytest.mark.parametrize("step", few_fast(["run", "prepare", "reset"], 1))
@pytest.mark.parametrize(
    ("name", "value"),
    few_fast(
        [("OUTCOME21_ENV", "production"), ("OUTCOME21_ENV", "test"), ("OUTCOME21_SITE", "public")],
        1,
    ),
)
def test_the_demo_is_refused_where_something_else_is_meant(tmp_path, step, name, value):
    done = demo(step, tmp_path / "home", **{name: value})
    assert done.returncode == 2
    assert done.stdout == ""
    assert f"{name} is {value!r}" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "home").exists()


def test_a_port_in_use_is_said_in_one_line_before_anything_is_made(tmp_path, port):
    with socket.create_server(("127.0.0.1", port)):
        done = demo("run", tmp_path / "home", port)
    assert done.returncode == 2
    assert done.stderr == (
        f"Port {port} is in use. Set PORT to another. For example: PORT=8000 make run\n"
    )
    assert not (tmp_path / "home" / "keys").exists()


@pytest.mark.slow
def test_a_port_that_is_no_number_is_said_in_one_line(tmp_path):
    done = demo("run", tmp_path, "eight")
    assert done.returncode == 2
    assert done.stderr == "PORT is 'eight'; it must be a number from 1 to 65535.\n"


@pytest.mark.slow
def test_reset_leaves_a_database_elsewhere_alone(tmp_path):
    done = demo("reset", tmp_path, OUTCOME21_DATABASE_URL="postgresql://o21@/o21")
    assert done.returncode == 2
    assert "which reset leaves alone" in done.stderr


@pytest.mark.slow
def test_reset_where_there_is_no_demo_says_so(tmp_path):
    done = demo("reset", tmp_path)
    assert done.returncode == 0
    assert "nothing to delete" in done.stdout


@pytest.mark.slow
def test_a_newcomer_runs_it_comes_back_and_starts_afresh(tmp_path, port):
    home = tmp_path / "home"
    with running(home, port) as (server, told):
        idle, status = ask(port)
        assert status == 200
        first = told.read_text()
        assert "Every person in it is invented" in first
        for name in ("officer", "supervisor", "registrar", "policy"):
            assert f"\n    {name} " in first
        assert f"http://127.0.0.1:{port}/officers/" in first

        again = demo("run", home, port)
        assert again.returncode == 2
        assert "is already running" in again.stderr
        assert demo("reset", home, port).returncode == 2

        # A browser keeps its connection open: stopping does not wait for it.
        server.send_signal(signal.SIGINT)
        server.wait(timeout=10)
        idle.close()
        assert server.returncode == 0
        assert told.read_text().endswith("Stopped. What was entered is kept.\n")

    with running(home, port) as (_, told):
        started = time.monotonic()
        ask(port)[0].close()
        assert time.monotonic() - started < 10
        assert _sign_ins(told.read_text()) == _sign_ins(first)

    assert "is gone" in demo("reset", home, port).stdout
    assert list(home.iterdir()) == []


def _sign_ins(told):
    return told.split("Sign in at the desk as")[1].split("Kept in")[0]

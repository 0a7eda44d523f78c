"""`outcome21 serve`: one site in production, and a clear line where it cannot be."""

import http.client
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.config.processes import COMMAND, a_real_force, clean, outcome21
from tests.slowly import few_fast

PUBLIC = {"OUTCOME21_SITE": "public", "OUTCOME21_ENV": "production"}


@pytest.fixture
def port():
    """A port that nothing uses."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def first_answer(port, process, **headers):
    """What /healthz and the home page answer, once something does."""
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            link.request("GET", "/healthz", headers=headers)
            health = link.getresponse()
            health.read()
            link.request("GET", "/", headers=headers)
            home = link.getresponse()
            return health.status, home.status, home.read().decode()
        except OSError:
            time.sleep(0.05)
        finally:
            link.close()
    raise AssertionError("nothing answered")


@pytest.mark.slow
def test_the_public_site_serves_with_its_own_key_and_the_force_s_public_one(tmp_path, port):
    values = {**PUBLIC, "OUTCOME21_HOSTS": "vale.example.org", "PORT": str(port)}
    officers = a_real_force(tmp_path / "officers")
    outcome21(officers, "keys", "make", **{**PUBLIC, "OUTCOME21_SITE": "officers"})
    outcome21(a_real_force(tmp_path), "keys", "make", **values)
    shutil.copy(officers / "keys/public/vale.public.json", tmp_path / "keys/public")
    assert outcome21(tmp_path, "prepare", **values).returncode == 0
    with (tmp_path / "said").open("w") as said:
        process = subprocess.Popen(  # noqa: S603
            [COMMAND, "serve"],
            env=clean(OUTCOME21_HOME=str(tmp_path), **values),
            stdout=said,
            stderr=said,
        )
    try:
        health, home, text = first_answer(port, process, Host="vale.example.org")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
    assert (health, home) == (200, 200)
    assert "Vale Police" in text
    assert "invented" not in text
    assert (tmp_path / "said").read_text() == ""


@pytest.mark.slow
@pytest.mark.parametrize("command", few_fast(["serve", "doctor", "prepare", "keys make"], 2))
@pytest.mark.parametrize("site", few_fast(["public", "officers"], 1))
def test_one_site_alone_must_say_what_it_is_for(tmp_path, site, command):
    done = outcome21(tmp_path, *command.split(), OUTCOME21_SITE=site)
    assert done.returncode in (1, 2)
    said = done.stdout + done.stderr
    assert f"OUTCOME21_SITE is {site!r} and OUTCOME21_ENV is not set" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_the_settings_themselves_refuse_a_site_that_does_not_say_what_it_is_for(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "import outcome21.config.settings"],
        env=clean(OUTCOME21_HOME=str(tmp_path), OUTCOME21_SITE="public"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("OUTCOME21_SITE is 'public' and OUTCOME21_ENV is not set")
    assert done.stderr.count("\n") == 1


@pytest.mark.slow
def test_a_port_in_use_is_said_in_one_line(tmp_path, port):
    with socket.create_server(("127.0.0.1", port)):
        done = outcome21(tmp_path, "serve", **PUBLIC, PORT=str(port))
    assert done.returncode == 2
    assert done.stderr == f"Port {port} is in use. Set PORT to another.\n"


@pytest.mark.parametrize(("kind", "trusted"), [("production", True), ("test", False)])
def test_only_in_production_is_the_proxy_believed_about_https(tmp_path, kind, trusted):
    asked = "from outcome21.config import settings; print(settings.SECURE_PROXY_SSL_HEADER)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", asked],
        env=clean(OUTCOME21_HOME=str(tmp_path), OUTCOME21_SITE="public", OUTCOME21_ENV=kind),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("HTTP_X_FORWARDED_PROTO" in done.stdout) is trusted, done.stderr


def test_a_site_without_its_keys_does_not_start(tmp_path, port):
    done = outcome21(a_real_force(tmp_path), "serve", **PUBLIC, PORT=str(port))
    assert done.returncode == 2
    assert "keys missing" in done.stderr
    assert "outcome21 keys make" in done.stderr
    assert done.stderr.count("\n") == 1

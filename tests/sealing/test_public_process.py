"""A process of the public site, with no private key anywhere, stores what only the desk opens."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outcome21.sealing.keyring import make_keys

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
WORDS = "Marigold-lantern wrote this."
DESK = """
import json, sys
from datetime import UTC, datetime
import django
django.setup()
from outcome21.accounts.roles import roles
from outcome21.casework.actions import consult_report
from outcome21.domain.actors import Actor
by = Actor("staff:asha", "staff", "officer", "demo", roles()["officer"].permissions)
opened = consult_report(by=by, at=datetime(2026, 11, 23, 13, tzinfo=UTC), reference=sys.argv[1])
print(json.dumps(opened.account))
"""


def run(home, site, *arguments):
    """A Python process of one site, with nothing of this process's environment but the path."""
    values = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "outcome21.config.settings",
        "OUTCOME21_HOME": str(home),
        "OUTCOME21_ENV": "test",
        "OUTCOME21_SITE": site,
    }
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, *arguments], cwd=home, env=values, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout), values, done.stderr


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Two homes: the public site's without private keys, the desk's with; one database."""
    public, desk = (tmp_path_factory.mktemp(name) for name in ("public", "desk"))
    make_keys(desk, ["demo"])
    shutil.copytree(desk / "keys" / "public", public / "keys" / "public")
    migrate = "import django; django.setup(); from django.core.management import call_command; "
    run(desk, "officers", "-c", f"{migrate} call_command('migrate', verbosity=0); print('null')")
    (public / "outcome21.sqlite3").symlink_to(desk / "outcome21.sqlite3")
    [private] = (desk / "keys" / "officers").glob("demo.*.private")
    script = str(ROOT / "tests" / "sealing" / "public_site.py")
    sent, values, said = run(public, "public", script, WORDS, private.name.split(".")[1])
    return public, desk, private, sent, values, said


def test_the_public_process_has_no_private_key_in_files_or_environment(story):
    public, _, private, _, values, _ = story
    key = private.read_text()
    assert not (public / "keys" / "officers").exists()
    held = " ".join(file.read_text() for file in (public / "keys").rglob("*") if file.is_file())
    assert key not in held + " ".join(values.values())
    assert "site.key" in {file.name for file in (public / "keys").rglob("*")}


def test_it_stores_a_report_and_no_way_of_opening_it_works(story):
    _, _, _, sent, _, said = story
    assert len(sent["reference"]) == 10
    assert sent["failed"] == {
        "act": "KeyMissing",
        "keyring": "KeyMissing",
        "files": "KeyMissing",
    }
    assert WORDS not in said


def test_the_words_are_nowhere_in_the_database_file(story):
    _, desk, _, _, _, _ = story
    for file in desk.glob("outcome21.sqlite3*"):
        assert b"Marigold" not in file.read_bytes()


def test_the_desk_opens_what_the_public_process_stored(story):
    _, desk, _, sent, _, _ = story
    account, _, _ = run(desk, "officers", "-c", DESK, sent["reference"])
    assert account == {"account": WORDS}

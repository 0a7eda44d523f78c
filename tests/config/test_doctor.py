"""`outcome21 doctor` says what is wrong and how to mend it."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from outcome21.config import checkup
from outcome21.config.commands import doctor
from outcome21.config.environment import read_environment
from outcome21.guidance.pages import all_pages
from outcome21.sealing.keyring import make_keys

CALL = "from outcome21.config.commands.doctor import doctor; raise SystemExit(doctor(None))"


@pytest.fixture
def home(tmp_path):
    """A home folder with every key for one force."""
    make_keys(tmp_path, ["demo"])
    return tmp_path


def at(home, **values):
    """The environment of an installation in this home."""
    return read_environment({"OUTCOME21_HOME": str(home), **values})


def ask_doctor(home, **values):
    """The doctor's exit status and its lines, asked as from a shell."""
    clean = {name: value for name, value in os.environ.items() if "OUTCOME21" not in name}
    done = subprocess.run(  # noqa: S603 (our own command)
        [sys.executable, "-c", CALL],
        env={**clean, "OUTCOME21_HOME": str(home), **values},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.parametrize(("version", "well"), [((3, 10), False), ((3, 11), True), ((4, 0), True)])
def test_python_must_be_3_11_or_later(version, well):
    assert checkup.python_version(version).well is well


def test_a_home_that_is_not_there_is_named(tmp_path):
    finding = checkup.home_writable(at(tmp_path / "gone"))
    assert not finding.well
    assert "gone does not exist" in finding.what


def test_keys_as_made_are_well(home):
    assert checkup.keys_present(at(home)).well
    assert checkup.keys_private(at(home)).well


@pytest.mark.parametrize(
    "pattern", ["public/site.key", "officers/session.key", "officers/demo.*.private"]
)
def test_a_missing_key_is_named(home, pattern):
    [file] = (home / "keys").glob(pattern)
    file.unlink()
    finding = checkup.keys_present(at(home))
    assert not finding.well
    assert file.name in finding.what
    assert "keys make" in finding.mend


def test_a_public_key_that_cannot_be_read_is_not_taken_for_well(home):
    (home / "keys" / "public" / "demo.public.json").write_text("{")
    finding = checkup.keys_present(at(home))
    assert not finding.well
    assert "demo" in finding.what


def test_the_public_key_of_every_force_is_needed(home):
    (home / "keys" / "public" / "demo.public.json").unlink()
    assert "demo.public.json" in checkup.keys_present(at(home)).what


def test_a_public_site_without_any_key_is_told_what_it_makes_and_what_it_copies(tmp_path):
    finding = checkup.keys_present(at(tmp_path, OUTCOME21_SITE="public", OUTCOME21_ENV="demo"))
    assert finding.mend == (
        "Run `outcome21 keys make`. Copy demo.public.json from keys/public on the officers' host."
    )


def test_a_session_key_from_the_environment_needs_no_file(home):
    (home / "keys" / "officers" / "session.key").unlink()
    assert checkup.keys_present(at(home, OUTCOME21_SECRET_KEY="kept elsewhere")).well


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o700])
def test_a_key_that_others_may_read_is_named_with_the_command_to_mend_it(home, mode):
    file = home / "keys" / "public" / "site.key"
    file.chmod(mode)
    finding = checkup.keys_private(at(home))
    assert not finding.well
    assert finding.mend == f"Run: chmod 600 {file}"


def test_the_public_site_must_not_reach_a_private_key(home):
    finding = checkup.out_of_reach(at(home, OUTCOME21_SITE="public", OUTCOME21_ENV="demo"))
    assert finding is not None
    assert not finding.well
    assert "public site can read" in finding.what


def test_the_public_site_alone_is_well_without_private_keys(home):
    for file in (home / "keys" / "officers").iterdir():
        file.unlink()
    (home / "keys" / "officers").rmdir()
    public = at(home, OUTCOME21_SITE="public", OUTCOME21_ENV="demo")
    assert checkup.keys_present(public).well
    assert checkup.out_of_reach(public).well


def test_production_needs_its_host_names(home):
    values = {"OUTCOME21_ENV": "production", "OUTCOME21_SITE": "officers"}
    assert "OUTCOME21_HOSTS" in checkup.combination(at(home, **values)).mend
    assert checkup.combination(at(home, **values, OUTCOME21_HOSTS="desk.example")).well


def test_an_empty_home_gets_its_keys_named_first(tmp_path):
    status, said = ask_doctor(tmp_path)
    assert status == 1
    assert "WRONG  keys missing" in said
    assert "outcome21 keys make" in said
    assert "were not looked at" in said


def test_a_setting_that_cannot_be_used_is_a_finding(tmp_path):
    status, said = ask_doctor(tmp_path, OUTCOME21_ENV="production")
    assert status == 1
    assert "OUTCOME21_SITE=both is for trying" in said


@pytest.mark.slow
def test_a_home_without_a_database_is_told_what_to_run_and_gets_none_by_being_looked_at(home):
    status, said = ask_doctor(home)
    assert status == 1
    assert "WRONG  there is no database at" in said
    assert "outcome21 prepare" in said
    assert "WRONG  static files are missing" in said
    assert not (home / "outcome21.sqlite3").exists()


@pytest.mark.slow
def test_a_database_that_does_not_answer_is_a_finding(home):
    url = f"postgresql://desk@/o21?host={home}"
    status, said = ask_doctor(home, OUTCOME21_DATABASE_URL=url)
    assert status == 1
    assert "WRONG  the database does not answer" in said
    assert "OUTCOME21_DATABASE_URL" in said


def test_a_page_nobody_has_checked_for_180_days_is_named_with_what_to_do():
    """Public site 2.2: stale content warns."""
    oldest = min(page.reviewed_on for page in all_pages())
    assert checkup.stale_pages(oldest + timedelta(days=180)).well
    finding = checkup.stale_pages(oldest + timedelta(days=181))
    assert not finding.well
    assert finding.can_wait
    assert "parents.md" in finding.what
    assert "reviewed_on" in finding.mend


def test_a_stale_page_is_told_and_does_not_make_an_installation_unwell(monkeypatch, capsys):
    old = checkup.stale_pages(date(2036, 1, 1))
    monkeypatch.setattr(doctor, "findings", lambda: iter([old]))
    assert doctor.doctor(None) == 0
    said = capsys.readouterr().out
    assert said.startswith("OLD    not checked in the last 180 days: ")
    assert "reviewed_on" in said


def test_a_policy_that_is_left_out_is_named_with_what_mends_it():
    assert checkup.policies_usable().well
    found = checkup.policies_usable(("Policy ew-2027-04 is not proved: there is no proof.",))
    assert not found.well
    assert "ew-2027-04 is not proved" in found.what
    assert "docs/policy.md" in found.mend

"""`outcome21 keys make`: each host gets the keys that are its own to make, and no others."""

import json
import shutil

import pytest

from tests.config.processes import a_real_force, outcome21

PRODUCTION = {"OUTCOME21_ENV": "production"}
PUBLIC = {"OUTCOME21_SITE": "public", **PRODUCTION}
OFFICERS = {"OUTCOME21_SITE": "officers", **PRODUCTION}


def keys_in(home):
    """The key files, the digits of a private key's id left out."""
    names = (str(file.relative_to(home / "keys")) for file in (home / "keys").rglob("*.*"))
    return sorted(
        f"{name.split('.')[0]}.{name.rsplit('.')[-1]}" if name.endswith("private") else name
        for name in names
    )


def test_a_public_host_gets_its_own_key_alone_and_is_told_what_to_copy(tmp_path):
    done = outcome21(a_real_force(tmp_path), "keys", "make", **PUBLIC)
    assert (done.returncode, done.stderr) == (0, "")
    assert keys_in(tmp_path) == ["public/site.key"]
    [told] = [line for line in done.stdout.splitlines() if "copy" in line.lower()]
    assert "vale.public.json" in told
    assert "officers' host" in told
    assert "demo" not in done.stdout


@pytest.mark.slow
def test_the_officers_host_gets_everything_and_nothing_for_an_invented_force(tmp_path):
    done = outcome21(a_real_force(tmp_path), "keys", "make", **OFFICERS)
    assert (done.returncode, done.stderr) == (0, "")
    assert keys_in(tmp_path) == [
        "officers/session.key",
        "officers/vale.private",
        "public/site.key",
        "public/vale.public.json",
    ]
    assert done.stdout.count("Made ") == 4
    again = outcome21(tmp_path, "keys", "make", **OFFICERS)
    assert "None was changed" in again.stdout


@pytest.mark.slow
def test_to_try_it_in_one_process_everything_is_made_for_the_invented_force_too(tmp_path):
    assert outcome21(tmp_path, "keys", "make").returncode == 0
    assert "officers/demo.private" in keys_in(tmp_path)


@pytest.mark.slow
def test_two_hosts_set_up_as_told_share_one_key_of_the_force(tmp_path):
    public, officers = (a_real_force(tmp_path / name) for name in ("public", "officers"))
    outcome21(officers, "keys", "make", **OFFICERS)
    outcome21(public, "keys", "make", **PUBLIC)
    unwell = outcome21(public, "doctor", **PUBLIC, OUTCOME21_HOSTS="vale.example.org").stdout
    assert "WRONG  keys missing" in unwell
    assert "vale.public.json from keys/public on the officers' host" in unwell
    shutil.copy(officers / "keys/public/vale.public.json", public / "keys/public")
    told = outcome21(public, "keys", "make", **PUBLIC).stdout
    assert "copy" not in told.lower()
    well = outcome21(public, "doctor", **PUBLIC, OUTCOME21_HOSTS="vale.example.org").stdout
    assert f"ok     keys are in {public}/keys" in well
    key = json.loads((public / "keys/public/vale.public.json").read_text())["key_id"]
    assert (officers / f"keys/officers/vale.{key}.private").is_file()


@pytest.mark.slow
def test_a_host_without_any_force_is_told_where_its_file_belongs(tmp_path):
    done = outcome21(tmp_path, "keys", "make", **OFFICERS)
    assert done.returncode == 0
    assert f"No force is set up yet: put its file in {tmp_path}/forces" in done.stdout
    said = outcome21(tmp_path, "doctor", **OFFICERS, OUTCOME21_HOSTS="desk.example.org").stdout
    assert "WRONG  no force is set up" in said


@pytest.mark.slow
def test_a_force_file_that_cannot_be_read_is_one_line(tmp_path):
    a_real_force(tmp_path, "code = vale")
    done = outcome21(tmp_path, "keys", "make", **OFFICERS)
    assert done.returncode == 2
    assert done.stderr.startswith("vale.toml: ")
    assert done.stderr.count("\n") == 1
    assert "vale.toml" in outcome21(tmp_path, "doctor", **OFFICERS).stdout


def test_a_site_that_does_not_say_what_for_gets_no_keys(tmp_path):
    done = outcome21(tmp_path, "keys", "make", OUTCOME21_SITE="public")
    assert done.returncode == 2
    assert "OUTCOME21_ENV" in done.stderr
    assert not (tmp_path / "keys").exists()

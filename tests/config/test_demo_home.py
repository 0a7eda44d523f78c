"""The demo keeps to its own folder, and takes away only what it made."""

import stat

import pytest

from outcome21.config.demo_home import DemoRefused, held, keep_sign_ins, remove, sign_ins


def test_one_folder_has_one_demo_at_a_time(tmp_path):
    with (
        held(tmp_path, for_what="http://127.0.0.1:8000"),
        pytest.raises(DemoRefused, match=r"already running at http://127\.0\.0\.1:8000"),
        held(tmp_path),
    ):
        raise AssertionError("a second demo ran in the same folder")


def test_the_folder_is_free_again_afterwards(tmp_path):
    with held(tmp_path):
        pass
    with held(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with (
        pytest.raises(DemoRefused, match=r"file/home cannot be written.*OUTCOME21_HOME"),
        held(tmp_path / "file" / "home"),
    ):
        raise AssertionError("the demo ran in a folder that cannot be")


def test_sign_ins_are_kept_for_this_user_only(tmp_path):
    keep_sign_ins(tmp_path, {"officer": "calm river stone"})
    assert stat.S_IMODE((tmp_path / "demo-sign-ins.txt").stat().st_mode) == 0o600


def test_a_later_run_shows_the_sign_ins_of_the_first_and_those_made_since(tmp_path):
    keep_sign_ins(tmp_path, {"officer": "calm river stone"})
    assert keep_sign_ins(tmp_path, {}) == {"officer": "calm river stone"}
    everybody = keep_sign_ins(tmp_path, {"registrar": "old green door"})
    assert everybody == sign_ins(tmp_path)
    assert everybody == {"officer": "calm river stone", "registrar": "old green door"}


def test_a_folder_that_no_demo_made_is_left_as_it_is(tmp_path):
    (tmp_path / "keys").mkdir()
    (tmp_path / "outcome21.sqlite3").touch()
    assert remove(tmp_path) is False
    assert (tmp_path / "keys").is_dir()
    assert (tmp_path / "outcome21.sqlite3").is_file()


def test_what_the_demo_made_goes_and_what_it_did_not_make_stays(tmp_path):
    with held(tmp_path):
        (tmp_path / "outcome21.sqlite3").touch()
        (tmp_path / "keys" / "public").mkdir(parents=True)
        (tmp_path / "forces").mkdir()
        keep_sign_ins(tmp_path, {"officer": "calm river stone"})
    assert remove(tmp_path) is True
    assert [file.name for file in tmp_path.iterdir()] == ["forces"]


def test_a_running_demo_is_not_removed(tmp_path):
    with held(tmp_path):
        (tmp_path / "outcome21.sqlite3").touch()
        with pytest.raises(DemoRefused, match="Stop it first"):
            remove(tmp_path)
    assert (tmp_path / "outcome21.sqlite3").is_file()

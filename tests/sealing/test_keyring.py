"""Which keys a process holds: the public site can seal and cannot open."""

from __future__ import annotations

import json
import stat

import pytest
from nacl.exceptions import CryptoError

from outcome21.sealing import keyring
from outcome21.sealing.keyring import KeyMissing, OfficersKeys, PublicKeys, make_keys


@pytest.fixture
def home(tmp_path):
    make_keys(tmp_path, ["demo", "elsewhere"])
    return tmp_path


def files_of(home):
    return {file: file.read_bytes() for file in (home / "keys").rglob("*") if file.is_file()}


def test_every_key_is_readable_by_this_user_only(home):
    assert {stat.S_IMODE(file.stat().st_mode) for file in files_of(home)} == {0o600}
    for folder in ("keys", "keys/public", "keys/officers"):
        assert stat.S_IMODE((home / folder).stat().st_mode) == 0o700


def test_each_force_has_a_pair_and_each_site_a_key_of_its_own(home):
    public = {file.name for file in (home / "keys" / "public").iterdir()}
    assert public == {"site.key", "demo.public.json", "elsewhere.public.json"}
    assert len(list((home / "keys" / "officers").glob("*.private"))) == 2


def test_the_folder_of_the_public_site_holds_no_private_key(home):
    private = [file.read_text() for file in (home / "keys" / "officers").glob("*.private")]
    public = " ".join(file.read_text() for file in (home / "keys" / "public").iterdir())
    assert private
    assert not any(key in public for key in private)


def test_making_keys_again_changes_nothing_and_makes_nothing(home):
    before = files_of(home)
    assert make_keys(home, ["demo", "elsewhere"]) == []
    assert files_of(home) == before


def test_a_new_force_gets_keys_and_the_others_keep_theirs(home):
    before = files_of(home)
    made = make_keys(home, ["demo", "elsewhere", "third"])
    assert len(made) == 2
    assert {file: files_of(home)[file] for file in before} == before


def test_only_the_forces_own_private_key_unwraps(home):
    public, officers = (
        PublicKeys(home / "keys" / "public"),
        OfficersKeys(home / "keys" / "officers"),
    )
    key = public.force("demo")
    wrapped = key.wrap(bytes(range(32)))
    assert officers.unwrap("demo", key.key_id, wrapped) == bytes(range(32))
    with pytest.raises(CryptoError):
        officers.unwrap("elsewhere", public.force("elsewhere").key_id, wrapped)


def test_a_key_that_is_not_there_is_named_with_what_to_run(home):
    with pytest.raises(KeyMissing, match=r"third\.public\.json.*outcome21 keys make"):
        PublicKeys(home / "keys" / "public").force("third")


def test_keys_for_different_purposes_are_unrelated(home):
    keys = PublicKeys(home / "keys" / "public")
    assert keys.mac("code", b"one") != keys.mac("number", b"one")
    assert keys.mac("code", b"one") == keys.mac("code", b"one")


def test_a_forces_key_is_known_by_the_digest_of_its_public_half(home):
    described = json.loads((home / "keys" / "public" / "demo.public.json").read_text())
    name = f"demo.{described['key_id']}.private"
    assert (home / "keys" / "officers" / name).is_file()


def test_the_public_site_refuses_private_keys_even_where_the_files_are(settings, monkeypatch):
    settings.OUTCOME21_SITE = "public"
    keyring.officers_keys.cache_clear()
    assert list((settings.OUTCOME21_HOME / "keys" / "officers").glob("*.private"))
    try:
        with pytest.raises(KeyMissing, match="no private key"):
            keyring.officers_keys()
    finally:
        keyring.officers_keys.cache_clear()

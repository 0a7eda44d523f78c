"""Forces: one file each, found by host name; a file that cannot be used is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from outcome21.accounts import forces as module
from outcome21.accounts.forces import BadForceFile, force, force_for_host, forces

GOOD = """
code = "third"
name = "Third Police"
nation = "england"
invented = true
hosts = ["third.example.org"]
landing_url = "https://www.bbc.co.uk/weather"
phone = "101"
crime_reference_pattern = 'T\\d{4}'
crime_reference_example = "T0123"
"""


@pytest.fixture
def folder(tmp_path, settings):
    """An empty home of another installation; its forces are read afresh."""
    settings.OUTCOME21_HOME = tmp_path
    (tmp_path / "forces").mkdir()
    module.forces.cache_clear()
    yield tmp_path / "forces"
    module.forces.cache_clear()


def test_a_force_of_the_home_folder_stands_beside_the_shipped_one(folder):
    (folder / "third.toml").write_text(GOOD)
    assert set(forces()) == {"demo", "third"}
    assert force("third").name == "Third Police"


def test_invented_forces_are_left_out_in_production(folder, settings):
    (folder / "third.toml").write_text(GOOD)
    real = GOOD.replace("invented = true", "invented = false").replace('"third"', '"fourth"')
    (folder / "fourth.toml").write_text(real)
    settings.OUTCOME21_ENV = "production"
    assert set(forces()) == {"fourth"}
    assert force_for_host("127.0.0.1") is None


def test_a_force_that_no_file_has_is_a_key_error():
    with pytest.raises(KeyError):
        force("nowhere")


@pytest.mark.parametrize(
    ("host", "code"),
    [
        ("127.0.0.1:8000", "demo"),
        ("localhost", "demo"),
        ("[::1]:8000", "demo"),
        ("[::1]", "demo"),
        ("elsewhere.example.org", "elsewhere"),
        ("elsewhere.example.org:443", "elsewhere"),
    ],
)
def test_the_force_is_the_one_whose_site_answers_at_the_host(host, code):
    found = force_for_host(host)
    assert found is not None
    assert found.code == code


def test_an_unknown_host_has_no_force():
    assert force_for_host("example.com") is None
    assert force_for_host("") is None


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("phone = ", "fone = "), "fone"),
        (('name = "Third Police"\n', ""), "name"),
        (("hosts = ", "host = "), "hosts"),
        (("crime_reference_pattern = 'T", "crime_reference_pattern = '(T"), "position"),
        (('code = "third"', "code = third"), "Invalid value"),
    ],
)
def test_a_bad_file_is_named_with_what_to_mend(folder, change, named):
    (folder / "bad.toml").write_text(GOOD.replace(*change))
    with pytest.raises(BadForceFile, match=rf"bad\.toml: .*{named}"):
        forces()


def test_a_file_that_is_no_text_is_named(folder):
    (folder / "bad.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadForceFile, match=r"bad\.toml"):
        forces()


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("60/012345/26", True),
        ("60/012345/26 ", False),
        ("x60/012345/26", False),
        ("60/012345/26\n", False),
        ("", False),
    ],
)
def test_a_crime_reference_must_have_the_forces_whole_form(typed, accepted):
    assert force("demo").accepts_reference(typed) is accepted


def test_a_made_reference_that_the_force_s_own_pattern_does_not_allow_is_refused(folder):
    (folder / "third.toml").write_text(GOOD + 'crime_reference_made = "X####"\n')
    with pytest.raises(BadForceFile, match=r"third\.toml: crime_reference_made"):
        forces()


def test_a_force_has_a_name_of_its_own_on_welsh_pages_if_it_gives_one():
    plain, named = force("demo"), replace(force("demo"), name_in_welsh="Heddlu Dyffryn Mersia")
    assert (plain.name_in("cy"), plain.mark_in("cy")) == (plain.name, plain.mark)
    assert named.name_in("cy") == named.mark_in("cy") == "Heddlu Dyffryn Mersia"
    assert (named.name_in("en"), named.mark_in("en")) == (plain.name, plain.mark)

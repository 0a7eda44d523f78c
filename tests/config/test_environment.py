"""The environment is read in one place, and what cannot be used is refused by name."""

from pathlib import Path

import pytest

from outcome21.config.environment import (
    BadEnvironment,
    database_settings,
    read_environment,
)


def test_nothing_set_is_the_demo_on_this_machine():
    found = read_environment({})
    assert (found.site, found.kind, found.port) == ("both", "demo", 8000)
    assert found.home == Path("var").resolve()
    assert found.hosts == ()
    assert found.ram_dir is None


def test_both_sites_in_one_process_are_refused_in_production():
    with pytest.raises(BadEnvironment, match="OUTCOME21_SITE=both is for trying"):
        read_environment({"OUTCOME21_ENV": "production"})


@pytest.mark.parametrize("site", ["public", "officers"])
def test_production_serves_one_site_a_process(site):
    assert read_environment({"OUTCOME21_ENV": "production", "OUTCOME21_SITE": site}).site == site


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OUTCOME21_SITE", "staff"),
        ("OUTCOME21_SITE", ""),
        ("OUTCOME21_SITE", "Public"),
        ("OUTCOME21_ENV", "live"),
        ("OUTCOME21_ENV", ""),
        ("PORT", "http"),
        ("PORT", ""),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80 "),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(name, value):
    with pytest.raises(BadEnvironment) as refusal:
        read_environment({name: value})
    assert str(refusal.value).startswith(f"{name} is {value!r}; it must be ")


@pytest.mark.parametrize(("site", "officers"), [("public", False), ("officers", True)])
def test_each_site_serves_its_own_door_and_says_what_for(site, officers):
    with pytest.raises(BadEnvironment, match="OUTCOME21_ENV is not set"):
        read_environment({"OUTCOME21_SITE": site})
    found = read_environment({"OUTCOME21_SITE": site, "OUTCOME21_ENV": "demo"})
    assert found.serves_officers is officers
    assert read_environment({}).serves_officers


def test_host_names_are_told_with_commas():
    assert read_environment({"OUTCOME21_HOSTS": "a.example,b.example,"}).hosts == (
        "a.example",
        "b.example",
    )


def test_sqlite_commits_durably_and_takes_its_lock_at_once(tmp_path):
    found = database_settings(read_environment({"OUTCOME21_HOME": str(tmp_path)}))
    options = found["OPTIONS"]
    assert found["NAME"] == tmp_path.resolve() / "outcome21.sqlite3"
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert "foreign_keys=ON" in options["init_command"]
    assert "secure_delete=ON" in options["init_command"]


@pytest.mark.parametrize("url", ["mysql://localhost/o21", "sqlite:///o21", "o21"])
def test_only_postgresql_may_take_the_place_of_sqlite(url):
    with pytest.raises(BadEnvironment, match="must start with postgresql://"):
        database_settings(read_environment({"OUTCOME21_DATABASE_URL": url}))


def test_a_postgresql_url_is_read_in_parts():
    url = "postgresql://desk:p%40ss@db.example:5433/o21"
    found = database_settings(read_environment({"OUTCOME21_DATABASE_URL": url}))
    parts = {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert parts == {
        "NAME": "o21",
        "USER": "desk",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
    }


def test_a_postgresql_url_may_name_a_socket_folder():
    url = "postgresql://desk@/o21?host=/run/postgresql"
    found = database_settings(read_environment({"OUTCOME21_DATABASE_URL": url}))
    assert (found["NAME"], found["HOST"]) == ("o21", "/run/postgresql")

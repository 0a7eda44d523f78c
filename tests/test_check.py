"""What the checks of `make test` run in."""

from scripts.check import own_environment


def test_what_somebody_set_for_their_own_running_changes_no_check(monkeypatch, tmp_path):
    monkeypatch.setenv("OUTCOME21_ENV", "production")
    monkeypatch.setenv("OUTCOME21_SITE", "public")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "elsewhere")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("LANG", "cy_GB.UTF-8")
    told = own_environment(str(tmp_path))
    ours = {name: value for name, value in told.items() if name.startswith("OUTCOME21_")}
    assert ours == {"OUTCOME21_ENV": "test", "OUTCOME21_HOME": str(tmp_path)}
    assert not {"DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE"} & told.keys()
    assert told["LANG"] == "cy_GB.UTF-8"

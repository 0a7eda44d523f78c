"""What the tests need of the system is installed, or the one command that installs it is said."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "system_packages.py"


def ask(*arguments, path):
    """Runs the script where only `path` is searched for programs."""
    return subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, str(SCRIPT), *arguments],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_where_nothing_may_be_installed_the_one_command_is_said(tmp_path):
    done = ask(path=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    first, command = done.stderr.splitlines()
    assert first.startswith("Missing: chromium")
    assert first.endswith("Run this, then try again:")
    sudo = "" if os.geteuid() == 0 else "sudo "
    assert command.startswith(
        f"  {sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends chromium"
    )
    for package in ("chromium", "firefox-esr", "webkit2gtk-driver", "xvfb", "default-jre-headless"):
        assert f" {package}" in command


def test_a_browser_under_its_other_name_is_enough(tmp_path):
    (tmp_path / "firefox").touch(0o755)
    assert "firefox" not in ask(path=tmp_path).stderr


def test_measuring_asks_for_its_own_program(tmp_path):
    done = ask("--bench", path=tmp_path)
    assert done.returncode == 1
    assert "wrk" in done.stderr
    assert "firefox" not in done.stderr


def test_where_an_installation_fails_what_it_said_and_the_command_are_shown(tmp_path):
    apt = tmp_path / "apt-get"
    apt.write_text("#!/bin/sh\necho The list could not be read.\nexit 100\n")
    apt.chmod(0o755)
    done = ask(path=tmp_path)
    assert done.returncode == 1
    if os.geteuid() == 0:
        assert "The list could not be read." in done.stderr
    assert "Run this, then try again:" in done.stderr


def test_where_nothing_is_missing_nothing_is_said(tmp_path):
    for program in ("wrk", "chromium", "nginx"):
        (tmp_path / program).touch(0o755)
    done = ask("--bench", path=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

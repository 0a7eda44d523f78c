"""The one command, run as a person runs it: in a process told only what a test tells it."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("outcome21"))
FORCE = """
code = "vale"
name = "Vale Police"
nation = "england"
invented = false
hosts = ["vale.example.org"]
landing_url = "https://www.bbc.co.uk/weather"
phone = "+44 1632 960200"
crime_reference_pattern = '[0-9]+'
crime_reference_example = "1"
"""


def clean(**values):
    """The environment without anything that was told to these tests."""
    kept = {name: value for name, value in os.environ.items() if "OUTCOME21" not in name}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, **values}


def outcome21(home, *arguments, typed="", **values):
    """Runs the command to its end."""
    return subprocess.run(  # noqa: S603 (our own command)
        [COMMAND, *arguments],
        env=clean(OUTCOME21_HOME=str(home), **values),
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def a_real_force(home, text=FORCE):
    """A home with the file of a force that is not invented."""
    (home / "forces").mkdir(parents=True, exist_ok=True)
    (home / "forces" / "vale.toml").write_text(text, "utf-8")
    return home

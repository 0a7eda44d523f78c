"""A force's file that cannot be used: every command says which, and what to write, in one line."""

import pytest

from tests.config.processes import FORCE, a_real_force, outcome21

pytestmark = pytest.mark.slow
BAD = FORCE.replace('phone = "+44 1632 960200"', 'phone = "01632-960200"').replace("false", "true")
SAID = 'vale.toml: phone is a telephone number in quotes, such as "01632 960100"'
TRYING = {"OUTCOME21_ENV": "demo", "OUTCOME21_SITE": "both"}


@pytest.mark.parametrize("command", ["prepare", "serve", "keys make", "demo prepare", "doctor"])
def test_no_command_goes_on_with_it_and_none_shows_a_traceback(tmp_path, command):
    done = outcome21(a_real_force(tmp_path, BAD), *command.split(), **TRYING)
    assert done.returncode != 0
    [line] = [one for one in (done.stdout + done.stderr).splitlines() if SAID in one]
    assert "Traceback" not in done.stderr and ".." not in line

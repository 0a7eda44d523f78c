"""`outcome21 staff add`: a sign-in for any installation, its password never on the command line."""

import os
import pty
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest

from tests.config.processes import COMMAND, a_real_force, clean, outcome21

pytestmark = pytest.mark.slow
WORDS = "four quiet long words"
SITE = {"OUTCOME21_SITE": "officers", "OUTCOME21_ENV": "production"}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """An officers' site with keys and a database, and nobody in it."""
    made = a_real_force(tmp_path_factory.mktemp("desk"))
    for command in (("keys", "make"), ("prepare",)):
        done = outcome21(made, *command, **SITE)
        assert done.returncode == 0, done.stderr
    return made


def add(home, name, *more, force="vale", role="officer", typed=f"{WORDS}\n"):
    options = ("--force", force, "--role", role, *more)
    return outcome21(home, "staff", "add", *options, name, typed=typed, **SITE)


def rows(home, question, *values):
    with closing(sqlite3.connect(home / "outcome21.sqlite3")) as link:
        return link.execute(question, values).fetchall()


def refused(done):
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_sign_in_is_made_with_the_password_from_standard_input(home):
    done = add(home, "Dewi", "--display-name", "Dewi Example")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Dewi Example signs in to the desk of Vale Police as dewi (Officer).\n"
    asked = "SELECT force, role, display_name, password FROM accounts_staff WHERE username = ?"
    [(force, role, name, password)] = rows(home, asked, "dewi")
    assert (force, role, name) == ("vale", "officer", "Dewi Example")
    assert WORDS not in password
    entries = rows(home, "SELECT result FROM audit_entry WHERE act = 'add_staff'")
    assert ("done",) in entries


def test_at_a_terminal_the_password_is_asked_twice_and_not_shown(home):
    told, shown = at_a_terminal(home, "eira", [WORDS, WORDS])
    assert told == 0, shown
    assert shown.count("assword") >= 2
    assert WORDS not in shown
    assert rows(home, "SELECT role FROM accounts_staff WHERE username = 'eira'") == [("officer",)]


def test_two_passwords_that_differ_make_nothing(home):
    told, shown = at_a_terminal(home, "fflur", [WORDS, f"{WORDS}s"])
    assert told == 2
    assert "not the same" in shown
    assert rows(home, "SELECT 1 FROM accounts_staff WHERE username = 'fflur'") == []


def at_a_terminal(home, name, answers):
    """The command with a terminal of its own: its exit status, and all that it showed."""
    ours, theirs = pty.openpty()
    command = [COMMAND, "staff", "add", "--force", "vale", "--role", "officer", name]
    told = clean(OUTCOME21_HOME=str(home), **SITE)
    shown = ""
    with subprocess.Popen(  # noqa: S603
        command, env=told, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    ) as process:
        os.close(theirs)
        try:
            for number, answer in enumerate(answers, start=1):
                while shown.count("assword") < number:
                    shown += os.read(ours, 1000).decode()
                time.sleep(0.2)  # the prompt is written a moment before the echo is off
                os.write(ours, f"{answer}\n".encode())
            while more := os.read(ours, 1000).decode():
                shown += more
        except OSError:  # the terminal goes with its process
            pass
        os.close(ours)
    return process.returncode, shown


def test_a_weak_password_is_refused(home):
    assert "12 characters" in refused(add(home, "gwen", typed="short\n"))
    assert "12 characters" in refused(add(home, "gwen", typed=""))


def test_an_unknown_force_is_refused_with_those_there_are(home):
    assert "The forces are: vale." in refused(add(home, "gwen", force="demo"))


def test_an_unknown_role_is_refused_with_those_there_are(home):
    assert "officer, policy_lead, registrar, supervisor" in refused(add(home, "gwen", role="chief"))


def test_a_name_that_is_taken_is_refused(home):
    add(home, "huw")
    assert "already signs in" in refused(add(home, " Huw "))


def test_of_two_who_take_a_name_at_once_one_is_told_that_it_is_taken(home):
    command = [COMMAND, "staff", "add", "--force", "vale", "--role", "officer", "ianto"]
    told = clean(OUTCOME21_HOME=str(home), **SITE)
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    both = [subprocess.Popen(command, env=told, text=True, **pipes) for _ in range(2)]  # noqa: S603
    for each in both:  # both have started: only now does either get its password
        each.stdin.write(f"{WORDS}\n")
        each.stdin.flush()
    said = [each.communicate(timeout=60) for each in both]
    assert sorted(each.returncode for each in both) == [0, 2]
    [wrong] = [error for _, error in said if error]
    assert "already signs in" in wrong
    assert wrong.count("\n") == 1


def test_a_database_that_is_not_prepared_is_said_in_one_line(tmp_path):
    outcome21(a_real_force(tmp_path), "keys", "make", **SITE)
    assert "outcome21 prepare" in refused(add(tmp_path, "gwen"))


def test_the_password_is_no_option(home):
    done = outcome21(home, "staff", "add", "--help")
    assert "Example" in done.stdout
    assert "--password" not in done.stdout

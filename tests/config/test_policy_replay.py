"""`outcome21 policy replay`: read by a person at 80 columns or by a program, and safe to stop."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from outcome21.casework import actions
from outcome21.config.command import main
from outcome21.config.commands.policy.replay_text import Teller
from outcome21.domain.policy_floor import POLICIES
from tests.casework.story import NOON, a_crime, answers
from tests.config.processes import COMMAND, clean, outcome21
from tests.people import ASHA

VERSION = "ew-2026-11"
BEYOND = 'when = { shared_widely = "yes" }\nroute = "review"'


@pytest.fixture
def draft(tmp_path):
    """A draft that investigates what went beyond the first children."""
    text = (POLICIES / f"{VERSION}.toml").read_text("utf-8")
    assert BEYOND in text
    text = text.replace(BEYOND, BEYOND.replace("review", "investigate"))
    text = text.replace(f'version = "{VERSION}"', 'version = "draft-1"')
    path = tmp_path / "draft-1.toml"
    path.write_text(text, "utf-8")
    return path


def a_file(folder, *widely, name="past.csv"):
    """Answers that are all no, but for what went beyond the first children."""
    names = [question.id for question in answers_asked()]
    lines = [",".join(["reference", "force", "age_band", *names])]
    for nth, word in enumerate(widely, start=1):
        given = [word if one == "shared_widely" else "no" for one in names]
        lines.append(",".join([f"60/00000{nth}/26/1", "vale", "13_15", *given]))
    path = folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def answers_asked():
    from outcome21.domain.policy import policies  # noqa: PLC0415 (as late as the draft is made)

    return policies()[0].questions


def replayed(home, draft, *arguments):
    return outcome21(
        home, "policy", "replay", "--from", VERSION, "--to", str(draft), *map(str, arguments)
    )


def test_the_table_says_who_would_have_moved_where_in_eighty_columns(tmp_path, draft):
    past = a_file(tmp_path, "yes", "no", "yes", "not_asked")
    ran = replayed(tmp_path, draft, "--answers", past)
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    said = [" ".join(line.split()) for line in lines]
    assert "Assessments 4" in said
    assert "Would get another route or category 2" in said
    assert "1. review, not aggravated investigate, not aggravated 2" in said
    assert "vale 3 2" in said
    assert "13 to 15 3 2" in said
    assert "Would change if all were no 0" in said
    assert "Would change if all were yes 1" in said


def test_a_draft_that_is_not_proved_is_called_so(tmp_path, draft):
    past = a_file(tmp_path, "no")
    ran = replayed(tmp_path, draft, "--answers", past)
    assert "Policy draft-1 is not proved" in " ".join(ran.stdout.split())
    data = json.loads(replayed(tmp_path, draft, "--answers", past, "--format", "json").stdout)
    assert any("draft-1 is not proved" in sentence for sentence in data["not_proved"])


def test_the_json_has_the_same_counts_for_a_program(tmp_path, draft):
    past = a_file(tmp_path, "yes", "no", "yes", "not_asked")
    ran = replayed(tmp_path, draft, "--answers", past, "--format", "json")
    data = json.loads(ran.stdout)
    assert (data["total"], data["compared"], data["changed"]) == (4, 3, 2)
    assert data["before"]["version"] == VERSION
    assert data["after"]["version"] == "draft-1"
    assert data["never_asked"]["questions"] == ["shared_widely"]
    assert [move["count"] for move in data["moves"]] == [2]


@pytest.mark.parametrize(
    ("move", "listed"),
    [
        ("1", ["60/000001/26/1", "60/000003/26/1"]),
        (
            "review/non_aggravated:investigate/non_aggravated",
            ["60/000001/26/1", "60/000003/26/1"],
        ),
        ("never_asked", ["60/000004/26/1"]),
        ("actions", []),
    ],
)
def test_the_references_of_each_move_can_be_listed(tmp_path, draft, move, listed):
    past = a_file(tmp_path, "yes", "no", "yes", "not_asked")
    ran = replayed(tmp_path, draft, "--answers", past, "--list", move)
    assert ran.stdout.splitlines() == (listed or ["None."])
    asked = ("--list", move, "--format", "json", "--limit", "1", "--offset", "1")
    data = json.loads(replayed(tmp_path, draft, "--answers", past, *asked).stdout)
    assert data["references"] == listed[1:2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--answers", "absent.csv"], "absent.csv: No such file or directory."),
        (["--answers", "past.csv", "--list", "9"], "found move 9; allowed: 1 to 1."),
        (["--answers", "past.csv", "--list", "0"], "found move 0; allowed: 1 to 1."),
        (["--answers", "past.csv", "--list", "x"], "--list: a move is written as review/other:"),
        (["--answers", "past.csv", "--limit", "-1"], "argument --limit: a whole number up to"),
        (["--answers", "bad.csv"], "bad.csv, line 2, column shared_widely: found 'maybe'"),
        (["--answers", "past.csv", "--from", "none"], "There is no policy of that version"),
        (["--answers", "past.csv", "--to", "none.toml"], "none.toml: cannot read the policy"),
        (["--force", "nowhere"], "There is no force 'nowhere' here. The forces are: "),
        ([], "no such table: casework_assessment"),
    ],
)
def test_what_cannot_be_used_is_one_line_on_standard_error(
    tmp_path, draft, monkeypatch, arguments, said
):
    a_file(tmp_path, "yes")
    a_file(tmp_path, "maybe", name="bad.csv")
    monkeypatch.chdir(tmp_path)
    ran = replayed(tmp_path, draft, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(tmp_path, draft):
    past = a_file(tmp_path, "yes")
    past.write_text(past.read_text("utf-8").replace("vale", "\x1b[2Jva").replace("60/", "\x07"))
    ran = replayed(tmp_path, draft, "--answers", past)
    assert "\x1b" not in ran.stdout
    assert "?[2Jva" in ran.stdout
    assert "\x07" not in replayed(tmp_path, draft, "--answers", past, "--list", "1").stdout


def test_ctrl_c_stops_it_at_once_and_leaves_nothing_behind(tmp_path, draft):
    past = long_answers(tmp_path)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = sorted(tmp_path.rglob("*"))
    arguments = [COMMAND, "policy", "replay", "--from", VERSION, "--to", str(draft)]
    with subprocess.Popen(  # noqa: S603 (our own command)
        [*arguments, "--answers", str(past), "--list", "1"],
        env=clean(OUTCOME21_HOME=str(tmp_path), TMPDIR=str(temporary)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        wait_for(lambda: list(temporary.glob("*/answers.*")))
        os.kill(running.pid, signal.SIGINT)
        said, complained = running.communicate(timeout=30)
    assert (running.returncode, said) == (130, "")
    assert complained.splitlines()[-1] == ("outcome21 policy replay: Stopped. Nothing was changed.")
    assert "Traceback" not in complained
    assert sorted(tmp_path.rglob("*")) == before


def long_answers(folder: Path) -> Path:
    """Enough answers that a signal comes before the end."""
    import duckdb  # noqa: PLC0415 (only this test makes a large file)

    names = [question.id for question in answers_asked()]
    cells = ", ".join(f"((random() * 3)::integer) as {name}" for name in names)
    path = folder / "past.csv"
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            f"copy (select 'r' || i || random() as reference, {cells} "  # noqa: S608
            f"from range(1500000) t(i)) to '{path}' (format csv)"
        )
    return path


def wait_for(ready) -> None:
    until = time.monotonic() + 30
    while not ready():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_progress_is_said_on_long_work_only_a_tenth_at_a_time(monkeypatch):
    short, long = io.StringIO(), io.StringIO()
    tell = Teller(short)
    for part in range(101):
        tell("Reading the answers", part / 100)
    tell.end()
    assert short.getvalue() == ""
    monkeypatch.setattr("outcome21.config.commands.policy.replay_text.QUIET", 0.0)
    tell = Teller(long)
    for part in range(101):
        tell("Reading the answers", part / 100)
    lines = long.getvalue().splitlines()
    assert len(lines) == 11
    assert (lines[0], lines[-1]) == ("Reading the answers: 0 %", "Reading the answers: 100 %")


@pytest.mark.django_db
def test_without_a_file_the_stored_assessments_are_replayed(draft, capsys):
    actions.assess(by=ASHA, at=NOON, crime=a_crime(), answers=answers(shared_widely="yes"))
    actions.assess(by=ASHA, at=NOON, crime=a_crime(), answers=answers())
    asked = ["policy", "replay", "--from", VERSION, "--to", str(draft), "--force", ASHA.force]
    assert main([*asked, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["total"], data["changed"]) == (2, 1)
    assert data["by_force"] == [{"name": ASHA.force, "compared": 2, "changed": 1}]
    assert main([*asked, "--list", "1"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("/1")

"""`outcome21 policy replay`: read by a person at 80 columns or by a program, and safe to stop."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from outcome21.casework import actions
from outcome21.config.command import main
from outcome21.config.commands.policy.replay_stop import (
    ENDED,
    INTERRUPTED,
    ended_in_order,
    exit_code,
)
from outcome21.config.commands.policy.replay_text import Teller
from outcome21.domain.policy_floor import POLICIES
from tests.casework.story import NOON, a_crime, answers
from tests.config.processes import COMMAND, clean, outcome21
from tests.people import ASHA

pytestmark = pytest.mark.slow

VERSION = "ew-2026-11"
BEYOND = 'when = { shared_widely = "yes" }\nroute = "review"'
ASKS_FOR_AN_ACTION = """\
[[question]]
id = "asked_by_group"
group = "since"
whether = "a group asked for it"
officer = "Did a group ask for it?"
child = "Did a group ask for it?"
parent = "Did a group ask for it?"
help = "Counts: a group chat. Does not count: a guess."
who_may_know = ["child"]
source = "Ours"

[[rule]]
when = { asked_by_group = "yes" }
actions = ["report_remove"]
reason = "A group asked for it."
source = "Ours"
"""


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


def complaints(ran):
    """The lines of standard error, but for how far it is: a busy machine may need to say that."""
    return [line for line in ran.stderr.splitlines() if not line.endswith(" %")]


def test_the_table_says_who_would_have_moved_where_in_eighty_columns(tmp_path, draft):
    past = a_file(tmp_path, "yes", "no", "yes", "not_asked")
    ran = replayed(tmp_path, draft, "--answers", past)
    assert (ran.returncode, complaints(ran)) == (0, [])
    lines = ran.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    said = [" ".join(line.split()) for line in lines]
    assert "Assessments 4" in said
    assert "Would get another route or category 2" in said
    assert "1. review, not aggravated investigate, not aggravated 2" in said
    assert "vale 3 2" in said
    assert "13 to 15 3 2" in said
    assert "Would get another route or category if all were no 0" in said
    assert "Would get only other actions if all were no 0" in said
    assert "Would get another route or category if all were yes 1" in said
    assert "2. review, not aggravated investigate, not aggravated 1" in said


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
        ("2", ["60/000004/26/1"]),
        (
            "if_yes:review/non_aggravated:investigate/non_aggravated",
            ["60/000004/26/1"],
        ),
        ("if_no:review/non_aggravated:investigate/non_aggravated", []),
        ("if_yes:actions", []),
        ("force:vale", ["60/000001/26/1", "60/000003/26/1"]),
        ("age_band:13_15", ["60/000001/26/1", "60/000003/26/1"]),
        ("category:non_aggravated", ["60/000001/26/1", "60/000003/26/1"]),
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


def test_every_key_of_the_json_can_be_listed(tmp_path, draft):
    past = a_file(tmp_path, "yes", "no", "yes", "not_asked")
    data = json.loads(replayed(tmp_path, draft, "--answers", past, "--format", "json").stdout)
    apart = data["never_asked"]
    parts = [*data["by_force"], *data["by_age_band"], *data["by_category"]]
    lines = [*data["moves"], *apart["moves_if_no"], *apart["moves_if_yes"], *parts]
    assert len(lines) == 5
    for line in lines:
        ran = replayed(tmp_path, draft, "--answers", past, "--list", line["key"])
        assert len(ran.stdout.splitlines()) == line.get("changed", line.get("count")), line


def test_the_help_names_every_form_of_a_key(tmp_path):
    said = outcome21(tmp_path, "policy", "replay", "--help").stdout
    forms = "FROM:TO force:NAME age_band:NAME category:NAME actions never_asked if_no:FROM:TO"
    for form in (*forms.split(), "if_yes:FROM:TO", "if_no:actions", "if_yes:actions"):
        assert f"  {form}" in said
    for word in ("10_12", "16_17", "non_aggravated", "review/repeated:investigate/repeated"):
        assert word in said


def test_a_new_question_for_an_action_alone_does_not_say_that_nothing_would_change(tmp_path):
    text = (POLICIES / f"{VERSION}.toml").read_text("utf-8")
    text = text.replace(f'version = "{VERSION}"', 'version = "draft-2"')
    text = text.replace("[otherwise]", f"{ASKS_FOR_AN_ACTION}\n[otherwise]")
    asks = tmp_path / "draft-2.toml"
    asks.write_text(text, "utf-8")
    past = a_file(tmp_path, "no", "no")
    lines = replayed(tmp_path, asks, "--answers", past).stdout.splitlines()
    said = [" ".join(line.split()) for line in lines]
    assert "Would get another route or category if all were yes 0" in said
    assert "Would get only other actions if all were no 0" in said
    assert "Would get only other actions if all were yes 2" in said
    listed = replayed(tmp_path, asks, "--answers", past, "--list", "if_yes:actions").stdout
    assert listed.splitlines() == ["60/000001/26/1", "60/000002/26/1"]
    ran = replayed(tmp_path, asks, "--answers", past, "--list", "1")
    assert "--list: found move 1; allowed: none, as nothing would move." in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--answers", "absent.csv"], "absent.csv: No such file or directory."),
        (["--answers", "past.csv", "--list", "9"], "--list: found move 9; allowed: 1 to 1."),
        (["--answers", "past.csv", "--list", "0"], "--list: found move 0; allowed: 1 to 1."),
        (["--answers", "past.csv", "--list", "x"], "--list: found 'x'; allowed: FROM:TO as in"),
        (["--answers", "past.csv", "--list", "a\nb"], "--list: found 'a\\nb'; allowed: FROM:TO as"),
        (["--answers", "past.csv", "--list", "if_yes:x"], "--list: found 'if_yes:x'; allowed: FR"),
        (["--answers", "past.csv", "--list", "force:avon"], "found 'avon'; allowed: vale."),
        (["--answers", "past.csv", "--list", "age_band:13-15"], "found '13-15'; allowed: 13_15."),
        (["--answers", "past.csv", "--list", "category:'"], "allowed: non_aggravated."),
        (["--answers", "unasked.csv", "--list", "force:vale"], "allowed: none: none is compared."),
        (["--answers", "past.csv", "--limit", "-1"], "argument --limit: a whole number up to"),
        (["--answers", "bad.csv"], "bad.csv, line 2, column shared_widely: found 'maybe'"),
        (["--answers", "past.csv", "--from", "none"], "--from: found 'none'; allowed: ew-2026-11,"),
        (
            ["--answers", "past.csv", "--from", "a\nb"],
            "--from: found 'a\\nb'; allowed: ew-2026-11,",
        ),
        (["--answers", "past.csv", "--from", "a\nb.toml"], "--from: a\\nb.toml: cannot read the"),
        (["--answers", "past.csv", "--to", "none.toml"], "--to: none.toml: cannot read the policy"),
        (["--answers", "past.csv", "--to", "bad.toml"], "--to: bad.toml, line 1"),
        (["--answers", "past.csv", "--to", "."], "--to: found '.'; allowed: ew-2026-11, or a file"),
        (["--answers", "past.csv", "--to", "folder.toml"], "--to: folder.toml: cannot read the"),
        (["--force", "nowhere"], "There is no force 'nowhere' here. The forces are: "),
        ([], "no such table: casework_assessment"),
    ],
)
def test_what_cannot_be_used_is_one_line_on_standard_error(
    tmp_path, draft, monkeypatch, arguments, said
):
    a_file(tmp_path, "yes")
    a_file(tmp_path, "maybe", name="bad.csv")
    a_file(tmp_path, "not_asked", name="unasked.csv")
    (tmp_path / "bad.toml").write_text('schema = "one"\n')
    (tmp_path / "folder.toml").mkdir()
    monkeypatch.chdir(tmp_path)
    ran = replayed(tmp_path, draft, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    (complaint,) = complaints(ran)
    assert said in complaint


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(tmp_path, draft):
    past = a_file(tmp_path, "yes")
    past.write_text(past.read_text("utf-8").replace("vale", "\x1b[2Jva").replace("60/", "\x07"))
    ran = replayed(tmp_path, draft, "--answers", past)
    assert "\x1b" not in ran.stdout
    assert "?[2Jva" in ran.stdout
    assert "\x07" not in replayed(tmp_path, draft, "--answers", past, "--list", "1").stdout


STOPS = pytest.mark.parametrize(
    ("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)


@STOPS
def test_a_stop_while_a_file_is_read_is_told_in_one_line_and_leaves_nothing_behind(
    tmp_path, draft, stop, code
):
    past = long_answers(tmp_path)
    begun = lambda temporary, _: bool(list(temporary.glob("*/answers.*")))  # noqa: E731
    stopped(tmp_path, draft, ["--answers", str(past), "--list", "1"], begun, stop, code)


@STOPS
def test_a_stop_while_the_database_is_read_is_told_in_one_line_and_leaves_nothing_behind(
    tmp_path, draft, many_stored, stop, code
):
    shutil.copytree(many_stored, tmp_path / "home")
    begun = lambda _, complained: "Reading the assessments: " in complained.read_text()  # noqa: E731
    stopped(tmp_path, draft, [], begun, stop, code)


def stopped(folder: Path, draft: Path, arguments, begun, stop: int, code: int) -> None:
    """Stops a replay once it has begun, and looks at what it said and what it left."""
    temporary, complained = folder / "temporary", folder / "complained"
    temporary.mkdir()
    complained.touch()
    before = sorted(folder.rglob("*"))
    with (
        complained.open("w") as stderr,
        subprocess.Popen(  # noqa: S603 (our own command)
            [COMMAND, "policy", "replay", "--from", VERSION, "--to", str(draft), *arguments],
            env=clean(OUTCOME21_HOME=str(folder / "home"), TMPDIR=str(temporary)),
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
        ) as running,
    ):
        wait_for(lambda: begun(temporary, complained))
        assert list(temporary.iterdir())
        os.kill(running.pid, stop)
        said, _ = running.communicate(timeout=30)
    *how_far, last = complained.read_text("utf-8").splitlines()
    assert (running.returncode, said) == (code, ""), how_far
    assert last == "outcome21 policy replay: Stopped. Nothing was changed."
    assert all(line.endswith(" %") for line in how_far)
    assert [path for path in sorted(folder.rglob("*")) if not open_database(path)] == [
        path for path in before if not open_database(path)
    ]


def open_database(path: Path) -> bool:
    """What SQLite itself keeps beside a database that was read."""
    return path.name.endswith((".sqlite3-wal", ".sqlite3-shm"))


@pytest.fixture(scope="module")
def many_stored(tmp_path_factory):
    """The demo's home with so many assessments that a signal comes before the end."""
    home = tmp_path_factory.mktemp("many")
    assert outcome21(home, "demo", "prepare").returncode == 0
    with closing(sqlite3.connect(home / "outcome21.sqlite3")) as database:
        columns = [row[1] for row in database.execute("pragma table_info(casework_assessment)")]
        other = {"id": "lower(hex(randomblob(16)))", "number": "number + nth"}
        cells = ", ".join(other.get(name, name) for name in columns)
        database.execute(
            "with recursive counted(nth) as "  # noqa: S608
            "(select 1 union all select nth + 1 from counted where nth < 150000) "
            f"insert into casework_assessment ({', '.join(columns)}) select {cells} from "
            "(select * from casework_assessment order by number desc limit 1), counted"
        )
        database.commit()
    return home


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
    tell("Comparing", 1.0)
    assert long.getvalue().splitlines() == lines
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
    (part,) = data["by_force"]
    assert part == {"name": "demo", "key": "force:demo", "compared": 2, "changed": 1}
    listed = []
    for key in ("1", part["key"]):
        assert main([*asked, "--list", key]) == 0
        listed.append(capsys.readouterr().out.splitlines())
    assert listed[0] == listed[1]
    assert [one[-2:] for one in listed[0]] == ["/1"]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, INTERRUPTED), (signal.SIGTERM, ENDED)]
)
def test_a_stop_that_is_lost_on_its_way_is_still_a_stop(number, code):
    with pytest.raises(KeyboardInterrupt) as stopped, ended_in_order():
        loses_what_is_raised(number)
    assert exit_code(stopped.value) == code


def loses_what_is_raised(number):
    """As Python does with whatever is raised while it tidies up an object."""
    with contextlib.suppress(KeyboardInterrupt):
        signal.raise_signal(number)

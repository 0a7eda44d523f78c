"""`outcome21 policy prove`, run as a person runs it: a process of its own, and real files."""

import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from outcome21.config.command import main
from outcome21.config.commands.policy import prove as command
from outcome21.domain.days import LONDON
from outcome21.domain.policy import PolicyError, floor
from outcome21.domain.policy_proof import PROPERTIES, read_proof, refuse_unproved
from tests.insight.any_policy import FILE, SHIPPED

pytestmark = pytest.mark.slow

BROKEN = Path(__file__).parents[1] / "policies" / "broken"
COMMAND = [sys.executable, "-m", "outcome21.config.command", "policy", "prove"]


def prove(*arguments, **options):
    return subprocess.run(  # noqa: S603 (our own command)
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **options,
    )


def refused(done):
    """The one line of a refusal."""
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("outcome21 policy prove: ")
    assert done.stderr.isascii()
    return done.stderr


@pytest.fixture
def shipped(tmp_path):
    return Path(shutil.copy(FILE, tmp_path / FILE.name))


def test_a_policy_that_keeps_all_six_is_proved_and_its_proof_stands_beside_it(shipped):
    done = prove(shipped.name, cwd=shipped.parent)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == 8
    assert [line.split(". ")[0] for line in lines[:6]] == list("123456")
    for line, sentence in zip(lines, PROPERTIES, strict=False):
        assert line.endswith(f"{sentence.removesuffix('.')}: proved.")
    assert lines[7] == "Written beside the policy: ew-2026-11.proof.json"
    written = shipped.with_name("ew-2026-11.proof.json")
    assert sorted(shipped.parent.iterdir()) == [written, shipped]
    proof = read_proof(written.read_bytes(), written.name)
    refuse_unproved(SHIPPED, floor(), proof)
    assert proof.proved_on == datetime.now(LONDON).date()
    assert written.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("number", range(1, 7))
def test_a_broken_policy_is_told_by_its_story_and_nothing_is_written_or_removed(number, tmp_path):
    file = Path(shutil.copy(BROKEN / f"p{number}.toml", tmp_path))
    older = tmp_path / f"p{number}.proof.json"
    older.write_text("an older proof")
    done = prove(file)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert len(lines) == 7
    assert [at for at, line in enumerate(lines, 1) if line.endswith(": BROKEN.")] == [number]
    assert lines[number].startswith(("   If ", "   This policy asks whether "))
    assert sum(line.endswith(": proved.") for line in lines) == 5
    assert older.read_text() == "an older proof"
    assert sorted(tmp_path.iterdir()) == [older, file]


def test_what_is_not_settled_within_the_limit_is_not_proved_and_exit_code_3(shipped):
    done = prove(shipped, "--time-limit", "0.000001")
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.count(": not proved within 1e-06 seconds.") == 6
    assert list(shipped.parent.iterdir()) == [shipped]


HARD = """\
import sys
from outcome21.config.command import main
from outcome21.config.commands.policy import prove
from outcome21.insight.policy_solver import Search
from tests.insight.hard_policy import pigeons
# A file of such rules is refused when it is read, so that it is put in place here.
prove._policy = lambda path: pigeons()
ask = Search.possible
Search.possible = lambda *about: print("asked", flush=True) or ask(*about)
sys.exit(main(["policy", "prove", *sys.argv[1:]]))
"""


def hard(folder, *options):
    return [sys.executable, "-c", HARD, str(folder / "hard.toml"), *options]


def test_a_policy_too_hard_for_the_solver_is_given_up_at_the_limit(tmp_path):
    done = subprocess.run(  # noqa: S603 (our own script)
        hard(tmp_path, "--time-limit", "1"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (3, "")
    assert ": not proved within 1 seconds." in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_stopped_by_hand_in_the_middle_of_a_hard_question(tmp_path):
    with subprocess.Popen(  # noqa: S603 (our own script)
        hard(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "asked\n"
        time.sleep(0.5)  # The solver is at work by now.
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out.replace("asked\n", "")) == (130, "")
    assert err == "outcome21 policy prove: stopped; nothing was written.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_a_folder_a_pipe_or_a_device_is_one_line(tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")
    assert "No such file" in refused(prove(tmp_path / "none.toml"))
    assert "no ordinary file" in refused(prove(tmp_path))
    assert "no ordinary file" in refused(prove(tmp_path / "pipe.toml"))
    assert "no ordinary file" in refused(prove("/dev/zero"))
    assert "No such file" in refused(prove("a\nb\x1b.toml"))


FAULTS = {
    "no TOML": (b"schema = ", "not TOML"),
    "bytes that are no text": (b"\xff\xfe", "not UTF-8"),
    "nothing at all": (b"", "'schema'"),
    "too large": (b"#" * 3_000_000, "allowed: up to 200000"),
    "another kind of file": (FILE.with_name("floor.toml").read_bytes(), "unknown key"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_policy_is_refused_in_one_line(name, tmp_path):
    data, words = FAULTS[name]
    file = tmp_path / "ew-2026-11.toml"
    file.write_bytes(data)
    assert words in refused(prove(file))
    assert list(tmp_path.iterdir()) == [file]


def test_a_policy_under_another_name_than_its_version_is_refused(shipped):
    other = shipped.rename(shipped.with_name("new.toml"))
    said = refused(prove(other))
    assert "new.toml: 'version': found ew-2026-11" in said
    assert "ew-2026-11.toml" in said


def test_a_policy_that_leaves_out_a_question_of_the_floor_is_refused(shipped):
    text = shipped.read_text("utf-8").replace("under_13", "under_thirteen")
    shipped.write_text(text, "utf-8")
    assert "the floor also asks under_13" in refused(prove(shipped))


def test_where_the_proof_cannot_be_written_nothing_is_said_to_be_proved(shipped):
    (shipped.parent / "ew-2026-11.proof.json").mkdir()
    assert "ew-2026-11.proof.json: cannot be written" in refused(prove(shipped))
    assert len(list(shipped.parent.iterdir())) == 2


def test_a_folder_in_which_nothing_can_be_made_is_one_line(tmp_path, monkeypatch, capsys):
    # Whoever runs as root may write anywhere, so that the refusal is made here.
    shutil.copy(FILE, tmp_path)

    def no_file(**_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(command.tempfile, "mkstemp", no_file)
    assert main(["policy", "prove", str(tmp_path / FILE.name)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("ew-2026-11.proof.json: cannot be written: Permission denied.\n")


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "soon", ""])
def test_a_time_limit_that_is_no_time_is_refused(limit, shipped):
    done = prove(shipped, f"--time-limit={limit}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "a number of seconds, more than 0" in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_the_solver_one_line_says_how_to_get_it(shipped):
    script = (
        "import sys\nsys.modules['z3'] = None\n"
        "from outcome21.config.command import main\n"
        f"sys.exit(main(['policy', 'prove', {str(shipped)!r}]))\n"
    )
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    said = refused(done)
    assert "z3 is not installed" in said
    assert "`make check`" in said
    assert "outcome21[proof]" in said


def test_help_shows_an_example_and_neither_django_nor_the_solver_is_loaded():
    script = (
        "import sys\nfrom outcome21.config.command import main\n"
        "try:\n    main(['policy', 'prove', '--help'])\n"
        "except SystemExit:\n"
        "    assert not {'django', 'z3'} & set(sys.modules)\n    print('neither')\n"
    )
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert "outcome21 policy prove ew-2027-04.toml" in done.stdout
    assert done.stdout.endswith("neither\n")


def test_a_file_larger_than_any_policy_is_not_read_to_its_end(tmp_path):
    file = tmp_path / "large.toml"
    file.write_bytes(b"#" * 3_000_000)
    with pytest.raises(PolicyError, match="found 200001 bytes"):
        command._policy(file)

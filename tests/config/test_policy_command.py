"""`outcome21 policy assess`, run as a person runs it: a process of its own, and real files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from outcome21.domain.policy import policy_version
from outcome21.insight.conformance import CASES, PUBLISHED
from tests.insight.test_facts import BAD
from tests.slowly import few_fast

POLICY = policy_version("ew-2026-11")


def assess(text, *options, facts="-"):
    data = text if isinstance(text, bytes) else text.encode()
    return subprocess.run(  # noqa: S603 (our own command)
        [
            *(sys.executable, "-m", "outcome21.config.command", "policy", "assess"),
            *("--facts", facts, "--on", "2026-11-22", *options),
        ],
        input=data,
        capture_output=True,
        timeout=30,
        check=False,
    )


def refused(done, code=2):
    assert done.returncode == code
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    return done.stderr.decode("ascii")


def test_json_from_standard_input_gives_the_recommendation_as_json():
    done = assess('{"answers": {"coerced": "yes"}}')
    assert (done.returncode, done.stderr) == (0, b"")
    found = json.loads(done.stdout)
    assert (found["policy"], found["digest"]) == ("ew-2026-11", POLICY.digest)
    assert (found["route"], found["category"]) == ("investigate", "aggravated")
    assert found["actions"] == ["offer_support", "consider_parents", "consider_school"]
    assert [(reason["question"], reason["answer"]) for reason in found["reasons"]] == [
        ("coerced", "yes")
    ]
    assert "gain" in found["missing"]
    assert list(found)[-1] == "would_change"
    assert "coerced" not in found["missing"]


@pytest.mark.slow
def test_a_yaml_file_is_read_and_a_plain_yes_or_no_means_the_word(tmp_path):
    file = tmp_path / "facts.yaml"
    words = "\n".join(f"  {question.id}: no" for question in POLICY.questions)
    file.write_text(f"answers:\n{words}\n", encoding="utf-8")
    assert json.loads(assess("", facts=str(file)).stdout)["route"] == "outcome_21"
    file.write_text("answers:\n  gain: Yes  # a comment\n", encoding="utf-8")
    assert json.loads(assess("", facts=str(file)).stdout)["route"] == "investigate"


@pytest.mark.slow
def test_a_policy_may_be_named_and_is_refused_when_it_is_not_there():
    done = assess('{"answers": {}}', "--policy", "ew-2026-11")
    assert json.loads(done.stdout)["route"] == "find_out"
    assert "ew-2026-11" in refused(assess('{"answers": {}}', "--policy", "ew-1999"))


def test_outcome_21_is_refused_with_the_reason_while_it_is_closed():
    sentence = refused(assess('{"answers": {"coerced": "yes"}}', "--outcome", "21"), code=1)
    assert "closed to everybody" in sentence
    assert "pressured, threatened or blackmailed" in sentence
    done = assess('{"answers": {}, "rest": "no"}', "--outcome", "21")
    assert json.loads(done.stdout)["route"] == "outcome_21"


RUN_FOR_REAL = ("an unknown question", "an unknown answer", "laughing aliases", "JSON too deep")


@pytest.mark.parametrize("name", few_fast(RUN_FOR_REAL, 1))
def test_bad_facts_leave_one_line_and_exit_code_2(name):
    text, words = BAD[name]
    assert words in refused(assess(text))


@pytest.mark.slow
def test_a_file_that_is_not_there_or_is_a_folder_is_named_as_unreadable(tmp_path):
    assert "No such file" in refused(assess("", facts=str(tmp_path / "none")))
    assert "directory" in refused(assess("", facts=str(tmp_path)))


@pytest.mark.slow
def test_no_policy_in_force_on_the_day_is_exit_code_2():
    assert "No policy is in force" in refused(assess('{"answers": {}}', "--on", "2026-10-31"))


@pytest.mark.slow
def test_a_bad_option_is_one_line_too():
    assert "2026-11-22" in refused(assess("", "--on", "tomorrow"))
    assert "invalid choice" in refused(assess("", "--outcome", "10"))


def test_help_shows_an_example_and_django_is_not_loaded():
    script = (
        "import sys\nfrom outcome21.config.command import main\n"
        "try:\n    main(['policy', 'assess', '--help'])\n"
        "except SystemExit:\n    assert 'django' not in sys.modules\n    print('no django')\n"
    )
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=False
    )
    assert "outcome21 policy assess --facts -" in done.stdout
    assert done.stdout.endswith("no django\n")


@pytest.mark.slow
def test_a_byte_order_mark_is_passed_over():
    assert assess(b'\xef\xbb\xbf{"answers": {}}').returncode == 0


@pytest.mark.slow
def test_a_published_case_can_be_given_as_it_stands():
    case = next(
        case
        for case in yaml.safe_load((CASES / PUBLISHED).read_text(encoding="utf-8"))
        if case["id"] == "PAGE-GAIN"
    )
    found = json.loads(assess(json.dumps(case)).stdout)
    assert {key: found[key] for key in ("route", "category")} == case["expect"]


@pytest.mark.slow
def test_a_full_disk_is_one_line_and_no_traceback(tmp_path):
    facts = tmp_path / "facts.yaml"
    facts.write_text("answers: {coerced: yes}\n")
    command = [sys.executable, "-m", "outcome21.config.command", "policy", "assess"]
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(  # noqa: S603
            [*command, "--facts", str(facts)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert told.returncode == 2
    assert told.stderr == "outcome21: No space left on device\n"

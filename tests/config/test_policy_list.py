"""`outcome21 policy list`, `show` and `check`."""

import json
import os
import shutil

import pytest

from outcome21.config.commands.policy import packaged
from outcome21.domain.policy import policy_version
from outcome21.domain.policy_floor import POLICIES
from tests.config.policy_commands import FILE, LATER, TEXT, Runner

POLICY = policy_version("ew-2026-11")


@pytest.fixture
def run(capsys, monkeypatch):
    return Runner(capsys, monkeypatch)


@pytest.fixture(autouse=True)
def shelf(tmp_path, monkeypatch):
    """A copy of the packaged policies in which files may be put."""
    (tmp_path / "policies").mkdir()
    for name in ("floor.toml", "ew-2026-11.toml", "ew-2026-11.proof.json"):
        shutil.copy(POLICIES / name, tmp_path / "policies")
    monkeypatch.setattr(packaged, "POLICIES", tmp_path / "policies")
    return tmp_path / "policies"


def rows(done):
    return {line.split()[0]: line for line in done.out.splitlines() if line.startswith("ew-")}


def test_list_says_when_a_policy_is_in_force_where_and_since_when_it_is_proved(run):
    done = run("list")
    assert (done.code, done.err) == (0, "")
    line = rows(done)["ew-2026-11"]
    for part in ("from 1 November 2026", "England and Wales", POLICY.digest[:12], "on 2026-"):
        assert part in line


def test_list_ends_a_policy_where_a_later_one_of_the_nation_begins(run, shelf):
    text = LATER.replace('version = "later"', 'version = "ew-later"')
    text = text.replace('nations = ["england", "wales"]', 'nations = ["wales"]')
    (shelf / "ew-later.toml").write_text(text, encoding="utf-8")
    done = run("list")
    england, wales = [line for line in done.out.splitlines() if line.startswith("ew-2026-11")]
    assert "from 1 November 2026 " in england
    assert "England " in england
    assert "1 November 2026 to 31 March 2027" in wales
    assert "Wales " in wales


def test_list_shows_a_policy_that_is_not_proved_and_the_command_that_mends_it(run, shelf):
    (shelf / "ew-2026-11.proof.json").unlink()
    done = run("list")
    assert done.code == 0
    assert rows(done)["ew-2026-11"].endswith(" no")
    assert "outcome21 policy prove ew-2026-11.toml" in done.out


def test_list_refuses_a_folder_with_a_bad_policy_in_it_and_names_the_place(run, shelf):
    (shelf / "bad.toml").write_text("schema = 2\n", encoding="utf-8")
    assert "bad.toml, line 1: 'schema'" in run.refused("list")


def test_show_gives_each_question_whose_answer_it_is_and_each_rule_in_words(run):
    done = run("show", "ew-2026-11")
    assert (done.code, done.err) == (0, "")
    flat = " ".join(done.out.split())
    for question in POLICY.questions:
        assert f"- {question.id}: {question.officer}" in flat
    assert "May know: the child, a parent or carer and the school." in flat
    assert "The floor: a yes is always investigated, as aggravated." in flat
    for rule in POLICY.rules:
        assert f"Why: {rule.reason} Source: {rule.source}." in flat
    assert (
        "17. If the child does not know the other person in real life and money, gifts or any "
        "other gain was asked for, offered or made - Refer to the National Crime Agency (CEOP)"
    ) in flat
    assert POLICY.digest in flat
    assert all(len(line) <= 100 for line in done.out.splitlines())


def test_show_as_json_holds_everything_that_the_file_says(run):
    found = json.loads(run("show", "ew-2026-11", "--json").out)
    assert found["digest"] == POLICY.digest
    assert [question["id"] for question in found["questions"]] == [
        question.id for question in POLICY.questions
    ]
    assert found["rules"][0] == {
        "when": {"immediate_risk": "yes"},
        "route": "investigate",
        "category": None,
        "actions": ["safeguard_now", "refer_childrens_social_care"],
        "reason": POLICY.rules[0].reason,
        "source": POLICY.rules[0].source,
    }
    assert found["otherwise"]["route"] == "outcome_21"
    assert found["actions"] == dict(POLICY.action_labels)


def test_show_takes_a_file_of_ones_own(run, tmp_path):
    (tmp_path / "later.toml").write_text(LATER, encoding="utf-8")
    assert run("show", tmp_path / "later.toml").out.startswith("Policy later. ")


def test_show_refuses_a_version_that_is_not_there(run):
    assert "there are: ew-2026-11" in run.refused("show", "ew-1999")
    assert "No such file" in run.refused("show", "none.toml")


def test_check_says_ok_and_what_it_found(run, tmp_path):
    done = run("check", FILE)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "ok: policy ew-2026-11, 18 questions, 20 rules, 9 actions; from 1 November 2026, "
        f"England and Wales; digest {POLICY.digest}\n"
    )
    assert run("check", "-", typed=LATER).out.startswith("ok: policy later, ")


def test_check_names_each_story_that_would_no_longer_be_true(run, tmp_path):
    rule = 'when = { repeated = "yes" }\nroute = "review"'
    assert LATER.count(rule) == 1
    done = run("check", "-", typed=LATER.replace(rule, rule.replace("review", "investigate")))
    ok, *lines = done.out.splitlines()
    assert ok.startswith("ok: policy later, ") and (done.code, done.err) == (0, "")
    assert lines == [
        "the story /young-people/stories/it-has-happened-before would no longer be true: "
        "it must say “The police will most likely look into it.” (route investigate); "
        "it may not say “A senior officer will most likely check what help is needed.” "
        "(route review)"
    ]


BAD_POLICIES = {
    "an unknown key": ("[always]", "colour = 1\n[always]", "'colour'"),
    "an unknown route": ('route = "review"', 'route = "send"', "'send'"),
    "a misspelt question": ('when = { coerced = "yes" }', 'when = { coercd = "yes" }', "'coercd'"),
    "no end": ("[otherwise]", "[otherwhere]", "'otherwhere'"),
    "a wrong type": ("starts = 2026-11-01", 'starts = "soon"', "found text"),
    "a question renamed and its rules not": ('id = "gain"', 'id = "profit"', "'gain'"),
}


@pytest.mark.parametrize("name", BAD_POLICIES)
def test_check_names_file_line_key_what_was_found_and_what_is_allowed(run, name, tmp_path):
    before, after, found = BAD_POLICIES[name]
    assert before in TEXT
    file = tmp_path / "ew-2026-11.toml"
    file.write_text(TEXT.replace(before, after, 1), encoding="utf-8")
    line = run.refused("check", file)
    for part in ("outcome21 policy check: ew-2026-11.toml, line ", found, "found ", "allowed: "):
        assert part in line


def test_check_refuses_a_policy_that_does_not_ask_what_the_floor_asks(run, tmp_path):
    text = TEXT.replace('id = "gain"', 'id = "profit"').replace('gain = "yes"', 'profit = "yes"')
    (tmp_path / "ew-2026-11.toml").write_text(text, encoding="utf-8")
    assert "the floor also asks gain" in run.refused("check", tmp_path / "ew-2026-11.toml")


def test_check_refuses_dates_that_overlap_a_packaged_policy_and_a_name_that_is_not_the_files(
    run, tmp_path
):
    file = tmp_path / "later.toml"
    file.write_text(LATER.replace("2027-04-01", "2026-11-01"), encoding="utf-8")
    assert "same day" in run.refused("check", file)
    (tmp_path / "other.toml").write_text(LATER, encoding="utf-8")
    assert "later.toml" in run.refused("check", tmp_path / "other.toml")


def test_check_does_not_ask_for_a_proof_of_a_policy_put_with_the_others(run, shelf):
    (shelf / "later.toml").write_text(LATER, encoding="utf-8")
    assert run("check", shelf / "later.toml").out.startswith("ok: policy later, ")


def test_check_refuses_what_is_not_a_regular_file(run, tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")
    assert "not a regular file" in run.refused("check", tmp_path / "pipe.toml")
    assert "Is a directory" in run.refused("check", tmp_path)
    assert "No such file" in run.refused("check", tmp_path / "none.toml")
    (tmp_path / "large.toml").write_bytes(b"#" * 200_001)
    assert "larger than 200000 bytes" in run.refused("check", tmp_path / "large.toml")


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", b"\0", b"= =", b"a" * 100_000, b"[[" * 50_000, b"a = " + b"[" * 90_000],
    ids=["not utf-8", "zero", "no toml", "one key", "open tables", "deep"],
)
def test_check_refuses_bytes_that_are_no_policy_in_one_line(run, tmp_path, data):
    file = tmp_path / "x.toml"
    file.write_bytes(data)
    assert "x.toml" in run.refused("check", file)


def test_a_hostile_file_name_is_repeated_in_one_plain_line(run, tmp_path):
    line = run.refused("check", tmp_path / "a\n\x1b[31mb\u202e.toml")
    assert line.isascii()


@pytest.mark.parametrize("command", ["list", "show", "check", "prove", "assess", "explain"])
def test_each_command_has_help_with_an_example(run, command):
    done = run(command, "--help")
    assert done.code == 0
    assert f"outcome21 policy {command}" in done.out.partition("xample")[2]


def test_check_refuses_a_question_that_was_one_nobody_asked(run):
    text = LATER.replace('id = "gain"', 'id = "gain"\nwas = "never_asked"')
    assert "was never_asked, which no other packaged policy asks" in run.refused(
        "check", "-", typed=text
    )

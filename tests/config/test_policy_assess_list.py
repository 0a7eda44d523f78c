"""`outcome21 policy assess`: lists, what would change it, and what a case expects."""

import json
import os

import pytest

from outcome21.domain.policy import Answer, policy_version
from outcome21.domain.policy_change import would_change
from outcome21.insight.conformance import CASES, OUR_OWN, PUBLISHED
from tests.config.policy_commands import LATER, TEXT, Runner
from tests.policies.newest import NEWEST

POLICY = policy_version("ew-2026-11")
ON = ("--on", "2026-11-22")
ALL_NO = {"answers": {}, "rest": "no"}


@pytest.fixture
def run(capsys, monkeypatch):
    return Runner(capsys, monkeypatch)


@pytest.fixture
def own_policy(tmp_path):
    """A policy in which a child who was involved before gets no review."""
    changed = TEXT.replace('{ repeated = "yes" }\nroute = "review"\n', '{ repeated = "yes" }\n')
    assert changed != TEXT
    file = tmp_path / "draft.toml"
    file.write_text(changed.replace('"ew-2026-11"', '"draft"'), encoding="utf-8")
    return file


def test_a_list_gives_a_list_in_its_order_and_one_case_gives_one_object(run):
    two = '[{"answers": {"coerced": "yes"}}, {"answers": {}, "rest": "no"}]'
    found = json.loads(run("assess", "--facts", "-", *ON, typed=two).out)
    assert [each["route"] for each in found] == ["investigate", "outcome_21"]
    one = run("assess", "--facts", "-", *ON, typed='{"answers": {"coerced": "yes"}}')
    assert json.loads(one.out) == found[0]
    single = run("assess", "--facts", "-", *ON, typed='[{"answers": {"coerced": "yes"}}]')
    assert json.loads(single.out) == [found[0]]


def test_what_would_change_it_stands_last_for_each_other_route(run):
    typed = '{"answers": {"gain": "yes", "repeated": "yes"}, "rest": "no"}'
    found = json.loads(run("assess", "--facts", "-", *ON, typed=typed).out)
    assert list(found)[-1] == "would_change"
    changes = {change["route"]: change for change in found["would_change"]}
    assert changes["outcome_21"]["fewest"] == 2
    assert changes["outcome_21"]["sets"] == [{"gain": "no", "repeated": "no"}]
    assert changes["review"]["sets"] == [{"gain": "no"}]
    answers = {question.id: Answer.NO for question in POLICY.questions}
    answers |= {"gain": Answer.YES, "repeated": Answer.YES}
    assert found["would_change"] == [each.as_data() for each in would_change(POLICY, answers)]


@pytest.mark.parametrize("name", [PUBLISHED, OUR_OWN])
def test_the_shipped_cases_get_what_they_expect(run, name):
    done = run("assess", "--facts", CASES / name, "--expect", "--policy", NEWEST.version)
    assert (done.code, done.err) == (0, "")
    assert len(json.loads(done.out)) >= 16


def test_a_difference_is_named_with_what_was_expected_and_what_the_policy_says(run, own_policy):
    done = run("assess", "--facts", CASES / PUBLISHED, "--expect", "--policy", own_policy)
    assert done.code == 1
    assert done.err.splitlines() == [
        f"outcome21 policy assess: {name}: route: expected review; draft says outcome_21"
        for name in ("NPCC-CAT3", "CL-2")
    ]
    assert len(json.loads(done.out)) == 16


def test_actions_and_closed_outcomes_are_compared_where_a_case_names_them(run):
    expect = {
        "route": "outcome_21",
        "actions": ["offer_support"],
        "closed": ["21", "22"],
        "floor": "investigate",
    }
    typed = json.dumps({"id": "A", **ALL_NO, "expect": expect})
    done = run("assess", "--facts", "-", "--expect", *ON, typed=typed)
    assert done.code == 1
    assert [line.split(": ", 1)[1] for line in done.err.splitlines()] == [
        "A: actions: expected offer_support; ew-2026-11 says "
        "offer_support, consider_parents, consider_school",
        "A: closed: expected 21, 22; ew-2026-11 says none",
        "A: floor: expected investigate; ew-2026-11 says nothing",
    ]


def test_a_case_without_expect_is_bad_input_with_expect_and_is_named(run):
    typed = json.dumps([ALL_NO | {"expect": {"route": "outcome_21"}}, ALL_NO])
    line = run.refused("assess", "--facts", "-", "--expect", *ON, typed=typed)
    assert "'case 2' has no expect" in line
    assert run("assess", "--facts", "-", *ON, typed=typed).code == 0


def test_a_closed_outcome_in_a_list_names_the_case_and_prints_nothing(run):
    typed = json.dumps([{"id": "OPEN", **ALL_NO}, {"id": "SHUT", "answers": {"gain": "yes"}}])
    done = run("assess", "--facts", "-", "--outcome", "21", *ON, typed=typed)
    assert (done.code, done.out) == (1, "")
    [line] = done.err.splitlines()
    assert "SHUT: Outcome 21 is closed to everybody" in line


def test_a_policy_may_be_a_file_of_ones_own_and_its_dates_count(run, tmp_path):
    file = tmp_path / "later.toml"
    file.write_text(LATER, encoding="utf-8")
    facts = ("--facts", "-", "--policy", file)
    done = run("assess", *facts, "--on", "2027-04-01", typed='{"answers": {}}')
    assert json.loads(done.out)["policy"] == "later"
    line = run.refused("assess", *facts, "--on", "2027-03-31", typed='{"answers": {}}')
    assert "later is not in force on 2027-03-31" in line


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(run, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in run.refused("assess", "--facts", tmp_path / "pipe", *ON)
    os.mkfifo(tmp_path / "pipe.toml")
    policy = ("--policy", tmp_path / "pipe.toml")
    assert "not a regular file" in run.refused("assess", "--facts", "-", *policy, typed="{}")


HOSTILE = (
    *("", " ", "undefined", "NULL", "(null)", "-1", "1e309", "\u202e\u2066", "\ufeff", "\u0000"),
    *("\x1b[31m", "'; DROP TABLE x;--", "<script>", "{{7*7}}", "%s%n", "../../etc/passwd"),
    *("\u0665", "\U0001f468\u200d\U0001f469", "Z\u0351\u036b", "\ud800", "a" * 5_000, "$(id)"),
)


@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_word_is_refused_in_one_line_wherever_it_stands(run, word):
    for facts in (
        {"answers": {word: "yes"}},
        {"answers": {"gain": word}},
        {"answers": {}, word: 1},
        {"answers": {}, "expect": {word: "x"}},
        {"answers": {}, "expect": {"route": word}},
        [word],
    ):
        typed = json.dumps(facts)
        assert run.refused("assess", "--facts", "-", *ON, typed=typed).isascii()
        assert run.refused("explain", "--facts", "-", *ON, typed=typed).isascii()
    version = word if word.isprintable() else "x"
    assert run.refused("assess", "--facts", "-", f"--policy={version}", typed='{"answers": {}}')


@pytest.mark.parametrize("word", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_id_or_summary_is_told_in_one_line_without_its_control_signs(run, word):
    case = {"id": word, "summary": word, "answers": {}, "expect": {"route": "review"}}
    done = run("assess", "--facts", "-", "--expect", *ON, typed=json.dumps(case))
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert done.err.isascii()
    shown = run("explain", "--facts", "-", *ON, typed=json.dumps(case))
    assert shown.code == 0
    assert all(line.isprintable() for line in shown.out.splitlines())

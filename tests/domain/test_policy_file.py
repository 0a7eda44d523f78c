"""Reading a policy file: the shipped ones are right, and every fault is named by its place."""

import hashlib
import time
from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path

import pytest

import outcome21.domain
from outcome21.domain.policy import PolicyError, Route, floor, policies, read_policy, recommend
from outcome21.domain.policy_floor import read_floor, refuse_below_the_floor
from outcome21.domain.policy_shelf import check_together, in_force_among, last_day, overlap

POLICIES = Path(outcome21.domain.__file__).parent / "policies"
SHIPPED = (POLICIES / "ew-2026-11.toml").read_text(encoding="utf-8")

SMALL = """\
schema = 1
version = "small"
title = "A policy of one question"
starts = 2026-11-01
nations = ["england"]
sources = ["A test"]

[actions]
help = "Help"

[[question]]
id = "gain"
whether = "there was gain"
officer = "Was there gain?"
child = "Did someone pay?"
parent = "Did someone pay?"
help = "Counts: money."
who_may_know = ["child"]
source = "A test"

[[rule]]
when = { gain = "yes" }
route = "investigate"
category = "aggravated"
reason = "There was gain."
source = "A test"

[otherwise]
route = "outcome_21"
category = "non_aggravated"
"""


def read(text):
    return read_policy(text.encode(), "small.toml")


def changed(old, new):
    assert old in SMALL
    return SMALL.replace(old, new)


def test_the_shipped_policy_asks_the_questions_of_the_floor_and_reads_as_written():
    policy = read_policy(SHIPPED.encode(), "ew-2026-11.toml")
    assert len(policy.questions) == 18
    assert {question.id for question in policy.questions} >= floor().investigate
    assert (policy.starts, policy.ends) == (date(2026, 11, 1), None)
    assert policy.nations == ("england", "wales")


def test_the_digest_is_of_the_exact_bytes():
    assert read(SMALL).digest == hashlib.sha256(SMALL.encode()).hexdigest()
    assert read(SMALL + "\n").digest != read(SMALL).digest


def test_a_small_policy_recommends():
    policy = read(SMALL)
    assert recommend(policy, {}).route is Route.FIND_OUT
    assert policy.always_actions == ()


def test_a_question_may_name_the_one_it_replaces():
    policy = read(changed('id = "gain"', 'id = "gain"\nwas = "profit"'))
    assert policy.questions[0].was == "profit"


def test_a_policy_cannot_be_changed_once_read():
    policy = read(SMALL)
    with pytest.raises(FrozenInstanceError):
        policy.version = "other"
    with pytest.raises(TypeError):
        policy.action_labels["help"] = "Harm"


EXTRA_RULE = """
[[rule]]
when = { gain = "yes" }
route = "review"
reason = "Again."
source = "A test"
"""

QUESTION = SMALL[SMALL.index("[[question]]") : SMALL.index("[[rule]]")]

FAULTS = {
    "an unknown key at the top": (
        changed("schema = 1", 'schema = 1\ncolour = "red"'),
        ["line 2", "'colour'", "unknown key", "otherwise"],
    ),
    "an unknown key in a rule": (
        changed('route = "investigate"', 'route = "investigate"\nroot = "review"'),
        ["line 24", "'root'", "[[rule]] number 1"],
    ),
    "a route that does not exist": (
        changed('route = "investigate"', 'route = "investigat"'),
        ["line 23", "'route'", "found 'investigat'", "allowed: investigate, review"],
    ),
    "a rule that asks for find_out": (
        changed('route = "investigate"', 'route = "find_out"'),
        ["'route'", "found 'find_out'"],
    ),
    "a category that does not exist": (
        changed('category = "aggravated"', 'category = "bad"'),
        ["'category'", "aggravated, repeated, other"],
    ),
    "an answer that is a boolean": (
        changed('gain = "yes"', "gain = true"),
        ["line 22", "'when'", "true or false", "yes, no, not_known"],
    ),
    "an unknown question in a rule": (
        changed('{ gain = "yes" }', '{ pain = "yes" }'),
        ["line 22", "'when'", "unknown question 'pain'"],
    ),
    "a rule without conditions": (changed('{ gain = "yes" }', "{}"), ["'when'", "0 conditions"]),
    "a rule that does nothing": (
        changed('route = "investigate"\ncategory = "aggravated"\n', ""),
        ["a rule that does nothing"],
    ),
    "two rules with the same conditions": (
        SMALL.replace("\n[otherwise]", EXTRA_RULE + "\n[otherwise]"),
        ["[[rule]] number 2", "same conditions"],
    ),
    "an action without words": (
        changed('reason = "There', 'actions = ["dance"]\nreason = "There'),
        ["'actions'", "found 'dance'", "allowed: help"],
    ),
    "a question asked twice": (
        changed("[[rule]]", QUESTION + "[[rule]]"),
        ["[[question]] number 2", "'gain' a second time"],
    ),
    "a question that was called as it is": (
        changed('id = "gain"', 'id = "gain"\nwas = "gain"'),
        ["line 13", "'was'", "found gain, which a question of this policy is called"],
    ),
    "two questions that were one": (
        changed('id = "gain"', 'id = "gain"\nwas = "profit"').replace(
            "[[rule]]", QUESTION.replace('"gain"', '"pain"\nwas = "profit"') + "[[rule]]", 1
        ),
        ["[[question]] number 2", "'was'", "profit a second time"],
    ),
    "a question that no rule uses": (
        changed("[[rule]]", QUESTION.replace('"gain"', '"pain"') + "[[rule]]"),
        ["[[question]] number 2", "no rule uses"],
    ),
    "an id with a capital": (changed('id = "gain"', 'id = "Gain"'), ["line 12", "'id'", "'Gain'"]),
    "no officer's wording": (
        changed('officer = "Was there gain?"\n', ""),
        ["line 11", "'officer'", "found nothing"],
    ),
    "a source that does not exist": (
        changed('["child"]', '["neighbour"]'),
        ["'who_may_know'", "'neighbour'", "childrens_social_care"],
    ),
    "who_may_know as text": (changed('["child"]', '"child"'), ["found text", "a list"]),
    "no otherwise": (SMALL[: SMALL.index("[otherwise]")], ["'otherwise'", "found nothing"]),
    "otherwise with neither a route nor a category": (
        changed('route = "outcome_21"\ncategory = "non_aggravated"', 'reason = "None."'),
        ["'route' in [otherwise]", "neither a route nor a category"],
    ),
    "no statement that a yes makes true": (
        changed('whether = "there was gain"\n', ""),
        ["[[question]] number 1", "'whether'", "found nothing"],
    ),
    "a date in quotes": (changed("2026-11-01", '"2026-11-01"'), ["line 4", "'starts'", "a date"]),
    "a date with a time": (
        changed("2026-11-01", "2026-11-01T10:00:00"),
        ["'starts'", "a date with a time"],
    ),
    "an end before the start": (
        changed("starts = 2026-11-01", "starts = 2026-11-01\nends = 2026-10-31"),
        ["line 5", "'ends'", "2026-11-01 or later"],
    ),
    "a day that does not exist": (changed("2026-11-01", "2026-02-30"), ["not TOML"]),
    "another nation": (changed('["england"]', '["scotland"]'), ["'nations'", "england, wales"]),
    "another schema": (changed("schema = 1", "schema = 2"), ["line 1", "'schema'", "found 2"]),
    "no schema": (changed("schema = 1\n", ""), ["'schema'", "found nothing"]),
    "a version with a blank": (changed('"small"', '"sm all"'), ["'version'"]),
    "an invisible character": (changed("There was gain.", "There was\u202e gain."), ["invisible"]),
    "an empty reason": (changed('"There was gain."', '""'), ["'reason'", "0 characters"]),
    "no TOML": ("= 3", ["small.toml", "not TOML", "line 1"]),
    "a byte order mark": ("\ufeff" + SMALL, ["not TOML"]),
    "lists too deep": ("a = " + "[" * 1_990, ["too deep"]),
    "a key of 90,000 dots": ("a." * 90_000 + "a = 1", ["line 1", "180005 characters"]),
    "a number of 1,900 digits": ("schema = " + "1" * 1_900, ["'schema'", "a number"]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_refused_in_one_line_that_names_the_place(fault):
    text, named = FAULTS[fault]
    with pytest.raises(PolicyError) as refused:
        read(text)
    sentence = refused.value.sentence
    assert sentence.startswith("small.toml")
    assert "\n" not in sentence
    assert sentence.isascii()
    for words in named:
        assert words in sentence


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (SMALL.replace("\n", "\r\n").encode(), "line 1: found a CR"),
        (SMALL.encode() + b"# \xff", "line 31: found a byte that is not UTF-8"),
        (SMALL.encode() + b"#" * 200_000, "bytes; allowed: up to 200000"),
        (b"", "'schema'"),
    ],
)
def test_bytes_that_are_no_plain_text_file_are_refused(data, named):
    with pytest.raises(PolicyError, match=r"small\.toml") as refused:
        read_policy(data, "small.toml")
    assert named in refused.value.sentence


def test_more_than_500_questions_are_refused_and_quickly():
    table = '[[question]]\nid = "q{}"\nofficer = "a"\n'
    text = SMALL.replace("[[rule]]", "".join(table.format(n) for n in range(501)) + "[[rule]]")
    started = time.monotonic()
    with pytest.raises(PolicyError, match="502 questions"):
        read(text)
    assert time.monotonic() - started < 1


def later(**changes):
    given = {"version": "ew-2027-01", "starts": date(2027, 1, 1)} | changes
    return replace(policies()[0], **given)


def test_policies_that_overlap_or_have_another_name_are_refused_together_and_the_floor_apart():
    shipped, stems = policies()[0], {"ew-2026-11", "ew-2027-01"}
    check_together((shipped, later()), stems)
    with pytest.raises(PolicyError, match="on the same day"):
        check_together((shipped, later(starts=shipped.starts)), stems)
    with pytest.raises(PolicyError, match="on the same day"):
        check_together((replace(shipped, ends=date(2027, 1, 1)), later()), stems)
    check_together((replace(shipped, ends=date(2026, 12, 31)), later()), stems)
    assert not overlap(replace(shipped, nations=("wales",)), later(nations=("england",)))
    with pytest.raises(PolicyError, match=r"small\.toml"):
        check_together((read(SMALL),), {"large"})
    check_together((read(SMALL),), {"small"})
    with pytest.raises(PolicyError, match="the floor also asks adult_involved"):
        refuse_below_the_floor(read(SMALL), floor())


def test_a_later_policy_takes_the_place_of_one_that_names_no_end():
    shipped, new = policies()[0], later()
    both = (shipped, new)
    assert in_force_among(both, date(2026, 12, 31), "wales") is shipped
    assert in_force_among(both, date(2027, 1, 1), "wales") is new
    assert last_day(shipped, "wales", both) == date(2026, 12, 31)
    assert last_day(new, "wales", both) is None


def test_an_earlier_policy_does_not_come_back_when_a_later_one_has_ended():
    new = later(ends=date(2027, 6, 30))
    both = (policies()[0], new)
    assert in_force_among(both, date(2027, 6, 30), "england") is new
    assert in_force_among(both, date(2027, 7, 1), "england") is None
    assert last_day(new, "england", both) == date(2027, 6, 30)


def test_a_policy_of_one_nation_leaves_the_others_policy_in_force():
    both = (policies()[0], later(nations=("wales",)))
    assert in_force_among(both, date(2027, 2, 1), "england") is policies()[0]
    assert in_force_among(both, date(2027, 2, 1), "wales") is both[1]
    assert last_day(policies()[0], "england", both) is None


def test_the_floor_names_eight_aggravated_questions_and_three_more_that_investigate():
    found = floor()
    assert len(found.aggravated) == 8
    assert found.investigate - found.aggravated == {
        "capacity_concern",
        "under_13",
        "immediate_risk",
    }
    assert found.must_be_known == {"exploited", "coerced", "gain", "adult_involved"}
    assert set(found.words) == found.investigate


def test_a_floor_that_contradicts_itself_is_refused():
    text = (POLICIES / "floor.toml").read_text(encoding="utf-8")
    twice = text.replace("[investigate]\n", '[investigate]\ngain = "there was gain"\n')
    with pytest.raises(PolicyError, match="a question twice"):
        read_floor(twice.encode(), "floor.toml")
    stranger = text.replace('["exploited"', '["under_13", "exploited"')
    with pytest.raises(PolicyError, match="must_be_known"):
        read_floor(stranger.encode(), "floor.toml")

"""Replay: the counts are those of a plain loop, and nobody's unasked question is read as no."""

from __future__ import annotations

import csv
import json
from collections import Counter
from contextlib import contextmanager

import duckdb
import pytest

from outcome21.domain.policy import Answer, Route
from outcome21.insight import past_answers
from outcome21.insight.answers_file import answers_in_file
from outcome21.insight.past_answers import BadAnswers
from outcome21.insight.replay import references, replay
from outcome21.insight.replay_key import BadKey
from outcome21.insight.replay_result import Move, Part, Result
from tests.insight.some_policies import (
    a_policy,
    a_question,
    a_rule,
    chance,
    result_of,
    some_answers,
    some_policy,
)
from tests.slowly import few_fast

HARM = a_rule(Route.INVESTIGATE, "aggravated", harm="yes")
WIDELY = a_rule(Route.REVIEW, widely="yes")
BEFORE = a_policy(["harm", "widely"], [HARM, WIDELY])
STRICTER = a_policy(["harm", "widely"], [HARM, a_rule(Route.INVESTIGATE, widely="yes")])
HELPS = Result("outcome_21", "non_aggravated")
REVIEWED = Result("review", "non_aggravated")
INVESTIGATED = Result("investigate", "non_aggravated")


@contextmanager
def opened(tmp_path, rows):
    """Answers of a CSV with these rows, each a dictionary of words."""
    path = tmp_path / "answers.csv"
    header = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="")
        writer.writeheader()
        writer.writerows(rows)
    with answers_in_file(str(path)) as answers:
        yield answers


def a_row(nth, answers, **about):
    words = {name: answer.word for name, answer in answers.items()}
    return {"reference": f"60/{nth:06d}/26/1", **about, **words}


@pytest.mark.parametrize("seed", few_fast(range(12), 1))
def test_the_counts_are_those_of_a_plain_loop(tmp_path, seed):
    luck = chance(seed)
    names = ["q0", "q1", "q2", "q3", "q4"]
    before, after = some_policy(luck, names), some_policy(luck, names)
    given = [some_answers(luck, names) for _ in range(300)]
    forces = [luck.choice(["avon", "vale"]) for _ in given]
    bands = [luck.choice(["13_15", "16_17"]) for _ in given]
    rows = [
        a_row(nth, answers, force=force, age_band=band)
        for nth, (answers, force, band) in enumerate(zip(given, forces, bands, strict=True))
    ]
    with opened(tmp_path, rows) as answers:
        found = replay(before, after, answers)
        listed = {
            move.key: references(before, after, answers, move.key, limit=1000)
            for move in found.moves
        }
        of_parts = {
            part.key: references(before, after, answers, part.key, limit=1000)
            for part in (*found.by_force, *found.by_age_band, *found.by_category)
        }
        keys = [move.key for move in found.every_move if move.supposed]
        supposed = {
            key: references(before, after, answers, key, limit=1000)
            for key in (*keys, "if_no:actions", "if_yes:actions")
        }
        others = references(before, after, answers, "actions", limit=1000)
        unasked = references(before, after, answers, "never_asked", limit=1000)

    asked = [nth for nth, row in enumerate(given) if Answer.NOT_ASKED not in row.values()]
    said = {nth: (result_of(before, given[nth]), result_of(after, given[nth])) for nth in asked}
    moved = {nth: (one[0], two[0]) for nth, (one, two) in said.items() if one[0] != two[0]}
    only_actions = [n for n, (one, two) in said.items() if n not in moved and one[1] != two[1]]
    name = [row["reference"] for row in rows]

    assert (found.total, found.compared, found.changed) == (300, len(asked), len(moved))
    assert {(m.before, m.after): m.count for m in found.moves} == Counter(moved.values())
    assert listed == {
        move.key: [name[nth] for nth, pair in moved.items() if pair == (move.before, move.after)]
        for move in found.moves
    }
    assert others == [name[nth] for nth in only_actions]
    assert found.actions_changed == len(only_actions)
    assert dict(found.unchanged) == Counter(
        one[0] for nth, (one, _) in said.items() if nth not in moved
    )
    assert found.by_force == parts("force", asked, moved, forces)
    assert found.by_age_band == parts("age_band", asked, moved, bands)
    categories = {nth: one[0].category for nth, (one, _) in said.items()}
    assert found.by_category == parts("category", asked, moved, categories)
    assert unasked == [name[nth] for nth in range(300) if nth not in said]
    groups = {"force": forces, "age_band": bands, "category": categories}
    assert of_parts == {
        f"{kind}:{one}": [name[nth] for nth in moved if names[nth] == one]
        for kind, names in groups.items()
        for one in {names[nth] for nth in asked}
    }
    apart, expected = found.never_asked, {}
    for answer, word, changed, actions in (
        (Answer.NO, "if_no", apart.changed_if_no, apart.actions_if_no),
        (Answer.YES, "if_yes", apart.changed_if_yes, apart.actions_if_yes),
    ):
        rows = {n: instead(given[n], answer) for n in range(300) if n not in said}
        moving, only = supposing(before, after, rows)
        assert (changed, actions) == (len(moving), len(only))
        expected[f"{word}:actions"] = [name[nth] for nth in only]
        for pair in set(moving.values()):
            key = Move(*pair, 0, word).key
            expected[key] = [name[nth] for nth, one in moving.items() if one == pair]
    assert supposed == expected


def parts(kind, asked, moved, names):
    return tuple(
        Part(
            kind,
            name,
            sum(names[nth] == name for nth in asked),
            sum(names[nth] == name for nth in moved),
        )
        for name in sorted({names[nth] for nth in asked})
    )


def supposing(before, after, rows):
    """Who would make which move, and who would get only other actions."""
    moving, only = {}, []
    for nth, row in rows.items():
        one, two = result_of(before, row), result_of(after, row)
        if one[0] != two[0]:
            moving[nth] = (one[0], two[0])
        elif one[1] != two[1]:
            only.append(nth)
    return moving, only


def instead(answers, answer):
    return {name: answer if one is Answer.NOT_ASKED else one for name, one in answers.items()}


def test_a_new_question_was_never_asked_and_gives_a_range_and_no_move(tmp_path):
    after = a_policy(
        ["harm", "widely", "feared"], [HARM, WIDELY, a_rule(Route.INVESTIGATE, feared="yes")]
    )
    rows = [{"harm": "no", "widely": "no"}] * 3 + [{"harm": "yes", "widely": "no"}]
    with opened(tmp_path, rows) as answers:
        found = replay(BEFORE, after, answers)
    assert (found.total, found.compared, found.changed, found.moves) == (4, 0, 0, ())
    apart = found.never_asked
    assert (apart.questions, apart.count) == (("feared",), 4)
    # As a no nobody would move; as a yes the three would, and the fourth is there already.
    # While nobody knows, the three would first be found out: that is how it stands.
    assert (apart.changed_if_no, apart.changed_if_yes) == (0, 3)
    assert apart.changed_if_unknown == 3
    assert apart.moves_if_yes == (Move(HELPS, INVESTIGATED, 3, "if_yes"),)


def test_somebody_who_was_not_asked_is_not_compared_with_those_who_were(tmp_path):
    rows = [{"harm": "no", "widely": "yes"}, {"harm": "no", "widely": "not_asked"}]
    with opened(tmp_path, rows) as answers:
        found = replay(BEFORE, STRICTER, answers)
    assert found.moves == (Move(REVIEWED, INVESTIGATED, 1),)
    assert (found.compared, found.never_asked.count) == (1, 1)
    assert found.never_asked.questions == ("widely",)
    assert (found.never_asked.changed_if_no, found.never_asked.changed_if_yes) == (0, 1)


def test_what_is_not_known_is_not_read_as_no(tmp_path):
    with opened(tmp_path, [{"harm": "no", "widely": "not_known"}]) as answers:
        found = replay(BEFORE, STRICTER, answers)
    assert found.unchanged == ((Result("find_out", "non_aggravated"), 1),)
    assert found.never_asked.count == 0


@pytest.mark.parametrize("column", ["widely", "spread"])
def test_a_renamed_question_reads_the_answers_of_its_other_name(tmp_path, column):
    renamed = a_policy(
        ["harm", a_question("spread", was="widely")],
        [HARM, a_rule(Route.INVESTIGATE, spread="yes")],
    )
    with opened(tmp_path, [{"harm": "no", column: "yes"}]) as answers:
        found = replay(BEFORE, renamed, answers)
        back = replay(renamed, BEFORE, answers)
    assert found.moves == (Move(REVIEWED, INVESTIGATED, 1),)
    assert back.moves == (Move(INVESTIGATED, REVIEWED, 1),)


def test_a_question_that_was_asked_by_its_own_name_is_not_read_from_the_other(tmp_path):
    renamed = a_policy(
        ["harm", a_question("spread", was="widely")],
        [HARM, a_rule(Route.INVESTIGATE, spread="yes")],
    )
    rows = [
        {"harm": "no", "widely": "yes", "spread": "no"},
        {"harm": "no", "widely": "yes", "spread": "not_asked"},
    ]
    with opened(tmp_path, rows) as answers:
        found = replay(BEFORE, renamed, answers)
    assert {(m.after, m.count) for m in found.moves} == {(HELPS, 1), (INVESTIGATED, 1)}


def test_a_question_may_be_called_what_a_column_of_ours_is(tmp_path):
    names = ["row", "code", "s0", "u0", "unasked", "select"]
    before = a_policy(names, [a_rule(Route.REVIEW, **{name: "yes"}) for name in names])
    after = a_policy(names, [a_rule(Route.INVESTIGATE, **{name: "yes"}) for name in names])
    rows = [dict.fromkeys(names, "no") | {name: "yes"} for name in names]
    with opened(tmp_path, rows) as answers:
        found = replay(before, after, answers)
        listed = references(before, after, answers, found.moves[0].key)
    assert (found.compared, found.changed) == (6, 6)
    assert listed == [f"row {nth}" for nth in range(1, 7)]


def test_a_change_of_actions_alone_is_counted_apart(tmp_path):
    kinder = a_policy(["harm", "widely"], [HARM, WIDELY, a_rule(None, None, ["call"], harm="yes")])
    rows = [{"harm": "yes", "widely": "no"}, {"harm": "no", "widely": "no"}]
    with opened(tmp_path, rows) as answers:
        found = replay(BEFORE, kinder, answers)
        listed = references(BEFORE, kinder, answers, "actions")
    assert (found.changed, found.actions_changed) == (0, 1)
    assert listed == ["row 1"]


def test_one_force_alone_can_be_asked_for(tmp_path):
    rows = [
        a_row(nth, {"harm": Answer.NO, "widely": Answer.YES}, force="o'hara" if nth % 3 else "vale")
        for nth in range(9)
    ]
    with opened(tmp_path, rows) as answers:
        found = replay(BEFORE, STRICTER, answers, force="o'hara")
        listed = references(BEFORE, STRICTER, answers, found.moves[0].key, force="o'hara")
    assert (found.total, found.by_force) == (6, (Part("force", "o'hara", 6, 6),))
    assert len(listed) == 6


def test_references_come_in_order_and_a_page_at_a_time(tmp_path):
    answer = {"harm": Answer.NO, "widely": Answer.YES}
    with opened(tmp_path, [a_row(nth, answer) for nth in reversed(range(10))]) as answers:
        key = replay(BEFORE, STRICTER, answers).moves[0].key
        pages = [
            references(BEFORE, STRICTER, answers, key, limit=4, offset=offset)
            for offset in (0, 4, 8, 12)
        ]
    assert key == "review/non_aggravated:investigate/non_aggravated"
    assert pages[0][0] == "60/000000/26/1"
    assert [len(page) for page in pages] == [4, 4, 2, 0]
    listed = [name for page in pages for name in page]
    assert listed == sorted(listed)


def test_a_new_question_that_leads_to_an_action_alone_is_counted_and_listed(tmp_path):
    """Otherwise the range would say that nothing would change, whatever the answer."""
    asks = a_policy(
        ["harm", "widely", "feared"],
        [HARM, WIDELY, a_rule(None, None, ["call"], feared="yes")],
    )
    rows = [a_row(nth, {"harm": Answer.NO, "widely": Answer.NO}) for nth in range(3)]
    with opened(tmp_path, rows) as answers:
        found = replay(BEFORE, asks, answers)
        lists = [references(BEFORE, asks, answers, f"{key}:actions") for key in ("if_no", "if_yes")]
    apart = found.never_asked
    assert (apart.changed_if_no, apart.changed_if_yes) == (0, 0)
    assert (apart.actions_if_no, apart.actions_if_yes) == (0, 3)
    assert lists == [[], [row["reference"] for row in rows]]
    data = found.as_data()["never_asked"]
    assert (data["actions_if_no"], data["actions_if_yes"]) == (0, 3)


@pytest.mark.parametrize(
    "name", few_fast(["o'hara", "') or ('' = '", "vale:1", "a/b:c/d", '"', "é", "?"], 1)
)
def test_the_name_of_a_group_is_only_ever_compared(tmp_path, name):
    rows = [
        a_row(1, {"harm": Answer.NO, "widely": Answer.YES}, force=name, age_band=name),
        a_row(2, {"harm": Answer.NO, "widely": Answer.YES}, force="avon", age_band="13_15"),
    ]
    with opened(tmp_path, rows) as answers:
        found = replay(BEFORE, STRICTER, answers)
        keys = [part.key for part in (*found.by_force, *found.by_age_band) if part.name == name]
        lists = [references(BEFORE, STRICTER, answers, key) for key in keys]
        named = references(BEFORE, STRICTER, answers, f"category:{name}")
        both = references(BEFORE, STRICTER, answers, keys[1], force=name)
    assert lists == [["60/000001/26/1"]] * 2
    assert named == []
    assert both == ["60/000001/26/1"]


def test_those_of_whom_no_force_and_no_age_is_known_can_be_listed(tmp_path):
    rows = [{"harm": "no", "widely": "yes"}, {"harm": "no", "widely": "no"}]
    with opened(tmp_path, rows) as answers:
        for kind in ("force", "age_band"):
            assert references(BEFORE, STRICTER, answers, f"{kind}:not_known") == ["row 1"]


@pytest.mark.parametrize(
    "key",
    [
        *("", "review", "review/other", "a:b", "review/other:investigate", "force:", "force"),
        *("if_no", "if_yes:", "if_yes:never_asked", "if_no:force:vale", "actions:", "never_asked:"),
    ],
)
def test_a_move_that_is_no_move_is_refused(tmp_path, key):
    with opened(tmp_path, [{"harm": "no"}]) as answers, pytest.raises(BadKey):
        references(BEFORE, STRICTER, answers, key)


def test_a_move_that_nobody_makes_lists_nobody(tmp_path):
    with opened(tmp_path, [{"harm": "no", "widely": "no"}]) as answers:
        assert references(BEFORE, STRICTER, answers, "review/made_up:investigate/'; drop") == []


def test_the_same_answers_again_give_the_same_counts_and_the_data_is_json(tmp_path):
    rows = [{"harm": "no", "widely": "yes"}, {"harm": "no", "widely": "not_asked"}]
    with opened(tmp_path, rows) as answers:
        first, second = (replay(BEFORE, STRICTER, answers).as_data() for _ in range(2))
    assert first == second
    assert json.loads(json.dumps(first))["moves"] == [
        {
            "from_route": "review",
            "from_category": "non_aggravated",
            "to_route": "investigate",
            "to_category": "non_aggravated",
            "key": "review/non_aggravated:investigate/non_aggravated",
            "count": 1,
        }
    ]


def test_forces_too_many_to_be_forces_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("outcome21.insight.replay_query.MOST_GROUPS", 5)
    monkeypatch.setattr("outcome21.insight.replay.MOST_GROUPS", 5)
    rows = [{"harm": "no", "widely": "no", "force": f"f{nth}"} for nth in range(9)]
    with opened(tmp_path, rows) as answers, pytest.raises(BadAnswers, match="too many"):
        replay(BEFORE, STRICTER, answers)


ROWS = 200_000
"""Enough that a look at how far a query is falls before its end."""


def a_long_file(folder, kind):
    path = folder / f"past.{kind}"
    with duckdb.connect(":memory:") as connection:
        cells = "'r' || i as reference, (i % 3)::utinyint as harm, (i % 4)::utinyint as widely"
        connection.execute(
            f"copy (select {cells} from range({ROWS}) t(i)) to '{path}' (format {kind})"  # noqa: S608
        )
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        ("csv", ["Reading the answers", "Comparing", "Supposing what was never asked"]),
        ("parquet", ["Comparing", "Supposing what was never asked"]),
    ],
)
def test_progress_is_told_to_the_end_of_each_step_and_nothing_is_left_behind(
    tmp_path, monkeypatch, kind, steps
):
    temporary, told = tmp_path / "temporary", []
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr(past_answers, "LOOK_EVERY", 0.0001)
    with answers_in_file(str(a_long_file(tmp_path, kind))) as answers:
        found = replay(BEFORE, STRICTER, answers, progress=lambda *how_far: told.append(how_far))
        assert len(list(temporary.iterdir())) == 1
    assert found.total == ROWS
    assert list(dict.fromkeys(what for what, _ in told)) == steps
    for step in steps:
        parts = [part for what, part in told if what == step]
        assert len(parts) > 1
        assert parts == sorted(parts)
        assert (min(parts) >= 0, parts[-1]) == (True, 1.0)
    assert list(temporary.iterdir()) == []


def test_a_force_of_which_there_is_no_answer_is_refused_and_not_shown_as_no_change(tmp_path):
    with opened(tmp_path, [{"harm": "no", "widely": "yes", "force": "vale"}]) as answers:
        assert replay(BEFORE, STRICTER, answers, force="vale").compared == 1
        with pytest.raises(BadAnswers, match="no answers of the force 'vael'"):
            replay(BEFORE, STRICTER, answers, force="vael")

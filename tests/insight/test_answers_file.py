"""Past answers from a file: CSV or Parquet gives the same, and nothing is half understood."""

from __future__ import annotations

import os
import socket

import duckdb
import pytest

from outcome21.domain.policy import Route
from outcome21.insight.answers_file import answers_in_file
from outcome21.insight.past_answers import BadAnswers
from outcome21.insight.replay import references, replay
from outcome21.insight.replay_result import Part
from tests.insight.some_policies import a_policy, a_rule
from tests.slowly import few_fast

BEFORE = a_policy(
    ["harm", "widely"],
    [a_rule(Route.INVESTIGATE, "aggravated", harm="yes"), a_rule(Route.REVIEW, widely="yes")],
)
AFTER = a_policy(
    ["harm", "widely"],
    [a_rule(Route.INVESTIGATE, "aggravated", harm="yes"), a_rule(Route.INVESTIGATE, widely="yes")],
)
ROWS = [
    ("a", "vale", "13_15", "yes", "no"),
    ("b", "vale", "16_17", "no", "yes"),
    ("c", "avon", "", "not_known", "yes"),
    ("d", "", "13_15", "no", "not_asked"),
    ("e", "avon", "13_15", "no", ""),
    ("", "avon", "13_15", "no", "yes"),
]
HEADER = ("reference", "force", "age_band", "harm", "widely")
NUMBERS = {"no": 0, "not_known": 1, "yes": 2, "not_asked": 3, "": None}


def a_csv(folder, text, name="past.csv"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def csv_text(rows=ROWS, end="\n"):
    return end.join([",".join(HEADER), *(",".join(row) for row in rows)]) + end


def a_parquet(folder, select, name="past.parquet"):
    path = folder / "plain.parquet"
    with duckdb.connect(":memory:") as connection:
        connection.execute(f"copy ({select}) to '{path}' (format parquet)")
    return path.rename(folder / name)


def rows_as_sql(kind="words"):
    def cell(word):
        number = NUMBERS[word]
        stands = "null" if number is None else number
        return f"'{word}'" if kind == "words" else f"{stands}::{kind}"

    lines = [
        f"('{ref}', '{force}', '{band}', {cell(harm)}, {cell(widely)})"
        for ref, force, band, harm, widely in ROWS
    ]
    return f"select * from (values {', '.join(lines)}) t({', '.join(HEADER)})"  # noqa: S608


def replayed(path):
    with answers_in_file(str(path)) as past:
        found = replay(BEFORE, AFTER, past)
        listed = [references(BEFORE, AFTER, past, move.key) for move in found.moves]
        return found, listed, references(BEFORE, AFTER, past, "never_asked")


def refusal(path):
    with pytest.raises(BadAnswers) as refused:
        replayed(path)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.isascii()
    return sentence


# One form.


@pytest.mark.parametrize(
    "kind", few_fast(["words", "utinyint", "bigint", "tinyint", "integer", "ubigint"], 1)
)
def test_a_parquet_file_gives_the_same_as_a_csv(tmp_path, kind):
    found, listed, unasked = replayed(a_csv(tmp_path, csv_text()))
    assert (found.total, found.compared, found.changed) == (6, 4, 3)
    assert listed == [["b", "row 6"], ["c"]]
    assert unasked == ["d", "e"]
    assert found.by_force == (Part("force", "avon", 2, 2), Part("force", "vale", 2, 1))
    assert found.by_age_band == (
        Part("age_band", "13_15", 2, 1),
        Part("age_band", "16_17", 1, 1),
        Part("age_band", "not_known", 1, 1),
    )
    assert replayed(a_parquet(tmp_path, rows_as_sql(kind))) == (found, listed, unasked)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    few_fast(
        [
            csv_text(end="\r\n"),
            b"\xef\xbb\xbf" + csv_text().encode(),
            csv_text().rstrip("\n"),
            csv_text().replace("a,vale", '"a",vale'),
            csv_text().replace(",yes", ",2").replace(",no", ",0").replace(",0t", ",not"),
        ],
        2,
    ),
    ids=["CRLF", "mark", "no end", "quotes", "numbers"],
)
def test_a_csv_may_be_written_as_programs_write_it(tmp_path, text):
    assert replayed(a_csv(tmp_path, text)) == replayed(a_csv(tmp_path, csv_text(), "o.csv"))


def test_a_reference_may_hold_commas_quotes_and_lines(tmp_path):
    path = a_csv(tmp_path, 'reference,harm,widely\n"x,""y""\nz",no,yes\nw,no,no\n')
    assert replayed(path)[1] == [['x,"y"\nz']]


def test_a_file_of_no_rows_gives_no_counts(tmp_path):
    assert replayed(a_csv(tmp_path, "harm,widely\n"))[0].total == 0


def test_columns_that_no_policy_asks_about_are_named_and_not_read(tmp_path):
    found, _, _ = replayed(a_csv(tmp_path, "notes,harm,widely\nanything at all,no,yes\n"))
    assert (found.not_used, found.changed) == (("notes",), 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    few_fast(["it's.csv", "a*.csv", "[ab]?.csv", "force=x;drop.csv", '-- ".csv', "é\n.CSV"], 2),
)
def test_a_hostile_name_of_a_file_is_only_a_name(tmp_path, name):
    plain = replayed(a_csv(tmp_path, csv_text(), "o.csv"))
    hostile = a_csv(tmp_path, csv_text(), name)
    a_csv(tmp_path, "harm\nyes\n", "ab.csv")
    assert replayed(hostile) == plain
    parquet = a_parquet(tmp_path, rows_as_sql(), name.lower().replace(".csv", ".parquet"))
    assert replayed(parquet) == plain
    assert "cannot be read" in refusal(a_csv(tmp_path, b"PAR1", f"{name}.parquet"))


@pytest.mark.parametrize(
    "name", few_fast(["filename", "ROWID", "file_index", "row", "answers", "reference"], 1)
)
def test_a_column_may_be_called_what_the_engine_calls_its_own(tmp_path, name):
    """It is only not used, or used as what it is here."""
    rest = () if name == "reference" else (name,)
    path = a_parquet(tmp_path, f"select 'a' as {name}, 0 as harm, 2 as widely")
    for each in (path, a_csv(tmp_path, f"{name},harm,widely\na,no,yes\n")):
        found, [moved], _ = replayed(each)
        assert (found.not_used, found.changed) == (rest, 1)
        assert moved == (["row 1"] if rest else ["a"])


@pytest.mark.parametrize("name", few_fast(["file_row_number", "File_Row_Number"], 1))
def test_a_column_called_as_the_engine_counts_rows_is_refused_in_parquet_and_not_in_csv(
    tmp_path, name
):
    assert replayed(a_csv(tmp_path, f"{name},harm,widely\n7,no,yes\n"))[1] == [["row 1"]]
    assert refusal(a_parquet(tmp_path, f"select 7 as {name}, 0 as harm, 2 as widely")) == (
        f"past.parquet: found column '{name}', by which rows are counted; allowed: any other name."
    )


# Bad input.


@pytest.mark.parametrize(
    ("text", "said"),
    few_fast(
        [
            (
                "reference,harm,widely\na,no,no\nb,no,maybe\n",
                "past.csv, line 3, column widely: found 'maybe'; "
                "allowed: no, not_known, yes, not_asked, or 0, 1, 2, 3.",
            ),
            ('reference,harm\n"a\nb",no\nc,Yes\n', "past.csv, line 4, column harm: found 'Yes'; "),
            ("harm,widely\nno,4\n", "past.csv, line 2, column widely: found '4'; "),
            ("harm,widely\nno, no\n", "past.csv, line 2, column widely: found ' no'; "),
            ("harm,widely\nno,no\nno\n", "past.csv, line 3: found 1 cells; allowed: 2, as in"),
            ("harm,widely\nno,no,no\n", "past.csv, line 2: found 3 cells; allowed: 2, as in"),
            ("harm,harm\nno,no\n", "past.csv, line 1: found column 'harm' twice; allowed: once."),
            ("other\nno\n", "past.csv: found no column of a question that either policy asks; "),
            ("", "past.csv: found no column of a question that either policy asks; "),
            (b"harm,widely\nno,\xff\n", "past.csv, line 2: found a byte that is not UTF-8; "),
            (b"h\xffarm\nno\n", "past.csv, line 1: found a byte that is not UTF-8; "),
            ('harm,widely\nno,"no\n', "past.csv, line 2: found no CSV; allowed: UTF-8 text"),
            (b"harm,widely\nno,\x00\n", "past.csv, line 2"),
            ("x" * 200_000, "past.csv, line 1: found a longer line; allowed: 100000 bytes."),
            (
                "harm,widely\nno,\x1b[31mred\n",
                "past.csv, line 2, column widely: found '\\x1b[31mred'",
            ),
        ],
        2,
    ),
)
def test_a_csv_that_cannot_be_used_is_refused_by_its_line(tmp_path, text, said):
    assert refusal(a_csv(tmp_path, text)).startswith(said)


@pytest.mark.slow
def test_a_cell_far_down_a_long_file_is_found(tmp_path):
    text = "harm,widely\n" + "no,no\n" * 200_000 + "no,nein\n"
    assert refusal(a_csv(tmp_path, text)).startswith("past.csv, line 200002, column widely: found")


@pytest.mark.parametrize(
    ("select", "said"),
    few_fast(
        [
            (
                "select * from (values (0, 0), (0, 4), (7, 0)) t(harm, widely)",
                "past.parquet, row 2, column widely: found '4'; "
                "allowed: no, not_known, yes, not_asked, or 0, 1, 2, 3.",
            ),
            ("select -1 as harm, 0 as widely", "past.parquet, row 1, column harm: found '-1'; "),
            ("select 300 as harm", "past.parquet, row 1, column harm: found '300'; "),
            ("select 'Yes' as harm", "past.parquet, row 1, column harm: found 'Yes'; "),
            ("select true as harm", "past.parquet, column harm: found the type BOOLEAN; "),
            ("select 1.5 as harm", "past.parquet, column harm: found the type DECIMAL(2,1); "),
            ("select [1] as harm", "past.parquet, column harm: found the type "),
            ("select 1 as other", "past.parquet: found no column of a question"),
        ],
        2,
    ),
)
def test_a_parquet_file_that_cannot_be_used_is_refused_by_its_row(tmp_path, select, said):
    assert refusal(a_parquet(tmp_path, select)).startswith(said)


@pytest.mark.parametrize(
    "data", few_fast([b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"a,b\n1,2\n"], 1)
)
def test_what_is_no_parquet_file_is_refused(tmp_path, data):
    said = "past.parquet: found a file that cannot be read as Parquet; allowed: a whole"
    assert refusal(a_csv(tmp_path, data, "past.parquet")).startswith(said)


def test_a_parquet_file_that_was_cut_or_damaged_is_refused(tmp_path):
    path = a_parquet(tmp_path, "select (random() * 3)::utinyint as harm from range(100000)")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "cannot be read as Parquet" in refusal(path)
    path.write_bytes(whole[:40] + bytes(200) + whole[240:])
    assert refusal(path) == (
        "past.parquet: found a file that is damaged or was changed; allowed: a whole file, left "
        "alone."
    )


def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.parquet"))
        for name in ("pipe.csv", "folder.csv", "socket.parquet"):
            assert refusal(tmp_path / name).startswith(f"{name}: found no regular file; allowed")
    assert refusal(tmp_path / "absent.csv") == "absent.csv: No such file or directory."
    assert refusal(tmp_path / "past.xlsx").startswith("past.xlsx: found another ending; allowed")
    assert refusal("zero\0.csv") == "zero\\x00.csv: not a file."

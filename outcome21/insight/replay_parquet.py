"""Answers in a Parquet file: read where they stand, each value checked before any is counted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from outcome21.domain.data_file import shown
from outcome21.domain.policy import Answer
from outcome21.insight.past_answers import BadAnswers, Loaded, PastAnswers, Progress, Unreadable
from outcome21.insight.replay_cells import (
    ABOUT,
    ALLOWED,
    NO_ANSWER,
    about,
    answer_of,
    asked_in,
    column,
    linked,
    loaded,
    most,
    quoted,
)
from outcome21.insight.replay_query import VIEW

SIGNED = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT"})
UNSIGNED = frozenset(f"U{name}" for name in SIGNED)
ROW_NUMBER = "file_row_number"
"""The column that the engine adds on request, from 0; a file may not have one of that name."""


def load_parquet(
    answers: PastAnswers, path: str, name: str, questions: Collection[str], progress: Progress
) -> Loaded:
    """Makes `answers` of the file. Raises BadAnswers naming row and column of the first fault."""
    # Nothing is copied: each later query reads the file again.
    answers.file = name
    try:
        return _load(answers, path, name, questions)
    except Unreadable:
        raise BadAnswers(
            f"{name}: found a file that cannot be read as Parquet; allowed: a whole Parquet file."
        ) from None


def _load(answers: PastAnswers, path: str, name: str, questions: Collection[str]) -> Loaded:
    # The name is ours, but where temporary folders are was told from outside.
    link = linked(answers, path, "answers.parquet").replace("'", "''")
    plain = f"read_parquet('{link}', hive_partitioning = false)"
    types = {row[0]: row[1] for row in answers.rows(f"describe select * from {plain}")}  # noqa: S608
    for title in types:
        if title.lower() == ROW_NUMBER:
            raise BadAnswers(
                f"{name}: found column {shown(title)}, by which rows are counted; "
                "allowed: any other name."
            )
    asked = asked_in(list(types), questions, name)
    source = f"read_parquet('{link}', {ROW_NUMBER} = true, hive_partitioning = false)"
    checked = [f"{_typed(types[each], each, name)} as {column(each)}" for each in asked]
    cells = {each: quoted(each) for each in ABOUT if each in types}
    answers.rows(
        f"create or replace view {VIEW} as select {', '.join([*about(cells), *checked])}, "  # noqa: S608
        f"{ROW_NUMBER} + 1 as row from {source}"
    )
    if most(answers, VIEW, asked) > Answer.NOT_ASKED:
        _refuse_first(answers, source, types, asked, name)
    return loaded(list(types), asked)


def _refuse_first(
    answers: PastAnswers,
    source: str,
    types: Mapping[str, str],
    asked: Sequence[str],
    name: str,
) -> None:
    """Raises BadAnswers for the first row, and in it the first column, that is no answer."""
    faults = [
        (
            *answers.rows(
                f"select {ROW_NUMBER} + 1, {quoted(each)}::varchar from {source} "  # noqa: S608
                f"where {_typed(types[each], each, name)} > 3 order by 1 limit 1"
            ),
            (None, ""),
        )[0]
        for each in asked
    ]
    row, at = min((found[0], at) for at, found in enumerate(faults) if found[0] is not None)
    raise BadAnswers(
        f"{name}, row {row}, column {asked[at]}: found {shown(faults[at][1])}; allowed: {ALLOWED}."
    )


def _typed(kind: str, title: str, name: str) -> str:
    """SQL of a checked answer, from a column of that type. Raises BadAnswers for other types."""
    if kind in UNSIGNED:
        return quoted(title)
    if kind in SIGNED:
        return f"(case when {quoted(title)} < 0 then {NO_ANSWER} else {quoted(title)} end)"
    if kind == "VARCHAR" or kind.startswith("ENUM"):
        return answer_of(f"{quoted(title)}::varchar")
    raise BadAnswers(
        f"{name}, column {title}: found the type {shown(kind)[1:-1]}; "
        "allowed: text, or whole numbers of up to 64 bits."
    )

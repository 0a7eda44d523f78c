"""Answers in a CSV file: read once into memory; the first fault is named by its line."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from outcome21.domain.data_file import shown
from outcome21.insight.past_answers import BadAnswers, Loaded, PastAnswers, Progress, Unreadable
from outcome21.insight.replay_cells import (
    ALLOWED,
    NO_ANSWER,
    WORDS,
    about,
    answer_of,
    asked_in,
    column,
    linked,
    loaded,
    most,
)
from outcome21.insight.replay_query import VIEW

LONGEST_HEADER = 100_000
"""Bytes: far more than the largest policy's questions need."""

FORM = "UTF-8 text with commas between cells"


def load_csv(
    answers: PastAnswers, path: str, name: str, questions: Collection[str], progress: Progress
) -> Loaded:
    """Makes `answers` of the file. Raises BadAnswers naming line and column of the first fault."""
    header = _header(path, name)
    asked = asked_in(header, questions, name)
    answers.file = name
    try:
        _read(answers, linked(answers, path, "answers.csv"), header, asked, progress)
        good = most(answers, "loaded", asked) < NO_ANSWER
    except Unreadable:
        good = False
    finally:
        answers.file = ""
    if not good:
        raise BadAnswers(_first_fault(path, name, header, asked))
    answers.rows(f"create or replace view {VIEW} as select *, rowid + 1 as row from loaded")  # noqa: S608
    return loaded(header, asked)


def _read(
    answers: PastAnswers,
    link: str,
    header: Sequence[str],
    asked: Sequence[str],
    progress: Progress,
) -> None:
    # Cells go by their place: a name in the header is only ever compared, never part of the SQL.
    cells = {title: f"c{at}" for at, title in enumerate(header)}
    checked = [f"{answer_of(cells[each])} as {column(each)}" for each in asked]
    answers.rows(
        f"create or replace table loaded as select {', '.join([*about(cells), *checked])} "  # noqa: S608
        "from read_csv(?, columns = ?, header = false, skip = 1, auto_detect = false, "
        """delim = ',', quote = '"', escape = '"', strict_mode = true)""",
        [link, dict.fromkeys(cells.values(), "VARCHAR")],
        lambda part: progress("Reading the answers", part),
    )


def _header(path: str, name: str) -> list[str]:
    """The names of the columns, each once. Raises BadAnswers."""
    with Path(path).open("rb") as file:
        line = file.readline(LONGEST_HEADER + 1)
    if len(line) > LONGEST_HEADER:
        raise BadAnswers(f"{name}, line 1: found a longer line; allowed: {LONGEST_HEADER} bytes.")
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
        header = next(csv.reader([text], strict=True), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadAnswers(_unreadable(name, 1, error)) from None
    for at, title in enumerate(header):
        if title in header[:at]:
            raise BadAnswers(f"{name}, line 1: found column {shown(title)} twice; allowed: once.")
    return header


def _first_fault(path: str, name: str, header: Sequence[str], asked: Collection[str]) -> str:
    """Where a refused file is wrong first, what was found there, and what is allowed."""
    line = 1
    try:
        for line, row in _rows(path):
            fault = _fault_in(row, header, asked)
            if fault:
                return f"{name}, line {line}{fault}."
    except (UnicodeDecodeError, csv.Error) as error:
        return _unreadable(name, line + 1, error)
    return f"{name}: found lines of another form; allowed: {FORM}."


def _rows(path: str) -> Iterator[tuple[int, list[str]]]:
    """Each row after the header, with the line at which it ends."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        next(reader, None)
        for row in reader:
            yield reader.line_num, row


def _fault_in(row: Sequence[str], header: Sequence[str], asked: Collection[str]) -> str:
    """What is wrong with a row; "" where nothing is."""
    if len(row) != len(header):
        return f": found {len(row)} cells; allowed: {len(header)}, as in the header"
    for title, cell in zip(header, row, strict=True):
        if title in asked and cell and cell not in WORDS:
            return f", column {title}: found {shown(cell)}; allowed: {ALLOWED}"
    return ""


def _unreadable(name: str, line: int, error: Exception) -> str:
    found = "a byte that is not UTF-8" if isinstance(error, UnicodeDecodeError) else "no CSV"
    return f"{name}, line {line}: found {found}; allowed: {FORM}."

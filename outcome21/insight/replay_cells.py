"""The cells of a file of answers as SQL: a number for each answer, whatever way it was written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from outcome21.domain.policy import Answer
from outcome21.insight.past_answers import BadAnswers, Loaded, PastAnswers

WORDS = {each.word: int(each) for each in Answer} | {str(int(each)): int(each) for each in Answer}
ALLOWED = "no, not_known, yes, not_asked, or 0, 1, 2, 3"
NO_ANSWER = 255
"""What stands for a word that is no answer, until its place is found."""

ABOUT = ("reference", "force", "age_band")
"""Columns that are no questions, each of which may be left out."""


def answer_of(cell: str) -> str:
    """SQL: the number of an answer's word, 3 for an empty cell, NO_ANSWER for any other."""
    whens = " ".join(f"when '{word}' then {number}" for word, number in WORDS.items())
    return f"(case coalesce({cell}, '') when '' then 3 {whens} else {NO_ANSWER} end)::utinyint"


def about(cells: Mapping[str, str]) -> list[str]:
    """SQL of the columns that are no questions. What nobody gave stays empty or NULL."""
    return [f"{cells.get(name, 'null')}::varchar as {name}" for name in ABOUT]


def asked_in(header: Sequence[str], questions: Collection[str], name: str) -> list[str]:
    """The columns that are questions wanted. Raises BadAnswers where there is none."""
    found = [column for column in header if column in questions and column not in ABOUT]
    if not found:
        raise BadAnswers(
            f"{name}: found no column of a question that either policy asks; "
            "allowed: the ids of questions as column names."
        )
    return found


def most(answers: PastAnswers, relation: str, asked: Sequence[str]) -> int:
    """The largest number that stands for an answer; 0 where there is none."""
    largest = [f"max({column(each)})" for each in asked]
    found = answers.rows(f"select {', '.join(largest)} from {relation}")  # noqa: S608
    return max((number for number in found[0] if number is not None), default=0)


def column(question: str) -> str:
    """The column of a question in `answers`; a question may be called what another column is."""
    return f'"q_{question}"'


def quoted(question: str) -> str:
    """The column of a question in a file; an id has only letters, digits and _ in it."""
    return f'"{question}"'


def linked(answers: PastAnswers, path: str, plain: str) -> str:
    """A plain name for the file in the private folder: its own may hold * or ' or =."""
    link = answers.folder / plain
    link.unlink(missing_ok=True)
    link.symlink_to(path)
    return str(link)


def loaded(header: Sequence[str], asked: Collection[str]) -> Loaded:
    """What was loaded, and the columns of the file that nothing reads."""
    return Loaded(
        columns={each: column(each) for each in asked},
        not_used=tuple(each for each in header if each not in asked and each not in ABOUT),
    )

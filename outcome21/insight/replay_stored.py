"""The stored assessments as past answers: coded answers and references, never a name or a word.

Read in batches in the order of their ids, so that no transaction stays open however many there
are. An assessment is never changed, and is stored together with its answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from outcome21.casework.models import Assessment, AssessmentAnswer, Person
from outcome21.domain.involvement import BAND_STARTS
from outcome21.domain.policy import Answer
from outcome21.insight.past_answers import Loaded, PastAnswers, Progress
from outcome21.insight.replay_cells import ABOUT, column
from outcome21.insight.replay_query import VIEW

BATCH = 500
"""Assessments read at once: three queries each, with few enough ids for either database."""

ADULT = 18
CHILD_BANDS = [band for start, band in sorted(BAND_STARTS) if start < ADULT]
"""The bands of a child, the youngest first."""


class _Row(NamedTuple):
    id: UUID
    crime: UUID
    reference: str
    number: int
    force: str


def stored_answers_of(force: str | None) -> PastAnswers:
    """Every stored assessment of the force, or of all forces for None; use it in a `with` block.

    A reference is the crime reference, a stroke and the assessment's number; the age band is that
    of the youngest child in the crime, as it was kept.
    """
    return PastAnswers(partial(_load, force))


def how_many_stored(force: str) -> int:
    """How many assessments of the force there are to go through."""
    return _assessments(force).count()


def _load(
    force: str | None, answers: PastAnswers, questions: Collection[str], progress: Progress
) -> Loaded:
    about = [f"{name} varchar" for name in ABOUT]
    columns = [*about, *(f"{column(question)} utinyint" for question in questions)]
    answers.rows(f"create or replace table stored ({', '.join(columns)})")
    listed = ", ".join(
        ["unnest(?::varchar[])"] * len(ABOUT) + ["unnest(?::utinyint[])"] * len(questions)
    )
    made = _assessments(force)
    total, done, seen = made.count(), 0, set[str]()
    for rows in _batches(made):
        columns_of_batch, found = _columns(rows, list(questions))
        answers.rows(f"insert into stored select {listed}", columns_of_batch)
        seen |= found
        done += len(rows)
        progress("Reading the assessments", done / max(total, done))
    answers.rows(f"create or replace view {VIEW} as select *, rowid + 1 as row from stored")  # noqa: S608
    return Loaded({question: column(question) for question in questions if question in seen})


def _assessments(force: str | None) -> QuerySet[Assessment]:
    every = Assessment.objects.all()
    return every if force is None else every.filter(force=force)


def _batches(made: QuerySet[Assessment]) -> Iterator[list[_Row]]:
    wanted = ("id", "crime_id", "crime__crime_reference", "number", "force")
    after = made.order_by("id").values_list(*wanted)
    batch = [_Row(*row) for row in after[:BATCH]]
    while batch:
        yield batch
        batch = [_Row(*row) for row in after.filter(id__gt=batch[-1].id)[:BATCH]]


def _columns(rows: Sequence[_Row], questions: Sequence[str]) -> tuple[list[list[object]], set[str]]:
    """The columns of a batch, each a list, and the questions that it has answers to."""
    bands = _youngest({row.crime for row in rows})
    given = _given([row.id for row in rows], questions)
    columns: list[list[object]] = [
        [f"{row.reference}/{row.number}" for row in rows],
        [row.force for row in rows],
        [bands.get(row.crime, "not_known") for row in rows],
    ]
    for question in questions:
        columns.append([given.get((row.id, question), int(Answer.NOT_ASKED)) for row in rows])
    return columns, {question for _, question in given}


def _given(ids: Sequence[UUID], questions: Sequence[str]) -> dict[tuple[UUID, str], int]:
    found = AssessmentAnswer.objects.filter(assessment__in=ids)
    rows = found.values_list("assessment_id", "question", "answer")
    wanted = set(questions)
    return {(made, question): answer for made, question, answer in rows if question in wanted}


def _youngest(crimes: set[UUID]) -> dict[UUID, str]:
    """The band of the youngest child of each crime that has one."""
    found: dict[UUID, int] = {}
    people = Person.objects.filter(crime__in=crimes, age_band__in=CHILD_BANDS)
    for crime, band in people.values_list("crime_id", "age_band"):
        place = CHILD_BANDS.index(band)
        found[crime] = min(place, found.get(crime, place))
    return {crime: CHILD_BANDS[place] for crime, place in found.items()}

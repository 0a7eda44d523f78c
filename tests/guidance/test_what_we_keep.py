"""What we keep, line by line: the table on the privacy page is the database, column for column."""

import pytest

from outcome21.casework.models import Message, Report
from outcome21.casework.models.wish import Wish
from outcome21.guidance.front_matter import ContentError
from outcome21.guidance.models import Feedback
from outcome21.guidance.report_questions import FIELDS
from outcome21.guidance.what_we_keep import RECORDS, read_kept, what_we_keep
from tests.guidance.reading import blame_words, grade, longest_sentence
from tests.repository.loaded import classes_of

STORED = {"report": Report, "wish": Wish, "message": Message, "feedback": Feedback}
SEALED = {"personal", "sensitive"}
LINES = what_we_keep()
each_record = pytest.mark.parametrize("record", RECORDS)
each_line = pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.about}: {line.what}")
GOOD = b"""
[[kept]]
about = "report"
what = "The day"
why = "To count."
locked = false
columns = ["day"]
"""


def named(record):
    """Every column that the table names for a record."""
    return {column for line in LINES if line.about == record for column in line.columns}


def stored(record):
    """Every column that the record has in the database."""
    return {field.name for field in STORED[record]._meta.concrete_fields}


def differences(named_there, stored_there):
    """What is kept and not named, and what is named and not kept."""
    return sorted(stored_there - named_there), sorted(named_there - stored_there)


@each_record
def test_every_column_that_is_kept_is_named_with_its_reason(record):
    """Children's Code 4 and 8: the table matches the database; a new column fails here."""
    assert differences(named(record), stored(record)) == ([], [])


@each_record
def test_every_classed_field_is_named(record):
    """Children's Code 8: the same, against the classes of the fields."""
    assert set(classes_of(STORED[record])) == named(record)


def test_a_column_nobody_named_is_found():
    assert differences(named("report"), {*stored("report"), "shoe_size"}) == (["shoe_size"], [])
    assert differences({*named("report"), "gone"}, stored("report")) == ([], ["gone"])


def test_every_question_of_the_form_is_named_once():
    """Children's Code 8: a new question fails here until somebody writes why it is asked."""
    asked = [answer for line in LINES for answer in line.answers]
    assert sorted(asked) == sorted(FIELDS)


@each_line
def test_what_is_called_locked_is_sealed_or_a_digest_and_nothing_else_is(line):
    """Children's Code 4: the table says how it is kept, and that is so."""
    classes = classes_of(STORED[line.about])
    kinds = {column: classes[column] for column in line.columns}
    if line.locked:
        assert SEALED & set(kinds.values()), kinds
    else:
        assert not SEALED & set(kinds.values()), kinds


@each_line
def test_an_answer_lies_where_its_line_says(line):
    for answer in line.answers:
        kept_in = FIELDS[answer].kept_in
        assert kept_in in (*line.columns, "coded", "wish"), (answer, kept_in)
        assert line.locked == (kept_in != "coded"), (answer, kept_in)


@each_line
def test_a_line_is_easy_to_read_and_blames_nobody(line):
    """Children's Code 4: in words that a reader of 11 can follow."""
    words = f"{line.what}.\n{line.why}"
    assert longest_sentence(words) <= 20
    assert blame_words(words) == []
    assert line.why.endswith(".")


@each_record
def test_the_lines_about_a_record_are_easy_together(record):
    assert grade("\n".join(f"{one.what}.\n{one.why}" for one in LINES if one.about == record)) <= 6


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b'about = "report"', b'about = "nothing"'),
        (b'columns = ["day"]', b"columns = []"),
        (b'why = "To count."', b'why = ""'),
        (b'why = "To count."', b""),
        (b"locked = false", b"locked = false\nshown = true"),
        (b"[[kept]]", b"[[kept"),
    ],
)
def test_a_line_that_says_too_little_is_refused_by_name(was, now):
    assert len(read_kept(GOOD, "one.toml")) == 1
    with pytest.raises(ContentError, match=r"one\.toml"):
        read_kept(GOOD.replace(was, now), "one.toml")

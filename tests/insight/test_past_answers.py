"""Past answers while they are asked: what goes wrong is told as what it is, and all is ended."""

from __future__ import annotations

import os
import resource
from contextlib import contextmanager

import duckdb
import pytest

from outcome21.insight import past_answers
from outcome21.insight.answers_file import answers_in_file
from outcome21.insight.past_answers import BadAnswers
from outcome21.insight.replay import replay
from outcome21.insight.replay_stored import stored_answers_of
from tests.insight.test_answers_file import AFTER, BEFORE, a_csv, a_parquet, csv_text, rows_as_sql

LONG = 600_000
"""Rows, about 60 MB of references."""


def test_a_parquet_file_that_is_cut_while_it_is_used_is_named(tmp_path):
    path = a_parquet(tmp_path, "select 0 as harm, 0 as widely from range(100000)")
    with answers_in_file(str(path)) as past:
        replay(BEFORE, AFTER, past)
        os.truncate(path, 1000)
        with pytest.raises(BadAnswers, match=r"^past.parquet: found a file that is damaged or"):
            replay(BEFORE, AFTER, past)


@contextmanager
def files_of(most):
    """No file that is written may be larger: what stands in for a disk that is full."""
    earlier = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, earlier[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, earlier)


@pytest.fixture
def _little_memory(monkeypatch):
    """One thread, and less memory than `long_file` needs: the rest goes to the folder."""
    monkeypatch.setattr(past_answers, "MOST_THREADS", 1)
    monkeypatch.setattr(past_answers, "MEMORY", "80MB")


def long_file(folder, kind):
    """References of 96 letters that nothing makes shorter, in no order."""
    path = folder / f"past.{kind}"
    parts = " || ".join(f"md5((i + {nth})::varchar)" for nth in range(3))
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            f"copy (select {parts} as reference, 0 as harm, 2 as widely "  # noqa: S608
            f"from range({LONG}) t(i)) to '{path}' (format {kind})"
        )
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("_little_memory")
@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_full_disk_is_not_told_as_a_fault_of_the_file(tmp_path, kind):
    path = long_file(tmp_path, kind)
    with answers_in_file(str(path)) as past, files_of(100_000), pytest.raises(BadAnswers) as full:
        replay(BEFORE, AFTER, past)
        past.rows("select reference from answers order by reference offset ?", [LONG - 1])
    assert str(full.value) == (
        "The replay stopped: its temporary folder could not be used (File too large). Make room "
        "there, or name another folder in TMPDIR, and start it again."
    )


@pytest.mark.slow
@pytest.mark.usefixtures("_little_memory")
def test_a_disk_that_is_about_to_be_full_is_not_told_as_too_little_memory(tmp_path):
    path = long_file(tmp_path, "csv")
    with answers_in_file(str(path)) as past, pytest.raises(BadAnswers, match="no room is left"):
        past.rows("set max_temp_directory_size = '1MB'")
        replay(BEFORE, AFTER, past)


@pytest.mark.slow
def test_too_little_memory_is_told_as_that(tmp_path, monkeypatch):
    monkeypatch.setattr(past_answers, "MEMORY", "4MB")
    path = long_file(tmp_path, "csv")
    with answers_in_file(str(path)) as past, pytest.raises(BadAnswers, match="memory than 4MB"):
        replay(BEFORE, AFTER, past)


def test_where_no_temporary_folder_can_be_made_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    with pytest.raises(BadAnswers, match=r"folder could not be used \(No such file or directory"):
        answers_in_file(str(a_csv(tmp_path, csv_text()))).__enter__()


@pytest.mark.slow
def test_a_query_that_nobody_waits_for_any_more_is_ended(tmp_path, monkeypatch):
    """As where a signal comes between the start of a query and the first look at it."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    with answers_in_file(str(a_csv(tmp_path, csv_text()))) as past:
        endless = "select count(*) from range(10_000_000_000_000) t(i) where hash(i) = 1"
        running = past._worker.submit(past._run, endless, [])
    with pytest.raises(duckdb.InterruptException):
        running.result()
    assert list(temporary.iterdir()) == []


def test_a_fault_of_the_program_is_never_told_as_one_of_the_file(tmp_path):
    with answers_in_file(str(a_parquet(tmp_path, rows_as_sql()))) as past:
        replay(BEFORE, AFTER, past)
        with pytest.raises(duckdb.BinderException):
            past.rows("select nothing_of_this_name from answers")
    # What was loaded is read from memory: nothing that happens to it is the file's fault.
    with answers_in_file(str(a_csv(tmp_path, csv_text()))) as past:
        replay(BEFORE, AFTER, past)
        with pytest.raises(duckdb.ConversionException):
            past.rows("select 'word'::integer")


@pytest.mark.slow
def test_how_far_a_query_is_never_goes_back(monkeypatch):
    """The engine says 0 again once a query has ended, which may be before it is looked at."""
    monkeypatch.setattr(past_answers, "LOOK_EVERY", 0.0001)
    with stored_answers_of(None) as past:
        past.rows("create table many as select range as i from range(2000000)")
        for _ in range(30):
            told = []
            past.rows("select count(distinct i % 1000) from many", progress=told.append)
            assert told == sorted(told)
            assert told[-1] == 1.0


@pytest.mark.slow
@pytest.mark.usefixtures("_little_memory")
def test_what_the_database_gave_is_never_told_as_a_file_that_is_damaged():
    with stored_answers_of(None) as past:
        with pytest.raises(duckdb.ConversionException):
            past.rows("select 'word'::integer")
        with files_of(100_000), pytest.raises(BadAnswers, match=r"its temporary folder could not"):
            past.rows("select i from range(9000000) t(i) order by hash(i) offset 8999999")

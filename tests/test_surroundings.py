"""Tests have a home of their own, so that none touches what somebody entered."""

import tempfile
from pathlib import Path

import pytest
from django.conf import settings

from outcome21.config.preparing import static_is_current, static_sources


def test_the_home_is_a_fresh_folder_for_tests():
    assert settings.OUTCOME21_ENV == "test"
    assert settings.OUTCOME21_HOME.parent == Path(tempfile.gettempdir()).resolve()
    assert settings.OUTCOME21_HOME.name.startswith("o21-tests-")


def test_the_keys_are_the_tests_own():
    assert (settings.OUTCOME21_HOME / "keys" / "public" / "demo.public.json").is_file()


def test_the_static_files_are_those_of_the_sources_as_they_are():
    assert static_is_current(static_sources())


@pytest.mark.parametrize("case", range(8))
def test_of_many_cases_the_first_the_last_and_one_between_are_fast(case, request):
    """The rest are run by `make test`."""
    assert bool(request.node.get_closest_marker("slow")) == (case not in (0, 3, 7))


@pytest.mark.parametrize("case", [0, 1, 2, pytest.param(3, marks=pytest.mark.slow), 4])
def test_where_a_test_marks_cases_itself_they_stay_as_they_are(case, request):
    assert bool(request.node.get_closest_marker("slow")) == (case == 3)


def test_what_asks_for_a_database_is_tried_on_both(db, request):
    assert request.node.get_closest_marker("database")


@pytest.mark.django_db
def test_what_is_marked_for_a_database_is_tried_on_both(request):
    assert request.node.get_closest_marker("database")


def test_what_opens_no_database_is_tried_once(request):
    assert not request.node.get_closest_marker("database")

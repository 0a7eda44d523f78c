"""Tests have a home of their own, so that none touches what somebody entered."""

import tempfile
from pathlib import Path

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

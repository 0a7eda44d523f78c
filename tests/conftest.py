"""What every test stands on: a home of its own, keys, collected files, and no network."""

# ruff: noqa: PLC0415 (the settings must not load before the home is made)
from __future__ import annotations

import gc
import os

import pytest
from django.conf import settings
from hypothesis import settings as trials

from tests.network import refuse_network
from tests.slowly import leave_many_to_make_test
from tests.surroundings import (
    collected_static,
    heed_ctrl_c,
    own_home,
    second_force,
    static_files_read_once,
)

# The settings read the environment once, when they are first asked: that is here.
if settings.configured:
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests choose their own settings.")
HOME = own_home()
assert settings.OUTCOME21_HOME == HOME  # loads them, so that the apps are set up before the tests
# A worker of xdist inherits the environment: with this set, its settings would load too early.
os.environ.pop("DJANGO_SETTINGS_MODULE")
refuse_network()
heed_ctrl_c()
# pytest-django lets no test reach a database that asks for none of these. The commands of config/
# are tried in processes of their own, which open the database that the environment names.
DATABASE = {"db", "transactional_db"}
# A machine with more to do than this takes its time: slow is not wrong.
trials.register_profile("unhurried", deadline=None)
trials.load_profile("unhurried")
# What is tried is who signs in, not how slow a guess is.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_sessionstart(session: pytest.Session) -> None:
    """A second force, keys for both, and the static files that pages name."""
    from outcome21.config.preparing import make_missing_keys, static_sources

    second_force(HOME)
    make_missing_keys(HOME)
    collected_static(HOME, static_sources())
    static_files_read_once()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what `make test-fast` leaves out, and what is tried on PostgreSQL too."""
    leave_many_to_make_test(items)
    for item in items:
        if (
            item.get_closest_marker("django_db")
            or not DATABASE.isdisjoint(item.fixturenames)
            or item.nodeid.startswith("tests/config/")
        ):
            item.add_marker(pytest.mark.database)


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the collector of garbage need not walk it again."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Until the end: then everything is put away in order."""
    gc.unfreeze()

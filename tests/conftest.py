"""What every test stands on: a home of its own, keys, collected files, and no network."""

# ruff: noqa: PLC0415 (the settings must not load before the home is made)
from __future__ import annotations

import os

import pytest
from django.conf import settings

from tests.network import refuse_network
from tests.surroundings import collected_static, own_home, second_force

# The settings read the environment once, when they are first asked: that is here.
if settings.configured:
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests choose their own settings.")
HOME = own_home()
assert settings.OUTCOME21_HOME == HOME  # loads them, so that the apps are set up before the tests
# A worker of xdist inherits the environment: with this set, its settings would load too early.
os.environ.pop("DJANGO_SETTINGS_MODULE")
refuse_network()


def pytest_sessionstart(session: pytest.Session) -> None:
    """A second force, keys for both, and the static files that pages name."""
    from outcome21.config.preparing import make_missing_keys, static_sources

    second_force(HOME)
    make_missing_keys(HOME)
    collected_static(HOME, static_sources())

"""A visitor of the public site, and its clock."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from outcome21.sealing import forms
from tests.web.public.browser import Visitor

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Clock:
    """The moment that the pages take for now."""

    def __init__(self):
        self.now = NOON

    def forward(self, by):
        self.now += by


@pytest.fixture(autouse=True)
def _own_addresses():
    """The site's own addresses, not those made to try its shell."""


@pytest.fixture
def clock(monkeypatch):
    """The site's clock, standing at noon until a test moves it."""
    assert get_resolver().url_patterns  # a page that loads only later would keep this clock
    made = Clock()
    monkeypatch.setattr(timezone, "now", lambda: made.now)
    return made


@pytest.fixture
def over_midnight(clock, monkeypatch):
    """The same clock, for a test that moves it to another day: no other test shares its keys."""
    monkeypatch.setattr(forms, "_day_keys", forms.DayKeys(None))
    return clock


@pytest.fixture
def visitor(db):
    """Somebody without JavaScript on the demo force's public site."""
    browser = Client(raise_request_exception=False, HTTP_HOST="localhost")
    return Visitor(browser)

"""The desk at its own addresses, with its cast signed in."""

# ruff: noqa: PLC0415 (records can be imported only once the settings are loaded)
from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from tests.web.officers.desk import Desk


def _desk(name: str, role: str, force: str = "demo") -> Desk:
    from tests.people import staff
    from tests.web.officers.desk import Desk

    return Desk(staff(name, role, force))


@pytest.fixture(autouse=True)
def _own_addresses():
    """The product's own addresses, and not those of the shell's tests."""


@pytest.fixture
def asha(db) -> Desk:
    """Asha, an officer, signed in."""
    return _desk("asha", "officer")


@pytest.fixture
def bryn(db) -> Desk:
    """Bryn, a supervisor, signed in."""
    return _desk("bryn", "supervisor")


@pytest.fixture
def carys(db) -> Desk:
    """Carys, the registrar, signed in."""
    return _desk("carys", "registrar")


@pytest.fixture
def dilys(db) -> Desk:
    """Dilys, the policy lead, signed in."""
    return _desk("dilys", "policy_lead")


@pytest.fixture
def drafts(settings) -> Iterator[Path]:
    """The folder of drafts, empty; it goes again with everything in it."""
    folder = settings.OUTCOME21_HOME / "policy-drafts"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def olwen(db) -> Desk:
    """Olwen, an officer of another force, signed in at this force's host."""
    return _desk("olwen", "officer", "elsewhere")


@pytest.fixture
def nobody(db) -> Client:
    """Somebody who has not signed in."""
    return Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")

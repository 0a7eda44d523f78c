"""Signing out of the desk."""

from __future__ import annotations

import pytest

from outcome21.accounts.actions import sign_out
from tests.acts import refusal, subjects_of
from tests.casework.story import NOON
from tests.people import ASHA, SOMEBODY

pytestmark = pytest.mark.django_db


def test_the_log_says_who_signed_out():
    sign_out(by=ASHA, at=NOON)
    assert subjects_of("sign_out") == {ASHA.reference}


def test_only_somebody_at_the_desk_signs_out():
    assert refusal(sign_out, by=SOMEBODY, at=NOON) == "not_permitted"

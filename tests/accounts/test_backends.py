"""Signing in finds staff within their force, and an unknown name takes as long as a known one."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from tests.people import PASSWORD, staff

pytestmark = pytest.mark.django_db
hashed: list[str] = []


class CountedHasher(MD5PasswordHasher):
    """Notes each password that was hashed: what takes the time."""

    algorithm = "counted"

    def encode(self, password, salt):
        hashed.append(password)
        return super().encode(password, salt)


@pytest.fixture
def counted(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountedHasher"]
    yield hashed
    hashed.clear()


def test_the_same_name_in_two_forces_is_two_people():
    here, there = staff("asha", "officer"), staff("asha", "supervisor", "elsewhere")
    for member in (here, there):
        asked = {"force": member.force, "username": "asha", "password": PASSWORD}
        assert authenticate(**asked) == member
    assert authenticate(force="third", username="asha", password=PASSWORD) is None


def test_whoever_left_is_nobody_with_the_right_password_too():
    gone = staff("asha", "officer")
    gone.is_active = False
    gone.save()
    assert authenticate(force="demo", username="asha", password=PASSWORD) is None


@pytest.mark.parametrize("name", ["asha", "nobody"])
def test_a_known_and_an_unknown_name_take_one_hash_each(counted, name):
    staff("asha", "officer")
    counted.clear()
    assert authenticate(force="demo", username=name, password="wrong") is None
    assert counted == ["wrong"]


def test_a_session_ends_when_its_person_leaves():
    asha = staff("asha", "officer")
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.force_login(asha)
    assert browser.get("/officers/").status_code == 200
    asha.is_active = False
    asha.save()
    assert browser.get("/officers/").status_code == 302

"""A member of staff is given a sign-in."""

from __future__ import annotations

import pytest

from outcome21.accounts.actions import add_staff, sign_in
from outcome21.accounts.models import Staff
from outcome21.domain.actors import SYSTEM
from tests.acts import refusal, subjects_of
from tests.casework.story import NOON
from tests.people import BRYN, FORCE, PASSWORD, SOMEBODY, staff

pytestmark = pytest.mark.django_db
SET_UP = SYSTEM.at_force(FORCE)


def new(**changes):
    return {
        "by": SET_UP,
        "at": NOON,
        "username": "dewi",
        "display_name": "Dewi",
        "role": "officer",
        "password": PASSWORD,
    } | changes


@pytest.mark.slow
def test_the_sign_in_belongs_to_the_force_and_its_password_is_hashed():
    made = add_staff(**new())
    kept = Staff.objects.get(username="dewi")
    assert (kept.id, kept.force, kept.role, kept.display_name) == (
        made.id,
        FORCE,
        "officer",
        "Dewi",
    )
    assert PASSWORD not in kept.password
    assert kept.check_password(PASSWORD)
    assert subjects_of("add_staff") == {made.reference}


def test_a_name_is_taken_whatever_its_capitals():
    staff("dewi", "officer")
    assert refusal(add_staff, **new(username=" Dewi ")) == "name_taken"
    assert Staff.objects.count() == 1


def test_somebody_added_with_capitals_signs_in():
    made = add_staff(**new(username="Dewi"))
    by = SOMEBODY
    assert sign_in(by=by, at=NOON, username="Dewi", password=PASSWORD) == made


def test_an_unknown_role_is_refused():
    assert refusal(add_staff, **new(role="chief")) == "role_unknown"
    assert not Staff.objects.exists()


def test_nobody_at_the_desk_may_make_sign_ins():
    assert refusal(add_staff, **new(by=BRYN)) == "not_permitted"


@pytest.mark.parametrize("password", ["", "eleven char", "DEWI"])
def test_a_password_of_fewer_than_twelve_characters_is_refused(password):
    assert refusal(add_staff, **new(password=password)) == "password_weak"
    assert not Staff.objects.exists()


def test_a_password_of_twelve_characters_will_do():
    assert add_staff(**new(password="twelve chars"))


@pytest.mark.parametrize("password", ["dewi.penllech", "Dewi.Penllech "])
def test_a_password_that_is_the_name_is_refused(password):
    weak = new(username="Dewi.Penllech", password=password)
    assert refusal(add_staff, **weak) == "password_weak"


def test_two_forces_may_have_somebody_of_the_same_name_each():
    here = add_staff(**new())
    there = add_staff(**new(by=SYSTEM.at_force("elsewhere")))
    assert {here.force, there.force} == {FORCE, "elsewhere"}
    assert sign_in(by=SOMEBODY, at=NOON, username="dewi", password=PASSWORD) == here


@pytest.mark.parametrize(
    "names", [("  ", "Dewi"), ("d" * 65, "Dewi"), ("dewi", ""), ("dewi", "D" * 81)]
)
def test_a_name_that_no_column_holds_is_refused(names):
    username, display_name = names
    wrong = new(username=username, display_name=display_name)
    assert refusal(add_staff, **wrong) == "name_unusable"

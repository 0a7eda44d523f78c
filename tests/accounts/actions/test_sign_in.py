"""Signing in to the desk, and being stopped after five wrong passwords."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.accounts.actions import sign_in
from outcome21.audit.models import AuditEntry, AuditSubject
from tests.acts import refusal, subjects_of
from tests.casework.story import NOON
from tests.people import PASSWORD, SOMEBODY, staff, without

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def sign(username="asha", password=PASSWORD, at=NOON, by=SOMEBODY):
    return {"by": by, "at": at, "username": username, "password": password}


def wrong_tries(number, username="asha", at=NOON):
    for _ in range(number):
        assert refusal(sign_in, **sign(username, "wrong", at)) == "wrong_sign_in"


def test_the_right_password_gives_the_member_of_staff():
    asha = staff("asha", "officer")
    assert sign_in(**sign()) == asha
    assert asha.reference in subjects_of("sign_in")


@pytest.mark.parametrize("typed", ["Asha", " asha ", "ASHA"])
def test_capitals_and_spaces_around_the_name_do_not_matter(typed):
    asha = staff("asha", "officer")
    assert sign_in(**sign(typed)) == asha


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer():
    staff("asha", "officer")
    assert refusal(sign_in, **sign(password="wrong")) == "wrong_sign_in"
    assert refusal(sign_in, **sign("nobody")) == "wrong_sign_in"


def test_somebody_of_another_force_does_not_sign_in_here():
    staff("olwen", "officer", "elsewhere")
    assert refusal(sign_in, **sign("olwen")) == "wrong_sign_in"


def test_somebody_who_left_does_not_sign_in():
    gone = staff("asha", "officer")
    gone.is_active = False
    gone.save()
    assert refusal(sign_in, **sign()) == "wrong_sign_in"


def test_after_five_wrong_passwords_the_right_one_waits_too():
    staff("asha", "officer")
    wrong_tries(5)
    assert refusal(sign_in, **sign()) == "too_many_tries"


def test_four_wrong_passwords_are_not_too_many():
    asha = staff("asha", "officer")
    wrong_tries(4)
    assert sign_in(**sign()) == asha


def test_after_fifteen_minutes_one_may_try_again():
    asha = staff("asha", "officer")
    wrong_tries(5)
    assert refusal(sign_in, **sign(at=NOON + 15 * MINUTE)) == "too_many_tries"
    assert sign_in(**sign(at=NOON + 15 * MINUTE + timedelta(seconds=1))) == asha


def test_trying_while_stopped_does_not_make_the_wait_longer():
    asha = staff("asha", "officer")
    wrong_tries(5)
    for minutes in range(1, 15):
        refusal(sign_in, **sign(at=NOON + minutes * MINUTE))
    assert sign_in(**sign(at=NOON + 16 * MINUTE)) == asha


def test_wrong_passwords_for_one_name_do_not_stop_another():
    bryn = staff("bryn", "supervisor")
    wrong_tries(5)
    assert sign_in(**sign("bryn")) == bryn


def test_the_same_name_in_capitals_counts_as_the_same():
    wrong_tries(3)
    wrong_tries(2, " ASHA ")
    assert refusal(sign_in, **sign()) == "too_many_tries"


def test_the_log_holds_neither_the_name_nor_the_password_that_was_typed():
    wrong_tries(1, "marigold-lantern")
    entry = AuditEntry.objects.get()
    [subject] = AuditSubject.objects.all()
    for text in (bytes(entry.canonical).decode(), subject.reference):
        assert "marigold" not in text
        assert "wrong" not in text.replace("wrong_sign_in", "")
    assert subject.reference.startswith("sign-in:")


def test_an_actor_who_may_not_sign_in_is_refused():
    assert refusal(sign_in, **sign(by=without(SOMEBODY, "sign_in"))) == "not_permitted"

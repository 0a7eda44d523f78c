"""Forms that the public site keeps nothing of: tokens, and answers that travel sealed."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome21.sealing import forms
from outcome21.sealing.forms import (
    DayKeys,
    FormAltered,
    FormTooOld,
    issue_form,
    open_answers,
    read_form,
    renew_form,
    seal_answers,
)
from tests.casework.story import NOON

SECOND = timedelta(seconds=1)
HALF_DAY = timedelta(hours=12)


@pytest.fixture(autouse=True)
def _fresh_day_keys(monkeypatch):
    monkeypatch.setattr(forms, "_day_keys", None)


def altered(text, at):
    raw = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    raw[at] ^= 1
    return base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")


def test_a_token_says_its_number_and_when_it_was_made():
    token = read_form("report", issue_form("report", NOON), NOON + SECOND)
    assert len(token.number) == 16
    assert token.issued_at == NOON


def test_every_form_has_a_number_of_its_own():
    numbers = {read_form("report", issue_form("report", NOON), NOON).number for _ in range(50)}
    assert len(numbers) == 50


@given(at=st.integers(0, 55))
def test_a_token_altered_anywhere_is_refused(at):
    with pytest.raises(FormAltered):
        read_form("report", altered(issue_form("report", NOON), at), NOON)


def test_a_token_made_for_another_purpose_is_refused():
    with pytest.raises(FormAltered):
        read_form("replies", issue_form("report", NOON), NOON)


@pytest.mark.parametrize("text", ["", "no token", "A", "é", "A" * 5_000])
def test_what_is_no_token_is_refused(text):
    with pytest.raises(FormAltered):
        read_form("report", text, NOON)


def test_a_token_lives_for_twelve_hours_and_not_a_second_longer():
    token = issue_form("report", NOON)
    read_form("report", token, NOON + HALF_DAY)
    with pytest.raises(FormTooOld):
        read_form("report", token, NOON + HALF_DAY + SECOND)


def test_a_form_may_ask_for_a_shorter_life():
    token = issue_form("exit", NOON)
    with pytest.raises(FormTooOld):
        read_form("exit", token, NOON + 2 * SECOND, within=SECOND)


def test_a_token_from_a_clock_far_ahead_is_refused():
    with pytest.raises(FormTooOld):
        read_form("report", issue_form("report", NOON + timedelta(hours=1)), NOON)


def test_answers_travel_sealed_and_come_back():
    answers = {"who": "child", "signs": ["money"], "account": "Somebody asked me for £50."}
    text = seal_answers(answers, NOON)
    assert "money" not in base64.urlsafe_b64decode(text + "==").decode("latin-1")
    assert open_answers(text, NOON + SECOND) == answers


def test_answers_altered_on_the_way_are_refused():
    text = seal_answers({"who": "child"}, NOON)
    for at in (8, 11, 12, 35, 36, 45):
        with pytest.raises(FormAltered):
            open_answers(altered(text, at), NOON)


@pytest.mark.parametrize("text", ["", "nothing", "é" * 40])
def test_what_are_no_answers_is_refused(text):
    with pytest.raises(FormAltered):
        open_answers(text, NOON)


def test_answers_last_continued_more_than_twelve_hours_ago_are_too_old():
    text = seal_answers({"who": "child"}, NOON)
    assert open_answers(text, NOON + HALF_DAY) == {"who": "child"}
    with pytest.raises(FormTooOld):
        open_answers(text, NOON + HALF_DAY + SECOND)


def test_an_evening_form_is_finished_after_midnight():
    evening = NOON.replace(hour=23, minute=50)
    text = seal_answers({"who": "child"}, evening)
    assert open_answers(text, evening + timedelta(minutes=20)) == {"who": "child"}


def test_another_process_without_the_shared_folder_cannot_open_them(monkeypatch):
    text = seal_answers({"who": "child"}, NOON)
    monkeypatch.setattr(forms, "_day_keys", DayKeys(None))
    with pytest.raises(FormTooOld):
        open_answers(text, NOON)


def test_a_day_has_one_key_and_another_day_has_another():
    keys = DayKeys(None)
    assert keys.key(100, make=True) == keys.key(100, make=False)
    assert keys.key(100, make=True) != keys.key(101, make=True)


def test_a_key_that_was_never_made_is_not_made_by_reading():
    assert DayKeys(None).key(100, make=False) is None


def test_yesterdays_key_is_kept_and_the_one_before_is_gone():
    keys = DayKeys(None)
    for day in (100, 101, 102):
        keys.key(day, make=True)
    assert keys.key(102, make=False)
    assert keys.key(101, make=False)
    assert keys.key(100, make=False) is None


def test_a_day_long_past_gets_no_key_again():
    keys = DayKeys(None)
    keys.key(102, make=True)
    assert keys.key(100, make=True) is None


def test_processes_share_their_keys_through_the_folder_in_memory(tmp_path):
    one, other = DayKeys(tmp_path), DayKeys(tmp_path)
    made = one.key(100, make=True)
    assert other.key(100, make=False) == made
    assert other.key(100, make=True) == made


def test_the_folder_keeps_two_days_that_only_this_user_reads(tmp_path):
    keys = DayKeys(tmp_path)
    for day in (100, 101, 102):
        keys.key(day, make=True)
    kept = sorted(tmp_path.iterdir())
    assert [file.name for file in kept] == ["101.form-key", "102.form-key"]
    assert {file.stat().st_mode & 0o777 for file in kept} == {0o600}
    assert DayKeys(tmp_path).key(100, make=False) is None


def test_a_form_that_is_gone_on_with_keeps_its_number_and_lives_for_half_a_day_more():
    token, later = issue_form("report", NOON), NOON + HALF_DAY
    renewed = renew_form("report", token, later)
    found = read_form("report", renewed, later + HALF_DAY)
    assert found.number == read_form("report", token, NOON).number
    assert found.issued_at == later


def test_only_a_form_of_ours_is_gone_on_with():
    for token in ("", "x", issue_form("feedback home", NOON)):
        with pytest.raises(FormAltered):
            renew_form("report", token, NOON)


def test_a_form_that_no_longer_lives_is_not_gone_on_with():
    with pytest.raises(FormTooOld):
        renew_form("report", issue_form("report", NOON), NOON + HALF_DAY + SECOND)

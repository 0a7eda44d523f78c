"""A visitor says whether a page was useful: two answers and a day, and nothing about them."""

from __future__ import annotations

import pytest

from outcome21.guidance.actions import leave_feedback
from outcome21.guidance.feedback_words import REASONS
from outcome21.guidance.models import Feedback
from tests.acts import entry_of, refusal, subjects_of
from tests.casework.story import NOON
from tests.people import ASHA, FORCE, SOMEBODY

pytestmark = pytest.mark.django_db


def given(**changes):
    return {
        "by": SOMEBODY,
        "at": NOON,
        "page": "now",
        "language": "en",
        "useful": "yes",
        "reason": "help_for_me",
    } | changes


def test_the_answers_the_page_and_the_day_are_kept():
    leave_feedback(**given())
    kept = Feedback.objects.get()
    assert (kept.force, kept.page, kept.language) == (FORCE, "now", "en")
    assert (kept.useful, kept.reason, kept.given_on) == ("yes", "help_for_me", NOON.date())


@pytest.mark.parametrize("reason", ["", *REASONS])
def test_the_reason_is_one_of_the_list_or_none(reason):
    leave_feedback(**given(reason=reason))
    assert Feedback.objects.get().reason == reason


def test_the_first_answer_is_needed():
    assert refusal(leave_feedback, **given(useful="")) == "useful_missing"
    assert not Feedback.objects.exists()


def test_words_in_place_of_a_reason_are_refused():
    assert refusal(leave_feedback, **given(reason="My name is")) == "reason_unknown"
    assert not Feedback.objects.exists()


def test_its_entry_is_about_nobody():
    leave_feedback(**given())
    assert entry_of("leave_feedback").kind == "no personal data"
    assert subjects_of("leave_feedback") == set()


def test_an_actor_without_the_permission_is_refused():
    assert refusal(leave_feedback, **given(by=ASHA)) == "not_permitted"

"""Who has been told, or why not yet."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import tell
from outcome21.casework.models import Told
from tests.acts import entry_of, keeps_to_its_own, refusal, subjects_of
from tests.casework.story import NOON, a_crime
from tests.people import ASHA

pytestmark = pytest.mark.django_db


def request(crime, **changes):
    asked = {"by": ASHA, "at": NOON, "crime": crime, "who": "child", "result": "told", "words": ""}
    return asked | changes


@pytest.mark.parametrize("who", ["child", "parent", "school"])
def test_somebody_was_told(who):
    tell(**request(a_crime(), who=who, words="At home."))
    told = Told.objects.get()
    assert (told.who, told.result, told.noted_by) == (who, "told", "staff:asha")
    assert b"home" not in bytes(told.words)


def test_not_yet_needs_its_reason():
    crime = a_crime()
    asked = request(crime, who="parent", result="not_yet")
    assert refusal(tell, **asked) == "why_not_told_missing"
    tell(**asked | {"words": "It could put her in danger."})
    assert Told.objects.get().result == "not_yet"


@pytest.mark.parametrize("change", [{"who": "press"}, {"result": "perhaps"}, {"who": ""}])
def test_anything_else_is_refused(change):
    assert refusal(tell, **request(a_crime(), **change)) == "who_told_missing"


def test_its_entry_is_a_disclosure_and_names_the_crime():
    crime = a_crime()
    tell(**request(crime))
    assert entry_of("tell").kind == "disclosure"
    assert subjects_of("tell") == {crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(tell, "tell", **request(a_crime()))

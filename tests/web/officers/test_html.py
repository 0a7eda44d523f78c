"""The main pages of the desk are HTML without an error, by the Nu HTML checker."""

import pytest

from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from tests.casework.story import NOON, to_outcome
from tests.html_checker import complaints
from tests.web.officers.cases import a_crime, a_report, shown, told

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OF_A_REPORT = ("", "/record", "/link", "/reason")
OF_A_CRIME = (
    *("", "/assess", "/own-view", "/decide", "/decide/21", "/decide/investigate"),
    *("/people/A/role", "/tell", "/refer", "/activity", "/investigation/end"),
)


def test_the_main_pages_of_the_desk_are_sound_html(asha):
    report, crime = a_report(), a_crime(asha.by)
    shown(asha.by, crime)
    paths = ["", "sign-in", "reports/new", "policy", "policy/cases"]
    paths += [f"reports/{report}{part}" for part in OF_A_REPORT]
    paths += [f"crimes/{crime}{part}" for part in OF_A_CRIME]
    pages = {path or "work list": asha.open(path).html for path in paths}
    assert complaints(pages) == []


def test_the_pages_of_a_decision_that_is_overtaken_are_sound_html(asha, bryn):
    crime = a_crime(asha.by)
    shown(asha.by, crime)
    told(asha.by, crime)
    decided = {"by": asha.by, "at": NOON, "crime": crime}
    actions.decide(**decided, number=1, choice=to_outcome("21"))
    number = shown(asha.by, crime, adult_involved="yes")
    at_once = Choice("investigate", rationale={"why": "A man has written to her."})
    paths = [f"crimes/{crime}{part}" for part in ("", "/decide", "/decide/investigate")]
    pages = {f"before: {path}": asha.open(path).html for path in paths}
    actions.decide(**decided, number=number, choice=at_once, overtakes=1)
    paths = [f"crimes/{crime}{part}" for part in ("", "/decisions/1/review", "/decisions/2/review")]
    pages |= {f"after: {path}": bryn.open(path).html for path in paths}
    late = bryn.send(paths[1], result="confirmed", words="I agree.")
    assert "What you wrote" in late.text
    assert complaints(pages | {"too late": late.html}) == []

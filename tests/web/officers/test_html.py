"""The main pages of the desk are HTML without an error, by the Nu HTML checker."""

import pytest

from tests.html_checker import complaints
from tests.web.officers.cases import a_crime, a_report, shown

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

"""Every component of the desk's main pages is what GOV.UK's own macro gives for it."""

import pytest

from tests.web.components import differences
from tests.web.officers.cases import a_crime, a_report, shown
from tests.web.officers.test_html import OF_A_CRIME, OF_A_REPORT


@pytest.mark.slow
@pytest.mark.django_db
def test_every_component_of_the_desk_is_as_its_macro_gives_it(asha, bryn, carys, dilys):
    """The rest of the desk is asked the same in tests/journeys/test_every_desk_page.py."""
    report, crime = a_report(), a_crime(asha.by)
    shown(asha.by, crime)
    paths = ["", "sign-in", "reports/new", "policy", "policy/cases", "policy/replay"]
    paths += ["register", "content"]
    paths += [f"reports/{report}{part}" for part in OF_A_REPORT]
    paths += [f"crimes/{crime}{part}" for part in OF_A_CRIME]
    found = {
        f"{who.by.role} at {path}": differences(who.open(path).html)
        for who in (asha, bryn, carys, dilys)
        for path in paths
    }
    assert {name: lines for name, lines in found.items() if lines} == {}

"""Published cases, filled into the desk's own forms: the crime page shows what each implies."""

from __future__ import annotations

import re

import pytest

from tests.cases.test_published import CASES
from tests.casework.story import a_crime_reference
from tests.slowly import few_fast
from tests.web.officers import desk
from tests.web.officers.cases import a_report

pytestmark = pytest.mark.django_db
CHILD = {
    "person1_role": "person_involved",
    "person1_name": "Robin",
    "person1_born": "1/3/2012",
    "person1_pictured": "yes",
}
ROUTES = {
    "outcome_21": "Outcome 21: support, and no formal action",
    "review": "A supervisor looks at the whole of it",
    "find_out": "Find out more before deciding",
    "investigate": "Police take control and investigate",
}
CATEGORIES = {
    "aggravated": "Aggravated",
    "repeated": "Repeated",
    "other": "Other",
    "non_aggravated": "Not aggravated",
    "not_known": "Not known yet",
}


@pytest.mark.parametrize("case", few_fast(CASES, 1), ids=[case["id"] for case in CASES])
def test_a_published_case_shows_its_route_and_category_on_the_crime_page(asha, case):
    report = a_report()
    assert report in asha.open(f"reports/{report}").text
    page = asha.send(
        f"reports/{report}/record",
        offence="086/02",
        crime_reference=a_crime_reference(),
        rows="2",
        **CHILD,
    )
    assert "The crime was recorded" in page.text
    crime = re.search(r"/crimes/(\w{10})", page.response.request["PATH_INFO"])[1]

    answers = desk.answers(case.get("rest", "not_known"), **case["answers"])
    page = asha.send_all(f"crimes/{crime}/assess", answers)
    assert "Next, give your own view" in page.text
    page = asha.send(f"crimes/{crime}/own-view", number="1", route="review", words="As told.")
    assert "The policy recommends" not in page.text
    asha.send(f"crimes/{crime}/recommendation", number="1")

    text = asha.open(f"crimes/{crime}").text
    assert f"The policy recommends: {ROUTES[case['expect']['route']]} " in text
    assert f"Category {CATEGORIES[case['expect']['category']]} " in text

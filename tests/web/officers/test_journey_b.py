"""Journey B at the level of requests: a school reports, and Outcome 21 is set."""

import re

import pytest
from django.utils.timezone import now

from tests.casework.story import a_crime_reference, a_report
from tests.web.officers.desk import answers, reasons

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PERSON = {
    "person1_role": "person_involved",
    "person1_name": "Robin Invented",
    "person1_born": "1/3/2012",
    "person1_pictured": "yes",
}


def recorded(desk, report: str, **more: str) -> str:
    """The reference of a crime that was recorded through the page."""
    page = desk.send(
        f"reports/{report}/record",
        offence="086/02",
        crime_reference=a_crime_reference(),
        rows="2",
        **(more or PERSON),
    )
    assert page.status == 200, page.text
    return re.search(r"/officers/crimes/(\w{10})", page.response.request["PATH_INFO"])[1]


def test_from_report_to_outcome_21(asha, bryn):
    """Each step leads to the next, and a different person confirms at the end."""
    report = a_report(now()).reference
    work = asha.open("")
    assert report in work.text and "24 hours" in work.text

    crime = recorded(asha, report)
    assert "Answer the questions" in asha.open("").text

    page = asha.send_all(f"crimes/{crime}/assess", answers())
    assert "Next, give your own view" in page.text

    page = asha.send(f"crimes/{crime}/own-view", number="1", route="outcome_21", words="Equals.")
    assert "You can now see what the policy recommends" in page.text
    assert "The policy recommends" not in page.text

    page = asha.send(f"crimes/{crime}/recommendation", number="1")
    assert "The policy recommends: Outcome 21: support, and no formal action" in page.text
    assert "Not aggravated" in page.text

    offered = asha.open(f"crimes/{crime}/decide").text
    assert "The record does not say that the child was told" in offered

    asha.send(f"crimes/{crime}/tell", who="child", result="told", words="They were relieved.")
    asha.send(
        f"crimes/{crime}/tell", who="parent", result="not_yet", words="The child asks us to wait."
    )

    typed = {"number": "1", **reasons("21")}
    checked = asha.send_all(f"crimes/{crime}/decide/21", typed)
    assert "Check before you record this decision" in checked.text
    assert checked.value("rationale_facts") == "Because of what was found."

    page = asha.send_all(f"crimes/{crime}/decide/21", {**typed, "save": "yes"})
    assert "A different person must confirm it" in page.text
    assert "Supervisor to confirm" in page.text
    assert "Decisions for you" not in asha.open("").text

    assert "Decisions for you to confirm or return (1)" in bryn.open("").text
    seen = bryn.open(f"crimes/{crime}/decisions/1/review")
    assert "Nothing was unknown" in seen.text and "does not depart" in seen.text
    page = bryn.send(f"crimes/{crime}/decisions/1/review", result="confirmed", words="")
    assert "The decision was confirmed" in page.text
    assert "Outcome 21, set" in page.text
    assert "Tell the child and parents" in page.text

    page = bryn.send(
        f"crimes/{crime}/refer",
        service="demo-school-nurse",
        basis="family_agreed",
        shared="Robin would like to talk to somebody.",
        person="Person A",
    )
    assert "Referred to Mercia Vale School Nurses" in page.text

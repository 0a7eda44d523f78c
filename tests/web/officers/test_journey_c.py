"""Journey C at the level of requests: the force takes control; and its twin."""

import re

import pytest

from tests.web.officers.cases import a_crime, shown, told
from tests.web.officers.desk import Desk, answers, reasons

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SHARED = {"number": "1", "rationale_why": "An adult threatened the child."}


def investigating(desk: Desk, crime: str) -> list[str]:
    """Opens an investigation of a threat by an adult; the ids of its steps."""
    shown(desk.by, crime, coerced="yes", adult_involved="yes", stranger="yes")
    typed = {**SHARED, "step_owner": desk.by.reference, "save": "yes"}
    page = desk.send_all(f"crimes/{crime}/decide/investigate", typed)
    assert "The investigation is open" in page.text
    return re.findall(r"/steps/([0-9a-f-]{36})/done", page.html)


def test_an_investigation_opens_with_what_who_and_by_when(asha):
    crime = a_crime(asha.by)
    assert len(investigating(asha, crime)) >= 5
    text = asha.open(f"crimes/{crime}").text
    assert "Check that every child in it is safe today" in text
    assert "Asha, due in 3 hours" in text or "Asha, due in 4 hours" in text
    assert "Investigate: finish the steps" in asha.open("").text
    assert "Category Aggravated" in text


def test_who_does_the_first_steps_is_somebody_of_the_force(asha):
    crime = a_crime(asha.by)
    shown(asha.by, crime, coerced="yes")
    typed = {**SHARED, "step_owner": "staff:somebody-else", "save": "yes"}
    page = asha.send_all(f"crimes/{crime}/decide/investigate", typed)
    assert page.status == 422
    assert page.problems()[0][0] == "step_owner"
    assert page.value("rationale_why") == SHARED["rationale_why"]


def test_a_step_is_done_with_what_came_of_it(asha):
    crime = a_crime(asha.by)
    step, *_ = investigating(asha, crime)
    where = f"crimes/{crime}/steps/{step}/done"
    page = asha.send(where, note="See www.example.org/a")
    assert (page.status, page.problems()[0][0]) == (422, f"note-{step}")
    assert "See www[.]example[.]org/a" in page.text
    page = asha.send(where, note=" ")
    assert (page.status, page.problems()[0][0]) == (409, f"note-{step}")
    page = asha.send(where, note="Seen at home with her mother.")
    assert "Done by Asha" in page.text and "Seen at home with her mother." in page.text
    assert asha.send(where, note="Again.").status == 409
    other = a_crime(asha.by)
    assert asha.send(f"crimes/{other}/steps/{step}/done", note="Not of this one.").status == 404


def test_it_ends_when_every_step_is_answered_and_not_before(asha):
    crime = a_crime(asha.by)
    steps = investigating(asha, crime)
    where, found = f"crimes/{crime}/investigation/end", "The adult was found and arrested."
    page = asha.send(where, finding=found, social_care="They visited.")
    assert page.status == 409
    assert page.value("finding") == found
    for step in steps:
        page = asha.send(f"crimes/{crime}/steps/{step}/done", note="Done.")
    assert "End the investigation" in page.text
    assert asha.send(where, finding="").problems()[0][0] == "finding"
    page = asha.send(where, finding=found, social_care="They visited.")
    assert "The investigation has ended" in page.text and "They visited." in page.text


def test_its_end_sets_an_outcome_of_the_framework(asha, bryn):
    crime = a_crime(asha.by)
    for step in investigating(asha, crime):
        asha.send(f"crimes/{crime}/steps/{step}/done", note="Done.")
    page = asha.open(f"crimes/{crime}/decide")
    assert "nothing can be decided just now" in page.text
    asha.send(f"crimes/{crime}/investigation/end", finding="Charged.", social_care="Told.")
    page = asha.open(f"crimes/{crime}/decide")
    assert "Outcome 1: Charged or summonsed" in page.text
    typed = {"number": "1", "rationale_why": "Charged on Monday.", "save": "yes"}
    page = asha.send_all(f"crimes/{crime}/decide/1", typed)
    assert "A different person must confirm it" in page.text
    page = bryn.send(f"crimes/{crime}/decisions/2/review", result="confirmed", words="")
    assert "Outcome 1, set" in page.text


def test_while_nothing_can_be_decided_the_page_says_what_opens_the_way(asha):
    crime = a_crime(asha.by)
    first, *others = investigating(asha, crime)
    choose, steps = f"crimes/{crime}/decide", f"/officers/crimes/{crime}#investigation-open"
    page = asha.open(choose)
    assert f"Finish the {1 + len(others)} steps that are open" in page.text
    assert f'href="{steps}"' in page.html
    assert f'href="/officers/crimes/{crime}/assess"' in page.html
    assert f'href="{steps}"' in asha.open(f"crimes/{crime}/investigation/end").html
    for step in others:
        asha.send(f"crimes/{crime}/steps/{step}/done", note="Done.")
    assert "Finish the step that is open" in asha.open(choose).text
    asha.send(f"crimes/{crime}/steps/{first}/done", note="Done.")
    page = asha.open(choose)
    assert f'href="/officers/crimes/{crime}/investigation/end"' in page.html
    assert "#investigation-open" not in page.html
    assert f'href="/officers/crimes/{crime}/assess"' in page.html


def test_its_twin_new_answers_open_outcome_21(asha, bryn):
    """After new information every floor answer is no, with its source."""
    crime = a_crime(asha.by)
    for step in investigating(asha, crime):
        asha.send(f"crimes/{crime}/steps/{step}/done", note="Done.")
    asha.send(
        f"crimes/{crime}/investigation/end", finding="It was a friend, aged 14.", social_care=""
    )
    asha.send_all(f"crimes/{crime}/assess", answers() | {"number": "1"})
    asha.send(f"crimes/{crime}/own-view", number="2", route="outcome_21", words="Two friends.")
    asha.send(f"crimes/{crime}/recommendation", number="2")
    told(asha.by, crime)
    page = asha.open(f"crimes/{crime}/decide")
    assert "closed to everybody" not in page.text and 'value="21"' in page.html
    typed = {"number": "2", "save": "yes", **reasons("21")}
    asha.send_all(f"crimes/{crime}/decide/21", typed)
    page = bryn.send(f"crimes/{crime}/decisions/2/review", result="confirmed", words="")
    assert "Outcome 21, set" in page.text

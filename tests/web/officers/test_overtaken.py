"""A child is seen to be at risk while a supervisor has yet to answer: what both then see."""

import pytest

from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from tests.casework.story import NOON, to_outcome
from tests.web.officers.cases import a_crime, assessed, shown, told
from tests.web.officers.desk import Desk, Page

pytestmark = pytest.mark.django_db

WHY = "A man of thirty has written to her."


@pytest.fixture
def crime(asha) -> str:
    """Asha decided Outcome 21, and it waits for Bryn."""
    made = a_crime(asha.by)
    shown(asha.by, made)
    told(asha.by, made)
    actions.decide(by=asha.by, at=NOON, crime=made, number=1, choice=to_outcome("21"))
    return made


@pytest.fixture
def seen(asha, crime) -> str:
    """And then the new answers say that an adult is involved."""
    shown(asha.by, crime, adult_involved="yes")
    return crime


def investigate(desk: Desk, crime: str, **typed: str) -> Page:
    """To investigate, at the page as it stands, up to the button that is named."""
    where = f"crimes/{crime}/decide/investigate"
    page = desk.open(where)
    shown_there = {name: page.value(name) for name in ("number", "overtakes", "ends")}
    filled = {"rationale_why": WHY, "step_owner": desk.by.reference, "departure_reason": WHY}
    return desk.send_all(where, {**shown_there, **filled, **typed})


def confirmed_by(desk: Desk, crime: str, words: str = "I agree.") -> Page:
    """The supervisor confirms decision 1."""
    return desk.send(f"crimes/{crime}/decisions/1/review", result="confirmed", words=words)


@pytest.mark.slow
def test_the_officer_is_led_from_the_new_answers_to_the_investigation(asha, crime):
    text = asha.open(f"crimes/{crime}").text
    assert "If a child may be at risk, do not wait" in text
    assessed(asha.by, crime, adult_involved="yes")
    assert "Give your own view" in asha.open(f"crimes/{crime}").text
    shown(asha.by, crime, adult_involved="yes")
    page = asha.open(f"crimes/{crime}")
    assert "What to do next Decide to investigate" in page.text
    assert f"/crimes/{crime}/decide/investigate" in page.html


@pytest.mark.slow
def test_what_it_closes_is_said_before_it_is_recorded(asha, seen):
    text = asha.open(f"crimes/{seen}/decide/investigate").text
    assert "Decision 1, Outcome 21" in text and "closes it as overtaken" in text
    page = investigate(asha, seen)
    assert "Check before you record" in page.text and "closes it as overtaken" in page.text
    assert page.value("overtakes") == "1"


@pytest.mark.slow
def test_while_one_waits_the_only_thing_to_choose_is_to_investigate(asha, seen):
    page = asha.open(f"crimes/{seen}/decide")
    assert "the only thing to decide is to investigate" in page.text
    assert 'value="investigate"' in page.html and 'value="18"' not in page.html
    assert "before another outcome can be decided" in asha.open(f"crimes/{seen}/decide/18").text


def test_it_starts_at_once_and_everybody_is_told_what_it_closed(asha, bryn, seen):
    page = investigate(asha, seen, save="yes")
    assert "The investigation is open" in page.text
    assert "Your decision 1 was closed as overtaken" in page.text
    assert "Overtaken by decision 2 , to investigate" in page.text
    assert "It closed decision 1, Outcome 21" in page.text
    assert (
        "It closed decision 1, which was waiting, as overtaken."
        in page.text.rpartition("Timeline")[2]
    )
    assert "Confirm or return decision 1" not in bryn.open(f"crimes/{seen}").text
    text = bryn.open("").text
    assert "Decisions for you to confirm" not in text and "To look at afterwards (1)" in text


@pytest.mark.slow
def test_the_supervisor_who_opens_what_was_overtaken_is_told_plainly(asha, bryn, seen):
    investigate(asha, seen, save="yes")
    page = bryn.open(f"crimes/{seen}/decisions/1/review")
    assert "Closed as overtaken: nothing is left to confirm or return" in page.text
    assert "Asha" in page.text and "It cannot be confirmed any more" not in page.text
    assert 'name="result"' not in page.html and "went on" not in page.text
    assert f"/crimes/{seen}/decisions/2/review" in page.html
    text = bryn.open(f"crimes/{seen}/decisions/2/review").text
    assert "decision 1 , Outcome 21, was" in text and "closed as overtaken" in text
    assert f"Why police should investigate {WHY}" in text


def test_the_officer_first_the_supervisor_is_told_kindly_and_keeps_their_words(asha, bryn, seen):
    investigate(asha, seen, save="yes")
    page = confirmed_by(bryn, seen, "I agree: her parents came in.")
    assert page.status == 409
    [(place, sentence)] = page.problems()
    assert "has overtaken this one" in sentence
    assert f'id="{place}">Your answer' in page.html
    assert "What you wrote I agree: her parents came in." in page.text


def test_the_supervisor_first_the_officer_is_told_kindly_and_keeps_their_words(asha, bryn, crime):
    confirmed_by(bryn, crime)
    page = investigate(asha, crime, save="yes", overtakes="1", ends="0")
    assert page.status == 409
    assert "A supervisor confirmed decision 1 meanwhile" in page.problems()[0][1]
    assert page.value("rationale_why") == WHY and page.value("departure_reason") == WHY
    assert "To investigate ends it" in page.text
    assert (page.value("overtakes"), page.value("ends")) == ("0", "1")
    assert "The investigation is open" in investigate(asha, crime, save="yes").text


@pytest.mark.slow
def test_a_page_older_than_any_decision_ends_no_outcome_unseen(asha, bryn, crime):
    confirmed_by(bryn, crime)
    page = investigate(asha, crime, save="yes", ends="0")
    assert page.status == 409
    assert "A supervisor confirmed decision 1 meanwhile" in page.problems()[0][1]
    assert page.value("rationale_why") == WHY and page.value("ends") == "1"


@pytest.mark.slow
def test_a_decision_that_the_officer_has_not_seen_is_shown_first(asha, seen):
    page = investigate(asha, seen, save="yes", overtakes="0")
    assert page.status == 409
    assert "Decision 1 was made meanwhile" in page.problems()[0][1]
    assert page.value("rationale_why") == WHY and page.value("overtakes") == "1"


@pytest.mark.slow
def test_words_of_an_answer_that_came_second_are_kept_as_well(bryn, crime):
    confirmed_by(bryn, crime)
    page = confirmed_by(bryn, crime, "I agree with all of it.")
    assert "answered already" in page.text
    assert "What you wrote I agree with all of it." in page.text


@pytest.mark.slow
def test_once_the_investigation_led_to_a_decision_nobody_is_told_of_the_old_one(asha, seen):
    investigate(asha, seen, save="yes")
    opened = actions.consult_crime(by=asha.by, at=NOON, reference=seen)
    for step in opened.investigations[0].steps:
        actions.finish_step(by=asha.by, at=NOON, crime=seen, step=step.id, note="Done.")
    actions.end_investigation(
        by=asha.by, at=NOON, crime=seen, finding="He was found.", social_care=""
    )
    again = Choice("investigate", rationale={"why": "Another one."})
    actions.decide(by=asha.by, at=NOON, crime=seen, number=2, choice=again)
    text = asha.open(f"crimes/{seen}").text
    assert "Your decision 1 was closed" not in text and "Overtaken by decision 2" in text

"""Deciding, and a different person's answer: every refusal in words, nothing lost."""

import pytest

from tests.people import without
from tests.web.officers.cases import a_crime, assessed, shown, told
from tests.web.officers.desk import Desk, Page, reasons

pytestmark = pytest.mark.django_db


def decided(desk: Desk, crime: str, number: int, **more: str) -> Page:
    """Outcome 21, recorded with every box filled in."""
    typed = {"number": str(number), "save": "yes", **reasons("21"), **more}
    return desk.send_all(f"crimes/{crime}/decide/21", typed)


def test_what_each_choice_needs_stands_before_choosing(asha):
    crime = a_crime(asha.by)
    shown(asha.by, crime)
    text = asha.open(f"crimes/{crime}/decide").text.partition("What do you decide?")[2]
    assert text.index("Investigate: police take control") < text.index("Outcome 21:")
    assert text.index("Outcome 21:") < text.index("Outcome 22:") < text.index("Outcome 1:")
    assert "Still needed first: The record does not say that the child was told" in text
    assert "the education or support was completed" in text
    assert "The reasons do not yet say" not in text  # the boxes of the next page ask for them


def test_outcome_21_is_closed_to_everybody_in_plain_words(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime, coerced="yes", adult_involved="yes")
    for desk in (asha, bryn):
        page = desk.open(f"crimes/{crime}/decide")
        assert "Outcome 21 is closed to everybody" in page.text
        assert "a child was pressured, threatened or blackmailed" in page.text
        assert 'value="21"' not in page.html and 'value="22"' not in page.html
        page = decided(desk, crime, number, departure_reason="We think so.")
        assert page.status == 409
        assert "Outcome 21 is closed to everybody" in page.problems()[0][1]
        assert page.value("rationale_facts") == "Because of what was found."
        assert page.value("departure_reason") == "We think so."
    assert "Decision 1" not in asha.open(f"crimes/{crime}").text


def test_every_missing_condition_is_listed_and_what_was_typed_stays(asha):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    page = decided(asha, crime, number)
    assert page.status == 409
    said = [sentence for _, sentence in page.problems()]
    assert len(said) == 2 and "child was told" in said[0] and "parent" in said[1]
    assert page.value("rationale_checks") == "Because of what was found."


def test_a_link_in_the_reasons_is_told_before_the_last_look(asha):
    crime = a_crime(asha.by)
    number = str(shown(asha.by, crime))
    typed = {"number": number, **reasons("21"), "rationale_facts": "See www.example.org/a"}
    page = asha.send_all(f"crimes/{crime}/decide/21", typed)
    assert (page.status, page.problems()[0][0]) == (422, "rationale_facts")
    assert page.value("rationale_facts") == "See www[.]example[.]org/a"


def test_every_box_is_asked_for_at_the_form(asha):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    page = decided(asha, crime, number, rationale_views="", rationale_facts="x" + " x" * 2_100)
    assert page.status == 422
    assert [field for field, _ in page.problems()] == ["rationale_facts", "rationale_views"]
    assert "too long" in page.problems()[0][1]


def test_nothing_is_recorded_before_the_last_look_and_change_keeps_everything(asha):
    crime = a_crime(asha.by)
    number = str(shown(asha.by, crime))
    told(asha.by, crime)
    where, typed = f"crimes/{crime}/decide/21", {"number": number, **reasons("21", "Line\n“two”")}
    checked = asha.send_all(where, typed)
    assert "Check before you record" in checked.text
    assert "Decision 1" not in asha.open(f"crimes/{crime}").text
    changed = asha.send_all(where, {**typed, "change": "yes"})
    assert changed.value("rationale_facts") == "Line\n“two”"


def test_a_departure_needs_its_reason_and_is_shown_to_whoever_confirms(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime, deceived="not_known")
    told(asha.by, crime)
    page = decided(asha, crime, number)
    assert page.status == 422
    assert page.problems()[0][0] == "departure_reason"
    decided(asha, crime, number, departure_reason="School asked everybody.")
    assert "Departs from the policy" in bryn.open("").text
    text = bryn.open(f"crimes/{crime}/decisions/1/review").text
    assert "Person A: Person involved, 13 to 15, in the picture" in text
    assert "It departs from what the policy recommended" in text
    assert "School asked everybody." in text and "1 not known" in text


def test_a_choice_must_be_made_and_must_exist(asha):
    crime = a_crime(asha.by)
    shown(asha.by, crime)
    page = asha.send(f"crimes/{crime}/decide", choice="99")
    assert page.status == 422
    assert page.problems()[0][0] == "choice"
    assert asha.open(f"crimes/{crime}/decide/99").status == 404
    assert "What happened" in asha.send(f"crimes/{crime}/decide", choice="21").text


def test_a_second_decision_waits_for_the_first(asha):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    told(asha.by, crime)
    decided(asha, crime, number)
    page = decided(asha, crime, number)
    assert page.status == 409
    assert "waiting for a supervisor" in page.text


def test_nobody_answers_their_own_decision(bryn):
    crime = a_crime(bryn.by)
    number = shown(bryn.by, crime)
    told(bryn.by, crime)
    decided(bryn, crime, number)
    where = f"crimes/{crime}/decisions/1/review"
    page = bryn.open(where)
    assert "a different person has to confirm it" in page.text and 'name="result"' not in page.html
    page = bryn.send(where, result="confirmed", words="")
    assert page.status == 409
    assert "You made this decision" in page.problems()[0][1]


def test_a_decision_is_returned_with_words_and_answered_once(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    told(asha.by, crime)
    decided(asha, crime, number)
    where = f"crimes/{crime}/decisions/1/review"
    assert bryn.send(where, words="").problems()[0][0] == "result"
    page = bryn.send(where, result="returned", words="")
    assert (page.status, page.problems()[0][0]) == (409, "words")
    page = bryn.send(where, result="returned", words="Ask the school.")
    assert "The decision was returned" in page.text and "Ask the school." in page.text
    assert "What to do next Decide" in page.text
    page = bryn.send(where, result="confirmed", words="")
    assert page.status == 409
    assert "answered already" in page.text


def test_a_decision_that_is_not_there_is_a_plain_404(bryn):
    crime = a_crime(bryn.by)
    assert bryn.open(f"crimes/{crime}/decisions/7/review").status == 404


def test_confirming_a_departure_needs_the_permission(asha, bryn, monkeypatch):
    """A role that may review and not confirm departures is told so, by a page of its own."""
    crime = a_crime(asha.by)
    number = shown(asha.by, crime, deceived="not_known")
    told(asha.by, crime)
    decided(asha, crime, number, departure_reason="School asked everybody.")
    limited = without(bryn.by, "confirm_departure")
    monkeypatch.setattr("outcome21.accounts.models.Staff.actor", lambda self: limited)
    page = bryn.send(f"crimes/{crime}/decisions/1/review", result="confirmed", words="")
    assert page.status == 403
    assert "Your role does not let you do this" in page.text


def test_changed_facts_close_a_decision_that_waits(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    told(asha.by, crime)
    decided(asha, crime, number)
    shown(asha.by, crime, coerced="yes")
    where = f"crimes/{crime}/decisions/1/review"
    page = bryn.open(where)
    assert "This decision rests on older answers" in page.text
    assert "It cannot be confirmed any more" in page.text
    assert "It does not depart" not in page.text
    assert "On assessment 1 the policy recommended: Outcome 21" in page.text
    assert "on the newest answers is: Police take control and investigate." in page.text
    assert "I confirm it" not in page.text and 'type="radio"' not in page.html
    assert page.value("result") == "returned"
    page = bryn.send(f"crimes/{crime}/decisions/1/review", result="confirmed", words="Fine.")
    assert page.status == 409
    assert page.value("words") == "Fine."
    assert "Return it to the officer" in page.text
    assert bryn.send(where, result="returned", words="").problems()[0][0] == "words"
    page = bryn.send(where, result="returned", words="The answers changed.")
    assert "The decision was returned to the officer" in page.text


def test_a_decision_on_older_answers_is_said_to_be_returned_wherever_it_is_offered(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    told(asha.by, crime)
    decided(asha, crime, number)
    assert "Confirm or return decision 1" in bryn.open(f"crimes/{crime}").text
    assessed(asha.by, crime, coerced="yes")
    page = bryn.open(f"crimes/{crime}")
    assert "Confirm or return" not in page.text
    assert "Return the decision" in page.text and "Return decision 1" in page.text
    assert "answered again since decision 1" in asha.open(f"crimes/{crime}").text
    page = bryn.open(f"crimes/{crime}/decisions/1/review")
    assert "on the newest answers has not been shown yet" in page.text
    assert "Police take control" not in page.text


def test_an_investigation_on_older_answers_may_still_be_confirmed(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime, coerced="yes")
    typed = {"rationale_why": "A child may be harmed.", "step_owner": asha.by.reference}
    asha.send_all(
        f"crimes/{crime}/decide/investigate", typed | {"number": str(number), "save": "y"}
    )
    assessed(asha.by, crime, coerced="yes", gain="yes")
    where = f"crimes/{crime}/decisions/1/review"
    page = bryn.open(where)
    assert "This decision rests on older answers" in page.text
    assert "It cannot be confirmed any more" not in page.text and "I confirm it" in page.text
    page = bryn.send(where, result="confirmed", words="Right.")
    assert "The decision was confirmed" in page.text

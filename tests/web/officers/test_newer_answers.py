"""A form filled in before a colleague's newer answers: nothing is overridden unseen, nor lost."""

import re
from dataclasses import replace
from datetime import date

import pytest

from outcome21.casework import actions
from outcome21.casework.models import Assessment
from outcome21.domain.policy import NoPolicyInForce, policy_in_force
from tests.casework import story
from tests.web.officers.cases import a_crime, assessed
from tests.web.officers.desk import Page, answers

pytestmark = pytest.mark.django_db
POLICY = policy_in_force(date(2026, 11, 22))
IN_THE_TABLE = re.compile(r"<table[^>]*desk-differences.*?</table>", re.DOTALL)


def differing(page: Page) -> list[str]:
    """The questions of the table of differences, in its order."""
    table = IN_THE_TABLE.search(page.html)
    return re.findall(r'href="#question-(\w+)"', table[0]) if table else []


def at_question(page: Page, question: str) -> str:
    """The part of the form about one question."""
    return page.html.partition(f'id="question-{question}"')[2].partition('id="question-')[0]


def newest(page: Page) -> str:
    """The assessment that the form would be stored against."""
    return page.value("number")


def test_the_form_carries_the_number_of_the_assessment_it_was_filled_from(asha):
    crime = a_crime(asha.by)
    assert newest(asha.open(f"crimes/{crime}/assess")) == "0"
    assessed(asha.by, crime)
    assert newest(asha.open(f"crimes/{crime}/assess")) == "1"


def test_an_old_form_never_overrides_a_colleagues_yes_in_silence(asha, bryn):
    crime = a_crime(asha.by)
    assessed(asha.by, crime)
    old = newest(asha.open(f"crimes/{crime}/assess"))
    assessed(bryn.by, crime, coerced="yes", gain="not_known")
    typed = answers() | {"number": old, "deceived_note": "Asked both twice."}
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    assert page.status == 409
    assert page.problems()[0][0] == "newer-answers" and 'id="newer-answers"' in page.html
    assert "Assessment 2 was made while this page was open" in page.text
    assert "Bryn stored it" in page.text
    assert differing(page) == ["coerced", "gain"]
    assert Assessment.objects.count() == 2
    assert "Yes Fact: an officer's own check No" in page.text


def test_a_newer_yes_stands_first_and_at_its_question_with_who_said_it(asha, bryn):
    crime = a_crime(asha.by)
    told = replace(story.given("yes", "child"), note="She was told to send more.")
    given = story.answers(gain="not_known", coerced="not_known") | {"still_online": told}
    actions.assess(by=bryn.by, at=story.NOON, crime=crime, answers=given)
    page = asha.send_all(f"crimes/{crime}/assess", answers() | {"number": "0"})
    assert differing(page)[0] == "still_online" and len(differing(page)) == 3
    beside = at_question(page, "still_online")
    assert "Assessment 1 says: Yes." in beside
    assert "Fact: the child." in beside
    assert "“She was told to send more.”" in beside
    assert "Assessment 1 says" not in at_question(page, "deceived")


def test_everything_typed_is_kept_and_may_be_stored_on_purpose(asha, bryn):
    crime = a_crime(asha.by)
    assessed(bryn.by, crime, coerced="yes")
    typed = answers(gain="yes") | {
        "number": "0",
        "coerced_note": "Both say no.",
        "gain_basis": "assessment",
    }
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    assert page.status == 409
    kept = {name: page.value(name) for name in typed if name != "number"}
    assert kept == {name: value for name, value in typed.items() if name != "number"}
    assert newest(page) == "1"
    page = asha.send_all(f"crimes/{crime}/assess", kept | {"number": newest(page)})
    assert "The answers were stored" in page.text and "Assessment 2" in page.text
    assert Assessment.objects.count() == 2


def test_each_newer_assessment_is_shown_again_however_often_it_happens(asha, bryn):
    crime = a_crime(asha.by)
    assessed(bryn.by, crime, coerced="yes")
    page = asha.send_all(f"crimes/{crime}/assess", answers() | {"number": "0"})
    assessed(bryn.by, crime, coerced="yes", gain="yes")
    page = asha.send_all(f"crimes/{crime}/assess", answers() | {"number": newest(page)})
    assert (page.status, newest(page)) == (409, "2")
    assert sorted(differing(page)) == ["coerced", "gain"]


def test_what_was_left_open_takes_the_newer_answer_and_says_so(asha, bryn):
    """Saved part-way, an old form would make every answer of a colleague "not asked" again."""
    crime = a_crime(asha.by)
    assessed(bryn.by, crime, coerced="yes", gain="yes")
    typed = {"number": "0", "later": "yes", "coerced": "not_known", "deceived_note": "Ask Sam."}
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    assert page.status == 409
    assert (page.value("gain"), page.value("gain_source")) == ("yes", "officer_check")
    assert f"its {len(POLICY.questions) - 2} answers are filled in" in page.text
    assert page.value("coerced") == "not_known"
    assert (page.value("deceived"), page.value("deceived_note")) == ("", "Ask Sam.")
    assert differing(page) == ["coerced", "deceived"]
    assert "Left open" in page.text


def test_a_form_that_misses_something_is_told_of_newer_answers_at_once(asha, bryn):
    crime = a_crime(asha.by)
    assessed(bryn.by, crime, coerced="yes")
    typed = answers() | {"number": "0", "coerced_source": ""}
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    assert page.status == 422
    assert [field for field, _ in page.problems()] == ["newer-answers", "coerced_source"]
    assert differing(page) == ["coerced"] and newest(page) == "1"


def test_a_form_that_misses_something_never_moves_to_newer_answers_unseen(asha, bryn):
    crime = a_crime(asha.by)
    assessed(asha.by, crime)
    page = asha.send_all(f"crimes/{crime}/assess", answers() | {"number": "1", "gain": ""})
    assert (page.status, newest(page), differing(page)) == (422, "1", [])
    assessed(bryn.by, crime, coerced="yes")
    page = asha.send_all(f"crimes/{crime}/assess", answers() | {"number": newest(page)})
    assert (page.status, differing(page)) == (409, ["coerced"])


def test_the_same_form_sent_twice_says_that_nothing_differs(asha):
    crime = a_crime(asha.by)
    asha.send_all(f"crimes/{crime}/assess", answers() | {"number": "0"})
    page = asha.send_all(f"crimes/{crime}/assess", answers() | {"number": "0"})
    assert page.status == 409
    assert "No answer of yours differs from it" in page.text
    assert Assessment.objects.count() == 1


def test_the_same_answer_from_elsewhere_is_shown_at_its_question_alone(asha, bryn):
    crime = a_crime(asha.by)
    assessed(bryn.by, crime)
    typed = answers() | {"number": "0", "gain_source": "parent"}
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    assert differing(page) == []
    assert "At 1 more question the answer is the same" in page.text
    assert "Assessment 1 says: No." in at_question(page, "gain")


def test_newer_answers_give_no_recommendation_away(asha, bryn):
    crime = a_crime(asha.by)
    assessed(bryn.by, crime, coerced="yes", adult_involved="yes")
    page = asha.send_all(f"crimes/{crime}/assess", answers() | {"number": "0"})
    given_away = ("The policy recommends", "Aggravated", "closed to everybody", "so police")
    assert not [words for words in given_away if words in page.text]


@pytest.fixture
def no_policy(monkeypatch):
    """No policy may be used, as when the last one has ended."""

    def none(*_: object) -> None:
        raise NoPolicyInForce("No policy is in force in england on 2026-11-22.")

    def begin() -> None:
        monkeypatch.setattr("outcome21.web.officers.assessment.policy_in_force", none)

    return begin


def test_without_a_policy_the_officer_reads_a_calm_sentence(asha, no_policy):
    crime = a_crime(asha.by)
    no_policy()
    page = asha.open(f"crimes/{crime}/assess")
    assert page.status == 409
    assert "No policy can be used today, so its questions cannot be asked" in page.text
    assert "If a child is at risk now, do not wait" in page.text
    assert f'href="/officers/crimes/{crime}"' in page.html


def test_without_a_policy_what_was_typed_is_kept_to_be_sent_again(asha, no_policy, monkeypatch):
    crime = a_crime(asha.by)
    typed = answers(coerced="yes") | {"number": "0", "gain_note": "Asked the school twice."}
    no_policy()
    asha.client.defaults["HTTP_SEC_FETCH_SITE"] = "same-origin"
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    assert page.status == 409
    assert "Your answers were not stored yet. They are kept on this page" in page.text
    assert {name: page.value(name) for name in typed} == typed
    assert "Asked the school twice." in page.text
    monkeypatch.undo()
    assert "The answers were stored" in asha.send_all(f"crimes/{crime}/assess", typed).text


def test_a_policy_without_the_words_to_act_at_once_has_the_desks_own(asha, monkeypatch):
    bare = {
        action: text for action, text in POLICY.action_labels.items() if action != "safeguard_now"
    }
    silent = replace(POLICY, action_labels=bare)
    monkeypatch.setattr("outcome21.web.officers.assessment.policy_in_force", lambda *_: silent)
    monkeypatch.setattr("outcome21.web.officers.facts_view.policy_version", lambda _: silent)
    crime = a_crime(asha.by)
    typed = {"immediate_risk": "yes", "number": "0"}
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    said = "You answered that a child is at risk now. Act now to keep the child safe: tell the"
    assert page.status == 422 and said in page.text
    number = str(assessed(asha.by, crime, immediate_risk="yes"))
    page = asha.open(f"crimes/{crime}")
    assert "A child is at risk now. Act now to keep the child safe: tell the" in page.text
    asha.send(f"crimes/{crime}/own-view", number=number, route="investigate", words="At risk.")
    page = asha.send(f"crimes/{crime}/recommendation", number=number)
    assert page.text.count("Act now to keep the child safe") == 2
    assert "safeguard_now" not in page.html

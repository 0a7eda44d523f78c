"""Answering the questions; the officer's own view; and nothing given away before it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils.timezone import now

from outcome21.casework.people import NewPerson
from outcome21.domain.policy import policy_in_force
from outcome21.domain.policy_order import decisive_order
from outcome21.web.officers.question_order import OTHER_QUESTIONS, grouped
from tests.web.officers.cases import a_crime, assessed
from tests.web.officers.desk import answers

pytestmark = pytest.mark.django_db
QUESTIONS = policy_in_force(date(2026, 11, 22)).questions


def test_every_question_is_asked_with_its_help_and_the_most_urgent_first(asha):
    page = asha.open(f"crimes/{a_crime(asha.by)}/assess")
    for question in QUESTIONS:
        assert question.officer in page.text and question.help in page.text
    assert page.text.index("at risk of harm now") < page.text.index("groomed, used")


def test_inside_each_group_the_most_decisive_question_comes_first(asha):
    html = asha.open(f"crimes/{a_crime(asha.by)}/assess").html
    asked = re.findall(r'id="question-(\w+)"', html)
    policy = policy_in_force(date(2026, 11, 22))
    place = decisive_order(policy).index
    group = {question.id: question.group for question in policy.questions}
    expected = sorted(asked, key=lambda one: (list(policy.groups).index(group[one]), place(one)))
    assert asked == expected
    assert len(asked) == len(policy.questions) > 15


def test_a_question_that_the_file_puts_in_no_group_is_asked_at_the_end(asha):
    policy = policy_in_force(date(2026, 11, 22))
    loose = replace(policy.questions[0], group="")
    changed = replace(policy, questions=(loose, *policy.questions[1:]))
    assert grouped(changed)[-1] == (OTHER_QUESTIONS, [loose])


def test_no_question_is_skipped_silently(asha):
    page = asha.send(f"crimes/{a_crime(asha.by)}/assess")
    assert page.status == 422
    assert {field for field, _ in page.problems()} == {question.id for question in QUESTIONS}


def test_a_yes_or_no_needs_its_basis_and_source_and_nothing_is_lost(asha):
    typed = answers(coerced="yes", coerced_basis="", coerced_source="")
    typed |= {"coerced_basis": "", "coerced_source": "", "gain_note": "Asked twice."}
    page = asha.send_all(f"crimes/{a_crime(asha.by)}/assess", typed)
    assert page.status == 422
    assert [field for field, _ in page.problems()] == ["coerced_basis", "coerced_source"]
    assert page.value("coerced") == "yes"
    assert page.value("gain_note") == "Asked twice."
    assert page.value("exploited_source") == "officer_check"


def test_a_link_in_a_note_is_told_at_the_note(asha):
    page = asha.send_all(
        f"crimes/{a_crime(asha.by)}/assess", answers() | {"gain_note": "See www.example.org/a"}
    )
    assert (page.status, [field for field, _ in page.problems()]) == (422, ["gain_note"])
    assert page.value("gain_note") == "See www[.]example[.]org/a"


def test_an_answer_against_the_ages_on_record_is_refused_at_its_question(asha):
    child = NewPerson("person_involved", pictured=True, date_of_birth=date(2017, 3, 1))
    page = asha.send_all(f"crimes/{a_crime(asha.by, people=(child,))}/assess", answers())
    assert (page.status, [field for field, _ in page.problems()]) == (409, ["under_13"])


def test_not_known_needs_no_source_and_stands_on_top_of_the_screen(asha):
    crime = a_crime(asha.by)
    page = asha.send_all(f"crimes/{crime}/assess", answers(still_online="not_known"))
    assert "1 not known" in page.text
    assert page.text.index("Is it still being shown") < page.text.index("groomed, used")
    assert "Fact: an officer's own check" in page.text


def test_what_came_by_a_code_answers_nothing_no(asha):
    crime = a_crime(asha.by)
    typed = answers() | {"gain_source": "code"}
    page = asha.send_all(f"crimes/{crime}/assess", typed)
    assert page.status == 409
    assert [field for field, _ in page.problems()] == ["gain_source"]
    assert page.value("gain") == "no"
    raised = answers(gain="yes") | {"gain_source": "code"}
    assert asha.send_all(f"crimes/{crime}/assess", raised).status == 200


def test_the_newest_answers_are_filled_in(asha):
    crime = a_crime(asha.by)
    assessed(asha.by, crime, coerced="yes", still_online="not_known")
    page = asha.open(f"crimes/{crime}/assess")
    assert page.value("coerced") == "yes"
    assert page.value("coerced_source") == "officer_check"
    assert page.value("still_online") == "not_known"


@pytest.mark.parametrize(("born", "answer"), [(2012, "no"), (2017, "yes")])
def test_under_13_is_worked_out_from_the_ages_and_says_so(asha, born, answer):
    child = NewPerson("person_involved", pictured=True, date_of_birth=date(born, 3, 1))
    page = asha.open(f"crimes/{a_crime(asha.by, people=(child,))}/assess")
    assert page.value("under_13") == answer
    assert f"The ages on record say {answer}." in page.text


def test_under_13_is_left_open_where_an_age_is_not_known(asha):
    unknown = NewPerson("person_involved", pictured=True)
    page = asha.open(f"crimes/{a_crime(asha.by, people=(unknown,))}/assess")
    assert page.value("under_13") == ""
    assert "The ages on record" not in page.text


def test_nothing_gives_the_recommendation_away_before_it_is_shown(asha, carys):
    """Neither the route nor the category nor a reason, on any page, to anybody."""
    crime = a_crime(asha.by)
    assessed(asha.by, crime, coerced="yes", adult_involved="yes")
    given_away = (
        "The policy recommends",
        "Aggravated",
        "closed to everybody",
        "refer_",
        "so police",
    )
    for desk in (asha, carys):
        for page in ("", "/own-view", "/assess", "/decide", "/decide/21", "/decide/investigate"):
            text = desk.open(f"crimes/{crime}{page}").text
            assert not [words for words in given_away if words in text], page
    assert "closed to everybody" not in asha.send(f"crimes/{crime}/decide/21", number="1").text


def test_a_child_at_risk_now_is_shown_at_once(asha):
    crime = a_crime(asha.by)
    assert "A child is at risk now" not in asha.open(f"crimes/{crime}").text
    page = asha.send_all(f"crimes/{crime}/assess", answers(immediate_risk="yes"))
    assert "A child is at risk now. Act now to keep the child safe" in page.text
    assert "The policy recommends" not in page.text


def test_the_own_view_comes_first(asha):
    crime = a_crime(asha.by)
    number = str(assessed(asha.by, crime))
    page = asha.send(f"crimes/{crime}/recommendation", number=number)
    assert page.status == 409
    assert "Give your own view of the facts first" in page.text
    page = asha.send(f"crimes/{crime}/own-view", number=number, route="review")
    assert page.status == 422
    assert page.problems()[0][0] == "words"
    assert page.value("route") == "review"
    page = asha.send(f"crimes/{crime}/own-view", number=number, route="nonsense", words="Because.")
    assert page.status == 409
    assert (page.problems()[0][0], page.value("words")) == ("route", "Because.")


def test_a_page_about_older_answers_is_refused(asha):
    crime = a_crime(asha.by)
    assessed(asha.by, crime)
    assessed(asha.by, crime)
    page = asha.send(f"crimes/{crime}/own-view", number="1", route="review", words="Because.")
    assert page.status == 409
    assert "answered again meanwhile, so nothing was stored" in page.text
    assert page.value("words") == "Because."


def test_the_recommendation_is_shown_with_reasons_sources_and_what_is_missing(asha):
    crime = a_crime(asha.by)
    number = str(assessed(asha.by, crime, deceived="not_known"))
    asha.send(f"crimes/{crime}/own-view", number=number, route="find_out", words="Because.")
    page = asha.send(f"crimes/{crime}/recommendation", number=number)
    for said in (
        "The policy recommends: Find out more before deciding",
        "Some facts are not known yet",
        "What is missing Did somebody pretend",
        "Offer support to every child in it",
        "Category Not known yet",
        "Policy ew-2026-11",
    ):
        assert said in page.text


def test_an_assessment_needs_a_crime_that_is_here(asha):
    assert asha.open("crimes/0000000000/assess").status == 404
    page = asha.send_all("crimes/0000000000/assess", answers())
    assert page.status == 404
    assert now().date() >= policy_in_force(now().date()).starts

"""Which door, as it is served: three questions by POST, nothing stored, nothing in an address."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outcome21.guidance.front_matter import TELLING
from outcome21.guidance.pages import include
from outcome21.guidance.stories import stories
from outcome21.guidance.which_door import doors_for
from tests.guidance.reading import blame_words, grade, longest_sentence
from tests.guidance.test_which_door import EVERY
from tests.web.public.browser import SENT_AS
from tests.web.public.reporting import heading
from tests.web.public.served import paragraphs, title

pytestmark = pytest.mark.django_db
ADDRESS = "/which-door"
DOORS = {part.id: part.heading for part in include("doors").contents}


def answer(visitor, danger="no", want="talk", fits=()):
    return visitor.get(ADDRESS).send(ADDRESS, danger=danger, want=want, fits=list(fits))


def shown(visitor):
    """The doors of the page, in order."""
    return re.findall(r'<h2 id="([a-z0-9-]+)" class="govuk-heading-m">', visitor.text)


def test_three_questions_are_asked_in_one_form_that_is_posted(visitor):
    visitor.get(ADDRESS)
    form = visitor.form(ADDRESS)
    assert visitor.text.count("<legend") == 3
    assert form.types == {"hidden", "radio", "checkbox"}
    assert set(form.fields) == {"form"}, "nothing is ticked beforehand"
    assert 'method="post"' in visitor.text
    assert "file" not in form.types


def named(answers):
    """The answers in words that are the same in every process."""
    return "-".join((answers.danger, answers.want, *sorted(answers.fits)))


@pytest.mark.parametrize("answers", EVERY[::17], ids=named)
def test_the_doors_that_fit_are_shown_in_order_with_who_would_find_out(visitor, answers):
    answer(visitor, answers.danger, answers.want, answers.fits)
    assert heading(visitor) == "Who you could tell"
    doors = [one for one in shown(visitor) if one in DOORS]
    assert tuple(doors) == doors_for(answers)
    assert visitor.text.count("Who would find out?") == len(doors)
    assert ("Do this first." in paragraphs(visitor)) == ("threats" in answers.fits)
    if "threats" in answers.fits:
        before = visitor.text.partition("Do this first.")[0]
        assert ("Who would find out?" in before) == (answers.danger != "no"), "999 is above it"


@pytest.mark.parametrize("answers", EVERY[::29], ids=named)
def test_no_answer_brings_up_what_police_would_decide(visitor, answers):
    """Design: no tool computes a reader's own outcome."""
    words = paragraphs(answer(visitor, answers.danger, answers.want, answers.fits))
    for route in stories().routes["en"].values():
        assert route not in words
    assert "Outcome 21" not in words


def test_nothing_is_stored_and_nothing_is_asked_of_the_database(visitor):
    visitor.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        visitor.send(ADDRESS, danger="yes", want="police", fits=["adult", "threats"])
    assert len(asked) == 0
    assert visitor.page.status_code == 200
    assert not visitor.page.cookies
    assert "Set-Cookie" not in visitor.page


def test_answers_are_in_no_address_and_are_not_repeated(visitor):
    answer(visitor, "yes", "police", ["adult", "threats", "no_name"])
    assert "Location" not in visitor.page
    for link in re.findall(r'href="([^"]*)"', visitor.text):
        assert "?" not in link or link.startswith("/feedback/"), link
    assert not re.search(r'value="(?:yes|police|adult|threats|no_name)"', visitor.text)


def test_answers_in_an_address_are_not_read(visitor):
    visitor.get(f"{ADDRESS}?danger=yes&want=talk&fits=adult")
    assert heading(visitor) == "Who could I tell?"
    assert not visitor.wrong
    assert set(visitor.form(ADDRESS).fields) == {"form"}


def test_what_was_left_out_is_asked_for_kindly_and_the_rest_is_kept(visitor):
    visitor.get(ADDRESS).send(ADDRESS, want="school", fits=["adult", "no_name"])
    assert visitor.wrong
    assert 'href="#danger"' in visitor.text
    assert 'id="danger"' in visitor.text
    assert "You can pick “I am not sure”." in visitor.text
    assert visitor.form(ADDRESS).fields["want"] == ["school"]
    assert sorted(visitor.form(ADDRESS).fields["fits"]) == ["adult", "no_name"]
    visitor.send(ADDRESS, danger="no")
    assert shown(visitor)[0] == "school"


def test_an_empty_form_names_both_questions_in_the_summary(visitor):
    visitor.get(ADDRESS).send(ADDRESS)
    summary = re.search(r'<div class="govuk-error-summary".*?</ul>', visitor.text, re.DOTALL)[0]
    assert re.findall(r'href="#([a-z]+)"', summary) == ["danger", "want"]


@pytest.mark.parametrize("token", ["", "x", "A" * 76, "%00", "é"])
def test_a_token_that_was_not_made_here_asks_again_and_keeps_the_answers(visitor, token):
    visitor.get(ADDRESS).send(ADDRESS, form=token, danger="no", want="talk")
    assert visitor.page.status_code == 200
    assert visitor.wrong
    assert "press Continue again" in visitor.text
    assert visitor.form(ADDRESS).fields["want"] == ["talk"]
    visitor.send(ADDRESS)
    assert shown(visitor)[0] == "childline"


def test_a_page_left_open_for_a_day_asks_again(visitor, clock):
    visitor.get(ADDRESS)
    clock.forward(timedelta(hours=13))
    visitor.send(ADDRESS, danger="no", want="talk")
    assert "press Continue again" in visitor.text


def test_a_token_of_another_form_does_not_fit(visitor):
    other = visitor.get("/feedback/home").form("/feedback/home").fields["form"]
    visitor.get(ADDRESS).send(ADDRESS, form=other, danger="no", want="talk")
    assert visitor.wrong


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "{{ 7*7 }}", "\u202etxt", "x" * 9000]
)
def test_hostile_answers_come_back_as_no_answer(visitor, hostile):
    visitor.get(ADDRESS).send(ADDRESS, danger=hostile, want=hostile, fits=[hostile], more=hostile)
    assert visitor.wrong
    assert "<script>alert" not in visitor.text
    assert hostile not in visitor.text


def test_another_site_cannot_send_it(visitor):
    visitor.get(ADDRESS)
    data = f"form={visitor.form(ADDRESS).fields['form'][0]}&danger=no&want=talk"
    page = visitor.client.post(ADDRESS, data, SENT_AS, headers={"sec-fetch-site": "cross-site"})
    assert page.status_code == 409


def test_the_result_has_leave_site_help_and_a_way_back(visitor):
    text = answer(visitor).text
    assert text.index('href="/exit"') < text.index("<h1")
    assert 'id="help-now"' in text
    assert f'href="{ADDRESS}"' in text
    assert visitor.page["Cache-Control"] == "no-store"
    assert visitor.page["Referrer-Policy"] == "no-referrer"


def test_no_id_stands_twice_whatever_is_shown(visitor):
    for answers in EVERY[::41]:
        ids = re.findall(
            r' id="([^"]*)"', answer(visitor, answers.danger, answers.want, answers.fits).text
        )
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("step", ["asked", "found", "wrong"])
def test_the_pages_are_easy_kind_and_neutral(visitor, step):
    visitor.get(ADDRESS)
    if step == "found":
        visitor.send(ADDRESS, danger="yes", want="police", fits=["online", "threats"])
    elif step == "wrong":
        visitor.send(ADDRESS)
    words = paragraphs(visitor)
    assert grade(words) <= 5
    assert longest_sentence(words) <= 20
    assert blame_words(words) == []
    assert not TELLING.search(title(visitor))

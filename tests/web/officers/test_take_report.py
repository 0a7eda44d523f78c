"""Taking a report: ten fields, five required, nothing lost."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from outcome21.web.officers.forms.reading import typed_moment
from tests.web.officers.desk import Desk, Page

pytestmark = pytest.mark.django_db
GIVEN = {
    "danger": "no",
    "reporter": "parent",
    "age": "13_15",
    "account": "My daughter was asked for a picture.",
}


def take(desk: Desk, **typed: str) -> Page:
    """The form sent as received now, with what is given in place of the usual."""
    return desk.send("reports/new", **{"received": typed_moment(now()), **GIVEN, **typed})


def test_the_form_asks_at_most_twelve_fields_and_requires_five(asha):
    page = asha.open("reports/new")
    names = set(re.findall(r'<(?:input|select|textarea)[^>]*name="(\w+)"', page.html))
    assert len(names - {"csrfmiddlewaretoken"}) <= 12
    required = asha.send("reports/new").problems()
    assert [field for field, _ in required] == ["received", "danger", "reporter", "age", "account"]


def test_five_answers_make_a_report(asha):
    page = take(asha)
    assert "The report was taken" in page.text
    assert "My daughter was asked for a picture." in page.text
    assert "This report has no code" in page.text


def test_everything_given_is_on_the_report(asha):
    page = take(
        asha,
        danger="yes",
        reached_us="phone",
        name="Alex Invented",
        contact="alex@example.org",
        safe_contact="some_times",
        care="Only mornings.",
    )
    for said in (
        "In danger now",
        "By phone",
        "Alex Invented",
        "Only at some times",
        "Only mornings.",
    ):
        assert said in page.text
    assert "alex@example.org" not in page.html


def test_the_24_hours_run_from_when_it_reached_us(asha):
    page = take(asha, received=typed_moment(now() - timedelta(hours=30)))
    assert "Late 6 hours late" in page.text


@pytest.mark.parametrize(
    "received", ["", "yesterday", "31/2/2026 9:00", "22/11/2026 25:00", "22/11/2026"]
)
def test_a_time_that_cannot_be_read_is_kept_and_asked_again(asha, received):
    page = take(asha, received=received)
    assert page.status == 422
    assert page.title.startswith("Error: ")
    assert page.problems()[0][0] == "received"
    assert page.value("received") == received
    assert page.value("account") == GIVEN["account"]
    assert page.value("age") == "13_15"


def test_a_slip_of_the_year_is_asked_again_and_never_breaks_the_work_list(asha):
    page = take(asha, received="22/11/0026 9:45")
    assert (page.status, page.problems()[0][0]) == (422, "received")
    assert asha.open("").status == 200


@pytest.mark.parametrize("field", ["danger", "reporter", "age", "reached_us", "safe_contact"])
def test_what_no_list_offers_is_not_stored(asha, field):
    page = take(asha, **{field: "not in the list " * 20})
    assert (page.status, page.problems()[0][0]) == (422, field)


def test_a_time_ahead_is_refused(asha):
    page = take(asha, received=typed_moment(now() + timedelta(hours=2)))
    assert page.status == 409
    assert page.problems()[0][0] == "received"
    assert page.value("account") == GIVEN["account"]


def test_a_pasted_link_is_only_words_and_picture_data_never_kept(asha):
    page = take(asha, account="See https://example.org/x and data:image/png;base64,AAAA now")
    assert "https://example.org" not in page.html
    assert "base64" not in page.html

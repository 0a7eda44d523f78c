"""Taking a report: ten fields, five required, nothing lost, and stored once."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from outcome21.casework.actions.take_report import OLDEST
from outcome21.casework.models import Report
from outcome21.sealing.forms import issue_form
from outcome21.web.officers.forms.reading import typed_moment
from outcome21.web.officers.words import SAFE_CONTACT
from tests.web.officers.desk import Desk, Page, once

pytestmark = pytest.mark.django_db
GIVEN = {
    "danger": "no",
    "reporter": "parent",
    "age": "13_15",
    "account": "My daughter was asked for a picture.",
}


def take(desk: Desk, **typed: str) -> Page:
    """The form sent as received now, with what is given in place of the usual."""
    usual = {"form": once(), "received": typed_moment(now()), **GIVEN}
    return desk.send("reports/new", **{**usual, **typed})


def test_the_form_asks_at_most_twelve_fields_and_requires_five(asha):
    page = asha.open("reports/new")
    names = set(re.findall(r'<(?:input|select|textarea)[^>]*name="(\w+)"', page.html))
    assert len(names - {"csrfmiddlewaretoken"}) <= 12
    required = asha.send("reports/new", form=once()).problems()
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


def test_a_report_near_its_24_hours_is_due_soon_on_the_list_and_on_its_page(asha):
    page = take(asha, received=typed_moment(now() - timedelta(hours=21)))
    assert "Due soon 2 hours left" in page.text
    assert "Due soon 2 hours left" in asha.open("").text
    fresh = take(asha, received=typed_moment(now() - timedelta(hours=19)))
    assert "Due soon" not in fresh.text


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


def test_a_pasted_link_or_picture_is_told_at_the_field_and_passes_when_sent_again(asha):
    page = take(asha, account="See https://example.org/x and data:image/png;base64,AAAA")
    assert (page.status, Report.objects.count()) == (422, 0)
    assert [field for field, _ in page.problems()] == ["account", "account"]
    assert "held a picture" in page.text and "turned into plain words" in page.text
    mended = page.value("account")
    assert "https://example.org" not in mended and "base64" not in mended
    assert mended.startswith("See hxxps[:]//example[.]org/x and")
    assert mended in take(asha, account=mended).text


def test_too_many_words_are_kept_and_told_by_how_many(asha):
    page = take(asha, account="word " * 801)
    assert page.status == 422
    assert page.problems() == [("account", "That is 4 characters too long. Use 4,000 at most.")]
    assert page.value("account") == ("word " * 801).strip()


def test_an_address_for_contact_is_no_link(asha):
    assert "The report was taken" in take(asha, contact="www.example.org").text


def test_the_form_sent_twice_is_one_report(asha):
    token = once()
    first, again = take(asha, form=token), take(asha, form=token)
    assert first.response.request["PATH_INFO"] == again.response.request["PATH_INFO"]
    assert Report.objects.count() == 1
    take(asha)
    assert Report.objects.count() == 2


def test_the_form_carries_its_own_number_and_keeps_it_when_something_is_missing(asha):
    first, other = asha.open("reports/new").value("form"), asha.open("reports/new").value("form")
    assert first and first != other
    assert take(asha, form=first, account="").value("form") == first


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("", "missing or changed"),
        ("altered", "missing or changed"),
        (issue_form("replies", now()), "missing or changed"),
        (issue_form("desk", now() - timedelta(hours=13)), "open for more than 12 hours"),
    ],
    ids=["none", "altered", "another_form", "old"],
)
def test_an_altered_or_old_form_is_shown_again_with_everything_typed(asha, token, said):
    page = take(asha, form=token)
    assert (page.status, Report.objects.count()) == (422, 0)
    assert page.problems()[0][0] == "main-content" and said in page.problems()[0][1]
    assert page.value("account") == GIVEN["account"]
    assert "The report was taken" in take(asha, form=page.value("form")).text


def test_the_five_years_are_the_acts_own(asha):
    page = take(asha, received=typed_moment(now() - OLDEST - timedelta(minutes=2)))
    assert (page.status, page.problems()[0][0]) == (422, "received")
    page = take(asha, received=typed_moment(now() - OLDEST + timedelta(minutes=2)))
    assert "The report was taken" in page.text


@pytest.mark.parametrize("safe", SAFE_CONTACT)
def test_safe_contact_is_said_in_the_same_words_where_it_is_asked_and_where_it_is_shown(asha, safe):
    assert SAFE_CONTACT[safe] in asha.open("reports/new").text
    assert f"Safe contact {SAFE_CONTACT[safe]}." in take(asha, safe_contact=safe).text


@pytest.mark.parametrize(
    ("danger", "said"), [("yes", "In danger now"), ("no", "No"), ("not_known", "Not known")]
)
def test_the_answer_about_danger_is_shown_as_it_was_given(asha, danger, said):
    page = take(asha, danger=danger)
    assert f"Danger now {said} " in page.text
    assert ("govuk-tag--red" in page.html) == (danger == "yes")

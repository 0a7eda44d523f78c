"""The content's page at the desk: what to look at again, and feedback that points at nobody."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from outcome21.guidance.models import Feedback
from tests.people import staff
from tests.web.officers.desk import Desk

pytestmark = pytest.mark.django_db
CHECKED = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def elin(db):
    """The content owner."""
    return Desk(staff("elin", "content_owner"))


@pytest.fixture
def content_on(monkeypatch, db):
    """The page as the content owner finds it that many days after everything was reviewed."""

    def opened(days):
        monkeypatch.setattr(timezone, "now", lambda: CHECKED + timedelta(days=days))
        return Desk(staff(f"elin{days}", "content_owner")).open("content")

    return opened


def given(page, useful, number):
    Feedback.objects.bulk_create(
        Feedback(force="demo", page=page, language="en", useful=useful, given_on=date(2026, 11, 1))
        for _ in range(number)
    )


def test_a_content_owner_starts_here_and_may_open_no_record(elin):
    assert elin.open("").response["Location"] == "/officers/content"
    assert elin.open("reports/0000000000").status == 403
    assert elin.open("register").status == 403


def test_officers_do_not_see_it(asha):
    assert asha.open("content").status == 403


def test_a_policy_lead_may_see_it_too(dilys):
    assert dilys.open("content").status == 200


def test_with_everything_fresh_it_says_so(content_on):
    page = content_on(0)
    assert "Every number was checked in the last 30 days." in page.text
    assert "No page is stale" in page.text
    assert "Nobody has said anything about a page so far." in page.text


def test_numbers_not_checked_in_time_are_listed_with_what_visitors_see(content_on):
    page = content_on(31)
    assert "0800 1111" in page.text and "Shown until 21 May 2027" in page.text
    assert "Not shown" in content_on(181).text


def test_pages_that_are_stale_or_soon_will_be_are_listed_with_their_owner(content_on):
    page = content_on(160)
    assert "Good until 21 May 2027" in page.text
    page = content_on(181)
    assert "Stale" in page.text and "Safeguarding lead" in page.text


def test_small_numbers_are_hidden_and_so_is_every_sum_that_would_tell_them(content_on):
    given("now", "yes", 23)
    given("now", "no", 3)
    given("home", "no", 11)
    page = content_on(0)
    assert page.text.count("hidden") >= 2
    for telling in (">3<", ">26<", ">37<"):
        assert telling not in page.html
    for right in (">23<", ">11<", ">34<"):
        assert right in page.html

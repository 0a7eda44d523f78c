"""The registrar's register."""

import re

import pytest
from django.utils.timezone import now

from outcome21.casework import actions
from outcome21.insight import timeliness
from tests.web.officers.cases import a_crime, a_report

pytestmark = pytest.mark.django_db


def test_every_report_has_its_crime_or_its_reason_in_time_or_late(asha, carys):
    crime = a_crime(asha.by)
    late = a_report(49)
    actions.give_reason(
        by=asha.by, at=now(), report=late, code="not_a_crime_in_law", given={"why": "Words alone."}
    )
    waiting, overdue = a_report(1), a_report(30)
    page = carys.open("register")
    number = asha.open(f"crimes/{crime}").title.split()[1]
    for said in (number, late, waiting, overdue, "Not a crime in law", "6 hours late", "None yet"):
        assert said in page.text
    assert "Reports 4 In time 1 Late 1 Still running 1 Late and not recorded yet 1" in page.text
    assert "Robin" not in page.text and "Words alone" not in page.text


def test_the_register_is_the_registrars(asha, bryn, carys):
    assert asha.open("register").status == bryn.open("register").status == 403
    assert carys.open("register").status == 200
    assert "Register" in carys.open("").text and "Register" not in asha.open("").text


def test_an_empty_register_says_so(carys):
    assert "No report has reached us yet" in carys.open("register").text


@pytest.fixture
def pages_of_two(monkeypatch):
    monkeypatch.setattr(timeliness, "PAGE", 2)


def shown(page):
    """The reports of a page of the register, in order."""
    return re.findall(r'<th scope="row"[^>]*><a[^>]*>(\w{10})</a>', page.html)


@pytest.mark.usefixtures("pages_of_two")
def test_a_long_register_is_read_page_by_page_and_counted_as_a_whole(carys):
    made = [a_report(hours) for hours in (1, 30, 2, 40, 3)]
    newest_first = [made[place] for place in (0, 2, 4, 1, 3)]
    first, middle, last = (carys.open(f"register?page={n}") for n in (1, 2, 3))
    assert [shown(page) for page in (first, middle, last)] == [
        newest_first[:2],
        newest_first[2:4],
        newest_first[4:],
    ]
    for page in (first, middle, last):
        assert "Reports 5 In time 0 Late 0 Still running 3 Late and not recorded yet 2" in page.text
    assert "Reports 3 to 4 of 5" in middle.text and "Reports 5 to 5 of 5" in last.text
    assert middle.title.startswith("Register, page 2")
    assert ("Newer reports" in first.text, "Older reports" in first.text) == (False, True)
    assert ("Newer reports" in last.text, "Older reports" in last.text) == (True, False)
    assert 'rel="next" href="/officers/register?page=3"' in middle.html
    assert 'rel="prev" href="/officers/register?page=1"' in middle.html


@pytest.mark.usefixtures("pages_of_two")
@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", 0),
        ("0", 0),
        ("-1", 0),
        ("two", 0),
        ("²", 0),
        ("9" * 30, 0),
        ("99", 2),
        ("9" * 9, 2),
        ("9" * 10, 0),
        ("3", 2),
    ],
)
def test_a_page_that_is_not_there_is_the_nearest_one(carys, asked, given):
    made = [a_report(hours) for hours in (1, 2, 3, 4, 5)]
    page = carys.open(f"register?page={asked}")
    assert page.status == 200
    assert shown(page) == [made[:2], made[2:4], made[4:]][given]


def test_a_short_register_has_no_pages(carys):
    a_report()
    assert "Pages of the register" not in carys.open("register").html

"""What becomes of a report: a crime, a crime already there, or a reason."""

import pytest

from outcome21.casework.actions import reply_by_code
from outcome21.casework.queries import waiting_reports
from tests.casework.story import NOON, a_crime_reference
from tests.casework.story import a_report as told_by_form
from tests.people import CODE_HOLDER
from tests.web.officers.cases import a_crime, a_report
from tests.web.officers.desk import Desk, Page

pytestmark = pytest.mark.django_db
ROW = {"role": "person_involved", "name": "Robin", "born": "1/3/2012", "pictured": "yes"}


def row(number: int, **typed: str) -> dict[str, str]:
    """One person's fields."""
    return {f"person{number}_{name}": value for name, value in typed.items()}


def record(desk: Desk, report: str, **typed: str) -> Page:
    """The form sent with one person, with what is given in place of the usual."""
    usual = {"offence": "086/02", "crime_reference": a_crime_reference(), "rows": "2"}
    return desk.send_all(f"reports/{report}/record", {**usual, **row(1, **ROW), **typed})


def test_a_crime_is_recorded_with_its_people(asha):
    second = row(2, role="parent_carer", age="18_over", pictured="no", details="Mother")
    page = record(asha, a_report(), **second)
    assert "The crime was recorded" in page.text
    for said in (
        "Person A: Robin",
        "born 01/03/2012, 13 to 15",
        "Person B: name not known",
        "Mother",
    ):
        assert said in page.text
    assert "in time (1 hour after the report)" in page.text


@pytest.mark.parametrize("part", ["record", "link", "reason"])
def test_a_page_that_shows_no_message_leaves_it_unread(asha, part):
    """A child writes "he is outside" while an officer is about to record the crime."""
    receipt = told_by_form()
    reply_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, words="He is outside.")
    page = asha.open(f"reports/{receipt.reference}/{part}")
    assert "He is outside." not in page.text
    assert waiting_reports("demo", NOON)[0].unread_messages == 1
    assert "He is outside." in asha.open(f"reports/{receipt.reference}").text
    assert waiting_reports("demo", NOON)[0].unread_messages == 0


def test_another_person_is_added_up_to_six_and_nothing_is_lost(asha):
    report = a_report()
    page = record(asha, report, another="yes", crime_reference="60/000777/26")
    assert page.status == 200
    assert "Person 3" in page.text
    assert page.value("person1_name") == "Robin"
    assert page.value("person1_role") == "person_involved"
    assert page.value("crime_reference") == "60/000777/26"
    page = record(asha, report, another="yes", rows="5")
    assert "Person 6" in page.text and "Add another person" not in page.text
    assert "Person 7" not in record(asha, report, another="yes", rows="99").text


def test_each_problem_leads_to_its_field_and_everything_typed_stays(asha):
    page = record(asha, a_report(), offence="", **row(2, name="Sam", born="1/13/2012"))
    assert page.status == 422
    assert [field for field, _ in page.problems()] == [
        "offence",
        "person2_role",
        "person2_born",
        "person2_pictured",
    ]
    assert page.value("person1_name") == "Robin"
    assert page.value("person2_born") == "1/13/2012"


def test_a_reference_is_asked_for_where_the_force_makes_none(asha, monkeypatch):
    monkeypatch.setattr("outcome21.web.officers.record._made", lambda request: False)
    page = record(asha, a_report(), crime_reference="")
    assert page.problems() == [("crime_reference", "Type the crime reference.")]


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"crime_reference": "wrong"}, "crime_reference", "such as 60/012345/26"),
        ({"offence": "071/17"}, "offence", "Choose one of the offences"),
        ({"person1_role": "suspect"}, "person1_role", "Somebody who is pictured is not a suspect"),
        ({"person1_role": "villain"}, "person1_role", "not a role"),
        ({"person1_born": "1/3/1850"}, "person1_born", "Check the date of birth"),
    ],
)
def test_a_rule_refuses_at_the_form(asha, typed, field, said):
    page = record(asha, a_report(), **typed)
    assert page.status == 409
    assert page.problems()[0][0] == field
    assert said in page.text
    assert page.value("person1_name") == "Robin"


def test_another_row_does_not_hide_that_words_were_changed(asha):
    page = record(asha, a_report(), another="yes", person1_details="See www.example.org/me")
    assert (page.status, page.problems()[0][0]) == (422, "person1_details")
    assert page.value("person1_details") == "See www[.]example[.]org/me"
    assert "Person 3" in page.text


def test_nobody_named_is_refused(asha):
    page = asha.send(
        f"reports/{a_report()}/record",
        offence="086/02",
        crime_reference=a_crime_reference(),
        rows="2",
    )
    assert page.status == 409
    assert "Add at least one person" in page.text


def test_a_crime_is_not_recorded_twice(asha):
    reference = a_crime_reference()
    record(asha, a_report(), crime_reference=reference)
    page = record(asha, a_report(), crime_reference=reference)
    assert page.status == 409
    assert "already recorded" in page.problems()[0][1]


def test_a_report_joins_a_crime_already_recorded(asha):
    crime, report = a_crime(asha.by), a_report()
    number = asha.open(f"crimes/{crime}").title.split()[1]
    page = asha.send(f"reports/{report}/link", crime_reference="60/999999/99")
    assert page.status == 409
    assert page.value("crime_reference") == "60/999999/99"
    page = asha.send(f"reports/{report}/link", crime_reference=number)
    assert "The report now belongs to this crime" in page.text and report in page.text


def test_a_reason_needs_what_the_recording_rules_want(asha):
    report = a_report()
    assert asha.send(f"reports/{report}/reason").problems()[0][0] == "code"
    page = asha.send(f"reports/{report}/reason", code="another_force", why="It was there.")
    assert page.status == 409
    assert [field for field, _ in page.problems()] == ["force_name", "other_force_told"]
    assert page.value("why") == "It was there."
    page = asha.send(
        f"reports/{report}/reason",
        code="another_force",
        why="It was there.",
        force_name="Elsewhere Police",
        other_force_told="Rang at ten.",
        supervisor="Not for this one",
    )
    assert "The reason was recorded" in page.text
    assert "Another force's crime Asha," in page.text and "Elsewhere Police" in page.text
    assert "Not for this one" not in page.text
    assert report not in asha.open("").text


def test_a_duplicate_is_joined_to_its_crime(asha):
    crime, report = a_crime(asha.by), a_report()
    number = asha.open(f"crimes/{crime}").title.split()[1]
    asha.send(f"reports/{report}/reason", code="duplicate", why="Same.", crime_reference=number)
    assert f"Belongs to crime {number}" in asha.open(f"reports/{report}").text


def test_the_registrar_may_give_a_reason_and_not_record(carys):
    report = a_report()
    page = carys.send(f"reports/{report}/reason", code="not_a_crime_in_law", why="Words alone.")
    assert "The reason was recorded" in page.text
    assert record(carys, report).status == 403


def test_a_crime_recorded_meanwhile_is_told_and_nothing_typed_is_lost(asha):
    report = a_report()
    record(asha, report, known_crimes="0")
    page = record(asha, report, known_crimes="0", crime_reference="60/000778/26")
    assert "Somebody has recorded a crime from this report" in page.text
    assert page.value("person1_name") == "Robin"
    assert page.value("known_crimes") == "1"

"""The work list: what waits, by reference, enough to act on."""

import pytest
from django.utils.timezone import now

from outcome21.casework import actions
from tests.people import CODE_HOLDER
from tests.web.officers.cases import a_crime, a_receipt, a_report, assessed, shown, told
from tests.web.officers.desk import reasons


def part(page, heading):
    """The part of the page under a heading, as HTML."""
    return page.html.partition(f'id="{heading}"')[2].partition("</section>")[0]


def finished(asha, bryn, report):
    """Outcome 21, confirmed, and everybody told; the crime."""
    crime = a_crime(asha.by, report=report)
    number = shown(asha.by, crime)
    told(asha.by, crime)
    typed = {"number": str(number), "save": "yes", **reasons("21")}
    asha.send_all(f"crimes/{crime}/decide/21", typed)
    bryn.send(f"crimes/{crime}/decisions/1/review", result="confirmed", words="")
    told(asha.by, crime)
    return crime


pytestmark = pytest.mark.django_db


def test_the_urgent_stand_first_and_late_is_a_word(asha):
    late, urgent = a_report(30), a_report(1, urgent=True)
    page = asha.open("")
    assert page.text.index(urgent) < page.text.index(late)
    assert "In danger now" in page.text
    assert "Late 6 hours late" in page.text
    assert "22 hours left" in page.text


@pytest.mark.parametrize(
    ("danger", "said"), [("no", "No"), ("not_known", "Not known"), ("", "Not known")]
)
def test_a_no_about_danger_is_a_no_in_the_list(asha, danger, said):
    a_report(coded={"danger": danger} if danger else {})
    page = asha.open("")
    assert f'data-label="Danger">{said}</td>' in page.html.replace("\n", "")
    assert "Not said" not in page.text


def test_a_child_at_risk_now_is_marked_and_stands_first(asha):
    first, second, third = (a_crime(asha.by) for _ in range(3))
    assessed(asha.by, second, immediate_risk="yes")
    assessed(asha.by, third, immediate_risk="yes")
    assessed(asha.by, third)  # since answered no
    page = asha.open("")
    rows = page.html.partition('id="open-crimes"')[2].split("<tr")[2:]
    assert [first in rows[1], second in rows[0], third in rows[2]] == [True, True, True]
    assert ["At risk now" in row for row in rows] == [True, False, False]


@pytest.mark.slow
def test_a_decision_to_investigate_is_looked_at_afterwards_by_a_different_person(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    typed = {"number": str(number), "rationale_why": "A threat.", "step_owner": asha.by.reference}
    typed |= {"departure_reason": "The child is afraid.", "save": "yes"}
    asha.send_all(f"crimes/{crime}/decide/investigate", typed)
    page = bryn.open("")
    assert "To look at afterwards (1)" in page.text and "for you to confirm" not in page.text
    assert "To investigate Departs from the policy" in page.text
    assert "Investigate: finish the steps" in page.text  # nothing waits for the answer
    assert "To look at afterwards" not in asha.open("").text
    case = bryn.open(f"crimes/{crime}")
    assert "To look at afterwards: decision 1, to investigate Departs" in case.text
    assert "A different person looks at it afterwards" in asha.open(f"crimes/{crime}").text
    where = f"crimes/{crime}/decisions/1/review"
    assert "The investigation began at once and goes on" in bryn.open(where).text
    assert "confirmed" in bryn.send(where, result="confirmed", words="").text
    assert "To look at afterwards" not in bryn.open("").text
    assert "afterwards" not in bryn.open(f"crimes/{crime}").text


def test_a_row_says_who_told_us_how_old_and_whether_somebody_wrote(asha):
    receipt = a_receipt(named=False)
    actions.reply_by_code(by=CODE_HOLDER, at=now(), typed=receipt.code, words="Hello?")
    text = asha.open("").text
    for said in ("Somebody who works with them", "13 to 15", "Without a name", "1 unread"):
        assert said in text


def test_no_name_stands_in_the_list(asha):
    a_report()
    a_crime(asha.by)
    text = asha.open("").text
    assert "Ms Invented" not in text and "Robin" not in text


def test_a_decision_waits_for_a_different_person(asha, bryn):
    crime = a_crime(bryn.by)
    number = shown(bryn.by, crime)
    told(bryn.by, crime)
    bryn.send_all(
        f"crimes/{crime}/decide/21", {"number": str(number), "save": "y", **reasons("21")}
    )
    assert "Supervisor to confirm or return" in bryn.open("").text
    assert "for you to confirm" not in bryn.open("").text  # her own
    assert "for you to confirm" not in asha.open("").text  # not a supervisor


def test_an_exact_reference_is_found_however_it_is_typed(asha):
    report = a_report()
    crime = a_crime(asha.by)
    typed = f" {report[:5].lower()}-{report[5:].lower()} "
    assert f"Report {report}" in asha.send("find", reference=typed).text
    assert "What to do next" in asha.send("find", reference=crime).text
    number = asha.open(f"crimes/{crime}").title.split()[1]
    assert "What to do next" in asha.send("find", reference=number).text


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("60/999999/99", 409)])
def test_what_is_not_found_is_said_and_kept(asha, typed, status):
    page = asha.send("find", reference=typed)
    assert page.status == status
    assert [field for field, _ in page.problems()] == ["reference"]
    assert page.value("reference") == typed


def test_a_message_about_a_settled_report_waits_until_an_officer_has_read_it(asha):
    receipt, urgent = a_receipt(2), a_receipt(1, urgent=True)
    for each in (receipt, urgent):
        given = {"code": "not_a_crime_in_law", "given": {"why": "Words alone."}}
        actions.give_reason(by=asha.by, at=now(), report=each.reference, **given)
    assert "Messages about settled reports" not in asha.open("").text
    for each in (receipt, urgent):
        actions.reply_by_code(by=CODE_HOLDER, at=now(), typed=each.code, words="He is back.")
    page = asha.open("")
    lines = part(page, "to-read")
    assert "Messages about settled reports, to read (2)" in page.text
    assert lines.index(urgent.reference) < lines.index(receipt.reference)
    assert "In danger now" in lines and "Not a crime in law" in lines and "He is back" not in lines
    assert f"/officers/reports/{receipt.reference}#messages" in lines
    assert "He is back." in asha.open(f"reports/{receipt.reference}").text
    assert "to read (1)" in asha.open("").text


@pytest.mark.slow
def test_a_message_about_a_finished_crime_waits_under_it_and_on_its_page(asha, bryn):
    receipt = a_receipt()
    crime = finished(asha, bryn, receipt.reference)
    assert "Nothing more to do" in asha.open(f"crimes/{crime}").text
    actions.reply_by_code(by=CODE_HOLDER, at=now(), typed=receipt.code, words="He is back.")
    page = asha.open("")
    assert f"/officers/crimes/{crime}" in part(page, "to-read")
    assert crime not in part(page, "open-crimes")
    case = asha.open(f"crimes/{crime}")
    assert "Next Read the new message" in case.text
    assert f'href="/officers/reports/{receipt.reference}#messages">Read the new' in case.html
    asha.open(f"reports/{receipt.reference}")
    assert "to-read" not in asha.open("").html
    assert "Next Nothing more to do" in asha.open(f"crimes/{crime}").text


def test_a_wish_in_an_urgent_report_says_so(asha):
    receipt = a_receipt(1, urgent=True)
    actions.wish_by_code(by=CODE_HOLDER, at=now(), typed=receipt.code, kind="take_back")
    assert "In danger now" in part(asha.open(""), "asked")


def test_a_decision_on_older_answers_is_only_returned_on_every_page(asha, bryn):
    crime = a_crime(asha.by)
    number = shown(asha.by, crime)
    told(asha.by, crime)
    typed = {"number": str(number), "save": "yes", **reasons("21")}
    asha.send_all(f"crimes/{crime}/decide/21", typed)
    assert "Supervisor to confirm or return" in part(asha.open(""), "open-crimes")
    assert "Can only be returned" not in bryn.open("").text
    shown(asha.by, crime, repeated="yes")
    assert "Supervisor to return the decision" in part(asha.open(""), "open-crimes")
    assert "Can only be returned" in part(bryn.open(""), "to-confirm")
    for who in (asha, bryn):
        case = who.open(f"crimes/{crime}")
        assert "Next Supervisor to return the decision" in case.text
        assert "onfirm or return" not in case.text and "to confirm it" not in case.text
    assert "Return the decision</a>" in bryn.open(f"crimes/{crime}").html

"""The report page: quoted words, safe contact before any way of contact, messages, the code."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from outcome21.casework import actions
from outcome21.casework.models import Message, Report
from outcome21.sealing.forms import issue_form
from tests.people import CODE_HOLDER
from tests.web.officers.cases import a_receipt, a_report
from tests.web.officers.desk import once

pytestmark = pytest.mark.django_db
PHONE = "01632 960123"


def test_no_way_of_contact_is_shown_before_safe_contact_is_read(asha):
    report = a_report()
    page = asha.open(f"reports/{report}")
    assert "It is safe to contact them" in page.text
    assert PHONE not in page.html
    assert "shown after you have read safe contact" in page.text
    assert 'name="words"' not in page.html

    page = asha.send(f"reports/{report}/safe-contact")
    assert "You have read how to reach this person safely" in page.text
    assert PHONE in page.text and 'name="words"' in page.html


def test_each_officer_reads_safe_contact_for_themself(asha, bryn):
    report = a_report()
    asha.send(f"reports/{report}/safe-contact")
    assert PHONE not in bryn.open(f"reports/{report}").html


def test_the_care_to_take_is_in_the_strip_at_once(asha):
    report = a_report(
        contact={"how": PHONE, "care": "Never ring after six."}, coded={"voicemail": "no"}
    )
    page = asha.open(f"reports/{report}")
    assert "Never ring after six." in page.text and "Voicemail: No" in page.text
    assert PHONE not in page.html


def test_who_came_by_the_welsh_pages_may_want_welsh_whatever_words_they_were_shown(asha):
    """The address tells what somebody asked for. The form may have stood in English there."""
    said = "They came by the Welsh pages, which stand in English while their Welsh is a draft."
    welsh = asha.open(f"reports/{a_report(language='cy')}").text
    assert said in welsh and "They may want to be answered in Welsh" in welsh
    assert "Welsh" not in asha.open(f"reports/{a_report()}").text


def test_what_is_not_known_is_said(asha):
    report = a_report(
        account={},
        identity={},
        contact={},
        coded={},
        named=False,
        safe_contact="",
        age_band="not_known",
    )
    text = asha.open(f"reports/{report}").text
    for said in (
        "Child’s age Not known",
        "Not known: they gave no name",
        "How to reach them: not known, except by their code",
        "Nothing in their own words",
        "Safe contact Not known.",
    ):
        assert said in text


def test_codes_are_shown_in_the_words_of_the_form(asha):
    report = a_report(coded={"going_on": ["threats"]})
    Report.objects.update(coded={"going_on": ["threats"], "gone_question": "gone_answer"})
    text = asha.open(f"reports/{report}").text
    assert "What is going on Someone is making threats, or wants money" in text
    assert "Gone question gone_answer" in text  # never left out


def test_what_they_chose_stands_in_the_order_of_the_form_however_the_database_keeps_it(asha):
    """PostgreSQL gives the keys of JSON back by their length."""
    given = {"when": "today", "where": ["messages"], "known": "online", "going_on": ["threats"]}
    report = a_report(coded=given | {"pushed": "no"})
    text = asha.open(f"reports/{report}").text
    named = ("What is going on", "Pushed", "How they know", "Where", "When")
    assert re.search(".+".join(named), text.partition("What they chose")[2]), text


@pytest.mark.parametrize(
    ("danger", "said"),
    [
        ("no", "Danger now No "),
        ("not_known", "Danger now Not known "),
        ("", "Danger now Not known"),
    ],
)
def test_a_no_about_danger_is_shown_as_a_no(asha, danger, said):
    report = a_report(coded={"danger": danger} if danger else {})
    page = asha.open(f"reports/{report}")
    assert said in page.text and "Not said" not in page.text
    assert "govuk-tag--red" not in page.html


def test_danger_now_is_red(asha):
    page = asha.open(f"reports/{a_report(urgent=True, coded={'danger': 'yes'})}")
    assert 'govuk-tag--red">In danger now<' in page.html


def test_a_message_sent_twice_is_stored_once(asha):
    where = f"reports/{a_report()}"
    page = asha.send(f"{where}/safe-contact")
    for _ in range(2):
        sent = asha.send(f"{where}/message", form=page.value("form"), words="Thank you.")
        assert "sealed to the reporter’s code" in sent.text
    assert Message.objects.count() == 1
    asha.send(f"{where}/message", form=sent.value("form"), words="Thank you.")
    assert Message.objects.count() == 2


@pytest.mark.parametrize("age", [0, 13])
def test_a_message_from_an_altered_or_old_page_is_kept_and_can_be_sent(asha, age):
    where = f"reports/{a_report()}"
    asha.send(f"{where}/safe-contact")
    token = issue_form("desk" if age else "replies", now() - timedelta(hours=age))
    page = asha.send(f"{where}/message", form=token, words="Thank you.")
    assert (page.status, Message.objects.count()) == (422, 0)
    assert "What you typed is still here" in page.problems()[0][1]
    assert page.value("words") == "Thank you."
    asha.send(f"{where}/message", form=page.value("form"), words="Thank you.")
    assert Message.objects.count() == 1


def test_a_link_in_a_message_is_told_at_the_field(asha):
    where = f"reports/{a_report()}"
    asha.send(f"{where}/safe-contact")
    page = asha.send(f"{where}/message", form=once(), words="See https://example.org/help")
    assert (page.status, page.problems()[0][0]) == (422, "words")
    assert page.value("words") == "See hxxps[:]//example[.]org/help"
    sent = asha.send(f"{where}/message", form=page.value("form"), words=page.value("words"))
    assert "sealed to the reporter’s code" in sent.text


def test_a_message_reaches_the_code_and_an_answer_says_who_may_have_written_it(asha):
    receipt = a_receipt()
    where = f"reports/{receipt.reference}"
    asha.send(f"{where}/safe-contact")
    page = asha.send(f"{where}/message", form=once(), words="Thank you for telling us.")
    assert "sealed to the reporter’s code" in page.text
    read = actions.read_replies(by=CODE_HOLDER, at=now(), typed=receipt.code)
    assert "Thank you for telling us." in str(read)
    actions.reply_by_code(by=CODE_HOLDER, at=now(), typed=receipt.code, words="Is it safe?")
    text = asha.open(where).text
    assert "Anybody who has the code could have written this. Is it safe?" in text


def test_a_message_that_cannot_be_sent_is_kept(asha):
    report = a_report()
    page = asha.send(f"reports/{report}/message", form=once(), words="Hello.")
    assert page.status == 409
    assert "say that you have, before you write" in page.text
    asha.send(f"reports/{report}/safe-contact")
    page = asha.send(f"reports/{report}/message", form=once(), words="x " * 1_600)
    assert page.status == 422
    assert page.problems() == [("words", "That is 199 characters too long. Use 3,000 at most.")]
    assert 'data-maxlength="3000"' in page.html
    assert page.value("words").startswith("x x")


def test_the_code_is_stopped_only_when_one_is_sure(asha):
    report = a_report()
    page = asha.send(f"reports/{report}/stop-code")
    assert page.status == 422
    assert page.problems()[0][0] == "sure"
    page = asha.send(f"reports/{report}/stop-code", sure="yes")
    assert "The code was stopped on" in page.text
    assert asha.send(f"reports/{report}/message", form=once(), words="Hello.").status == 409


def test_opening_it_is_in_its_log_by_name(asha):
    report = a_report()
    asha.open(f"reports/{report}")
    text = asha.open(f"reports/{report}").text
    assert "A report was opened and read. (2 times) Asha, " in text
    assert "A report was received. Somebody on the public site" in text


def test_a_reference_that_is_not_here_is_a_plain_404(asha):
    page = asha.open("reports/0000000000")
    assert page.status == 404
    assert "There is no report with this reference" in page.text


def test_the_registrar_reads_but_is_offered_only_what_the_role_includes(carys):
    report = a_report()
    page = carys.open(f"reports/{report}")
    assert "Not a crime, or another force’s" in page.text
    assert "Record a crime" not in page.text and "Stop this code" not in page.text

"""The report form: both ways through it, one set of rules, and a report that is stored once."""

from datetime import timedelta

import pytest

from outcome21.casework.models import Report
from tests.web.public.browser import SENT_AS
from tests.web.public.no_database import no_database
from tests.web.public.reporting import (
    BOTH_WAYS,
    FIVE,
    WORDS,
    answer,
    asked,
    begin,
    check_page,
    heading,
    only_report,
    press_send,
    receipt,
    row,
    walk,
    whole,
    words_of,
)

pytestmark = pytest.mark.django_db
NAMED = {
    "named": "yes",
    "name": "Robin",
    "area": "Invented Town",
    "safe_contact": "some_times",
    "ways": ["text", "code"],
    "phone": "07700 900123",
    "email": "robin@example.org",
    "times": ["weekend"],
}
SCHOOL = {
    "who": "professional",
    "named": "yes",
    "name": "Ms Invented",
    "work_place": "An invented school",
    "work_role": "Safeguarding lead",
    "work_phone": "01632 960123",
    "work_email": "lead@example.org",
    "viewed": "no",
    "actions_taken": "We kept the phone switched on.",
    "social_care": "CSC 123",
}


# What arrives


@BOTH_WAYS
def test_five_answers_and_no_name_make_a_report(visitor, way):
    """RP-1, RP-2: with the script and without it."""
    way(visitor)
    assert visitor.page.status_code == 200
    reference, _code = receipt(visitor)
    report = only_report()
    assert report.reference == reference
    assert (report.reporter_kind, report.age_band, report.named) == ("child", "13_15", False)
    assert (report.urgent, report.safe_contact, report.channel) == (False, "code", "public")
    assert report.coded["going_on"] == ["passed_on"]
    assert words_of(report) == {"account": WORDS}


@BOTH_WAYS
def test_safe_contact_arrives_as_given_with_the_safest_where_nothing_was_said(visitor, way):
    way(visitor, **NAMED)
    report = only_report()
    assert (report.named, report.safe_contact) == (True, "some_times")
    assert report.coded["ways"] == ["text", "code"]
    assert report.coded["voicemail"] == "no"
    assert report.coded["hide_number"] == "yes"
    assert report.coded["if_answered"] == "say_nothing"
    assert words_of(report)["phone"] == "07700 900123"
    assert words_of(report)["name"] == "Robin"


@BOTH_WAYS
def test_a_school_gives_its_own_contact_and_what_it_has_done(visitor, way):
    way(visitor, **SCHOOL)
    report = only_report()
    assert (report.reporter_kind, report.safe_contact) == ("professional", "yes")
    assert report.coded["viewed"] == "no"
    kept = words_of(report)
    assert {name: kept[name] for name in SCHOOL if name in kept} == {
        name: given for name, given in SCHOOL.items() if name not in ("who", "named", "viewed")
    }


@BOTH_WAYS
def test_whoever_gives_no_name_is_reached_through_the_code_alone(visitor, way):
    """RP-16: somebody at work too, who with a name has a contact of their own."""
    way(visitor, **(SCHOOL | {"named": "no"}))
    report = only_report()
    assert (report.named, report.safe_contact) == (False, "code")
    assert "work_phone" not in words_of(report)


@BOTH_WAYS
def test_danger_shows_the_help_and_marks_the_report_urgent(visitor, way):
    """RP-17: the report itself is marked."""
    way(visitor, danger="yes")
    assert only_report().urgent


@BOTH_WAYS
def test_who_would_rather_not_say_counts_as_somebody_else(visitor, way):
    way(visitor, who="rather_not_say", age="not_known")
    report = only_report()
    assert (report.reporter_kind, report.age_band) == ("other", "not_known")
    assert report.coded["who"] == "rather_not_say"


@BOTH_WAYS
def test_answers_to_questions_that_fell_away_are_not_kept(visitor, way):
    """RP-15: no name, no way to reach them, once they chose to give none."""
    way(visitor, **(NAMED | {"named": "no"}))
    report = only_report()
    assert not {"ways", "times", "voicemail", "safe_contact"} & set(report.coded)
    assert words_of(report) == {"account": WORDS}


# What is sent once


@BOTH_WAYS
def test_sending_again_shows_the_same_reference_and_code_and_stores_nothing(visitor, way):
    """RP-14: a double tap or a dropped connection is one report."""
    way(visitor)
    first = receipt(visitor)
    again = visitor.client.post("/tell-us/send", visitor.page.wsgi_request.body, SENT_AS)
    visitor.page = again
    assert receipt(visitor) == first
    assert "We had this report already" in visitor.text
    assert "If you have stopped your code, send us a new report instead." in visitor.text
    assert Report.objects.count() == 1


def test_two_forms_are_two_reports_with_codes_of_their_own(visitor):
    first = receipt(whole(visitor))
    second = receipt(whole(visitor))
    assert first[0] != second[0]
    assert first[1] != second[1]
    assert Report.objects.count() == 2


def test_what_happens_next_has_the_reference_and_no_longer_the_code(visitor):
    """RP-11: the code is on one answer alone."""
    reference, code = receipt(whole(visitor))
    visitor.send("/tell-us/next")
    assert heading(visitor) == "What happens next"
    assert f"{reference[:5]} {reference[5:]}" in visitor.text
    assert not any(f"<li>{word}</li>" in visitor.text for word in code.split())


@BOTH_WAYS
def test_when_the_database_is_gone_nothing_is_sent_and_nothing_is_lost(visitor, way):
    """RP-18: it says "not sent", 101 and 999, and keeps the words."""
    with no_database():
        way(visitor)
    assert visitor.page.status_code == 503
    assert heading(visitor) == "Not sent"
    main = visitor.text.partition("<main")[2].partition("</main>")[0]
    assert "tel:101" in main and "tel:999" in main
    assert "data-unsent" in main  # leaving the page to try again keeps it (leave.js)
    assert WORDS not in visitor.text
    visitor.send("/tell-us/send")
    receipt(visitor)
    assert words_of(only_report()) == {"account": WORDS}


# In the other language


@BOTH_WAYS
def test_a_change_of_language_never_sends(visitor, way):
    """Whatever else a form says: the page is shown in that language, and nothing is stored."""
    if way is whole:
        visitor.get("/tell-us/form")
        filled = {**FIVE, "account": WORDS}
    else:
        check_page(visitor)
        filled = {}
    visitor.send(visitor.forms()[0].action, to="/cy/tell-us/send", go="language", **filled)
    assert visitor.page.status_code == 200
    assert '<html lang="cy"' in visitor.text and WORDS in visitor.text
    assert Report.objects.count() == 0
    visitor.send(visitor.forms()[0].action, to="/cy/tell-us/send")
    receipt(visitor)
    assert Report.objects.count() == 1


def test_where_somebody_is_in_the_one_document_is_told_to_the_script_again(visitor, clock):
    place = {"at": "age", "seen": "danger who age", "changing": "yes"}
    visitor.get("/tell-us/form").change_language(**FIVE, **place)
    assert 'data-begin-at="age" data-seen="danger who age" data-changing="yes"' in visitor.text


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\x00"])
def test_what_cannot_be_seen_is_not_shown_again(visitor, clock, hidden):
    """What is checked is what is sent: it goes when the words are first shown again."""
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    visitor.change_language(account=f"a{hidden}b")
    assert visitor.form().fields["account"] == ["ab"]
    visitor.get("/tell-us/form").change_language(**FIVE, account=f"a{hidden}b")
    assert visitor.form("/cy/tell-us/send").fields["account"] == ["ab"]


# Slowly


def test_whoever_goes_on_page_by_page_may_send_however_long_it_took(visitor, over_midnight):
    """WCAG 2.2.1: each page gives twelve hours more, and Send takes what it led to, once."""
    begin(visitor)
    for given in ({"danger": "no"}, {"who": "child"}, {"age": "13_15"}):
        over_midnight.forward(timedelta(hours=11))
        answer(visitor, **given)
    walk(visitor, {**FIVE, "account": WORDS})
    over_midnight.forward(timedelta(hours=11))
    press_send(visitor)
    first = receipt(visitor)
    visitor.page = visitor.client.post("/tell-us/send", visitor.page.wsgi_request.body, SENT_AS)
    assert receipt(visitor) == first
    assert words_of(only_report()) == {"account": WORDS}


def test_what_could_not_be_sent_may_be_sent_for_twelve_hours_more(visitor, over_midnight):
    check_page(visitor)
    over_midnight.forward(timedelta(hours=11))

    with no_database():
        press_send(visitor)
    over_midnight.forward(timedelta(hours=11))
    visitor.send("/tell-us/send")
    receipt(visitor)


@pytest.mark.parametrize("how", ["the language", "a mistake"])
def test_the_one_document_lasts_from_when_it_was_last_shown(visitor, over_midnight, how):
    visitor.get("/tell-us/form")
    number = visitor.form("/tell-us/send").fields["form"]
    over_midnight.forward(timedelta(hours=11))
    if how == "the language":
        visitor.change_language(**FIVE, account=WORDS).change_language()
    else:
        visitor.send("/tell-us/send", **{**FIVE, "account": WORDS, "danger": None})
        assert visitor.wrong
    over_midnight.forward(timedelta(hours=11))
    visitor.send("/tell-us/send", **FIVE)
    first = receipt(visitor)
    over_midnight.forward(timedelta(hours=-11))
    visitor.get("/tell-us/form").send("/tell-us/send", **FIVE, form=number)
    assert receipt(visitor) == first
    assert Report.objects.count() == 1


# Page to page


def test_the_questions_follow_each_other_and_back_goes_back(visitor):
    begin(visitor)
    assert heading(visitor) == "Is anyone in danger right now?"
    answer(visitor, danger="yes")
    assert heading(visitor) == "Get help now"
    answer(visitor)
    answer(visitor, who="child")
    assert heading(visitor) == "How old are you?"
    visitor.send(go="back")
    assert heading(visitor) == "Who is this about?"
    assert visitor.form().fields["who"] == ["child"]


def test_back_from_the_first_question_leads_to_how_to_leave(visitor):
    begin(visitor).send(go="back")
    assert visitor.page.status_code == 303
    assert visitor.page["Location"] == "/tell-us/before"


def test_the_questions_speak_of_the_young_person_to_somebody_who_tells_for_them(visitor):
    walk(begin(visitor), FIVE | {"who": "parent"}, until="How old is the young person?")
    answer(visitor, age="13_15")
    assert "picture or video of them" in visitor.text
    assert "picture or video of me" not in visitor.text


def test_threats_bring_what_to_do_first_into_the_form(visitor):
    walk(begin(visitor), FIVE | {"going_on": ["threats"]}, until="What to do first")
    assert "Stop replying" in visitor.text
    answer(visitor)
    assert heading(visitor) == "Did anyone push, trick, scare or pay you?"


def test_an_answer_is_changed_from_the_check_page_and_leads_back_to_it(visitor):
    """WCAG 3.3.4: nothing is sent before it was seen whole, and any of it can be changed."""
    check_page(visitor)
    assert row(visitor, "Age") == "13 to 15"
    visitor.send("/tell-us/questions", go="change:age")
    answer(visitor, age="16_17")
    assert heading(visitor) == "Check your answers"
    assert row(visitor, "Age") == "16 or 17"


def test_a_change_that_opens_new_questions_asks_them_before_the_check_page(visitor):
    check_page(visitor)
    visitor.send("/tell-us/questions", go="change:named")
    answer(visitor, named="yes")
    assert heading(visitor) == "Your name and area"
    walk(visitor, NAMED)
    assert row(visitor, "Name") == "Robin"
    visitor.send("/tell-us/questions", go="change:named")
    answer(visitor, named="no")
    assert heading(visitor) == "Check your answers"
    assert row(visitor, "Name") is None


def test_back_from_a_change_leads_to_the_check_page(visitor):
    check_page(visitor).send("/tell-us/questions", go="change:age")
    visitor.send(go="back")
    assert heading(visitor) == "Check your answers"


def test_a_page_that_is_not_asked_cannot_be_opened_by_name(visitor):
    check_page(visitor)
    for step in ("contact", "nowhere", "check", "<script>"):
        visitor.send("/tell-us/questions", go=f"change:{step}")
        assert heading(visitor) == "Check your answers"


def test_an_earlier_page_sent_again_simply_goes_on_from_there(visitor):
    answer(begin(visitor), danger="no")
    earlier = visitor.page
    answer(visitor, who="parent")
    visitor.page = earlier
    answer(visitor, who="child")
    assert heading(visitor) == "How old are you?"


def test_answers_travel_sealed(visitor):
    walk(begin(visitor), FIVE | {"account": WORDS}, until="When did it happen?")
    answer(visitor)
    answer(visitor, account=WORDS)
    assert WORDS not in visitor.text


def test_sending_before_the_end_shows_the_first_question_left_out(visitor):
    answer(begin(visitor), danger="no").send("/tell-us/questions", to="/tell-us/send")
    assert visitor.wrong
    assert heading(visitor) == "Who is this about?"
    assert Report.objects.count() == 0
    walk(visitor, FIVE)
    press_send(visitor)
    receipt(visitor)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("Is anyone in danger right now?", "Choose an answer: is anyone in danger right now?"),
        ("Who is this about?", "Select who this is about"),
        ("How old are you?", "Select an age, or that you are not sure"),
        ("What is going on?", "Select what is going on, or that you are not sure"),
        ("Do you want to give your name?", "Select whether you want to give your name"),
    ],
)
def test_a_required_question_left_out_says_so_in_place(visitor, until, sentence):
    walk(begin(visitor), FIVE, until=until)
    answer(visitor)
    assert visitor.wrong
    assert heading(visitor) == until
    assert visitor.text.count(sentence) == 2  # in the summary and at the question


# One document


def test_the_one_document_says_what_is_missing_and_keeps_the_rest(visitor):
    whole(visitor, danger=None, account="Only this.")
    assert visitor.wrong
    assert "Choose an answer: is anyone in danger right now?" in visitor.text
    form = visitor.form("/tell-us/send")
    assert form.fields["account"] == ["Only this."]
    assert form.fields["going_on"] == ["passed_on"]
    visitor.send("/tell-us/send", danger="no")
    receipt(visitor)
    assert Report.objects.count() == 1


def test_the_document_holds_every_question_once_and_takes_no_file(visitor):
    """WCAG 3.3.7: nothing that was answered is asked again."""
    visitor.get("/tell-us/form")
    assert {"danger", "account", "work_email", "voicemail"} <= asked(visitor)
    ids = [part.split('"')[0] for part in visitor.text.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert "file" not in visitor.form("/tell-us/send").types

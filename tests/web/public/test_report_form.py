"""The report form: both ways through it, one set of rules, and a report that is stored once."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import OperationalError, connection

from outcome21.casework.actions import consult_report
from outcome21.casework.models import Report
from outcome21.sealing.forms import issue_form, seal_answers
from outcome21.web.public.carried import carry
from tests.people import ASHA
from tests.web.public.browser import SENT_AS
from tests.web.public.conftest import NOON
from tests.web.public.reporting import (
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


def without_script(visitor, **more):
    return press_send(check_page(visitor, **more))


BOTH_WAYS = pytest.mark.parametrize("way", [whole, without_script], ids=["one document", "pages"])


def words_of(report):
    opened = consult_report(by=ASHA, at=NOON, reference=report.reference)
    return opened.account | opened.identity | opened.contact


# What arrives


@BOTH_WAYS
def test_five_answers_and_no_name_make_a_report(visitor, way):
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
def test_danger_shows_the_help_and_marks_the_report_urgent(visitor, way):
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
    way(visitor, **(NAMED | {"named": "no"}))
    report = only_report()
    assert not {"ways", "times", "voicemail", "safe_contact"} & set(report.coded)
    assert words_of(report) == {"account": WORDS}


# What is sent once


@BOTH_WAYS
def test_sending_again_shows_the_same_reference_and_code_and_stores_nothing(visitor, way):
    way(visitor)
    first = receipt(visitor)
    again = visitor.client.post("/tell-us/send", visitor.page.wsgi_request.body, SENT_AS)
    visitor.page = again
    assert receipt(visitor) == first
    assert "We had this report already" in visitor.text
    assert Report.objects.count() == 1


def test_two_forms_are_two_reports_with_codes_of_their_own(visitor):
    first = receipt(whole(visitor))
    second = receipt(whole(visitor))
    assert first[0] != second[0]
    assert first[1] != second[1]
    assert Report.objects.count() == 2


def test_what_happens_next_has_the_reference_and_no_longer_the_code(visitor):
    reference, code = receipt(whole(visitor))
    visitor.send("/tell-us/next")
    assert heading(visitor) == "What happens next"
    assert f"{reference[:5]} {reference[5:]}" in visitor.text
    assert not any(f"<li>{word}</li>" in visitor.text for word in code.split())


@BOTH_WAYS
def test_when_the_database_is_gone_nothing_is_sent_and_nothing_is_lost(visitor, way):
    def gone(*_):
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(gone):
        way(visitor)
    assert visitor.page.status_code == 503
    assert heading(visitor) == "Not sent"
    assert "tel:101" in visitor.text
    assert WORDS not in visitor.text
    visitor.send("/tell-us/send")
    receipt(visitor)
    assert words_of(only_report()) == {"account": WORDS}


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
        ("Is anyone in danger right now?", "Select yes if anyone is in danger right now"),
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
    assert "Select yes if anyone is in danger right now" in visitor.text
    form = visitor.form("/tell-us/send")
    assert form.fields["account"] == ["Only this."]
    assert form.fields["going_on"] == ["passed_on"]
    visitor.send("/tell-us/send", danger="no")
    receipt(visitor)
    assert Report.objects.count() == 1


def test_the_document_holds_every_question_once_and_takes_no_file(visitor):
    visitor.get("/tell-us/form")
    assert {"danger", "account", "work_email", "voicemail"} <= asked(visitor)
    ids = [part.split('"')[0] for part in visitor.text.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert "file" not in visitor.form("/tell-us/send").types


# Words


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% for x in y %}",
    "'; DROP TABLE casework_report; --",
    "\u202eabc\u202c \u200b\ufeff",
    "Ｆｕｌｌ ｗｉｄｔｈ, ﷽, Z͑ͫ̓ͪa̴l̶g̷o",
    "%s %d %(x)s %n {0} ${jndi:x}",
    "\x00\x01\x7f",
    "😀" * 100,
    "undefined NaN null nil -1",
]


@BOTH_WAYS
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_break_nothing_and_are_never_run(visitor, way, hostile):
    if way is whole:
        whole(visitor, account=f"x {hostile} y")
        if visitor.wrong:
            visitor.send("/tell-us/send")
    else:
        walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
        answer(visitor, account=f"x {hostile} y")
        if visitor.wrong:
            answer(visitor)
        walk(visitor, FIVE)
        assert "<script>alert" not in visitor.text
        assert "<img" not in visitor.text
        press_send(visitor)
    receipt(visitor)
    kept = words_of(only_report())["account"]
    assert kept.startswith("x ")
    assert kept.endswith(" y")
    assert "<img" not in kept
    assert "\x00" not in kept


PICTURE = "This is it: data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUA and help"


def test_a_pasted_picture_is_taken_out_kindly_and_all_else_is_kept(visitor):
    whole(visitor, account=PICTURE, where_name="A chat")
    assert visitor.wrong
    assert "We cannot take pictures or files." in visitor.text
    assert "You are not in trouble." in visitor.text
    assert "base64" not in visitor.text
    assert Report.objects.count() == 0
    visitor.send("/tell-us/send")
    assert words_of(only_report()) == {"account": "This is it:  and help", "where_name": "A chat"}


def test_a_pasted_picture_is_taken_out_on_its_own_page_too(visitor):
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    answer(visitor, account=PICTURE)
    assert visitor.wrong
    assert visitor.form().fields["account"] == ["This is it:  and help"]


def test_a_link_is_noted_and_arrives_as_plain_words(visitor):
    whole(visitor, account="Look at https://example.org/x")
    assert "It looks like there is a web link here" in visitor.text
    assert "https://example.org" not in visitor.text
    visitor.send("/tell-us/send")
    assert words_of(only_report())["account"] == "Look at hxxps[:]//example[.]org/x"


def test_words_that_are_too_long_are_all_shown_again(visitor):
    long = "word " * 400
    whole(visitor, account=long)
    assert "499 letters too long" in visitor.text
    assert visitor.form("/tell-us/send").fields["account"] == [long.strip()]
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    for way in ("next", "back"):
        visitor.send(go=way, account=long)
        assert visitor.form().fields["account"] == [long.strip()]


# What is refused


ADDRESSES = ("/tell-us/send", "/tell-us/questions", "/tell-us/next", "/replies", "/feedback/home")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "image/png", "text/plain"])
def test_anything_but_a_form_of_words_is_refused(visitor, address, kind):
    page = visitor.client.post(address, b"--x\r\n\r\nPNG", content_type=kind)
    assert page.status_code == 415
    assert "We only take words" in page.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_form_that_is_far_too_large_is_refused(visitor, address):
    body = b"account=" + b"a" * 70_000
    page = visitor.client.post(address, body, SENT_AS)
    assert page.status_code == 413


@pytest.mark.parametrize("address", ["/tell-us/questions", "/tell-us/send"])
@pytest.mark.parametrize(
    "state", ["x", "A" * 200, "é", carry("replies", {"a": 1}, NOON), seal_answers({}, NOON)]
)
def test_a_page_that_was_altered_offers_to_start_again(visitor, clock, address, state):
    page = visitor.client.post(address, urlencode({"state": state}), SENT_AS)
    assert page.status_code == 409
    assert "Please start again" in page.content.decode()
    assert 'href="/tell-us"' in page.content.decode()


@pytest.mark.parametrize("token", ["", "x", "A" * 75, issue_form("feedback home", NOON)])
def test_a_document_without_its_own_token_is_not_taken(visitor, clock, token):
    visitor.get("/tell-us/form").send("/tell-us/send", **FIVE, form=token)
    assert visitor.page.status_code == 409
    assert Report.objects.count() == 0


def test_a_page_continued_within_twelve_hours_goes_on(visitor, clock):
    answer(begin(visitor), danger="no")
    clock.forward(timedelta(hours=11, minutes=59))
    answer(visitor, who="child")
    assert heading(visitor) == "How old are you?"


@pytest.mark.parametrize("hours", [12.1, 24, 100])
def test_a_page_left_for_longer_offers_to_start_again(visitor, clock, hours):
    answer(begin(visitor), danger="no")
    clock.forward(timedelta(hours=hours))
    answer(visitor, who="child")
    assert visitor.page.status_code == 409


def test_a_document_left_for_longer_offers_to_start_again(visitor, clock):
    visitor.get("/tell-us/form")
    clock.forward(timedelta(hours=12, minutes=1))
    visitor.send("/tell-us/send", **FIVE)
    assert visitor.page.status_code == 409
    assert Report.objects.count() == 0


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_that_another_site_sends_is_not_taken(visitor, site):
    form = visitor.get("/tell-us/form").form("/tell-us/send")
    body = urlencode({**form.fields, **FIVE}, doseq=True)
    headers = {"Sec-Fetch-Site": site}
    page = visitor.client.post("/tell-us/send", body, SENT_AS, headers=headers)
    assert page.status_code == 409
    assert Report.objects.count() == 0


@pytest.mark.parametrize("address", ["/tell-us/questions", "/tell-us/send", "/tell-us/next"])
def test_typing_the_address_of_a_form_leads_to_its_start(visitor, address):
    page = visitor.client.get(address)
    assert (page.status_code, page["Location"]) == (303, "/tell-us")


@pytest.mark.parametrize("answers", [{"danger": "maybe"}, {"age": "99"}, {"who": ["<b>", "x"]}])
def test_a_code_that_is_none_of_the_answers_is_not_stored(visitor, answers):
    whole(visitor, **answers)
    assert visitor.wrong
    assert "Choose one of the answers" in visitor.text
    assert Report.objects.count() == 0


def test_a_host_that_is_no_forces_has_no_form(visitor, settings):
    settings.ALLOWED_HOSTS = ["nobody.example.org"]
    page = visitor.client.get("/tell-us", HTTP_HOST="nobody.example.org")
    assert page.status_code == 404


@pytest.mark.parametrize("way", ["one document", "pages"])
def test_nothing_of_the_visitor_is_kept_in_the_browser(visitor, way):
    pages = [visitor.get(address).page for address in ("/tell-us", "/tell-us/before")]
    pages.append((whole if way == "one document" else without_script)(visitor).page)
    assert not visitor.client.cookies
    for page in pages:
        assert not page.cookies
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "no-referrer"
        assert page["X-Robots-Tag"] == "noindex"

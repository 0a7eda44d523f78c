"""What a report leaves behind: no file box, no code, nobody's address, and a place in the queue."""

import io
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from outcome21.casework.models import Report
from outcome21.casework.queries import waiting_reports
from outcome21.sealing.fields import SealedField
from outcome21.web.shared import pages
from tests.people import staff
from tests.repository.marked import everywhere
from tests.web.public.conftest import NOON
from tests.web.public.reporting import (
    BOTH_WAYS,
    begin,
    check_page,
    heading,
    only_report,
    receipt,
    walk,
    whole,
)

pytestmark = pytest.mark.django_db
TEMPLATES = sorted((Path(pages.__file__).parents[1] / "templates").rglob("*.html"))
VISITOR = {
    "HTTP_USER_AGENT": "Marked-Browser/1.0",
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "203.0.113.78",
    "HTTP_ACCEPT_LANGUAGE": "cy-GB",
}


def test_no_page_has_a_box_for_a_file():
    """RP-4."""
    assert len(TEMPLATES) > 40
    for file in TEMPLATES:
        text = file.read_text("utf-8")
        assert 'type="file"' not in text, file
        assert "multipart" not in text, file


def test_no_question_page_to_page_takes_a_file(visitor):
    """RP-4: as they are served."""
    for page in ("/tell-us", "/tell-us/before", "/tell-us/form", "/replies"):
        assert all("file" not in form.types for form in visitor.get(page).forms())
    check_page(visitor)
    assert "file" not in visitor.form("/tell-us/questions").types


@BOTH_WAYS
def test_the_code_is_on_one_answer_and_nowhere_else(visitor, caplog, way):
    """RP-11: not in an address, a cookie, a log or any table."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    logging.getLogger().addHandler(handler)
    try:
        with caplog.at_level(logging.DEBUG):
            way(visitor)
            _, code = receipt(visitor)
            sent = visitor.page
            visitor.send("/tell-us/next")
            visitor.get("/replies").send("/replies", code=code)
    finally:
        logging.getLogger().removeHandler(handler)
    assert "Your messages</h1>" in visitor.text
    assert not sent.cookies
    kept = " ".join(text for _, text in everywhere())
    logged = said.getvalue() + caplog.text
    for form in (code, code.replace(" ", ""), code.replace(" ", "-"), code.replace(" ", "+")):
        assert form not in logged
        assert form not in kept
    assert " ".join(code.split()[:2]) not in kept + logged + visitor.text


@BOTH_WAYS
def test_a_report_without_a_name_has_nothing_that_says_who(visitor, way):
    """RP-15: no name, no contact, no address of a machine, no browser."""
    visitor.client.defaults.update(VISITOR)
    way(visitor, named="no", name="Marked Name", phone="07700 900123", email="marked@example.org")
    report = only_report()
    assert (report.identity, report.contact, report.named) == (None, None, False)
    kept = " ".join(text for _, text in everywhere())
    for mark in ("Marked", "203.0.113", "07700 900123", "cy-GB"):
        assert mark not in kept
    columns = {field.name for field in Report._meta.get_fields()}
    assert not columns & {"ip", "address", "user_agent", "browser", "device", "location"}


def test_what_is_written_is_sealed_whatever_is_said(visitor):
    """RP-15: the columns for words are all sealed ones."""
    sealed = {field.name for field in Report._meta.fields if isinstance(field, SealedField)}
    assert sealed == {"account", "identity", "contact"}


@BOTH_WAYS
def test_danger_is_at_the_top_of_the_queue_as_soon_as_it_is_sent(visitor, clock, way):
    """RP-17: well within 60 seconds; the list itself says so."""
    clock.now = NOON - timedelta(hours=3)
    receipt(whole(visitor))
    clock.now = NOON
    urgent, _ = receipt(way(visitor, danger="yes"))
    first = waiting_reports("demo", NOON)[0]
    assert (first.reference, first.urgent) == (urgent, True)
    officer = Client(HTTP_HOST="localhost")
    officer.force_login(staff("asha", "officer"))
    page = officer.get("/officers/").content.decode()
    row = page.partition(f">{urgent}</a>")[2].partition("</tr>")[0]
    assert "In danger now" in row


def test_changing_an_answer_takes_the_hidden_answers_away(visitor):
    """4.1: what is no longer asked is no longer there, before anything is sent."""
    named = {"named": "yes", "name": "Robin", "safe_contact": "yes", "phone": "07700 900123"}
    check_page(visitor, **named)
    assert "07700 900123" in visitor.text
    visitor.send("/tell-us/questions", go="change:named").send(go="next", named="no")
    assert "07700 900123" not in visitor.text
    visitor.send("/tell-us/questions", go="change:named").send(go="next", named="yes")
    walk(visitor, {"safe_contact": "yes"})
    assert "07700 900123" not in visitor.text


NAMED = {
    "named": "yes",
    "name": "Robin",
    "area": "Invented Town",
    "safe_contact": "yes",
    "ways": ["text"],
    "phone": "07700 900123",
    "wishes": ["take_back"],
    "wish_why": "I said so",
}


def test_until_send_is_pressed_nothing_is_stored_and_leaving_has_no_draft_to_delete(visitor):
    """EX-11, RP-9, RP-10: every question answered, with mistakes on the way; not a row is written.

    The public pages ask the database nothing at all until then, so there can be no draft.
    """
    before = list(everywhere())
    with CaptureQueriesContext(connection) as asked:
        visitor.get("/tell-us").get("/tell-us/before").get("/tell-us/form")
        whole(visitor, account="Marked words", danger=None)
        assert visitor.wrong
        begin(visitor).send(go="next")
        check_page(visitor, **NAMED, account="Marked words")
        assert heading(visitor) == "Check your answers"
        visitor.send("/tell-us/questions", go="change:age").send(go="back")
        visitor.get("/exit")
    assert asked.captured_queries == []
    assert list(everywhere()) == before

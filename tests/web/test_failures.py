"""When something goes wrong, people read what happened and what to do, in the site's own look."""

import logging
import re

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import OperationalError, connection

from outcome21.web.shared.failures import PlainFailures

FORM = "application/x-www-form-urlencoded"


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/fail/refused", 409, "Outcome 21 is closed while a child was threatened."),
        ("/fail/not-permitted", 403, "Only a supervisor may confirm a decision."),
        ("/fail/operational", 503, "This page is not working right now"),
        ("/fail/interface", 503, "Please try again in a few minutes"),
        ("/fail/database", 503, "This page is not working right now"),
        ("/fail/integrity", 500, "Something went wrong"),
        ("/fail/bug", 500, "This is our fault, not yours"),
        ("/fail/denied", 403, "You cannot open this page"),
        ("/fail/missing", 404, "We cannot find that page"),
        ("/fail/suspicious", 400, "Please start again"),
        ("/nothing", 404, "We cannot find that page"),
        ("/officers/fail/refused", 409, "Outcome 21 is closed while a child was threatened."),
        ("/officers/fail/not-permitted", 403, "Only a supervisor may confirm a decision."),
        ("/officers/fail/operational", 503, "The records cannot be reached"),
        ("/officers/fail/bug", 500, "Something went wrong"),
        ("/officers/fail/denied", 403, "Your role does not include it"),
        ("/officers/fail/missing", 404, "Page not found"),
        ("/officers/fail/suspicious", 400, "That could not be read"),
    ],
)
def test_each_failure_has_its_status_and_its_sentence(visitor, path, status, says):
    answer = visitor.get(path)
    assert answer.status_code == status
    assert says in text_of(answer)
    assert "Traceback" not in text_of(answer) and "words must not" not in text_of(answer)


@pytest.mark.parametrize("how", ["refused", "operational", "bug", "missing", "suspicious"])
def test_a_public_failure_still_lets_a_child_leave_and_find_help(visitor, how):
    """EX-1, and 7.1, pages 404, 500 and 503: Leave site first, and the numbers."""
    html = visitor.get(f"/fail/{how}").content.decode()
    assert html.index("Leave site") < html.index("<h1")
    assert 'href="/exit"' in html
    assert {"999", "101", "0800 1111"} <= set(re.findall(r">([\d ]+)</a>", html))


@pytest.mark.parametrize("how", ["operational", "bug", "missing", "suspicious"])
def test_a_desk_failure_leads_to_the_desk(visitor, how):
    html = visitor.get(f"/officers/fail/{how}").content.decode()
    assert 'href="/officers/sign-in"' in html
    assert "Leave site" not in html


def test_what_could_not_be_sent_is_said_not_to_have_been(visitor):
    answer = visitor.post("/fail/operational", "words=a", FORM)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    for said in ("Not sent", "may not have reached us", "call 101", "call 999"):
        assert said in text_of(answer)


def test_what_could_not_be_saved_at_the_desk_is_said_not_to_have_been(visitor):
    answer = visitor.post("/officers/fail/interface", "words=a", FORM)
    assert answer.status_code == 503
    assert "Not saved" in text_of(answer)


def test_a_fault_is_logged_with_its_place_and_without_its_words(visitor):
    """The handler and formatter that the product logs with show the kind of error alone."""
    formatter = settings.LOGGING["formatters"]["plain"]["()"]
    assert formatter == "outcome21.config.logs.NoWords"
    records: list[logging.LogRecord] = []
    keep = logging.Handler()
    keep.emit = records.append
    log = logging.getLogger("outcome21.web.shared.failures")
    log.addHandler(keep)
    visitor.get("/fail/bug")
    log.removeHandler(keep)
    assert [record.getMessage() for record in records] == ["GET at the public site"]
    assert records[0].exc_info and records[0].exc_info[0] is ZeroDivisionError


def test_a_database_lost_between_pages_is_not_called_a_fault_of_the_program(visitor, monkeypatch):
    """A session that cannot be saved fails outside any page, and is still a 503."""

    def lost(self, request):
        raise OperationalError("connection refused")

    monkeypatch.setattr(PlainFailures, "__call__", lost)
    answer = visitor.get("/officers/")
    assert answer.status_code == 503
    assert "The records cannot be reached" in text_of(answer)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/fail/operational", ("Leave site", "/exit", "999", "101", "0800 1111")),
        ("/officers/fail/operational", ("The records cannot be reached",)),
    ],
)
def test_when_even_the_template_fails_a_bare_page_still_answers(visitor, monkeypatch, path, says):
    """Here no static file has been collected, so no page of ours can be made."""
    visitor.get("/nothing")
    monkeypatch.setattr(storages["staticfiles"], "hashed_files", {})
    answer = visitor.get(path)
    assert answer.status_code == 503
    html = answer.content.decode()
    assert html.startswith("<!DOCTYPE html>") and "stylesheet" not in html
    assert all(one in html for one in says)


def test_a_host_that_is_not_ours_gets_a_plain_400(visitor):
    answer = visitor.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "Leave site" in text_of(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/officers/", "/officers/nothing", "/officers/fail/operational"])
def test_a_desk_page_is_whole_when_the_session_is_out_of_reach(visitor, path):
    """Somebody is signed in, and the database that would say who is gone."""

    def gone(execute, sql, params, many, context):
        raise OperationalError("server closed the connection")

    visitor.cookies["desk"] = "a" * 32
    with connection.execute_wrapper(gone):
        answer = visitor.get(path)
    assert answer.status_code == 503
    assert "The records cannot be reached" in text_of(answer)
    assert b"stylesheet" in answer.content

"""Every public page is HTML without an error, by the Nu HTML checker; error states too."""

import pytest

from tests.html_checker import complaints
from tests.repository.crawl import public_answers
from tests.web.public.reporting import begin, check_page, receipt, whole

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LEAST = 40
"""Pages that there are to be looked at: fewer would mean that the collecting went wrong."""


def test_the_checker_finds_what_is_wrong():
    wrong = '<!DOCTYPE html><html lang="en"><title>x</title><p id="a"><p id="a"><b></i></b>'
    assert len(complaints({"wrong": wrong})) >= 2
    assert complaints({"right": '<!DOCTYPE html><html lang="en"><title>x</title><p>x'}) == []


def test_every_address_asked_and_sent_to_answers_with_sound_html():
    pages = {
        name: answer.content.decode()
        for name, answer in public_answers()
        if not answer.streaming and answer.get("Content-Type", "").startswith("text/html")
    }
    pages = {name: html for name, html in pages.items() if html}
    assert len(pages) >= LEAST
    assert complaints(pages) == []


def test_every_step_of_a_report_is_sound_html_with_errors_showing_too(visitor):
    pages = {"one document": visitor.get("/tell-us/form").text}
    pages["one document, sent empty"] = visitor.send("/tell-us/send").text
    pages["first question"] = begin(visitor).text
    pages["first question, not answered"] = visitor.send(go="next").text
    pages["danger"] = begin(visitor).send(go="next", danger="yes").text
    pages["check answers"] = check_page(visitor).text
    pages["sent"] = whole(visitor).text
    _, code = receipt(visitor)
    pages["next"] = visitor.send("/tell-us/next").text
    pages["replies"] = visitor.get("/replies").send("/replies", code=code).text
    pages["wrong code"] = visitor.get("/replies").send("/replies", code="x").text
    pages["no code"] = visitor.get("/replies").send("/replies").text
    pages["feedback, not answered"] = visitor.get("/feedback/home").send("/feedback/home").text
    assert all("<html" in html for html in pages.values())
    assert complaints(pages) == []

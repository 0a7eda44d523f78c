"""Every public page is HTML without an error, by the Nu HTML checker; error states too."""

import pytest
from django.core.files.storage import storages
from django.test import Client

from tests.html_checker import complaints
from tests.repository.crawl import public_answers
from tests.web.public.every_answer import every_answer

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


def test_every_state_of_every_page_is_sound_html_with_errors_showing_too(monkeypatch):
    """In both languages; the page that needs no template, for when they fail, among them."""
    answers = [every_answer(language).items() for language in ("en", "cy")]
    pages = {
        f"{name} ({language})": answer.content.decode()
        for language, named in zip(("en", "cy"), answers, strict=True)
        for name, answer in named
    }
    monkeypatch.setattr(storages["staticfiles"], "hashed_files", {})
    bare = Client(raise_request_exception=False, HTTP_HOST="localhost").get("/nothing-here")
    pages["a bare page"] = bare.content.decode()
    assert "stylesheet" not in pages["a bare page"]
    assert all("<html" in html for html in pages.values())
    assert complaints(pages) == []

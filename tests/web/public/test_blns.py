"""The Big List of Naughty Strings, whole: the same text or kind words, and never markup."""

import html
import json
import re
from pathlib import Path

import pytest
from django.test import Client

from tests.people import staff
from tests.web.public.hostile import Markup
from tests.web.public.reporting import only_report, receipt, whole, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FOLDER = Path(__file__).resolve().parents[2] / "vendor" / "blns"
STRINGS = json.loads((FOLDER / "blns.json").read_text("utf-8"))
KIND = ("We cannot take pictures or files.", "It looks like you put in a link")
_HARMLESS = []
BOX = re.compile(r'(<textarea[^>]* name="account"[^>]*>)(.*?)(</textarea>)', re.DOTALL)


def letters(text):
    """What must never be lost or changed: letters and figures, in their order."""
    return [one for one in text if one.isalnum()]


def made_of(visitor):
    """The elements of the page, whatever stands in the box."""
    return tuple(Markup(visitor.text).elements)


@pytest.fixture
def officer(db):
    """An officer's browser."""
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(staff("asha", "officer"))
    return browser


def at_the_desk(officer, reference):
    """What an officer's page is made of, and its words."""
    page = Markup(officer.get(f"/officers/reports/{reference}").content.decode())
    return [one for one in page.elements if one[0] not in ("br", "p", "/p")], page.words


def with_harmless_words(visitor, officer):
    """What both pages are made of where nothing hostile was written; looked at once."""
    if not _HARMLESS:
        whole(visitor, account="Harmless words.", danger=None)
        form = made_of(visitor)
        visitor.send("/tell-us/send", danger="no")
        words_of(only_report())  # which its page tells of, as it will of the others
        _HARMLESS.extend((form, at_the_desk(officer, receipt(visitor)[0])[0]))
        only_report().delete()
    return _HARMLESS


def test_the_list_is_all_there_beside_its_licence():
    assert len(STRINGS) > 450
    assert "The MIT License" in (FOLDER / "LICENCE.txt").read_text("utf-8")


@pytest.mark.parametrize("typed", STRINGS, ids=range(len(STRINGS)))
def test_each_string_comes_back_as_text_or_is_refused_kindly(visitor, officer, typed):
    """In the form with an error, in what is stored, and at the desk."""
    form, desk = with_harmless_words(visitor, officer)
    whole(visitor, account=typed, danger=None)
    assert visitor.wrong
    shown = html.unescape(BOX.search(visitor.text)[2])
    refused = any(said in html.unescape(visitor.text) for said in KIND)
    assert refused or (letters(shown), made_of(visitor)) == (letters(typed), form)
    visitor.send("/tell-us/send", danger="no")
    reference, _code = receipt(visitor)
    kept = words_of(only_report()).get("account", "")
    assert letters(kept) == letters(shown)
    elements, words = at_the_desk(officer, reference)
    if kept and "hxxp" not in kept and "[.]" not in kept:  # a link lies closed, with a warning
        assert elements == desk
        assert kept.split("\n")[0].strip() in " ".join(words)
    assert not {one[0] for one in elements} & {"img", "svg", "iframe", "object", "embed"}
    assert not [name for one in elements for name in one[1:] if name.startswith("on")]

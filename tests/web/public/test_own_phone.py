"""A force's own telephone number: beside 101 wherever help now stands, in both languages."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from outcome21.accounts import forces
from tests.web.public.browser import Visitor
from tests.web.public.no_database import no_database
from tests.web.public.reporting import FIVE, begin, receipt, whole

pytestmark = pytest.mark.django_db

NUMBER, DIALLED = "01632 960100", "01632960100"
LINK = f'<a class="govuk-link" href="tel:{DIALLED}">{NUMBER}</a>'
SAID = f"<strong>Not an emergency?</strong> You can also call Elsewhere Constabulary: {LINK}."
OWN = re.compile(r'<p class="govuk-body own-phone">(.*?)</p>', re.DOTALL)
READ = ["/", "/now", "/about", "/tell-us", "/tell-us/form", "/replies", "/feedback/home"]
READ += ["/support/parents/talk", "/how-we-decide", "/which-door", "/nothing-here"]
SCHOOL = {**FIVE, "who": "professional", "work_name": "Ms Invented", "work_organisation": "School"}


@pytest.fixture
def theirs(db, settings):
    """Somebody on the site of a force with a number of its own."""
    settings.ALLOWED_HOSTS = ["elsewhere.example.org"]
    return Visitor(Client(raise_request_exception=False, HTTP_HOST="elsewhere.example.org"))


def main(visitor):
    return visitor.text.partition("<main")[2].partition("</main>")[0]


def help_now(visitor):
    return visitor.text.partition('<aside class="site-help"')[2].partition("</aside>")[0]


@pytest.mark.parametrize("address", READ)
def test_it_ends_help_now_on_every_page_after_999_and_101(theirs, address):
    shown = help_now(theirs.get(address))
    assert OWN.findall(shown) == [SAID]
    places = [shown.index(f'href="tel:{one}"') for one in ("999", "101", DIALLED)]
    assert places == sorted(places)


@pytest.mark.parametrize("address", READ)
def test_a_force_without_one_shows_101_and_nothing_more(visitor, address):
    shown = visitor.look(address).text
    assert "own-phone" not in shown and "You can also call" not in shown
    assert 'href="tel:101"' in help_now(visitor)


def test_it_is_said_in_welsh_with_the_force_s_welsh_name(theirs, monkeypatch):
    named = replace(forces.force("elsewhere"), name_in_welsh="Heddlu Mannau Eraill")
    monkeypatch.setattr(forces, "forces", lambda: {"elsewhere": named})
    [said] = OWN.findall(help_now(theirs.get("/cy/now")))
    assert said.endswith(f": {LINK}.") and "Heddlu Mannau Eraill" in said
    assert "Not an emergency" not in said and "You can also call" not in said


def test_a_name_is_words_and_nothing_else(theirs, monkeypatch):
    named = replace(forces.force("elsewhere"), name="<b>One & All</b>")
    monkeypatch.setattr(forces, "forces", lambda: {"elsewhere": named})
    [said] = OWN.findall(help_now(theirs.get("/now")))
    assert "&lt;b&gt;One &amp; All&lt;/b&gt;: <a" in said


def test_it_stands_beside_101_where_nothing_could_be_sent(theirs):
    """RP-18: somebody who cannot wait is not left with the form."""
    with no_database():
        whole(theirs)
    assert theirs.page.status_code == 503
    shown = main(theirs)
    assert shown.index("tel:101") < shown.index("tel:999") < shown.index(SAID)


def test_it_is_on_the_page_for_a_school_s_file(theirs):
    whole(theirs, **SCHOOL).send("/tell-us/next").send("/tell-us/record")
    assert main(theirs).index("tel:101") < main(theirs).index(SAID)


def test_nothing_stands_between_somebody_who_has_sent_and_their_code(theirs):
    """It is with help now, below: what they must not miss there is the code."""
    assert receipt(whole(theirs))
    assert "own-phone" not in main(theirs) and SAID in help_now(theirs)


def test_where_somebody_is_in_danger_only_999_is_said_first(theirs):
    """Never instead of 999: the panel for danger has the list of help, and no number of ours."""
    begin(theirs).send(danger="yes", go="next")
    shown = main(theirs)
    assert 'href="tel:999"' in shown and DIALLED not in shown

"""What the report form does not take: altered, old, foreign or oversized."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from outcome21.casework.models import Report
from outcome21.sealing.forms import issue_form, seal_answers
from outcome21.web.public.carried import carry
from tests.web.public.browser import SENT_AS
from tests.web.public.conftest import NOON
from tests.web.public.reporting import FIVE, answer, begin, heading, whole, without_script

pytestmark = pytest.mark.django_db


ADDRESSES = ("/tell-us/send", "/tell-us/questions", "/tell-us/next", "/replies", "/feedback/home")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "image/png", "text/plain"])
def test_anything_but_a_form_of_words_is_refused(visitor, address, kind):
    """RP-5: 415, before the body is read."""
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
    "state",
    ["x", "A" * 200, "é", carry("replies", {"a": 1}, NOON), seal_answers({}, NOON)],
    ids=["short", "long", "not ASCII", "of the replies page", "empty"],
)
def test_a_page_that_was_altered_offers_to_start_again(visitor, clock, address, state):
    """7.1, page ended: it shows nothing of what was answered."""
    page = visitor.client.post(address, urlencode({"state": state}), SENT_AS)
    assert page.status_code == 409
    assert "Please start again" in page.content.decode()
    assert 'href="/tell-us"' in page.content.decode()


@pytest.mark.parametrize(
    "token",
    ["", "x", "A" * 75, issue_form("feedback home", NOON)],
    ids=["none", "short", "long", "of another form"],
)
def test_a_document_without_its_own_token_is_not_taken(visitor, clock, token):
    visitor.get("/tell-us/form").send("/tell-us/send", **FIVE, form=token)
    assert visitor.page.status_code == 409
    assert Report.objects.count() == 0


def test_a_page_continued_within_twelve_hours_goes_on(visitor, clock):
    """WCAG 2.2.1: half a day, and then a page that says so."""
    answer(begin(visitor), danger="no")
    clock.forward(timedelta(hours=11, minutes=59))
    answer(visitor, who="child")
    assert heading(visitor) == "How old are you?"


@pytest.mark.parametrize("hours", [12.1, 24, 100])
def test_a_page_left_for_longer_offers_to_start_again(visitor, clock, hours):
    """RP-9: what was carried is of no use after twelve hours; no draft was ever kept."""
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


@pytest.mark.parametrize("at", ["", "/cy"])
@pytest.mark.parametrize(
    ("sent_to", "start"),
    [
        ("/tell-us/send", "/tell-us"),
        ("/replies", "/replies"),
        ("/replies/write", "/replies"),
        ("/which-door", "/which-door"),
        ("/feedback/home", "/feedback/home"),
        ("/now", "/now"),
    ],
)
def test_a_form_from_another_site_leads_to_where_it_was_meant_to_begin(visitor, at, sent_to, start):
    headers = {"Sec-Fetch-Site": "cross-site"}
    said = visitor.client.post(f"{at}{sent_to}?next=//example.org", b"", SENT_AS, headers=headers)
    main = said.content.decode().partition("<main")[2].partition("</main>")[0]
    onward = re.search(r'<a class="govuk-link" href="([^"]*)"', main)[1]
    assert onward == at + sent_to
    assert visitor.client.get(onward, follow=True).wsgi_request.path == at + start


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
    """RP-10: leaving has nothing to clear."""
    pages = [visitor.get(address).page for address in ("/tell-us", "/tell-us/before")]
    pages.append((whole if way == "one document" else without_script)(visitor).page)
    assert not visitor.client.cookies
    for page in pages:
        assert not page.cookies
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "no-referrer"
        assert page["X-Robots-Tag"] == "noindex"

"""What an officer typed is never lost with the page that could not save it."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.db import OperationalError

from tests.casework.story import a_crime

pytestmark = pytest.mark.django_db
WORDS = "Spoke to both families; what they say fits together."
OWN = {"HTTP_SEC_FETCH_SITE": "same-origin"}


def send(who, address, typed, headers):
    return who.client.post(
        address, urlencode(typed), "application/x-www-form-urlencoded", **headers
    )


def broken(*args, **kwargs):
    raise OperationalError("the database is gone")


def test_a_database_that_is_gone_leaves_the_words_in_a_form_to_send_again(asha, monkeypatch):
    crime = a_crime()
    monkeypatch.setattr("outcome21.web.officers.told.tell", broken)
    typed = {"who": "child", "result": "told", "words": WORDS}
    answer = send(asha, f"/officers/crimes/{crime}/tell", typed, OWN)
    page = answer.content.decode()
    assert answer.status_code == 503
    assert f'action="/officers/crimes/{crime}/tell"' in page
    assert page.count(WORDS) == 2
    assert "Send it again" in page


def test_a_session_that_ended_leaves_them_too(asha):
    crime = a_crime()
    asha.client.logout()
    typed = {"who": "child", "result": "told", "words": WORDS}
    page = send(asha, f"/officers/crimes/{crime}/tell", typed, OWN).content.decode()
    assert WORDS in page
    assert "Sign in (opens in a new window)" in page


@pytest.mark.parametrize("site", [{}, {"HTTP_SEC_FETCH_SITE": "cross-site"}])
def test_what_another_site_sent_is_never_offered_to_be_sent_again(asha, site):
    asha.client.logout()
    page = send(asha, "/officers/reports/new", {"account": WORDS}, site).content.decode()
    assert WORDS not in page


def test_a_password_is_never_kept(asha):
    asha.client.logout()
    sent = {"password": "a secret of mine", "words": WORDS}
    page = send(asha, "/officers/reports/new", sent, OWN).content.decode()
    assert "a secret of mine" not in page

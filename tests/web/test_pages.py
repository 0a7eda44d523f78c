"""Every page knows its force, its language and its door."""

import re
from dataclasses import replace

import pytest
from django.test import RequestFactory

from outcome21.accounts.forces import force
from outcome21.web.shared.pages import SignedIn, force_of, language_of, page

SAM = SignedIn("Sam Okafor", "Investigating officer")


def html_of(path, context=None):
    request = RequestFactory().get(path, headers={"host": "127.0.0.1"})
    return page(request, f"{door(path)}/base.html", context).content.decode()


def door(path):
    return "officers" if path.startswith("/officers") else "public"


def title_of(html):
    return re.search(r"<title>(.*?)</title>", html)[1]


def test_a_page_names_the_force_of_its_host():
    assert "Mercia Vale Police" in html_of("/")


def test_a_host_that_no_force_has_gets_a_neutral_name():
    assert force_of(RequestFactory().get("/")).name == "Your local police"


def test_a_force_set_on_the_request_comes_first():
    request = RequestFactory().get("/", headers={"host": "127.0.0.1"})
    request.force = replace(force("demo"), name="Another Vale Police")
    assert force_of(request).name == "Another Vale Police"


@pytest.mark.parametrize(
    ("path", "language"), [("/", "en"), ("/cy", "cy"), ("/cy/tell-us", "cy"), ("/cyber", "en")]
)
def test_the_address_alone_decides_the_language(path, language):
    assert language_of(RequestFactory().get(path)) == language
    assert f'<html lang="{language}"' in html_of(path)


@pytest.mark.parametrize(
    ("path", "twin", "language", "name"),
    [("/", "/cy/", "cy", "Cymraeg"), ("/cy/now", "/now", "en", "English")],
)
def test_a_page_leads_to_its_twin_in_that_language_s_own_name(path, twin, language, name):
    link = f'<a class="govuk-link" href="{twin}" lang="{language}" hreflang="{language}">{name}</a>'
    assert link in html_of(path)


def test_a_page_with_mistakes_says_so_first():
    html = html_of("/", {"title": "Tell us", "errors": [{"text": "Pick one", "href": "#a"}]})
    assert title_of(html) == "Error: Tell us – Online safety advice"
    assert 'href="#a"' in html and "There is a problem" in html


def test_what_a_person_wrote_is_always_escaped():
    html = html_of("/", {"title": "<b>", "errors": [{"text": "<script>x</script>"}]})
    assert "<b>" not in html and "<script>x" not in html


def test_the_desk_names_who_is_signed_in_and_lets_them_out():
    html = html_of("/officers/", {"title": "Work list", "signed_in": SAM})
    assert title_of(html) == "Work list – Outcome 21"
    assert "Sam Okafor, Investigating officer" in html
    assert re.search(
        r'<form method="post" action="/officers/sign-out">\s*<input type="hidden"', html
    )
    assert 'aria-current="page">Work list' in html


def test_the_desk_offers_sign_in_to_everybody_else():
    html = html_of("/officers/work", {"signed_in": None})
    assert 'href="/officers/sign-in"' in html and "Sign out" not in html


@pytest.mark.parametrize(("kind", "shown"), [("demo", True), ("production", False)])
def test_only_the_demonstration_says_that_it_is_one(settings, kind, shown):
    settings.OUTCOME21_ENV = kind
    assert ("everybody here is invented" in html_of("/officers/", {"signed_in": SAM})) is shown

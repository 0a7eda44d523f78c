"""The catalogue of the public site's pages is whole: no address and no page is missing from it."""

import pytest
from django.urls import Resolver404, resolve

from outcome21.web.public.urls import urlpatterns
from tests.journeys.public_cases import FORMS, GUIDANCE
from tests.web.public.every_answer import ADDRESSES, AFTER_A_FORM, FEEDBACK, every_answer

pytestmark = pytest.mark.django_db
NO_PAGES = {"exit", "cy"}
"""They lead on elsewhere, whatever was asked."""


def view_at(path):
    """The address, as the site's list has it, by which a page was answered; "" for none."""
    try:
        return resolve(path).route
    except Resolver404:
        return ""


@pytest.mark.slow
def test_every_public_address_has_a_page_in_the_catalogue():
    """A page that only a form leads to needs one that a form led to."""
    pages = [*every_answer().values(), *every_answer("cy").values()]
    shown = {view_at(page.wsgi_request.path) for page in pages}
    asked = {str(one.pattern) for one in urlpatterns if "." not in str(one.pattern)}
    assert asked - NO_PAGES - shown == set()


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_catalogue_names_each_page_that_it_has(language):
    addresses = ADDRESSES if language == "en" else []
    assert set(every_answer(language)) == {*addresses, *FEEDBACK, *AFTER_A_FORM}


@pytest.mark.slow
def test_a_browser_looks_at_every_page_that_has_an_address(visitor):
    """The cases of `journeys/public_cases.py` are whole too."""
    pages = {one for one in ADDRESSES if visitor.client.get(one).status_code == 200}
    assert pages - {case.path for case in (*GUIDANCE, *FORMS)} == set()

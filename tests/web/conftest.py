"""A visitor who sees pages as a browser does: failures arrive as answers, not as exceptions."""

from dataclasses import replace
from functools import wraps

import pytest
from django.test import Client

from outcome21.guidance import pages, welsh
from outcome21.guidance.front_matter import DRAFT


@pytest.fixture
def visitor() -> Client:
    """Somebody with a browser, at either door."""
    return Client(raise_request_exception=False)


@pytest.fixture(autouse=True)
def _own_addresses(settings):
    settings.ROOT_URLCONF = "tests.web.shell_urls"
    settings.MIDDLEWARE = [
        name.replace(
            "django.middleware.csrf.CsrfViewMiddleware", "outcome21.web.shared.desk_only.DeskForms"
        )
        for name in settings.MIDDLEWARE
    ]


@pytest.fixture
def all_welsh_a_draft(monkeypatch):
    """The Welsh as if nobody had approved any of it, whatever the files say by now."""
    library = {language: pages._library(language) for language in welsh.LANGUAGES}
    drafts = (
        tuple(replace(one, status=DRAFT) for one in many)
        for many in (library["cy"].pages, library["cy"].includes)
    )
    monkeypatch.setattr(pages, "_library", (library | {"cy": pages.Library(*drafts)}).__getitem__)
    monkeypatch.setattr(
        welsh, "catalogue_status", wraps(welsh.catalogue_status.__wrapped__)(lambda: DRAFT)
    )

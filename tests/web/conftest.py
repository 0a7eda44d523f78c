"""A visitor who sees pages as a browser does: failures arrive as answers, not as exceptions."""

import pytest
from django.test import Client


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

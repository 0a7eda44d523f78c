"""What somebody sent could not be stored: they are told, and their words are in the page still."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from outcome21.web.shared.failures import database_is_gone
from outcome21.web.shared.pages import page

_log = logging.getLogger(__name__)


def not_sent(
    request: HttpRequest, error: Exception, action: str, fields: Mapping[str, str]
) -> HttpResponse:
    """503 for a lost database, 500 for a fault of the program: nothing was stored.

    `fields` are sent to `action` when they try again.
    """
    _log.error("What somebody sent could not be stored.", exc_info=error)
    context = {"title": _("Not sent"), "action": action, "fields": fields}
    status = 503 if database_is_gone(error) else 500
    return page(request, "public/not_sent.html", context, status)

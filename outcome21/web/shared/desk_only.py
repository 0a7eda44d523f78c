"""Sessions and cookie-bound forms exist at the desk alone; the public site has neither."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware

from outcome21.web.shared.doors import OFFICERS, door_of


class DeskForms(CsrfViewMiddleware):
    """Django's own check of forms, at the desk. Public forms carry a signed token instead."""

    def process_view(
        self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any
    ) -> HttpResponseForbidden | None:
        """None lets the page go on; a refusal is the page for a form that is too old."""
        if door_of(request) != OFFICERS:
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)

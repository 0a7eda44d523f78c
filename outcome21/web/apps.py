"""The pages: one request, one act or query, one template."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the templates, the static files and nothing else: there are no records here."""

    name = "outcome21.web"
    label = "web"

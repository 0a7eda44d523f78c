"""Django app: audit."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The log of every act."""

    name = "outcome21.audit"
    label = "audit"

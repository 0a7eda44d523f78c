"""Django app: sealing."""

from __future__ import annotations

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Holds the wrapped data keys."""

    name = "outcome21.sealing"
    label = "sealing"

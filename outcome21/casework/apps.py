"""Django app: casework."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The records from report to retention."""

    name = "outcome21.casework"
    label = "casework"

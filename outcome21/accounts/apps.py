"""Django app: accounts."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Staff, roles and forces."""

    name = "outcome21.accounts"
    label = "accounts"

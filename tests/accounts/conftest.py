"""Passwords are hashed quickly here: what is tried is who signs in, not how slow a guess is."""

import pytest


@pytest.fixture(autouse=True)
def _quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

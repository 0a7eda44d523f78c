"""The two kinds of column that may hold something about a person."""

from __future__ import annotations

from typing import Any

from django.db import models


class SealedField(models.BinaryField):  # type: ignore[type-arg]
    """Words that only the force's key, or the reporter's code, can open."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"null": True, "default": None, "editable": False, **options})


class TokenField(models.CharField):  # type: ignore[type-arg]
    """A keyed digest, in hexadecimal: it can be looked up and cannot be read."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 64, "editable": False, **options})

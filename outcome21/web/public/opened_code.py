"""A code that somebody has opened: it stays open for ten minutes, in the page alone."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from outcome21.web.public.carried import carried, carry

LIFE = timedelta(minutes=10)
_PURPOSE = "opened code"

Opened = Mapping[str, Any]
"""The code, until when its messages were shown, and the number of what is being written."""


def new_number() -> str:
    """A number for what somebody is about to write: it is stored once under it, never twice."""
    return secrets.token_hex(16)


def seal_opened(opened: Opened, at: datetime) -> str:
    """The open code for one page more, with the same number."""
    return carry(_PURPOSE, {**opened}, at)


def open_sealed(text: str, at: datetime) -> Opened:
    """What a page carried. Raises FormAltered, or FormTooOld after ten minutes."""
    return carried(_PURPOSE, text, at, LIFE)


def number_of(opened: Opened, words: str) -> bytes:
    """The number under which these words are stored, once however often they are sent.

    Of the page's number and the words: the same page may send other words after a lost answer.
    A change of language keeps the number.
    """
    return hashlib.sha256(f"{opened['number']}\n{words}".encode()).digest()

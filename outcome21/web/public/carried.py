"""What travels in a page's hidden field from one page to the next, readable by this site only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from outcome21.sealing.forms import FORM_LIFE, FormAltered, FormTooOld, open_answers, seal_answers


def carry(purpose: str, data: Mapping[str, Any], at: datetime) -> str:
    """The data sealed for one purpose, with the moment."""
    return seal_answers({**data, "for": purpose, "on": int(at.timestamp())}, at)


def carried(purpose: str, text: str, at: datetime, within: timedelta = FORM_LIFE) -> dict[str, Any]:
    """The data of the page before, if it was made for this purpose no longer than `within` ago.

    Raises FormAltered or FormTooOld.
    """
    data = open_answers(text, at)
    if data.get("for") != purpose:
        raise FormAltered
    if at.timestamp() - int(str(data["on"])) > within.total_seconds():
        raise FormTooOld
    return data

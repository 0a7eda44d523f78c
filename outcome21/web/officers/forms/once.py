"""A form that is stored once, however often it is sent: its own number, in a signed token."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from outcome21.sealing.forms import FormAltered, FormTooOld, issue_form, read_form
from outcome21.web.officers.forms.wrong import Wrong

PURPOSE = "desk"
TOO_OLD = (
    "This page was open for more than 12 hours, so nothing was stored from it now. What you "
    "typed is still here. Check that it was not stored before, then send it again."
)
ALTERED = (
    "A hidden part of this page was missing or changed, so nothing was stored. What you typed "
    "is still here. Check it, then send it again."
)


@dataclass(frozen=True)
class Once:
    """The token that the form carries on with, its number, and what is wrong with it.

    `number` is empty where there is something wrong: `token` is then a fresh one.
    """

    token: str
    number: bytes
    wrong: Wrong

    @classmethod
    def fresh(cls, at: datetime, wrong: Wrong | None = None) -> Once:
        """For a form that is opened at that moment."""
        return cls(issue_form(PURPOSE, at), b"", wrong or Wrong())

    @classmethod
    def read(cls, typed: Mapping[str, str], at: datetime) -> Once:
        """What a form that was sent carried; an altered or old one is given a fresh token."""
        token = typed.get("form", "")
        try:
            return cls(token, read_form(PURPOSE, token, at).number, Wrong())
        except FormTooOld:
            return cls.fresh(at, Wrong([("", TOO_OLD)]))
        except FormAltered:
            return cls.fresh(at, Wrong([("", ALTERED)]))

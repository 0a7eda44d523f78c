"""Signing out of the desk."""

from __future__ import annotations

from datetime import datetime

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.domain.actors import Actor


@act(kind="no personal data", sentence="Somebody signed out.", permission="see_desk")
def sign_out(*, by: Actor, at: datetime, entry: Entry) -> None:
    """Notes that this person signed out."""
    entry.about(by.reference)

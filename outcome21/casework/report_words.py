"""A report on its way in: what was chosen (coded) and what was written (to be sealed)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from outcome21.casework.models import Report
from outcome21.casework.wish_kinds import KINDS
from outcome21.guidance.report_questions import FIELDS
from outcome21.sealing.records import seal

CODE = re.compile(r"[a-z0-9_-]{1,32}")


@dataclass(frozen=True)
class ReportWords:
    """One report as it was given. Codes only in `coded`; people's words in the other mappings."""

    reporter_kind: str
    age_band: str
    urgent: bool = False
    named: bool = False
    safe_contact: str = ""
    language: str = "en"
    coded: Mapping[str, str | list[str]] = field(default_factory=dict)
    account: Mapping[str, str] = field(default_factory=dict)
    identity: Mapping[str, str] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    wish: Mapping[str, str] = field(default_factory=dict)

    @property
    def wishes(self) -> list[str]:
        """What the young person asked of us in the form: the kinds of `casework.wish_kinds`."""
        given = _listed(self.coded.get("wishes", []))
        return [kind for kind in KINDS if kind in given]


def new_report(
    force: str, reference: str, channel: str, received_at: datetime, words: ReportWords
) -> Report:
    """An unsaved report carrying everything that is not sealed.

    Raises ValueError for an answer that is not a code: words belong in the sealed mappings.
    """
    _must_be_codes(words)
    return Report(
        force=force,
        reference=reference,
        received_at=received_at,
        channel=channel,
        language=words.language,
        reporter_kind=words.reporter_kind,
        age_band=words.age_band,
        urgent=words.urgent,
        named=words.named,
        safe_contact=words.safe_contact,
        coded=dict(words.coded),
    )


def seal_report(report: Report, words: ReportWords) -> bytes:
    """Seals what was written; returns the salt for the log."""
    return seal(
        report,
        account=_words(words.account),
        identity=_words(words.identity),
        contact=_words(words.contact),
    )


def _must_be_codes(words: ReportWords) -> None:
    """Coded columns stay readable, so nobody's words may reach them, whoever calls."""
    columns = (words.reporter_kind, words.age_band, words.safe_contact or "-", words.language)
    if not all(CODE.fullmatch(code) for code in columns):
        raise ValueError("a coded column takes a short code in small letters, never words")
    for name, given in words.coded.items():
        asked = FIELDS.get(name)
        if asked is None or not all(asked.option(code) for code in _listed(given)):
            raise ValueError("a coded answer is one of the form's own options, never words")


def _listed(given: str | list[str]) -> list[str]:
    return [given] if isinstance(given, str) else given


def _words(given: Mapping[str, str]) -> str | None:
    kept = {name: text for name, text in given.items() if text}
    return json.dumps(kept, ensure_ascii=False) if kept else None

"""The form for a report that an officer takes: ten fields, five of them required."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from outcome21.casework.actions.take_report import OLDEST
from outcome21.casework.report_words import ReportWords
from outcome21.web.officers.forms.reading import address, moment, typed_moment, word
from outcome21.web.officers.forms.wrong import Wrong
from outcome21.web.officers.words import AGES, REPORTERS, SAFE_CONTACT

CHANNELS = {
    "phone": "By phone",
    "in_person": "In person",
    "partner": "From a partner, such as a school",
}
DANGER = {"yes": "Yes", "no": "No", "not_known": "Not known"}


@dataclass(frozen=True)
class TakenReport:
    """What was typed and chosen."""

    received: str
    reached_us: str
    danger: str
    reporter: str
    age: str
    account: str
    name: str
    contact: str
    safe_contact: str
    care: str

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> TakenReport:
        """The form as it was sent."""
        names = cls.__dataclass_fields__
        given = {name: word(typed, name) for name in names if name != "contact"}
        return cls(**given, contact=address(typed, "contact"))

    @classmethod
    def empty(cls, at: datetime) -> TakenReport:
        """A fresh form: received now, because most reports are taken while somebody speaks."""
        return cls.read({"received": typed_moment(at)})

    @property
    def received_at(self) -> datetime | None:
        """When the report reached police, if that can be read."""
        return moment(self.received)

    def wrong(self, at: datetime) -> Wrong:
        """What is missing or cannot be read at that moment."""
        wrong = Wrong()
        received = self.received_at
        if received is None:
            wrong.add("received", "Enter the day and time, such as 22/11/2026 9:45.")
        elif received < at - OLDEST:
            wrong.add("received", "Check the year: that is more than five years ago.")
        if self.danger not in DANGER:
            wrong.add("danger", "Choose whether anyone is in danger now.")
        if self.reporter not in REPORTERS:
            wrong.add("reporter", "Choose who told us.")
        if self.age not in AGES:
            wrong.add("age", "Choose the age of the child, or “not known”.")
        if self.reached_us not in ("", *CHANNELS):
            wrong.add("reached_us", "Choose how it reached us from the list.")
        if self.safe_contact not in ("", *SAFE_CONTACT):
            wrong.add("safe_contact", "Choose from the list whether it is safe to contact them.")
        wrong.need("account", self.account, "Write down what was told.")
        return wrong

    def words(self) -> ReportWords:
        """The report for the record: codes apart from words."""
        return ReportWords(
            reporter_kind=self.reporter,
            age_band=self.age,
            urgent=self.danger == "yes",
            named=bool(self.name),
            safe_contact=self.safe_contact,
            coded={"danger": self.danger},
            account={"account": self.account},
            # Only what the public form asks is coded; the desk's own question goes with the words.
            identity={"name": self.name, "reached_us": self.reached_us},
            contact={"how": self.contact, "care": self.care},
        )

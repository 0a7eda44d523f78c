"""The form for recording a crime: the offence, the force's reference, and up to six people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from outcome21.casework.people import NewPerson
from outcome21.web.officers.forms.reading import day, word
from outcome21.web.officers.forms.wrong import Wrong

MOST_PEOPLE = 6
FIRST_ROWS = 2


@dataclass(frozen=True)
class PersonRow:
    """One person as typed. A row in which nothing was typed or chosen is nobody."""

    role: str = ""
    name: str = ""
    born: str = ""
    age: str = ""
    pictured: str = ""
    details: str = ""

    @classmethod
    def read(cls, typed: Mapping[str, str], number: int) -> PersonRow:
        """The row of that number."""
        names = cls.__dataclass_fields__
        return cls(**{name: word(typed, f"person{number}_{name}") for name in names})

    @property
    def blank(self) -> bool:
        """Whether nothing was typed or chosen."""
        return not any(asdict(self).values())

    def check(self, number: int, wrong: Wrong) -> None:
        """Notes what is missing in this row."""
        at, who = f"person{number}_", f"person {number}"
        wrong.need(f"{at}role", self.role, f"Choose the role of {who}.")
        if self.born and day(self.born) is None:
            wrong.add(f"{at}born", f"Enter the date of birth of {who}, such as 5/3/2012.")
        if not self.born and not self.age:
            wrong.add(f"{at}age", f"Enter a date of birth or choose an age for {who}.")
        if self.pictured not in ("yes", "no"):
            wrong.add(f"{at}pictured", f"Choose whether {who} is in the picture.")

    def person(self) -> NewPerson:
        """The person for the record."""
        return NewPerson(
            role=self.role,
            pictured=self.pictured == "yes",
            name=self.name,
            date_of_birth=day(self.born),
            told_age_band=self.age or "not_known",
            details=self.details,
        )


@dataclass(frozen=True)
class CrimeForm:
    """What was typed, with as many rows for people as are shown."""

    offence: str
    crime_reference: str
    people: tuple[PersonRow, ...]

    @classmethod
    def empty(cls, age: str) -> CrimeForm:
        """A fresh form; the age that the report gave for the child stands in the first row."""
        first = PersonRow(age=age)
        return cls("", "", (first, *(PersonRow() for _ in range(FIRST_ROWS - 1))))

    @classmethod
    def read(cls, typed: Mapping[str, str]) -> CrimeForm:
        """The form as it was sent."""
        rows = min(max(_number(typed.get("rows", "")), 1), MOST_PEOPLE)
        people = tuple(PersonRow.read(typed, number) for number in range(1, rows + 1))
        return cls(word(typed, "offence"), word(typed, "crime_reference"), people)

    def with_another_person(self) -> CrimeForm:
        """The same form with one more row, while there is room."""
        return replace(self, people=(*self.people, PersonRow())[:MOST_PEOPLE])

    def wrong(self, *, reference_is_made: bool) -> Wrong:
        """What is missing or cannot be read. Without a reference, the force may make one."""
        wrong = Wrong()
        wrong.need("offence", self.offence, "Choose the offence.")
        if not reference_is_made:
            wrong.need("crime_reference", self.crime_reference, "Type the crime reference.")
        for number, row in enumerate(self.people, 1):
            if not row.blank:
                row.check(number, wrong)
        return wrong

    def named(self) -> list[NewPerson]:
        """The people for the record."""
        return [row.person() for row in self.people if not row.blank]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else FIRST_ROWS

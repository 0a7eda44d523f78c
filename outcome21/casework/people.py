"""People as an officer names them when a crime is recorded, and the roles they are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from outcome21.casework.models import Crime, Involvement, Person
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.involvement import band_on, may_hold
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


@dataclass(frozen=True)
class NewPerson:
    """Somebody in the crime. The date of birth wins over the age band that was told."""

    role: str
    pictured: bool
    name: str = ""
    date_of_birth: date | None = None
    told_age_band: str = "not_known"
    details: str = ""
    why: str = ""


def add_people(
    crime: Crime, people: Sequence[NewPerson], by: Actor, at: datetime
) -> list[tuple[bytes, object]]:
    """Stores each person with their first role; each one's salt and what the log digests of them.

    Raises Refused for a role that somebody may not hold.
    """
    already = Person.objects.filter(force=crime.force, crime=crime).count()
    return [
        _add(crime, _label(already + place), person, by, at) for place, person in enumerate(people)
    ]


def give_role(
    person: Person,
    role: str,
    why: str,
    by: Actor,
    at: datetime,
    *,
    exception: bool = False,
    non_aggravated: bool = False,
) -> Involvement:
    """Stores a role from now on.

    Raises Refused for somebody pictured as suspect, and for a child as suspect in a
    `non_aggravated` case.
    """
    child = person.age_band not in ("18_over", "not_known")
    may_hold(
        role,
        pictured=person.pictured,
        supervisor_reason=exception,
        child_in_non_aggravated_case=child and non_aggravated,
    )
    involvement = Involvement(
        force=person.force,
        person=person,
        role=role,
        starts_at=at,
        supervisor_exception=exception,
        given_by=by.reference,
    )
    seal(involvement, why=why or None)
    involvement.save(force_insert=True)
    return involvement


def _add(
    crime: Crime, label: str, given: NewPerson, by: Actor, at: datetime
) -> tuple[bytes, object]:
    person = Person(
        force=crime.force,
        crime=crime,
        label=label,
        pictured=given.pictured,
        age_band=_band(given, at),
    )
    born = given.date_of_birth.isoformat() if given.date_of_birth else None
    salt = seal(person, name=given.name or None, date_of_birth=born, details=given.details or None)
    person.save(force_insert=True)
    give_role(person, given.role, given.why, by, at)
    return salt, vars(given)


def _band(given: NewPerson, at: datetime) -> str:
    try:
        return band_on(given.date_of_birth, given.told_age_band, day_of(at))
    except ValueError as error:
        raise Refused(
            "birth_date_wrong", "Check the date of birth: it cannot be right for today."
        ) from error


def _label(place: int) -> str:
    """Person A to Person Z, then Person AA: references inside one crime, never names."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"Person {letters}"

"""The support directory in the form that other directories read: Open Referral UK, version 3.0.

It is the UK profile of the Human Services Data Specification (HSDS-UK 3.0). What nobody has
checked is left out: no field is filled to look complete, and a number that is too old is not
passed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from outcome21.guidance.support import NUMBERS, Directory, Organisation, Service, Way

NAMES = UUID("6f1de9c2-0a3b-5f0e-9a54-2b0d5b8f7c11")
"""What the ids are derived from: the same service has the same id in every export."""

Fields = dict[str, Any]


def open_referral_page(directory: Directory, on: date, *, demo: bool = False) -> Fields:
    """Every service as one page of the standard's list, as it may be shown that day.

    What is many places at once, such as "your GP", is no entry of a directory.
    """
    shown = [directory.as_of(one, on) for one in directory.services if demo or not one.demo]
    found = [_service(one, directory.organisations) for one in shown if not _many_places(one)]
    return {
        "total_items": len(found),
        "total_pages": 1,
        "page_number": 1,
        "size": len(found),
        "first_page": True,
        "last_page": True,
        "empty": not found,
        "contents": found,
    }


def _service(service: Service, run_by: Mapping[str, Organisation]) -> Fields:
    organisation = run_by.get(service.run_by)
    made = {
        "id": _id("service", service.id),
        "name": service.name,
        "description": " ".join(filter(None, (service.what_for, service.confidentiality))),
        "url": _first(service, "web") or (organisation.website if organisation else ""),
        "email": _first(service, "email"),
        "status": "active",
        "minimum_age": service.minimum_age,
        "maximum_age": service.maximum_age,
        "assured_date": service.checked_on.isoformat(),
        "alert": "The phone number has to be checked again." if service.stale else "",
        "organization": _organisation(organisation) if organisation else None,
        "contacts": _contacts(service),
        "schedules": _schedules(service),
        "cost_options": _costs(service),
    }
    return {key: value for key, value in made.items() if value not in ("", None, [])}


def _organisation(found: Organisation) -> Fields:
    return {
        "id": _id("organization", found.id),
        "name": found.name,
        "description": found.what,
        "website": found.website,
    }


def _contacts(service: Service) -> list[Fields]:
    """The service itself as the one contact, with its numbers: no person is ever named."""
    numbers = list(_ways(service, *NUMBERS))
    if not numbers:
        return []
    phones = [
        {
            "id": _id("phone", service.id, way.value),
            "number": way.value,
            "description": ". ".join(filter(None, (_KINDS[way.kind], way.note.rstrip(".")))),
        }
        for way in numbers
    ]
    return [{"id": _id("contact", service.id), "name": service.name, "phones": phones}]


_KINDS = {"phone": "Call", "text": "Text"}


def _schedules(service: Service) -> list[Fields]:
    return [
        {"id": _id("schedule", service.id, way.value), "description": way.hours}
        for way in service.ways
        if way.hours
    ]


def _costs(service: Service) -> list[Fields]:
    return [
        {"id": _id("cost_option", service.id, way.value), "option": way.value, **_cost(way)}
        for way in service.ways
        if way.cost
    ]


def _cost(way: Way) -> Fields:
    known: Fields = {"amount": 0} if way.cost == "Free" else {}
    return known | {"amount_description": way.cost}


def _many_places(service: Service) -> bool:
    return all(way.kind == "visit" for way in service.ways) and not service.stale


def _first(service: Service, kind: str) -> str:
    return next((way.value for way in _ways(service, kind)), "")


def _ways(service: Service, *kinds: str) -> Iterable[Way]:
    return (way for way in service.ways if way.kind in kinds)


def _id(*names: str) -> str:
    return str(uuid5(NAMES, "/".join(names)))

"""The support directory: who can help, for whom, how, and when that was last checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from outcome21.guidance.front_matter import ContentError

FILE = Path(__file__).parent / "support.toml"
AUDIENCES = ("child", "parent", "professional", "adult")
NUMBERS = ("phone", "text")  # what must not be shown once nobody has checked it for long
KINDS = (*NUMBERS, "web", "email", "visit")
STANDINGS = ("confirmed", "part", "demo")
SCHEMES = {"phone": "tel:", "text": "sms:", "email": "mailto:", "web": "", "visit": ""}


@dataclass(frozen=True)
class Way:
    """One way to reach a service. Hours and cost are empty where nobody has checked them."""

    kind: str
    value: str
    cost: str = ""
    hours: str = ""
    note: str = ""

    @property
    def href(self) -> str:
        """The address a link needs; empty where there is nothing to follow."""
        if self.kind == "visit":
            return ""
        value = self.value.replace(" ", "") if self.kind in NUMBERS else self.value
        return SCHEMES[self.kind] + value


@dataclass(frozen=True)
class Service:
    """A service as the directory has it. `stale` says that its numbers were left out as too old."""

    id: str
    name: str
    what_for: str
    audiences: tuple[str, ...]
    ages: str
    ways: tuple[Way, ...]
    standing: str
    checked_on: date
    source: str
    confidentiality: str = ""
    referable: bool = False
    demo: bool = False
    stale: bool = False

    def as_of(self, on: date, limit: timedelta) -> "Service":
        """The service as it may be shown that day: without its numbers once they are too old.

        What goes stale is a phone or text number; a service without one stays as it is.
        """
        kept = tuple(way for way in self.ways if way.kind not in NUMBERS)
        if on - self.checked_on <= limit or len(kept) == len(self.ways):
            return self
        return replace(self, ways=kept, stale=True)


@dataclass(frozen=True)
class Directory:
    """All services of one file, in the order in which they are shown."""

    limit: timedelta
    services: tuple[Service, ...]


def services(*, on: date, audience: str | None = None, demo: bool = False) -> tuple[Service, ...]:
    """Whom to show that day to an audience (None is everybody), invented ones only with `demo`.

    Raises ValueError for an audience the directory does not know.
    """
    if audience is not None and audience not in AUDIENCES:
        raise ValueError(f"{audience!r} is none of {AUDIENCES}")
    listed = _directory()
    return tuple(
        service.as_of(on, listed.limit)
        for service in listed.services
        if (demo or not service.demo) and (audience is None or audience in service.audiences)
    )


def referable(*, on: date, demo: bool = False) -> tuple[Service, ...]:
    """The services an officer may refer somebody to that day."""
    return tuple(service for service in services(on=on, demo=demo) if service.referable)


def find_service(service_id: str, *, on: date) -> Service | None:
    """One service as it may be shown that day, invented ones too, or None for an unknown id."""
    listed = _directory()
    for service in listed.services:
        if service.id == service_id:
            return service.as_of(on, listed.limit)
    return None


def read_directory(data: bytes, name: str) -> Directory:
    """A directory file, checked. Raises ContentError naming the file and the service."""
    try:
        parsed = tomllib.loads(data.decode("utf-8"))
        limit = timedelta(days=int(parsed["limit_days"]))
        found = tuple(_service(entry, name) for entry in parsed["service"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise ContentError(name, "file", f"cannot be read: {error}") from error
    ids = [service.id for service in found]
    for doubled in {one for one in ids if ids.count(one) > 1}:
        raise ContentError(name, doubled, "stands twice")
    return Directory(limit, found)


@cache
def _directory() -> Directory:
    return read_directory(FILE.read_bytes(), FILE.name)


def _service(entry: Mapping[str, Any], name: str) -> Service:
    label = str(entry.get("id", "a service without an id"))
    try:
        ways = tuple(Way(**way) for way in entry["ways"])
        audiences = tuple(entry["audiences"])
        service = Service(**{**entry, "ways": ways, "audiences": audiences})
    except (TypeError, KeyError) as error:
        raise ContentError(name, label, f"has a key too many or too few: {error}") from error
    _check(service, name)
    return service


def _check(service: Service, name: str) -> None:
    wrong = {
        "audiences": not service.audiences or not set(service.audiences) <= set(AUDIENCES),
        "ways": not service.ways or any(way.kind not in KINDS for way in service.ways),
        "standing": service.standing not in STANDINGS,
        "demo": service.demo != (service.standing == "demo"),
        "checked_on": type(service.checked_on) is not date,
    }
    for key, is_wrong in wrong.items():
        if is_wrong:
            raise ContentError(name, service.id, f"{key} cannot be {getattr(service, key)!r}")

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
NEEDS = ("talk", "take-down", "worries", "tell", "advice")
NUMBERS = ("phone", "text")  # what must not be shown once nobody has checked it for long
KINDS = (*NUMBERS, "web", "email", "visit")
STANDINGS = ("confirmed", "part", "demo")
SCHEMES = {"phone": "tel:", "text": "sms:", "email": "mailto:", "web": "", "visit": ""}

INVENTED_SHOWN_IN = ("demo", "test")
"""The kinds of installation in which invented services are shown, for trying."""

CHECK_EVERY = timedelta(days=30)
"""How often a person calls or looks up every number, whether or not it is still shown."""


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
class Organisation:
    """Who runs a service: what they are, in one sentence, and their own site."""

    id: str
    name: str
    what: str
    website: str


@dataclass(frozen=True)
class Service:
    """A service as the directory has it. `stale` says that its numbers were left out as too old.

    `limit_days` is 0 where the directory's own limit holds. Languages are those that somebody
    has checked; none says nothing.
    """

    id: str
    name: str
    what_for: str
    audiences: tuple[str, ...]
    needs: tuple[str, ...]
    ages: str
    ways: tuple[Way, ...]
    standing: str
    checked_on: date
    source: str
    run_by: str = ""
    languages: str = ""
    confidentiality: str = ""
    referable: bool = False
    demo: bool = False
    minimum_age: int | None = None
    maximum_age: int | None = None
    limit_days: int = 0
    stale: bool = False

    def is_for(self, audience: str | None, need: str | None) -> bool:
        """Whether it is there for that audience and that need; None is every."""
        return (audience is None or audience in self.audiences) and (
            need is None or need in self.needs
        )

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
    """All services of one file, in the order in which they are shown, and who runs them."""

    limit: timedelta
    services: tuple[Service, ...]
    organisations: Mapping[str, Organisation]

    def limit_of(self, service: Service) -> timedelta:
        """For how long after a check the numbers of the service are shown."""
        return timedelta(days=service.limit_days) if service.limit_days else self.limit

    def as_of(self, service: Service, on: date) -> Service:
        """The service as it may be shown that day."""
        return service.as_of(on, self.limit_of(service))


def services(
    *, on: date, audience: str | None = None, need: str | None = None, demo: bool = False
) -> tuple[Service, ...]:
    """Whom to show that day to an audience for a need (None is every), invented ones with `demo`.

    Raises ValueError for an audience or a need that the directory does not know.
    """
    if audience is not None and audience not in AUDIENCES:
        raise ValueError(f"{audience!r} is none of {AUDIENCES}")
    if need is not None and need not in NEEDS:
        raise ValueError(f"{need!r} is none of {NEEDS}")
    listed = directory()
    return tuple(
        listed.as_of(service, on)
        for service in listed.services
        if (demo or not service.demo) and service.is_for(audience, need)
    )


def referable(*, on: date, demo: bool = False) -> tuple[Service, ...]:
    """The services an officer may refer somebody to that day."""
    return tuple(service for service in services(on=on, demo=demo) if service.referable)


def find_service(service_id: str, *, on: date) -> Service | None:
    """One service as it may be shown that day, invented ones too, or None for an unknown id."""
    listed = directory()
    for service in listed.services:
        if service.id == service_id:
            return listed.as_of(service, on)
    return None


def read_directory(data: bytes, name: str) -> Directory:
    """A directory file, checked. Raises ContentError naming the file and the service."""
    try:
        parsed = tomllib.loads(data.decode("utf-8"))
        limit = timedelta(days=int(parsed["limit_days"]))
        run_by = {one["id"]: _organisation(one, name) for one in parsed.get("organisation", ())}
        found = tuple(_service(entry, name) for entry in parsed["service"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise ContentError(name, "file", f"cannot be read: {error}") from error
    ids = [service.id for service in found]
    for doubled in {one for one in ids if ids.count(one) > 1}:
        raise ContentError(name, doubled, "stands twice")
    for service in found:
        if service.run_by and service.run_by not in run_by:
            raise ContentError(name, service.id, f"run_by names no organisation: {service.run_by}")
    return Directory(limit, found, run_by)


@cache
def directory() -> Directory:
    """The directory as the file has it, read once."""
    return read_directory(FILE.read_bytes(), FILE.name)


def _organisation(entry: Mapping[str, Any], name: str) -> Organisation:
    try:
        made = Organisation(**entry)
    except TypeError as error:
        raise ContentError(name, entry["id"], f"has a key too many or too few: {error}") from error
    if not made.website.startswith("https://"):
        raise ContentError(name, made.id, f"website cannot be {made.website!r}")
    return made


def _service(entry: Mapping[str, Any], name: str) -> Service:
    label = str(entry.get("id", "a service without an id"))
    try:
        lists = {key: tuple(entry[key]) for key in ("audiences", "needs")}
        ways = tuple(Way(**way) for way in entry["ways"])
        service = Service(**{**entry, **lists, "ways": ways})
    except (TypeError, KeyError) as error:
        raise ContentError(name, label, f"has a key too many or too few: {error}") from error
    _check(service, name)
    return service


def _check(service: Service, name: str) -> None:
    ages = (service.minimum_age or 0, service.maximum_age or 200)
    wrong = {
        "audiences": not service.audiences or not set(service.audiences) <= set(AUDIENCES),
        "needs": not service.needs or not set(service.needs) <= set(NEEDS),
        "ways": not service.ways or any(way.kind not in KINDS for way in service.ways),
        "standing": service.standing not in STANDINGS,
        "demo": service.demo != (service.standing == "demo"),
        "checked_on": type(service.checked_on) is not date,
        "limit_days": type(service.limit_days) is not int or service.limit_days < 0,
        "minimum_age": not 0 <= ages[0] <= ages[1] <= 200,
    }
    for key, is_wrong in wrong.items():
        if is_wrong:
            raise ContentError(name, service.id, f"{key} cannot be {getattr(service, key)!r}")

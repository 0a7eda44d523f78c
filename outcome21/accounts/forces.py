"""Police forces: one TOML file each, from the package and from HOME/forces."""

from __future__ import annotations

import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from outcome21.accounts.forces_look import Look, read_look
from outcome21.accounts.forces_phone import NATIONAL, as_dialled, read_phone
from outcome21.accounts.forces_times import Times, read_times

_SHIPPED = Path(__file__).with_name("forces")


class BadForceFile(Exception):  # noqa: N818 (read by whoever set it up)
    """A force's file cannot be used. The text names the file and the key."""


@dataclass(frozen=True)
class Force:
    """What the sites need to know of one force.

    `phone` is the force's own number for what is no emergency; 101 is not of its own.
    `urgent_by_night` names, for the force's own people, the channel by which somebody reads an
    urgent report by night. Where it is empty, the form says that nobody may read one before
    morning. A number or a time that is not set is shown nowhere.
    """

    code: str
    name: str
    nation: str
    hosts: tuple[str, ...]
    landing_url: str
    crime_reference_pattern: str
    crime_reference_example: str
    invented: bool
    name_in_welsh: str = ""
    phone: str = ""
    crime_reference_made: str = ""
    urgent_by_night: str = ""
    look: Look = field(default_factory=Look)
    times: Times = field(default_factory=Times)

    @property
    def mark(self) -> str:
        """What stands at the top of the force's pages: its own short mark, else its name."""
        return self.look.mark or self.name

    def name_in(self, language: str) -> str:
        """The force's name on a page in a language ("en" or "cy"), English if it has no other."""
        return self.name_in_welsh if language == "cy" and self.name_in_welsh else self.name

    def mark_in(self, language: str) -> str:
        """What stands at the top of a page in a language: its Welsh name, if it has one there."""
        return self.name_in_welsh if language == "cy" and self.name_in_welsh else self.mark

    @property
    def own_phone(self) -> str:
        """The force's own number, shown beside 101 and 999; "" where it has none."""
        return "" if self.dialled == NATIONAL else self.phone

    @property
    def dialled(self) -> str:
        """Its number as a telephone takes it, for a `tel:` link."""
        return as_dialled(self.phone)

    @property
    def reads_by_night(self) -> bool:
        """Whether somebody reads an urgent report before morning."""
        return bool(self.urgent_by_night)

    def made_reference(self, on: date) -> str:
        """A crime reference by the force's own pattern: a random digit for each #, YY the year.

        "" for a force whose records system gives the references. Random, because a counter
        would tell how many there are.
        """
        digits = re.sub("#", lambda _: str(secrets.randbelow(10)), self.crime_reference_made)
        return digits.replace("YY", f"{on:%y}")

    def accepts_reference(self, typed: str) -> bool:
        """Whether a crime reference has the form that this force's records system gives."""
        return re.fullmatch(self.crime_reference_pattern, typed) is not None


@lru_cache(maxsize=1)
def forces() -> dict[str, Force]:
    """Every force of this installation by its code. Raises BadForceFile naming what to mend."""
    return forces_in(settings.OUTCOME21_HOME, invented=settings.OUTCOME21_ENV != "production")


def forces_in(home: Path, *, invented: bool) -> dict[str, Force]:
    """The forces of this package and of a home folder, invented ones only where they are wanted.

    Raises BadForceFile.
    """
    files = [
        file for folder in (_SHIPPED, home / "forces") for file in sorted(folder.glob("*.toml"))
    ]
    found = map(_read, files)
    return {force.code: force for force in found if invented or not force.invented}


def force(code: str) -> Force:
    """One force. Raises KeyError for a code that no file has."""
    return forces()[code]


def force_for_host(host: str) -> Force | None:
    """The force whose public site answers at this host name (port left out), if any."""
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return next((force for force in forces().values() if name in force.hosts), None)


def _read(file: Path) -> Force:
    try:
        found = tomllib.loads(file.read_text("utf-8"))
        re.compile(found["crime_reference_pattern"])
        force = Force(**{**found, "hosts": tuple(found["hosts"]), **_parts(found)})
        _check(force)
    except (AttributeError, KeyError, TypeError, ValueError, re.error) as error:
        raise BadForceFile(f"{file.name}: {error}") from error
    return force


def _parts(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "phone": read_phone(found.get("phone", "")),
        "look": read_look(found.get("look", {})),
        "times": read_times(found.get("times", {})),
    }


def _check(force: Force) -> None:
    """Refuses, with a sentence, what no page could use. Raises ValueError."""
    for key in ("code", "name", "name_in_welsh", "nation", "urgent_by_night"):
        value = getattr(force, key)
        if not isinstance(value, str) or not value.isprintable():
            raise ValueError(f"{key} is words on one line, not {value!r}.")
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,15}", force.code):
        raise ValueError(f"code is a short name in small letters, not {force.code!r}.")
    _check_landing(force.landing_url, trying=force.invented)
    made = force.made_reference(date(2026, 1, 1))
    if made and not force.accepts_reference(made):
        raise ValueError(
            f"crime_reference_made gives {made}, which crime_reference_pattern does not allow."
        )


def _check_landing(address: str, *, trying: bool) -> None:
    """The page that "Leave site" opens: anybody's, over https, and told nothing about us.

    For trying without a network, an invented force may name a page of this very machine.
    """
    parts = urlsplit(address)
    if trying and parts.hostname in ("127.0.0.1", "localhost"):
        return
    plain = not (parts.query or parts.fragment or parts.username or parts.port)
    if parts.scheme != "https" or not parts.hostname or not plain or not address.isprintable():
        raise ValueError(
            f"landing_url is a page such as https://www.example.org/weather, with https and "
            f"without ? or #, not {address!r}."
        )

"""Police forces: one TOML file each, from the package and from HOME/forces."""

from __future__ import annotations

import re
import secrets
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

_SHIPPED = Path(__file__).with_name("forces")


class BadForceFile(Exception):  # noqa: N818 (read by whoever set it up)
    """A force's file cannot be used. The text names the file and the key."""


@dataclass(frozen=True)
class Force:
    """What the sites need to know of one force. Times left empty are not shown anywhere."""

    code: str
    name: str
    nation: str
    hosts: tuple[str, ...]
    landing_url: str
    phone: str
    crime_reference_pattern: str
    crime_reference_example: str
    invented: bool
    crime_reference_made: str = ""

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
        force = Force(**{**found, "hosts": tuple(found["hosts"])})
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise BadForceFile(f"{file.name}: {error}") from error
    made = force.made_reference(date(2026, 1, 1))
    if made and not force.accepts_reference(made):
        raise BadForceFile(
            f"{file.name}: crime_reference_made gives {made}, "
            "which crime_reference_pattern does not allow."
        )
    return force

"""The one place that reads the environment: what the program is told from outside.

The command for the demo looks at two of its names as well, to refuse anything but a demo.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

SITES = ("public", "officers", "both")
KINDS = ("demo", "production", "test")
POSTGRESQL_OPTIONS = ("host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey")


class BadEnvironment(Exception):  # noqa: N818 (read by a person at start-up)
    """A setting that cannot be used. The text says which one and what is allowed."""


@dataclass(frozen=True)
class Environment:
    """What the program was told from outside."""

    home: Path
    site: str
    kind: str
    database_url: str
    port: int
    secret_key: str
    ram_dir: Path | None
    hosts: tuple[str, ...]

    @property
    def serves_officers(self) -> bool:
        """Whether this process serves the officers' desk, and so holds private keys."""
        return self.site in ("officers", "both")


def read_environment(values: dict[str, str] | None = None) -> Environment:
    """The settings as one value; raises BadEnvironment naming the variable to mend."""
    source = dict(os.environ) if values is None else values
    site = _one_of(source, "OUTCOME21_SITE", SITES, "both")
    if site != "both" and "OUTCOME21_ENV" not in source:
        raise BadEnvironment(
            f"OUTCOME21_SITE is {site!r} and OUTCOME21_ENV is not set. "
            "Say what this site is for: OUTCOME21_ENV=production (or demo, or test)."
        )
    kind = _one_of(source, "OUTCOME21_ENV", KINDS, "demo")
    if site == "both" and kind == "production":
        raise BadEnvironment(
            "OUTCOME21_SITE=both is for trying the product. In production run two processes, "
            "one with OUTCOME21_SITE=public and one with OUTCOME21_SITE=officers."
        )
    return Environment(
        home=Path(source.get("OUTCOME21_HOME", "var")).resolve(),
        site=site,
        kind=kind,
        database_url=source.get("OUTCOME21_DATABASE_URL", ""),
        port=_port(source.get("PORT", "8000")),
        secret_key=source.get("OUTCOME21_SECRET_KEY", ""),
        ram_dir=Path(source["OUTCOME21_RAM_DIR"]) if source.get("OUTCOME21_RAM_DIR") else None,
        hosts=tuple(h for h in source.get("OUTCOME21_HOSTS", "").split(",") if h),
    )


def database_settings(environment: Environment) -> dict[str, object]:
    """Django's settings for the database: SQLite under home unless a PostgreSQL URL is given.

    SQLite commits durably (WAL, synchronous FULL) and takes its write lock at once
    (IMMEDIATE), so that a busy moment waits instead of failing.
    """
    if not environment.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": environment.home / "outcome21.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                    "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                ),
            },
            "TEST": {"NAME": str(environment.home / "test.sqlite3")},
        }
    url = urlsplit(environment.database_url)
    if url.scheme not in ("postgres", "postgresql"):
        raise BadEnvironment(
            "OUTCOME21_DATABASE_URL must start with postgresql:// (or be left out for SQLite)."
        )
    options = _postgresql_options(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or "") or options.pop("host", ""),
        "PORT": str(url.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **options},
    }


def _postgresql_options(url: SplitResult) -> dict[str, str]:
    """What follows the question mark: where the server is, and how its certificate is checked."""
    options = dict(parse_qsl(url.query))
    if unknown := sorted(set(options) - set(POSTGRESQL_OPTIONS)):
        raise BadEnvironment(
            f"OUTCOME21_DATABASE_URL has {', '.join(unknown)} after the question mark; "
            f"allowed are: {', '.join(POSTGRESQL_OPTIONS)}."
        )
    return options


def _one_of(source: dict[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = source.get(name, default)
    if value not in allowed:
        raise BadEnvironment(f"{name} is {value!r}; it must be one of: {', '.join(allowed)}.")
    return value


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) < 65536:
        raise BadEnvironment(f"PORT is {text!r}; it must be a number from 1 to 65535.")
    return int(text)

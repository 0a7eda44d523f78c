"""What `outcome21 doctor` looks at once the settings are loaded: database and static files."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from outcome21.config.checkup import Finding
from outcome21.config.preparing import migrations_to_run, static_is_current, static_sources


def database_reachable() -> Finding:
    """The database answers. An SQLite file that is not there is not made by looking."""
    name = connection.settings_dict["NAME"]
    what = f"the database ({connection.vendor}) answers"
    if connection.vendor == "sqlite" and not Path(name).is_file():
        return Finding(
            False,
            f"there is no database at {name}",
            "Run `outcome21 prepare` (or `make run`, to try the product).",
        )
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return Finding(
            False,
            f"the database does not answer: {str(error).splitlines()[0]}",
            "Start it, or correct OUTCOME21_DATABASE_URL.",
        )
    return Finding(True, what)


def database_migrated() -> Finding:
    """Every migration has run."""
    left = migrations_to_run()
    return Finding(
        left == 0,
        f"{left} migrations have not run" if left else "the database is up to date",
        "Run `outcome21 prepare` (or `make run` for the demo).",
    )


def static_collected() -> Finding:
    """The static files are collected from the sources as they are now."""
    well = static_is_current(static_sources())
    return Finding(
        well,
        f"static files are {'in' if well else 'missing from, or old in,'} {settings.STATIC_ROOT}",
        "Run `outcome21 prepare` (or `make run` for the demo).",
    )

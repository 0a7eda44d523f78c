"""Getting an installation ready to serve: keys, database, static files. Quick when it is."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from outcome21.accounts.forces import forces
from outcome21.sealing.keyring import make_keys
from outcome21.web.shared import bundles, looks

STATIC_STAMP = "static.sources"


def start_django() -> None:
    """Loads the settings and the apps. The settings read the environment as it is now."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "outcome21.config.settings")
    django.setup()


def make_missing_keys(home: Path) -> list[Path]:
    """Makes the keys that are not there yet, for this site and for every force; which it made.

    The keys of the site come first, so that they are there even when a force's file is wrong.
    """
    return make_keys(home, []) + make_keys(home, sorted(forces()))


def migrations_to_run() -> int:
    """How many migrations the database still needs."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> bool:
    """Brings the database up to date; False when there was nothing to do."""
    if not migrations_to_run():
        return False
    call_command("migrate", verbosity=0, interactive=False)
    return True


def collect_static() -> bool:
    """Writes the hashed static files if their sources changed; False when they did not."""
    stamp, sources = settings.OUTCOME21_HOME / STATIC_STAMP, static_sources()
    if static_is_current(sources):
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(sources, "ascii")
    return True


def static_is_current(sources: str) -> bool:
    """Whether the collected static files were made from these sources."""
    stamp = settings.OUTCOME21_HOME / STATIC_STAMP
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    return manifest.is_file() and stamp.is_file() and stamp.read_text("ascii") == sources


def static_sources() -> str:
    """SHA-256 over the names and bytes of every static source, and what turns them into files."""
    digest = hashlib.sha256()
    for name in ("django", "whitenoise"):
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update(Path(bundles.__file__).read_bytes() + looks.source())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            content = Path(storage.path(path)).read_bytes()
            digest.update(f"{path} {len(content)}\n".encode() + content)
    return digest.hexdigest()

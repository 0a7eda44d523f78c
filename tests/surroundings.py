"""Where the tests run: a home folder of their own, with keys, set before the settings load."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import tempfile
from pathlib import Path

from django.core.management import call_command
from whitenoise import WhiteNoise

ROOT = Path(__file__).resolve().parent.parent
KEPT_STATIC = ROOT / ".make" / "test-static"
TESTS_OWN = ("OUTCOME21_DATABASE_URL",)
SECOND_FORCE = ROOT / "tests" / "elsewhere.toml"


def own_home() -> Path:
    """Makes a fresh home and points the environment at it; removed when this process ends.

    Every pytest process (each of xdist's too) calls this once, so none shares a file.
    Whatever the person running the tests has set is put aside, but for the database.
    """
    for name in [name for name in os.environ if name.startswith("OUTCOME21_")]:
        if name not in TESTS_OWN:
            del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="o21-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["OUTCOME21_HOME"] = str(home)
    os.environ["OUTCOME21_ENV"] = "test"
    os.environ["OUTCOME21_SITE"] = "both"
    os.environ["DJANGO_SETTINGS_MODULE"] = "outcome21.config.settings"
    return home


def heed_ctrl_c() -> None:
    """Ctrl-C stops this process and those it starts, whoever started it.

    A shell that starts a run in the background has it ignore Ctrl-C, and every program that a
    test starts and stops by Ctrl-C would inherit that.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)


def second_force(home: Path) -> None:
    """Sets up another force in this home, before anybody asks which forces there are."""
    (home / "forces").mkdir(exist_ok=True)
    shutil.copy(SECOND_FORCE, home / "forces")


def collected_static(home: Path, sources: str) -> None:
    """Gives this home the collected static files, made once for each state of their sources.

    Two processes may make them at once: the first to finish wins.
    """
    kept = KEPT_STATIC / sources
    if not kept.is_dir():
        call_command("collectstatic", verbosity=0, interactive=False)
        KEPT_STATIC.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=KEPT_STATIC))
        shutil.copytree(home / "static", part / "static")
        try:
            (part / "static").rename(kept)
        except OSError:
            if not kept.is_dir():
                raise
        shutil.rmtree(part, ignore_errors=True)
        shutil.rmtree(home / "static")
    (home / "static").symlink_to(kept)
    (home / "static.sources").write_text(sources, "ascii")


def static_files_read_once() -> None:
    """The static files of a folder are looked at once, and not by each new visitor's site.

    They stay as they are while tests run, and a site is made for every client of a test.
    """
    read, known = WhiteNoise.update_files_dictionary, {}

    def remembered(self: WhiteNoise, root: str, prefix: str) -> None:
        key = (root, prefix, self.max_age, self.allow_all_origins, self.charset)
        if key not in known:
            read(self, root, prefix)
            known[key] = dict(self.files)
        self.files.update(known[key])

    WhiteNoise.update_files_dictionary = remembered

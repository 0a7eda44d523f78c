"""Installs what the tests need from the system's own packages, or says the one command that does.

    .venv/bin/python scripts/system_packages.py [--bench]

Nothing is installed where nothing is missing. Without the right to install, it exits 1.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NGINX = {"nginx-light": ("nginx", "/usr/sbin/nginx")}
PROGRAMS = {
    "chromium": ("chromium",),
    "firefox-esr": ("firefox-esr", "firefox"),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),
    "default-jre-headless": ("java",),
    **NGINX,
}
"""What the tests need, each with one of its programs: engines, the HTML checker's Java, nginx."""
FOR_BENCH = {"wrk": ("wrk",), "chromium": ("chromium",), **NGINX}
FONTS = Path("/usr/share/fonts/truetype/liberation")
FONTS_NOW = Path("/usr/share/fonts/truetype/liberation2")


def missing_for_tests() -> list[str]:
    """The Debian packages that the browser tests and the database tests still need."""
    missing = not_here(PROGRAMS)
    if not FONTS.is_dir() and not FONTS_NOW.is_dir():
        missing.append("fonts-liberation")
    return missing + missing_postgres()


def missing_for_bench() -> list[str]:
    """The Debian packages that the measurements still need."""
    return not_here(FOR_BENCH) + missing_postgres()


def not_here(wanted: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The packages none of whose programs is here."""
    return [package for package, programs in wanted.items() if not any(map(shutil.which, programs))]


def missing_postgres() -> list[str]:
    """The PostgreSQL server's package, unless a server is here in any version."""
    here = list(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or shutil.which("postgres")
    return [] if here else ["postgresql"]


def may_install() -> bool:
    """Whether this user may install packages: root, on a system that has apt."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> bool:
    """Installs the packages with apt, quietly; whether it worked."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout + done.stderr, file=sys.stderr)
            return False
    return True


def main(arguments: list[str]) -> int:
    """0 when everything is there (or was put there), 1 with the one command to run otherwise."""
    find = missing_for_bench if "--bench" in arguments else missing_for_tests
    missing = find()
    if not missing:
        return 0
    if may_install():
        print(f"Installing from the system's packages: {' '.join(missing)}", flush=True)
        if install(missing) and not find():
            return 0
    sudo = "" if os.geteuid() == 0 else "sudo "
    command = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    print(f"Missing: {', '.join(missing)}. Run this, then try again:", file=sys.stderr)
    print(f"  {sudo}apt-get update && {sudo}{command}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

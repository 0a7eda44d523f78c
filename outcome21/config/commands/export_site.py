"""`outcome21 export-site`: every page that is the same for everybody, as files for nginx."""

# ruff: noqa: PLC0415 (Django loads only when its command runs)
from __future__ import annotations

import argparse
import logging
import sys
from datetime import date
from pathlib import Path

EXAMPLE = "Example: OUTCOME21_SITE=public OUTCOME21_ENV=production outcome21 export-site /srv/site"


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `export-site`."""
    parser = subparsers.add_parser(
        "export-site",
        help="write the guidance pages as files",
        description="Writes every page that is the same for everybody, with the files it names, "
        "their headers and a manifest, and puts all of it in place at once. Run it after "
        "`prepare`, and once a day: pages show what is current that day.",
        epilog=EXAMPLE,
    )
    parser.add_argument("place", metavar="DIR", type=Path, help="a link of this name is made")
    parser.add_argument("--force", metavar="CODE", default="", help="where there is more than one")
    parser.set_defaults(handler=export_site)


def export_site(args: argparse.Namespace) -> int:
    """Exports; 2 with one line on standard error where it cannot."""
    from outcome21.accounts.forces import BadForceFile
    from outcome21.config import preparing
    from outcome21.config.environment import BadEnvironment

    try:
        preparing.start_django()
        return _export(args.place.absolute(), args.force)
    except (BadEnvironment, BadForceFile, OSError) as error:
        print(str(error).splitlines()[0], file=sys.stderr)
        return 2


def _export(place: Path, force: str) -> int:
    from outcome21.config import preparing
    from outcome21.config.site_export import CannotExport, exported_site
    from outcome21.config.site_export_write import put_in_place

    if not preparing.static_is_current(preparing.static_sources()):
        print("The static files are not of this version: run `outcome21 prepare`.", file=sys.stderr)
        return 2
    logging.disable(logging.WARNING)  # one address is asked for because nothing is there
    try:
        site = exported_site(force)
        changed = put_in_place(site, place)
    except CannotExport as error:
        print(error, file=sys.stderr)
        return 2
    pages = sum(file.name.endswith(".html") and file.status == 200 for file in site.files)
    done = "Wrote" if changed else "Nothing changed in"
    print(f"{done} {pages} pages and {len(site.files) - pages} other files: {place}")
    tell_what_is_old(site.day)
    return 0


def tell_what_is_old(today: date) -> None:
    """Says which pages nobody has checked for too long: they are written all the same."""
    from outcome21.config.checkup import stale_pages

    finding = stale_pages(today)
    if not finding.well:
        print(f"OLD    {finding.what}. {finding.mend}")

"""Runs the measurements: `python -m benchmarks [NAME…]`, one JSON line a figure.

A name is what follows `measure_` in a file's name. A measurement that cannot be made says why
on standard error; the exit status is 1 if one could not be made or a target was missed.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.demo_site import NotServing
from benchmarks.report_form import FormChanged
from scripts.with_nginx import NoNginx
from scripts.with_postgres import NoPostgres


def main(names: list[str]) -> int:
    """Measures everything, or what is named."""
    known = [file.stem.removeprefix("measure_") for file in Path(__file__).parent.glob("measure_*")]
    unknown = sorted(set(names) - set(known))
    if unknown:
        print(f"Not measured: {', '.join(unknown)}. Known: {', '.join(known)}", file=sys.stderr)
        return 2
    # A list, so that all of them run, whatever one of them shows.
    well = [measured(name) for name in names or sorted(known)]
    return 0 if all(well) else 1


def measured(name: str) -> bool:
    """Prints one file's figures; whether each could be made and keeps its target."""
    well = True
    try:
        for figure in import_module(f"benchmarks.measure_{name}").measure():
            print(figure.line(), flush=True)
            well = well and figure.ok
    except (NotServing, FormChanged, NoNginx, NoPostgres) as error:
        print(f"{name} could not be measured: {error}", file=sys.stderr)
        return False
    return well


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

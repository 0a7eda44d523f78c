"""Runs the checks of `make test`, `make test-fast` and `make check`, each with its seconds.

    .venv/bin/python scripts/check.py [STAGE…]

Without a stage it runs them all and goes on after a failure, so that one run says everything.
The last line is the total of the tests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
TYPED = ("outcome21", "scripts", "benchmarks")
WITH_POSTGRES = (PYTHON, "scripts/with_postgres.py", "--")
SETTINGS = "--settings=outcome21.config.settings"
NAMES_A_HOST = re.compile(r"https?://|file:|index-url|find-links| @ ")


@dataclass(frozen=True)
class Stage:
    """One thing that is checked: the commands, and whether they are tests to be counted."""

    name: str
    title: str
    commands: tuple[tuple[str, ...], ...]
    tests: bool = False


@dataclass
class Count:
    """How many tests passed, failed or were skipped, over all stages."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0


def _pytest(*arguments: str, before: tuple[str, ...] = ()) -> tuple[tuple[str, ...], ...]:
    return ((*before, PYTHON, "-m", "pytest", "-q", "--no-header", *arguments),)


TWO_AT_ONCE = ("-n", "2")
LEAVING = "tests/journeys/leaving"
# Nothing of the browser's is even loaded where it is not wanted.
NO_BROWSER = (*TWO_AT_ONCE, "--ignore=tests/journeys")
STAGES = (
    Stage("locks", "Lock files name no host and no path", ()),
    Stage(
        "lint",
        "Lint and format",
        (
            (str(BIN / "ruff"), "check", "--quiet", "."),
            (str(BIN / "ruff"), "format", "--quiet", "--check", "."),
        ),
    ),
    Stage("types", "Types", ((str(BIN / "mypy"), "--no-error-summary", *TYPED),)),
    Stage(
        "migrations",
        "Every change of a record has its migration",
        ((PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run", SETTINGS),),
    ),
    Stage("sqlite", "Tests on SQLite", _pytest(*NO_BROWSER), tests=True),
    Stage(
        "postgres",
        "Tests on PostgreSQL",
        # What opens no database is the same on both; tests/durability brings its own two.
        _pytest(*NO_BROWSER, "-m", "database", before=WITH_POSTGRES),
        tests=True,
    ),
    Stage(
        "browser",
        "Journeys in a browser",
        _pytest(*TWO_AT_ONCE, f"--ignore={LEAVING}", "tests/journeys"),
        tests=True,
    ),
    # A tenth of a second counts there: nothing else may be going on.
    Stage("leaving", "Leaving the site, in three engines", _pytest(LEAVING), tests=True),
    Stage(
        "fast",
        "Tests without a browser",
        _pytest(*NO_BROWSER, "-m", "not slow"),
        tests=True,
    ),
)
EVERYTHING = [stage.name for stage in STAGES if stage.name != "fast"]


def lock_lines_with_hosts(folder: Path) -> list[str]:
    """The lines of the lock files that name a host, a file path or an index."""
    return [
        f"{file.name}: {line}"
        for file in sorted(folder.glob("*.txt"))
        for line in file.read_text("utf-8").splitlines()
        if NAMES_A_HOST.search(line)
    ]


def count_tests(report: Path) -> Count:
    """What pytest's own JUnit file counted. A run that wrote none counts as one failure."""
    try:
        suite = next(iter(ElementTree.parse(report).getroot()))  # noqa: S314 (pytest wrote it)
    except (OSError, ElementTree.ParseError, StopIteration):
        return Count(failed=1)
    total, skipped = int(suite.get("tests", "0")), int(suite.get("skipped", "0"))
    failed = int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
    return Count(passed=max(total - failed - skipped, 0), failed=failed, skipped=skipped)


def run_stage(stage: Stage, count: Count) -> bool:
    """Runs one stage, adds its tests to the count, and says whether all of it is well."""
    if stage.name == "locks":
        found = lock_lines_with_hosts(ROOT / "requirements")
        print("\n".join(found), end="\n" if found else "")
        return not found
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        extra = (f"--junitxml={report}",) if stage.tests else ()
        well = all(_run((*command, *extra)) for command in stage.commands)
        if not stage.tests:
            return well
        here = count_tests(report)
    count.passed, count.failed = count.passed + here.passed, count.failed + here.failed
    count.skipped += here.skipped
    if here.skipped:
        print(f"{here.skipped} skipped: nothing may be skipped")
    return well and not here.skipped


def own_environment(home: str) -> dict[str, str]:
    """What the commands are told: what the person set for their own running changes nothing."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("OUTCOME21_")}
    own.pop("DJANGO_SETTINGS_MODULE", None)
    # Processes that each compile every file again would take a good part of the time.
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**own, "OUTCOME21_ENV": "test", "OUTCOME21_HOME": home}


def _run(command: tuple[str, ...]) -> bool:
    with tempfile.TemporaryDirectory(prefix="o21") as home:
        done = subprocess.run(command, cwd=ROOT, env=own_environment(home), check=False)
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """0 when every stage asked for is well, else 1; 2 for a stage that is not known."""
    known = {stage.name: stage for stage in STAGES}
    unknown = [name for name in arguments if name not in known]
    if unknown:
        print(f"Not a stage: {', '.join(unknown)}. Stages: {', '.join(known)}", file=sys.stderr)
        return 2
    stages = [known[name] for name in arguments or EVERYTHING]
    count, failed = Count(), []
    for stage in stages:
        print(f"== {stage.title}", flush=True)
        started = time.monotonic()
        well = run_stage(stage, count)
        print(f"   {'ok' if well else 'FAILED'}, {time.monotonic() - started:.1f} s", flush=True)
        if not well:
            failed.append(stage.title)
    if failed:
        print("Failed: " + "; ".join(failed))
    if any(stage.tests for stage in stages):
        skipped = f", {count.skipped} skipped" if count.skipped else ""
        print(f"{count.passed} passed, {count.failed} failed{skipped}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

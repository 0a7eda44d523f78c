"""Past assessments a second under two policies, from Parquet on two cores, beside the limit.

The limit is one plain pass over the same columns in the same run: every answer is read and
combined into one number, and nothing is decided. Each run is a process of its own, so that its
peak memory is its own; of several runs the quickest counts, as the machine is shared.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure, Figures

ROWS = (1_000_000, 10_000_000)
RUNS = 5
CORES = 2
GIB = 1024**3
SEED = 21

PER_SECOND = 10e6
MEMORY_GIB = 2.0
SLOWER_A_ROW = 1.3
"""How much longer a row of ten million may take than a row of one million."""

RULE = 'when = { shared_widely = "yes" }\nroute = "review"'
OTHERWISE = "[otherwise]"
NEW_QUESTION = """\
[[question]]
id = "afraid"
group = "since"
whether = "a child is afraid of somebody in it"
officer = "Is a child afraid of somebody in it?"
child = "Are you afraid of somebody in this?"
parent = "Is your child afraid of somebody in this?"
help = "Counts: what a child says of it. Does not count: a guess."
who_may_know = ["child", "parent", "school"]
source = "Made for this measurement"

[[rule]]
when = { afraid = "yes" }
route = "review"
reason = "A child is afraid of somebody in this, so a supervisor looks at it."
source = "Made for this measurement"

"""


def measure() -> Figures:
    """One and ten million rows: rows a second, memory, the plain pass, and whether it is linear."""
    with tempfile.TemporaryDirectory() as folder:
        after = _second_version(Path(folder))
        seconds = {}
        for rows in ROWS:
            past = _past_answers(Path(folder) / f"{rows}.parquet", rows, after)
            ran = _run("run", str(past), str(after))
            seconds[rows] = ran["seconds"] / rows
            yield from _figures(rows, ran)
            past.unlink()
    few, many = ROWS
    yield Figure(
        "replay_time_a_row_10M_to_1M",
        seconds[many] / seconds[few],
        "times",
        SLOWER_A_ROW,
        conditions={"rows": list(ROWS), "cores_used": CORES},
    )


def _figures(rows: int, ran: dict[str, float]) -> Figures:
    conditions = {
        "rows": rows,
        "cores_used": CORES,
        "runs": RUNS,
        "source": "Parquet",
        "changed": ran["changed"],
        # On a shared machine the clock runs on while others work; this does not.
        "cpu_seconds": round(ran["cpu_seconds"], 3),
    }
    named = f"replay_{rows // 1_000_000}M"
    # Of a million rows a good part is spent before the first is read: they show what is linear.
    target = PER_SECOND if rows == max(ROWS) else None
    plain, ours = rows / ran["plain_seconds"], rows / ran["seconds"]
    yield Figure(f"{named}_per_second", ours, "rows/s", target, True, conditions)
    yield Figure(f"{named}_memory", ran["bytes"] / GIB, "GiB", MEMORY_GIB, conditions=conditions)
    yield Figure(f"{named}_plain_pass_per_second", plain, "rows/s", conditions=conditions)
    yield Figure(f"{named}_part_of_plain_pass", ours / plain, "of 1", conditions=conditions)


def _second_version(folder: Path) -> Path:
    """The shipped policy with one rule's route changed and one question added, as a file."""
    from outcome21.domain.policy_floor import POLICIES  # noqa: PLC0415

    text = (POLICIES / "ew-2026-11.toml").read_text("utf-8")
    for part in (RULE, OTHERWISE):
        if text.count(part) != 1:
            raise RuntimeError(f"The shipped policy no longer has one {part!r}")
    text = text.replace(RULE, RULE.replace("review", "investigate"))
    text = text.replace(OTHERWISE, NEW_QUESTION + OTHERWISE)
    path = folder / "second.toml"
    path.write_text(text.replace('version = "ew-2026-11"', 'version = "second"'), "utf-8")
    return path


def _past_answers(path: Path, rows: int, after: Path) -> Path:
    """Seeded answers at random, most of them no, each question asked, in a Parquet file."""
    _run("make", str(path), str(after), str(rows))
    return path


def _run(*arguments: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.replay_run", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result

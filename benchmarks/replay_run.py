"""One run of a replay in a process of its own, on two cores; or making what it reads."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.measure_replay import CORES, RUNS, SEED
from outcome21.domain.policy import Policy, read_policy
from outcome21.domain.policy_floor import POLICIES
from outcome21.insight.answers_file import answers_in_file
from outcome21.insight.replay import replay
from outcome21.insight.replay_query import questions_of

FORCES = ("avon", "elsewhere", "north", "vale")
BANDS = ("under_10", "10_12", "13_15", "16_17", "not_known")
YES, NOT_KNOWN = 4, 3
"""Of a hundred answers to a question; the others are no."""


def main(what: str, past: str, after: str, rows: str = "0") -> dict[str, float]:
    """Makes a file of answers, or replays it: seconds, peak memory, and how many would change."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    policies = _policy(POLICIES / "ew-2026-11.toml"), _policy(Path(after))
    if what == "make":
        _make(past, int(rows), questions_of(*policies))
        return {}
    with answers_in_file(past) as answers:
        replayed = replay(*policies, answers)
        seconds, busy = _quickest(lambda: replay(*policies, answers))
    # Before the plain pass, which is no part of what is promised.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    plain, _ = _plain_pass(past, questions_of(*policies))
    return {
        "seconds": seconds,
        "cpu_seconds": busy,
        "plain_seconds": plain,
        "bytes": memory,
        "changed": replayed.changed,
    }


def _policy(path: Path) -> Policy:
    return read_policy(path.read_bytes(), path.name)


def _quickest(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and of all cores together, each of the run that took fewest."""
    taken, busy = [], []
    for _ in range(RUNS):
        started, worked = time.perf_counter(), time.process_time()
        work()
        taken.append(time.perf_counter() - started)
        busy.append(time.process_time() - worked)
    return min(taken), min(busy)


def _plain_pass(past: str, questions: tuple[str, ...]) -> tuple[float, float]:
    combined = " | ".join(f'"{question}"' for question in questions)
    with duckdb.connect(":memory:", config={"threads": CORES}) as connection:
        sql = f"select bit_xor({combined}) from read_parquet(?)"  # noqa: S608
        return _quickest(lambda: connection.execute(sql, [past]).fetchall())


def _make(past: str, rows: int, questions: tuple[str, ...]) -> None:
    cells = [
        f"(case when luck(i, {nth}) < {YES} then 2 when luck(i, {nth}) < {YES + NOT_KNOWN} then 1 "
        f'else 0 end)::utinyint as "{question}"'
        for nth, question in enumerate(questions, start=3)
    ]
    with duckdb.connect(":memory:", config={"threads": CORES}) as connection:
        connection.execute(f"create macro luck(i, nth) as hash(i * 1000 + nth + {SEED}) % 100")
        connection.execute(
            f"copy (select 'R' || i as reference, {_one_of(FORCES, 1)} as force, "  # noqa: S608
            f"{_one_of(BANDS, 2)} as age_band, {', '.join(cells)} from range({rows}) t(i)) "
            f"to '{past}' (format parquet)"
        )


def _one_of(names: tuple[str, ...], nth: int) -> str:
    listed = ", ".join(f"'{name}'" for name in names)
    return f"[{listed}][1 + (luck(i, {nth}) % {len(names)})::integer]"


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))

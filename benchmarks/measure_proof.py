"""Seconds to prove all six properties of each shipped policy, over all answers."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

import outcome21.domain
from benchmarks.figures import Figure, Figures
from outcome21.domain.policy import Policy, floor, read_policy
from outcome21.insight.policy_prover import prove

PROOF_SECONDS = 5.0
TIMES = 9


def measure() -> Figures:
    """The median of several proofs, each from the policy to the verdict, the encoding included."""
    folder = Path(outcome21.domain.__file__).parent / "policies"
    for file in sorted(folder.glob("*.toml")):
        if file.name != "floor.toml":
            yield _figure(read_policy(file.read_bytes(), file.name))


def _figure(policy: Policy) -> Figure:
    seconds, solver = [], ""
    for _ in range(TIMES):
        started = time.perf_counter()
        verdict = prove(policy, floor())
        seconds.append(time.perf_counter() - started)
        solver = verdict.solver
        if not verdict.proved:
            raise RuntimeError(f"{policy.version} is not proved")
    conditions = {
        "policy": policy.version,
        "questions": len(policy.questions),
        "rules": len(policy.rules),
        "solver": solver,
        "times": TIMES,
        "slowest_s": round(max(seconds), 3),
    }
    return Figure(
        "proof_of_all_six_properties",
        median(seconds),
        "s",
        PROOF_SECONDS,
        conditions=conditions,
    )

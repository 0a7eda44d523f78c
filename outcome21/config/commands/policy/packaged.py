"""The policies packaged with the program, each by itself: one that is not proved yet still shows.

Whoever adds a policy puts its file there before its proof; until then nothing can be recommended.
"""

from __future__ import annotations

from typing import NamedTuple

from outcome21.domain.policy import Policy, PolicyError, floor, read_policy
from outcome21.domain.policy_floor import FLOOR_FILE, POLICIES
from outcome21.domain.policy_proof import PolicyProof, proof_name, read_proof, refuse_unproved


class Packaged(NamedTuple):
    """A packaged policy, its proof if there is one, and why it is not proved ("" if it is)."""

    policy: Policy
    proof: PolicyProof | None
    unproved: str


def packaged() -> tuple[Packaged, ...]:
    """Every packaged policy in the order of its first day. Raises PolicyError for a bad file."""
    paths = [path for path in POLICIES.glob("*.toml") if path.name != FLOOR_FILE]
    found = [_one(read_policy(path.read_bytes(), path.name)) for path in paths]
    return tuple(sorted(found, key=lambda one: (one.policy.starts, one.policy.version)))


def _one(policy: Policy) -> Packaged:
    path = POLICIES / proof_name(policy.version)
    proof = None
    try:
        proof = read_proof(path.read_bytes(), path.name) if path.is_file() else None
        refuse_unproved(policy, floor(), proof)
    except PolicyError as error:
        return Packaged(policy, proof, error.sentence)
    return Packaged(policy, proof, "")

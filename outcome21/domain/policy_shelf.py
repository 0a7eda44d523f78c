"""The policies that are packaged with the program, read once and kept, each with its proof."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from outcome21.domain.policy_file import read_policy
from outcome21.domain.policy_floor import FLOOR_FILE, POLICIES
from outcome21.domain.policy_form import Policy
from outcome21.domain.policy_proof import (
    PolicyProof,
    proof_name,
    read_proof,
    refuse_unproved,
)
from outcome21.domain.policy_values import PolicyError
from outcome21.domain.refusals import Refused


class NoPolicyInForce(Refused, LookupError):  # noqa: N818 (an answer, not a fault)
    """No packaged policy fits the day, nation or version asked for."""

    def __init__(self, sentence: str) -> None:
        super().__init__("no_policy_in_force", sentence)


class Shelf(NamedTuple):
    """The policies that may be used, in the order of version, and the proof of each by version.

    `refused` has a sentence for each file that may not be used, and why.
    """

    policies: tuple[Policy, ...]
    proofs: MappingProxyType[str, PolicyProof]
    refused: tuple[str, ...] = ()


def policies() -> tuple[Policy, ...]:
    """Every packaged policy that is right and proved, in the order of version.

    Kept for the life of the process: a policy is never edited once it is used, and what is kept
    cannot be changed by whoever holds it. A file that is not right is left out, so that a fault
    in next year's policy closes no case of today; `refused_policies` says which and why.
    """
    return _shelf().policies


def refused_policies() -> tuple[str, ...]:
    """A sentence for each packaged file that is not used because it is not right or not proved."""
    return _shelf().refused


def proof_of(policy: Policy) -> PolicyProof:
    """The proof that stands beside a packaged policy's file."""
    return _shelf().proofs[policy.version]


@lru_cache(maxsize=1)
def _shelf() -> Shelf:
    return read_shelf(POLICIES)


def read_shelf(folder: Path) -> Shelf:
    """The policies of a folder, each proved; what is wrong is left out and named.

    A proof must be of the very bytes of its policy. Whether it is of today's floor is asked when
    a policy is to be in force: a floor that was raised since must not make old records unreadable.
    """
    found: dict[str, tuple[Policy, PolicyProof]] = {}
    refused = []
    for path in sorted(path for path in folder.glob("*.toml") if path.name != FLOOR_FILE):
        try:
            policy = read_policy(path.read_bytes(), path.name)
            check_together((*[other for other, _ in found.values()], policy), {*found, path.stem})
            found[policy.version] = (policy, _read_proof(folder, policy))
        except PolicyError as error:
            refused.append(error.sentence)
    proofs = {version: proof for version, (_, proof) in found.items()}
    return Shelf(
        tuple(policy for policy, _ in found.values()), MappingProxyType(proofs), tuple(refused)
    )


def _read_proof(folder: Path, policy: Policy) -> PolicyProof:
    path = folder / proof_name(policy.version)
    proof = read_proof(path.read_bytes(), path.name) if path.is_file() else None
    refuse_unproved(policy, None, proof)
    assert proof is not None  # noqa: S101 (refuse_unproved refuses None)
    return proof


def check_together(found: tuple[Policy, ...], stems: set[str]) -> None:
    """Refuse policies that do not fit their file's name or each other's dates. Raises PolicyError.

    The floor is not asked here: a floor that was raised must not make older records unreadable.
    """
    for policy in found:
        if policy.version not in stems:
            raise PolicyError(f"Policy {policy.version}: its file must be {policy.version}.toml.")
    for one, other in combinations(found, 2):
        if overlap(one, other):
            raise PolicyError(
                f"Policies {one.version} and {other.version} are in force on the same day; give "
                "them different `starts`, and the earlier one no `ends`, or one before the later "
                "one's `starts`."
            )


def overlap(one: Policy, other: Policy) -> bool:
    """Whether two policies claim the same day for one nation.

    A later policy takes the place of an earlier one that names no end, so that a file which a
    case has used never has to change; an end that is named must come before the later start.
    """
    if not set(one.nations) & set(other.nations):
        return False
    first, second = sorted((one, other), key=lambda policy: policy.starts)
    return first.starts == second.starts or (first.ends is not None and second.starts <= first.ends)


def in_force_among(found: Iterable[Policy], on: date, nation: str) -> Policy | None:
    """The policy of that nation on that day: the one begun last, if its own end has not passed.

    After that end none is in force: an earlier one does not come back.
    """
    begun = [policy for policy in found if nation in policy.nations and policy.starts <= on]
    latest = max(begun, key=lambda policy: policy.starts, default=None)
    return latest if latest and (latest.ends is None or on <= latest.ends) else None


def last_day(policy: Policy, nation: str, found: Iterable[Policy] | None = None) -> date | None:
    """The last day on which a policy is in force in a nation, None while no end is known."""
    among = policies() if found is None else found
    later = [
        other.starts - timedelta(days=1)
        for other in among
        if nation in other.nations and other.starts > policy.starts
    ]
    return min([*later, *([policy.ends] if policy.ends else [])], default=None)

"""The policies that are packaged with the program, read once and kept."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from outcome21.domain.policy_file import read_policy
from outcome21.domain.policy_floor import FLOOR_FILE, POLICIES, floor
from outcome21.domain.policy_form import Policy
from outcome21.domain.policy_values import PolicyError
from outcome21.domain.refusals import Refused


class NoPolicyInForce(Refused, LookupError):  # noqa: N818 (an answer, not a fault)
    """No packaged policy fits the day, nation or version asked for."""

    def __init__(self, sentence: str) -> None:
        super().__init__("no_policy_in_force", sentence)


@lru_cache(maxsize=1)
def policies() -> tuple[Policy, ...]:
    """Every packaged policy, in the order of version. Raises PolicyError for any that is not right.

    Kept for the life of the process: a policy is never edited once it is used, and what is kept
    cannot be changed by whoever holds it.
    """
    paths = sorted(path for path in POLICIES.glob("*.toml") if path.name != FLOOR_FILE)
    found = tuple(read_policy(path.read_bytes(), path.name) for path in paths)
    check_together(found, {path.stem for path in paths})
    return found


def check_together(found: tuple[Policy, ...], stems: set[str]) -> None:
    """Refuse policies that do not fit the floor, their file's name or each other's dates."""
    for policy in found:
        if policy.version not in stems:
            raise PolicyError(f"Policy {policy.version}: its file must be {policy.version}.toml.")
        absent = sorted(floor().investigate - {question.id for question in policy.questions})
        if absent:
            raise PolicyError(f"Policy {policy.version}: the floor also asks {', '.join(absent)}.")
    for one, other in combinations(found, 2):
        if overlap(one, other):
            raise PolicyError(
                f"Policies {one.version} and {other.version} are in force on the same day; give "
                "the earlier one an `ends` before the later one's `starts`."
            )


def overlap(one: Policy, other: Policy) -> bool:
    """Whether two policies are in force on one day for one nation."""
    if not set(one.nations) & set(other.nations):
        return False
    first, second = sorted((one, other), key=lambda policy: policy.starts)
    return first.ends is None or second.starts <= first.ends

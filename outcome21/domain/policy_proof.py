"""The proof of a policy: the file beside it that says what was proved, of which exact bytes.

Production reads it and needs no solver. It is made by `outcome21 policy prove`, never by hand, and
a policy without a proof of its own digest and of the floor's digest is not used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outcome21.domain.data_file import DataFileError, Table, decoded, shown
from outcome21.domain.policy_form import Policy
from outcome21.domain.policy_values import Floor, PolicyError

PROPERTIES = (
    "All answers lead to exactly one route and one category.",
    "A yes to a question of the floor always means investigate, and aggravated where the floor "
    "says so; no to every question means Outcome 21, and non-aggravated.",
    "Turning a no into a yes never leads to a less serious route.",
    "Not knowing never helps: turning a no into a not known never leads to a less serious route, "
    "and while a question that decides the route is not known, the route is never Outcome 21 or "
    "review.",
    "What is aggravated is always investigated; what gets Outcome 21 is always non-aggravated; the "
    "category is left open only while a question that decides it is not known.",
    "Nobody is asked anything for nothing: to each question a yes or a no can change the route, "
    "the category or an action.",
)
"""What every policy must be proved to keep, over all answers, in the order of their numbers."""

KEYS = (
    *("schema", "policy", "policy_digest", "floor_digest"),
    *("properties", "solver", "proved_on"),
)
DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class PolicyProof:
    """What was proved: of which policy and floor, by which solver, on which day in London."""

    policy: str
    policy_digest: str
    floor_digest: str
    properties: tuple[str, ...]
    solver: str
    proved_on: date


def proof_name(version: str) -> str:
    """The name of the proof's file, which stands beside the policy's."""
    return f"{version}.proof.json"


def proof_bytes(proof: PolicyProof) -> bytes:
    """The file of a proof: JSON in UTF-8, LF, keys always in the same order."""
    values = {
        "schema": 1,
        "policy": proof.policy,
        "policy_digest": proof.policy_digest,
        "floor_digest": proof.floor_digest,
        "properties": list(proof.properties),
        "solver": proof.solver,
        "proved_on": proof.proved_on.isoformat(),
    }
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def read_proof(data: bytes, name: str) -> PolicyProof:
    """The proof in the exact bytes of a file; `name` is the file's name for refusals.

    Raises PolicyError with a sentence naming file, key, what was found and what is allowed.
    """
    try:
        return _proof(_top(data, name))
    except DataFileError as error:
        raise PolicyError(error.sentence) from None


def refuse_unproved(policy: Policy, floor: Floor | None, proof: PolicyProof | None) -> None:
    """Refuse a policy that its proof does not cover. Raises PolicyError naming the command.

    The proof must be of this version and of these exact bytes; to be in force, also of today's
    floor and of all the properties that are asked for today. Without a `floor` those two are not
    asked: a policy that was proved in its day must stay readable for the records of its day.
    """
    if why := _not_covered(policy, floor, proof):
        raise PolicyError(
            f"Policy {policy.version} is not proved: {why}. "
            f"`outcome21 policy prove {policy.version}.toml` mends it, if the policy is right."
        )


def _not_covered(policy: Policy, floor: Floor | None, proof: PolicyProof | None) -> str:
    if proof is None:
        return f"there is no {proof_name(policy.version)} beside it"
    if proof.policy != policy.version:
        return f"its proof is of policy {proof.policy}"
    if proof.policy_digest != policy.digest:
        return "the policy has changed since its proof was made"
    if floor is None:
        return ""
    if proof.floor_digest != floor.digest:
        return "the floor has changed since its proof was made"
    if proof.properties != PROPERTIES:
        return "its proof is of other properties than the six that are asked for"
    return ""


def _top(data: bytes, name: str) -> Table:
    text = decoded(data, name)
    try:
        values = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, name))
    except DataFileError:
        raise
    except (ValueError, RecursionError):
        raise DataFileError(f"{name}: found no JSON; allowed: the form of a proof.") from None
    if not isinstance(values, dict):
        raise DataFileError(f"{name}: found no JSON object; allowed: the form of a proof.")
    return Table(name, (), values)


def _once(pairs: Sequence[tuple[str, object]], name: str) -> dict[str, object]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise DataFileError(f"{name}: found a key twice; allowed: each key once.")
    return values


def _proof(top: Table) -> PolicyProof:
    top.only(*KEYS)
    top.number("schema", 1, 1)
    return PolicyProof(
        policy=top.text("policy"),
        policy_digest=_digest(top, "policy_digest"),
        floor_digest=_digest(top, "floor_digest"),
        properties=top.words("properties"),
        solver=top.text("solver"),
        proved_on=_day(top, "proved_on"),
    )


def _digest(top: Table, key: str) -> str:
    digest = top.text(key)
    if not DIGEST.fullmatch(digest):
        raise top.refusal(key, shown(digest), "a SHA-256 of 64 of 0-9 and a-f")
    return digest


def _day(top: Table, key: str) -> date:
    text = top.text(key)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # Python also reads 20261101; a proof has one way of writing a day.
    if day is None or day.isoformat() != text:
        raise top.refusal(key, shown(text), "a date such as 2026-11-01")
    return day

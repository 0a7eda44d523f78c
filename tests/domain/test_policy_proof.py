"""The file of a proof: written the same way every time, read strictly, and of one policy only."""

import json
from dataclasses import replace
from datetime import date

import pytest

from outcome21.domain.policy import PolicyError, floor
from outcome21.domain.policy_proof import (
    PROPERTIES,
    PolicyProof,
    proof_bytes,
    proof_name,
    read_proof,
    refuse_unproved,
)
from tests.insight.any_policy import SHIPPED

PROOF = PolicyProof(
    policy=SHIPPED.version,
    policy_digest=SHIPPED.digest,
    floor_digest=floor().digest,
    properties=PROPERTIES,
    solver="z3 4.13.0",
    proved_on=date(2026, 11, 22),
)
NAME = proof_name(SHIPPED.version)
VALUES = json.loads(proof_bytes(PROOF))


def test_a_proof_that_was_written_is_read_back_as_it_was():
    assert NAME == "ew-2026-11.proof.json"
    assert read_proof(proof_bytes(PROOF), NAME) == PROOF


def test_the_file_has_one_form():
    data = proof_bytes(PROOF)
    assert data.endswith(b"}\n")
    assert b"\r" not in data
    assert list(VALUES) == [
        *("schema", "policy", "policy_digest", "floor_digest"),
        *("properties", "solver", "proved_on"),
    ]
    assert VALUES["proved_on"] == "2026-11-22"


def changed(**changes):
    return json.dumps({**VALUES, **changes}).encode()


def without(key):
    return json.dumps({name: value for name, value in VALUES.items() if name != key}).encode()


FAULTS = {
    "another key": (changed(colour="red"), ["'colour'", "unknown key", "proved_on"]),
    "no schema": (without("schema"), ["'schema'", "found nothing"]),
    "another schema": (changed(schema=2), ["'schema'", "found 2", "from 1 to 1"]),
    "a schema of true": (changed(schema=True), ["'schema'", "found True"]),
    "no policy": (without("policy"), ["'policy'", "found nothing"]),
    "a short digest": (changed(policy_digest="abc"), ["'policy_digest'", "'abc'", "SHA-256"]),
    "a digest in capitals": (changed(floor_digest="A" * 64), ["'floor_digest'", "0-9 and a-f"]),
    "a digest that is a number": (changed(floor_digest=1), ["'floor_digest'", "a number"]),
    "no properties": (changed(properties=[]), ["'properties'", "a list"]),
    "a property twice": (changed(properties=["One.", "One."]), ["'properties'", "twice"]),
    "a property that is a list": (changed(properties=[["One."]]), ["'properties'", "a list"]),
    "no solver": (changed(solver=""), ["'solver'", "0 characters"]),
    "a day written otherwise": (changed(proved_on="20261122"), ["'proved_on'", "2026-11-01"]),
    "no day": (changed(proved_on="tomorrow"), ["'proved_on'", "'tomorrow'"]),
    "a day that is a number": (changed(proved_on=20261122), ["'proved_on'", "a number"]),
    "a list at the top": (b"[]", ["no JSON object"]),
    "half of a file": (proof_bytes(PROOF)[:80], ["no JSON"]),
    "nothing": (b"", ["no JSON"]),
    "bytes that are no text": (b"\xff", ["line 1", "not UTF-8"]),
    "a CR line end": (proof_bytes(PROOF).replace(b"\n", b"\r\n"), ["line 1", "CR line end"]),
    "a key twice": (b'{"schema": 1, "schema": 1}', ["a key twice"]),
    "lists too deep": (b"[" * 150_000, ["no JSON"]),
    "a number without end": (b'{"schema": ' + b"9" * 10_000 + b"}", ["no JSON"]),
    "too large": (b" " * 200_001, ["200001 bytes"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_refused_by_file_key_found_and_allowed(name):
    data, words = FAULTS[name]
    with pytest.raises(PolicyError) as refusal:
        read_proof(data, NAME)
    sentence = refusal.value.sentence
    assert sentence.startswith(NAME)
    assert "allowed" in sentence
    assert "\n" not in sentence
    for word in words:
        assert word in sentence


def test_a_policy_with_its_own_proof_is_not_refused():
    refuse_unproved(SHIPPED, floor(), PROOF)


def test_without_a_floor_only_version_and_bytes_are_asked_so_that_old_records_stay_readable():
    refuse_unproved(SHIPPED, None, replace(PROOF, floor_digest="0" * 64, properties=("One.",)))
    with pytest.raises(PolicyError, match="has changed since its proof was made"):
        refuse_unproved(SHIPPED, None, replace(PROOF, policy_digest="0" * 64))


NOT_COVERED = {
    "there is no ew-2026-11.proof.json beside it": None,
    "its proof is of policy ew-2025-11": replace(PROOF, policy="ew-2025-11"),
    "the policy has changed since its proof was made": replace(PROOF, policy_digest="0" * 64),
    "the floor has changed since its proof was made": replace(PROOF, floor_digest="0" * 64),
    "its proof is of other properties": replace(PROOF, properties=PROPERTIES[:5]),
}


@pytest.mark.parametrize("why", NOT_COVERED)
def test_a_policy_that_its_proof_does_not_cover_is_refused_with_the_command_that_mends_it(why):
    with pytest.raises(PolicyError) as refusal:
        refuse_unproved(SHIPPED, floor(), NOT_COVERED[why])
    assert f"Policy ew-2026-11 is not proved: {why}" in refusal.value.sentence
    assert "`outcome21 policy prove ew-2026-11.toml` mends it" in refusal.value.sentence

"""The shelf: no policy is loaded without a proof of its bytes, and a used one stays readable."""

import json
import shutil
from pathlib import Path

import pytest

import outcome21.domain
from outcome21.domain.policy import PolicyError
from outcome21.domain.policy_shelf import read_shelf

PACKAGED = Path(outcome21.domain.__file__).parent / "policies"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(PACKAGED, tmp_path / "policies"))


def proof(folder):
    return folder / "ew-2026-11.proof.json"


def rewritten(folder, **changes):
    values = json.loads(proof(folder).read_text("utf-8")) | changes
    proof(folder).write_text(json.dumps(values), "utf-8")


def test_a_policy_is_loaded_with_its_proof(folder):
    shelf = read_shelf(folder)
    policy = shelf.policies[0]
    assert shelf.proofs[policy.version].policy_digest == policy.digest


def test_a_policy_without_a_proof_is_not_loaded(folder):
    proof(folder).unlink()
    with pytest.raises(PolicyError, match=r"outcome21 policy prove ew-2026-11\.toml"):
        read_shelf(folder)


def test_a_policy_that_changed_after_its_proof_is_not_loaded(folder):
    with (folder / "ew-2026-11.toml").open("a", encoding="utf-8") as file:
        file.write("# One more line.\n")
    with pytest.raises(PolicyError, match="changed since its proof"):
        read_shelf(folder)


def test_the_proof_of_another_policy_does_not_serve(folder):
    rewritten(folder, policy="ew-2027-04")
    with pytest.raises(PolicyError, match="its proof is of policy ew-2027-04"):
        read_shelf(folder)


def test_a_proof_that_is_not_of_its_form_is_refused_by_name(folder):
    proof(folder).write_bytes(b"proved, honestly")
    with pytest.raises(PolicyError, match=r"ew-2026-11\.proof\.json"):
        read_shelf(folder)


def test_a_policy_proved_against_an_older_floor_stays_readable(folder):
    rewritten(folder, floor_digest="0" * 64)
    assert read_shelf(folder).policies[0].version == "ew-2026-11"

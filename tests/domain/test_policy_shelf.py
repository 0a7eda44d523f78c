"""The shelf: no policy is loaded without a proof of its bytes, and a used one stays readable."""

import json
import shutil
from pathlib import Path

import pytest

import outcome21.domain
from outcome21.domain.policy_shelf import read_shelf

PACKAGED = Path(outcome21.domain.__file__).parent / "policies"


@pytest.fixture
def folder(tmp_path):
    """The packaged policy of November 2026 alone, with its proof and the floor."""
    for name in ("floor.toml", "ew-2026-11.toml", "ew-2026-11.proof.json"):
        shutil.copy(PACKAGED / name, tmp_path)
    return tmp_path


def proof(folder):
    return folder / "ew-2026-11.proof.json"


def rewritten(folder, **changes):
    values = json.loads(proof(folder).read_text("utf-8")) | changes
    proof(folder).write_text(json.dumps(values), "utf-8")


def test_a_policy_is_loaded_with_its_proof(folder):
    shelf = read_shelf(folder)
    policy = shelf.policies[0]
    assert shelf.proofs[policy.version].policy_digest == policy.digest


def refused(folder):
    """The one sentence with which the one policy of the folder is refused."""
    shelf = read_shelf(folder)
    assert shelf.policies == ()
    [sentence] = shelf.refused
    return sentence


def test_a_policy_without_a_proof_is_not_loaded(folder):
    proof(folder).unlink()
    assert "`outcome21 policy prove ew-2026-11.toml`" in refused(folder)


def test_a_policy_that_changed_after_its_proof_is_not_loaded(folder):
    with (folder / "ew-2026-11.toml").open("a", encoding="utf-8") as file:
        file.write("# One more line.\n")
    assert "changed since its proof" in refused(folder)


def test_the_proof_of_another_policy_does_not_serve(folder):
    rewritten(folder, policy="ew-2027-04")
    assert "its proof is of policy ew-2027-04" in refused(folder)


def test_a_proof_that_is_not_of_its_form_is_refused_by_name(folder):
    proof(folder).write_bytes(b"proved, honestly")
    assert "ew-2026-11.proof.json" in refused(folder)


def test_a_fault_in_a_later_policy_leaves_the_one_in_force_on_the_shelf(folder):
    text = (folder / "ew-2026-11.toml").read_text("utf-8").replace("2026-11-01", "2027-04-01")
    (folder / "ew-2027-04.toml").write_text(text.replace('"ew-2026-11"', '"ew-2027-04"'), "utf-8")
    (folder / "half.toml").write_text("schema = 1\n", "utf-8")
    shelf = read_shelf(folder)
    assert [policy.version for policy in shelf.policies] == ["ew-2026-11"]
    assert [sentence.split(" ")[1] for sentence in shelf.refused] == ["ew-2027-04", "'starts':"]


def test_a_policy_proved_against_an_older_floor_stays_readable(folder):
    rewritten(folder, floor_digest="0" * 64)
    assert read_shelf(folder).policies[0].version == "ew-2026-11"

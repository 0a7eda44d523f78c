"""No small change of the policy or of the floor goes unseen: something fails for each.

First the reader may refuse the changed file; then the published cases and our own are asked, and
only for what they all let pass the six properties are proved again.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence

import pytest

from outcome21.domain import outcomes
from outcome21.domain.policy import Floor, Policy, PolicyError, floor, read_policy
from outcome21.domain.policy_floor import read_floor
from outcome21.insight import expecting
from outcome21.insight.conformance import shipped_cases
from outcome21.insight.expecting import differences
from outcome21.insight.facts import Case
from outcome21.insight.policy_prover import prove
from tests.policies.mutants import (
    POLICY_FILE,
    Mutant,
    floor_bytes,
    floor_mutants,
    policy_bytes,
    policy_mutants,
    written,
)

WHY_REFUSED = (
    "which no rule uses",
    "a rule that does nothing",
    "a rule that can never change a result",
    "the same conditions as an earlier rule",
)
READER, CASES, PROPERTIES, SURVIVED = "the reader", "a case", "a property", "nothing"
POLICY = read_policy(policy_bytes(), POLICY_FILE)


def caught_by(policy: Policy, rules: Floor, cases: Sequence[Case]) -> str:
    """What notices this policy with this floor."""
    for case in cases:
        assert case.expect is not None
        if differences(policy, case.answers, case.expect):
            return CASES
    return SURVIVED if prove(policy, rules).proved else PROPERTIES


def policy_caught_by(mutant: Mutant, cases: Sequence[Case]) -> str:
    try:
        return caught_by(read_policy(mutant.data, POLICY_FILE), floor(), cases)
    except PolicyError as error:
        # Refused for what the change does, and not because the file was written badly.
        assert any(why in error.sentence for why in WHY_REFUSED), error.sentence
        return READER


def floor_caught_by(mutant: Mutant, cases: Sequence[Case], patch: pytest.MonkeyPatch) -> str:
    rules = read_floor(mutant.data, "floor.toml")
    # The changed floor stands where the product looks for the floor.
    for module in (outcomes, expecting):
        patch.setattr(module, "floor", lambda: rules)
    return caught_by(POLICY, rules, cases)


def told(found: dict[str, str]) -> str:
    """The count of mutants and survivors, who caught how many, and each survivor by name."""
    survivors = [what for what, by in found.items() if by == SURVIVED]
    counted = Counter(by for by in found.values() if by != SURVIVED)
    parts = ", ".join(f"{count} by {by}" for by, count in sorted(counted.items()))
    return "\n".join([f"mutants {len(found)}, survivors {len(survivors)} ({parts})", *survivors])


@pytest.mark.slow
def test_every_change_of_a_rule_or_an_action_is_caught(capsys):
    mutants = list(policy_mutants())
    cases = shipped_cases(POLICY)
    found = {mutant.what: policy_caught_by(mutant, cases) for mutant in mutants}
    assert len(found) == len(mutants) > 300
    with capsys.disabled():
        print(f"\npolicy: {told(found)}")  # noqa: T201 (the count is the result)
    assert [what for what, by in found.items() if by == SURVIVED] == []


def test_every_change_of_the_floor_is_caught(capsys, monkeypatch):
    mutants = list(floor_mutants())
    cases = shipped_cases(POLICY)
    found = {mutant.what: floor_caught_by(mutant, cases, monkeypatch) for mutant in mutants}
    assert len(found) == len(mutants) >= 30
    with capsys.disabled():
        print(f"\nfloor: {told(found)}")  # noqa: T201 (the count is the result)
    assert [what for what, by in found.items() if by == SURVIVED] == []


@pytest.mark.slow
def test_what_changes_nothing_survives_so_that_the_count_can_tell(monkeypatch):
    cases = shipped_cases(POLICY)
    assert policy_caught_by(Mutant("the file as it is", policy_bytes()), cases) == SURVIVED
    assert floor_caught_by(Mutant("as it is", floor_bytes()), cases, monkeypatch) == SURVIVED


def test_the_cases_of_our_own_see_what_the_published_ones_do_not():
    mutant = next(one for one in policy_mutants() if "consider_nrm removed" in one.what)
    changed = read_policy(mutant.data, POLICY_FILE)
    differing = {
        case.standing
        for case in shipped_cases(POLICY)
        if case.expect and differences(changed, case.answers, case.expect)
    }
    assert differing == {"ours"}


def test_the_files_that_mutants_are_written_as_say_the_same_as_the_shipped_one():
    data = tomllib.loads(policy_bytes().decode())
    assert tomllib.loads(written(data).decode()) == data

"""Every published case and every case of our own: what it says, and what a policy says of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from outcome21.domain.policy import Policy
from outcome21.insight.expecting import Difference, differences, what_is_said
from outcome21.insight.facts import Case, cases_in, parsed, text_of

CASES = Path(__file__).parent / "cases"
PUBLISHED, OUR_OWN = "published.yaml", "policy-own.yaml"


class Said(NamedTuple):
    """A route and a category, as files write them; "" where the source names none."""

    route: str
    category: str


@dataclass(frozen=True)
class Row:
    """One case held against one policy.

    `standing` is "published" (the source states this response), "derived" (it follows from a rule
    that the source states) or "ours" (nobody published it). `differences` may also be about the
    actions, the closed outcomes or the floor, where the case says what they must be. A case that
    answers a question which this policy does not ask is not compared: `not_asked` names those.
    """

    id: str
    summary: str
    source: str
    standing: str
    said: Said
    says: Said
    differences: tuple[Difference, ...]
    not_asked: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the policy says anything else than the case."""
        return bool(self.differences)


def conformance(policy: Policy) -> tuple[Row, ...]:
    """A row for each shipped case, the published ones first, in the order of their files."""
    return tuple(_row(policy, case) for case in shipped_cases(policy))


def shipped_cases(policy: Policy) -> tuple[Case, ...]:
    """The cases that are packaged with the program, with answers to this policy's questions."""
    return tuple(
        case
        for name in (PUBLISHED, OUR_OWN)
        for case in cases_in(_parsed(name), policy, unasked=True)
    )


@lru_cache(maxsize=2)
def _parsed(name: str) -> object:
    # Only read from: the same object serves every call.
    return parsed(text_of(str(CASES / name)))


def _row(policy: Policy, case: Case) -> Row:
    if case.expect is None:
        raise ValueError(f"{case.name}: a shipped case says what it expects")
    says = what_is_said(policy, case.answers)
    return Row(
        id=case.name,
        summary=case.summary,
        source=case.source,
        standing=case.standing,
        said=Said(case.expect.route or "", case.expect.category or ""),
        says=Said(str(says["route"]), str(says["category"])),
        differences=() if case.unasked else tuple(differences(policy, case.answers, case.expect)),
        not_asked=case.unasked,
    )

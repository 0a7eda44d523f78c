"""Which policies the desk can show: those packaged with the program, and the force's drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from outcome21.domain.policy import (
    NoPolicyInForce,
    Policy,
    last_day,
    policies,
    policy_in_force,
)
from outcome21.insight import drafts
from outcome21.web.officers.day_words import day_words


@dataclass(frozen=True)
class ShelfLine:
    """One policy that can be chosen; `policy` is None for a draft that was refused."""

    name: str
    title: str
    state: str
    policy: Policy | None
    draft: bool = False
    refusal: str = ""


@dataclass(frozen=True)
class PolicyShelf:
    """Every policy of the desk for one nation on one day; `why_none` is "" if one is in force."""

    in_force: Policy | None
    lines: tuple[ShelfLine, ...]
    why_none: str = ""

    def find(self, version: str) -> ShelfLine | None:
        """The line of a version that can be read, or None."""
        return next((one for one in self.lines if one.policy and one.name == version), None)

    @property
    def readable(self) -> dict[str, str]:
        """What can be chosen from a list: the version, and the version with its state."""
        return {one.name: f"{one.name} ({one.state.lower()})" for one in self.lines if one.policy}


def policy_shelf(nation: str, today: date) -> PolicyShelf:
    """The packaged policies, the newest first, then the drafts of the folder."""
    current, why_none = None, ""
    try:
        current = policy_in_force(today, nation)
    except NoPolicyInForce as refusal:
        why_none = refusal.sentence
    newest_first = sorted(policies(), key=lambda one: one.starts, reverse=True)
    packaged = [_packaged(one, current, nation, today) for one in newest_first]
    return PolicyShelf(current, (*packaged, *_drafts()), why_none)


def in_force_words(policy: Policy, nation: str) -> str:
    """From when to when a packaged policy is in force in a nation."""
    last = last_day(policy, nation)
    until = f"to {day_words(last)}" if last else "no last day is set"
    return f"from {day_words(policy.starts)}, {until}"


def _packaged(policy: Policy, current: Policy | None, nation: str, today: date) -> ShelfLine:
    return ShelfLine(policy.version, policy.title, _state(policy, current, nation, today), policy)


def _state(policy: Policy, current: Policy | None, nation: str, today: date) -> str:
    if policy is current:
        return "In force now"
    if nation not in policy.nations:
        return "For another nation"
    if policy.starts > today:
        return f"In force from {day_words(policy.starts)}"
    last = last_day(policy, nation)
    return f"In force until {day_words(last)}" if last and last < today else "Not in force"


def _drafts() -> Iterator[ShelfLine]:
    for draft in drafts.drafts(settings.OUTCOME21_HOME / drafts.FOLDER):
        if draft.policy is None:
            yield ShelfLine(draft.file, "", "Refused", None, draft=True, refusal=draft.refusal)
        else:
            title = draft.policy.title
            yield ShelfLine(draft.policy.version, title, "Draft", draft.policy, draft=True)

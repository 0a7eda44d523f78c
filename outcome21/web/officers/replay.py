"""Trying one policy on the past answers of another: who would have moved where.

Nothing personal is opened: the answers are codes under references, without a name.
"""

# ruff: noqa: PLC0415 (the engine of a replay is large: it loads when somebody first asks for one)
from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.finding import NotHere
from outcome21.domain.days import day_of
from outcome21.domain.policy import Policy
from outcome21.insight.replay_result import ACTIONS_ONLY, IF_NO, IF_YES, NEVER_ASKED, Replayed
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.wrong import INCOMPLETE, Wrong
from outcome21.web.officers.policy_shelf_view import PolicyShelf, policy_shelf
from outcome21.web.officers.replay_elsewhere import NotOnAPage, answers_for_a_page, command_line
from outcome21.web.officers.replay_list import heading_of
from outcome21.web.officers.replay_view import replay_view

PAGE_SIZE = 100
"""References on one page."""


@dataclass(frozen=True)
class Chosen:
    """The two versions that the address names; a policy is None where it is not on the shelf."""

    before: str
    after: str
    shelf: PolicyShelf

    @classmethod
    def of(cls, request: DeskRequest, shelf: PolicyShelf) -> Chosen:
        """The address's versions; before anything was chosen, the one in force and a later one."""
        current = shelf.in_force.version if shelf.in_force else ""
        drafts = [one.name for one in shelf.lines if one.draft and one.policy]
        before = request.GET.get("from", current)
        return cls(before, request.GET.get("to", next(iter(drafts), "")), shelf)

    @property
    def policies(self) -> tuple[Policy, Policy] | None:
        """Both policies, once two different ones are chosen."""
        before, after = self.shelf.find(self.before), self.shelf.find(self.after)
        if before is None or after is None or before is after:
            return None
        assert before.policy is not None and after.policy is not None  # noqa: S101 (as found)
        return before.policy, after.policy

    def wrong(self) -> Wrong:
        """What has to be chosen otherwise."""
        wrong = Wrong()
        for field, version in (("from", self.before), ("to", self.after)):
            if self.shelf.find(version) is None:
                wrong.add(field, "Choose a policy from the list.")
        if not wrong and self.before == self.after:
            wrong.add("to", "Choose two different policies.")
        return wrong


@desk("replay_policy", "GET")
def policy_replay(request: DeskRequest) -> HttpResponse:
    """Two versions to choose, and what would have changed in the past assessments of this force."""
    chosen = _chosen(request)
    asked = "from" in request.GET or "to" in request.GET
    pair = chosen.policies if asked else None
    if not pair:
        wrong = chosen.wrong() if asked else Wrong()
        return _page(request, chosen, {}, wrong, status=INCOMPLETE if wrong else 200)
    try:
        replayed = _replayed(request.by.force, *pair)
    except NotOnAPage as refusal:
        return _elsewhere(request, chosen, refusal)
    return _page(request, chosen, {"replayed": replayed, "view": replay_view(replayed, *pair)})


@desk("replay_policy", "GET")
def policy_moves(request: DeskRequest) -> HttpResponse:
    """The references of those who would have moved in one way; a hundred to a page."""
    chosen = _chosen(request)
    key, at = request.GET.get("move", ""), _page_number(request)
    heading = heading_of(key, request.by.force)
    if chosen.policies is None or not heading:
        raise NotHere("list of past assessments")
    try:
        found = _references(request.by.force, *chosen.policies, key, (at - 1) * PAGE_SIZE)
    except NotOnAPage as refusal:
        return _elsewhere(request, chosen, refusal, key)
    context = {
        "title": heading if at == 1 else f"{heading}, page {at}",
        "heading": heading,
        "chosen": chosen,
        "move": key,
        "references": found[:PAGE_SIZE],
        "first": (at - 1) * PAGE_SIZE + 1,
        "at": at,
        "more": len(found) > PAGE_SIZE,
    }
    return desk_page(request, "policy_moves.html", context)


def _chosen(request: DeskRequest) -> Chosen:
    return Chosen.of(request, policy_shelf(force(request.by.force).nation, day_of(now())))


def _page(
    request: DeskRequest,
    chosen: Chosen,
    found: dict[str, object],
    wrong: Wrong | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "title": "Try a policy on past answers",
        "chosen": chosen,
        "shelf": chosen.shelf,
        "words": words,
        "actions_only": ACTIONS_ONLY,
        "never_asked": NEVER_ASKED,
        "if_no": f"{IF_NO}:{ACTIONS_ONLY}",
        "if_yes": f"{IF_YES}:{ACTIONS_ONLY}",
        "changed": f"force:{request.by.force}",
    }
    return desk_page(request, "policy_replay.html", context | found, wrong=wrong, status=status)


def _elsewhere(
    request: DeskRequest, chosen: Chosen, refusal: NotOnAPage, key: str = ""
) -> HttpResponse:
    """The form again, why nothing is shown below it, and the command that shows it."""
    command = command_line(chosen.before, chosen.after, request.by.force, key)
    found: dict[str, object] = {"refusal": refusal.sentences, "command": command}
    return _page(request, chosen, found, status=refusal.status)


def _replayed(of: str, before: Policy, after: Policy) -> Replayed:
    """What would have changed at a force. Raises NotOnAPage."""
    from outcome21.insight.replay import replay

    with answers_for_a_page(of) as answers:
        return replay(before, after, answers)


def _references(of: str, before: Policy, after: Policy, key: str, offset: int) -> list[str]:
    """A page of references, and one more where there is a next page. Raises NotOnAPage."""
    from outcome21.insight.replay import references

    with answers_for_a_page(of) as answers:
        return references(before, after, answers, key, limit=PAGE_SIZE + 1, offset=offset)


def _page_number(request: DeskRequest) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else 1

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
from outcome21.insight.replay_result import ACTIONS_ONLY, NEVER_ASKED, Replayed, read_key
from outcome21.web.officers import words
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.forms.wrong import INCOMPLETE, Wrong
from outcome21.web.officers.policy_shelf_view import PolicyShelf, policy_shelf
from outcome21.web.officers.replay_view import ROUTES, replay_view, result_words

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
    shelf = policy_shelf(force(request.by.force).nation, day_of(now()))
    chosen = Chosen.of(request, shelf)
    asked = "from" in request.GET or "to" in request.GET
    wrong = chosen.wrong() if asked else Wrong()
    context = {"title": "Try a policy on past answers", "chosen": chosen, "shelf": shelf}
    pair = chosen.policies if asked else None
    if pair:
        replayed = _replayed(request.by.force, *pair)
        context |= {"replayed": replayed, "view": replay_view(replayed, *pair)}
        context |= {"words": words, "actions_only": ACTIONS_ONLY, "never_asked": NEVER_ASKED}
    status = INCOMPLETE if wrong else 200
    return desk_page(request, "policy_replay.html", context, wrong=wrong, status=status)


@desk("replay_policy", "GET")
def policy_moves(request: DeskRequest) -> HttpResponse:
    """The references of those who would have moved in one way; a hundred to a page."""
    shelf = policy_shelf(force(request.by.force).nation, day_of(now()))
    chosen = Chosen.of(request, shelf)
    key, at = request.GET.get("move", ""), _page_number(request)
    heading = _heading(key)
    if chosen.policies is None or not heading:
        raise NotHere("list of past assessments")
    found = _references(request.by.force, *chosen.policies, key, (at - 1) * PAGE_SIZE)
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


def _replayed(of: str, before: Policy, after: Policy) -> Replayed:
    """What would have changed at a force."""
    from outcome21.insight.replay import replay
    from outcome21.insight.replay_stored import stored_answers_of

    with stored_answers_of(of) as answers:
        return replay(before, after, answers)


def _references(of: str, before: Policy, after: Policy, key: str, offset: int) -> list[str]:
    """A page of references, and one more where there is a next page."""
    from outcome21.insight.replay import references
    from outcome21.insight.replay_stored import stored_answers_of

    with stored_answers_of(of) as answers:
        return references(before, after, answers, key, limit=PAGE_SIZE + 1, offset=offset)


def _heading(key: str) -> str:
    """What the list of a move is called; "" where the address names no move."""
    if key == ACTIONS_ONLY:
        return "Only what to do would change"
    if key == NEVER_ASKED:
        return "A question was never asked"
    try:
        before, after = read_key(key)
    except ValueError:
        return ""
    for result in (before, after):
        if result.route not in ROUTES or result.category not in words.CATEGORIES:
            return ""
    return f"From {result_words(before)} to {result_words(after)}"


def _page_number(request: DeskRequest) -> int:
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else 1

"""The policy as everybody at the desk may read it: in force, earlier, later, and drafts."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.timezone import now

from outcome21.accounts.forces import force
from outcome21.casework.finding import NotHere
from outcome21.domain.days import day_of
from outcome21.domain.policy import Policy, floor, proof_of
from outcome21.insight.conformance import conformance
from outcome21.web.officers import policy_view, words
from outcome21.web.officers.day_words import day_words
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk
from outcome21.web.officers.policy_shelf_view import (
    PolicyShelf,
    ShelfLine,
    in_force_words,
    policy_shelf,
)
from outcome21.web.officers.question_order import grouped


@desk("see_policy", "GET")
def policy(request: DeskRequest) -> HttpResponse:
    """The policy in force, or the one that the address names: promises, questions, rules."""
    nation = force(request.by.force).nation
    shelf = policy_shelf(nation, day_of(now()))
    line = _chosen(request, shelf)
    read = line.policy if line else None
    context = {
        "title": f"Policy {line.name}" if line else "The policy",
        "shelf": shelf,
        "line": line,
        "policy": read,
        "in_force": in_force_words(read, nation) if line and read and not line.draft else "",
        "groups": grouped(read) if read else [],
        "rules": policy_view.rules_in_words(read) if read else [],
        "always": policy_view.always(read) if read else [],
        "who_may_know": policy_view.who_may_know,
        "proof": proof_of(read) if line and read and not line.draft else None,
        "floor_digest": floor().digest,
        "day_words": day_words,
        "nation": nation.capitalize(),
    }
    return desk_page(request, "policy.html", context)


@desk("see_policy", "GET")
def policy_cases(request: DeskRequest) -> HttpResponse:
    """Every published case: what its source said, what the policy says, and any difference."""
    shelf = policy_shelf(force(request.by.force).nation, day_of(now()))
    line = _chosen(request, shelf)
    rows = conformance(line.policy) if line and line.policy else []
    context = {
        "title": f"Cases and policy {line.name}" if line else "Cases and the policy",
        "line": line,
        "published": [row for row in rows if row.standing != "ours"],
        "ours": [row for row in rows if row.standing == "ours"],
        "differing": sum(row.differs for row in rows),
        "compared": sum(not row.not_asked for row in rows),
        "words": words,
    }
    return desk_page(request, "policy_cases.html", context)


def _chosen(request: DeskRequest, shelf: PolicyShelf) -> ShelfLine | None:
    """The version that the address names, else the one in force; None where none is.

    Raises NotHere for a version that is not on the shelf, or was refused.
    """
    if version := request.GET.get("version", ""):
        line = shelf.find(version)
        if line is None:
            raise NotHere("policy")
        return line
    current: Policy | None = shelf.in_force
    return shelf.find(current.version) if current else None

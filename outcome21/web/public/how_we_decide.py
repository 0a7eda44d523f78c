"""How we decide: what officers ask and what the rules promise, from the policy in force."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_safe

from outcome21.domain.days import day_of
from outcome21.domain.policy import NoPolicyInForce, Policy, PolicyError, policy_in_force
from outcome21.guidance.how_we_decide import filled, groups_of, parts_of
from outcome21.guidance.pages import Page
from outcome21.web.public.door import public
from outcome21.web.public.guides import day, guide_context
from outcome21.web.public.same_for_all import same_for_all
from outcome21.web.public.written import piece, written
from outcome21.web.shared.pages import force_of, page

_log = logging.getLogger(__name__)

ADDRESSES = ("/how-we-decide", "/how-we-decide/adults")
"""For children, and for adults."""


@public
@same_for_all
@require_safe
def how_we_decide(request: HttpRequest, address: str) -> HttpResponse:
    """The questions and promises of the policy in force for this force's nation today.

    A day without one, or with one that was not proved, has a calm page: nothing is promised then.
    """
    found = written(request, address)
    policy = _policy_today(force_of(request).nation)
    context = guide_context(request, found) | _shown(request, found, policy)
    return page(request, "public/how_we_decide.html", context)


def addresses() -> list[URLPattern]:
    """One address for each of the two pages."""
    return [
        path(one[1:], how_we_decide, {"address": one}, name=one[1:].replace("/", "-"))
        for one in ADDRESSES
    ]


def _policy_today(nation: str) -> Policy | None:
    try:
        return policy_in_force(day_of(timezone.now()), nation)
    except NoPolicyInForce:
        return None
    except PolicyError:
        # No visitor can mend it, and none should meet an error; whoever runs the site is told.
        _log.exception("The policy of the day cannot be used.")
        return None


def _shown(request: HttpRequest, found: Page, policy: Policy | None) -> dict[str, Any]:
    parts = parts_of(found, policy)
    if policy is None:
        without = piece(request, "no-rules-today").html
        return {"parts": [(part, part.html) for part in parts], "without": without, "contents": ()}
    since = day(policy.starts)
    return {
        "parts": [(part, filled(part.html, policy, since)) for part in parts],
        "groups": groups_of(policy, found),
        "contents": parts,
    }

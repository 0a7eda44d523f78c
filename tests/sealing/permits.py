"""An act made for the tests: it lends its permit for as long as it runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from outcome21.audit.acts import REGISTRY, act
from outcome21.audit.entries import Entry
from outcome21.domain.actors import Actor
from outcome21.sealing.permits import Permit
from tests.casework.story import NOON
from tests.people import ASHA


def _lend(*, by: Actor, at: datetime, entry: Entry, use: Callable[[Permit], Any]) -> Any:
    return use(entry.permit)


lend = act(kind="consultation", sentence="For the tests.", permission="see_desk")(_lend)
del REGISTRY["_lend"]


def with_permit(use: Callable[[Permit], Any], by: Actor = ASHA) -> Any:
    """What `use` makes of the permit of a running act."""
    return lend(by=by, at=NOON, use=use)

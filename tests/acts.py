"""What the tests of acts ask again and again: how it was refused, and what its entry says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from outcome21.audit.models import AuditEntry, AuditSubject
from outcome21.domain.actors import Actor
from outcome21.domain.refusals import Refused
from tests.people import without


def refusal(act: Callable[..., Any], **given: Any) -> str:
    """The code with which the act refuses; the test fails if it does not refuse."""
    with pytest.raises(Refused) as refused:
        act(**given)
    assert refused.value.sentence.endswith((".", "?"))
    return refused.value.code


def entry_of(act: str, result: str = "done") -> AuditEntry:
    """The only entry of that act with that result."""
    return AuditEntry.objects.get(act=act, result=result)


def subjects_of(act: str, result: str = "done") -> set[str]:
    """The references that the only entry of that act names."""
    entry = entry_of(act, result)
    return set(AuditSubject.objects.filter(entry=entry).values_list("reference", flat=True))


def keeps_to_its_own(
    act: Callable[..., Any],
    permission: str,
    *,
    by: Actor,
    elsewhere: str = "not_here",
    **given: Any,
) -> None:
    """The same request is refused to another force's staff, and to whoever lacks the permission.

    `elsewhere` is the code that the other force is answered with: the one for a record that
    does not exist, so that nothing is learned from it.
    """
    assert refusal(act, by=by.at_force("elsewhere"), **given) == elsewhere
    assert refusal(act, by=without(by, permission), **given) == "not_permitted"
    assert not AuditEntry.objects.filter(act=act.__name__, result="done").exists()

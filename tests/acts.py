"""What the tests of acts ask again and again: how it was refused, and what its entry says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from outcome21.audit.models import AuditEntry, AuditSubject
from outcome21.domain.refusals import Refused


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

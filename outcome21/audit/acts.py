"""`@act`: the one place where permission, transaction and log entry meet.

No entry, no act: what the function changed and the entry that says so are committed
together. A refusal leaves an entry in a transaction of its own; if that cannot be
written, what was asked is still refused.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from outcome21.audit.entries import Entry
from outcome21.domain.actors import Actor
from outcome21.domain.receipts import read_reference
from outcome21.domain.refusals import Refused
from outcome21.sealing.permits import Permit

P = ParamSpec("P")
R = TypeVar("R")

KINDS = (
    "collection",
    "alteration",
    "consultation",
    "disclosure",
    "combination",
    "erasure",
    "no personal data",
)
"""The kinds of processing that must be logged (Data Protection Act 2018, section 62)."""


class NotPermitted(Refused):
    """The person who asked does not hold the permission."""

    def __init__(self) -> None:
        super().__init__(
            "not_permitted",
            "Your role does not let you do this. Ask a supervisor if you think it should.",
        )


class Counted(Refused):
    """A refusal that later ones are judged by: raised before the act has written anything.

    Its entry is committed with the act's own transaction, so that whoever waits for a lock of
    that transaction finds it there.
    """


@dataclass(frozen=True)
class Act:
    """What the register knows of an act."""

    name: str
    kind: str
    permission: str
    sentence: str
    module: str


REGISTRY: dict[str, Act] = {}


def act(
    *, kind: str, sentence: str, permission: str = ""
) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Makes a function an act.

    `kind` is the kind of processing, `sentence` what the log page says of it, `permission`
    what the actor must hold (the act's own name unless given). The function is called with
    keywords only: `by` (who), `at` (when, aware), its own arguments; `entry` is put in here.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of processing: {', '.join(KINDS)}")

    def register(function: Callable[..., R]) -> Callable[..., R]:
        name = function.__name__
        _must_be_keyword_only(function)
        needed = permission or name
        REGISTRY[name] = Act(name, kind, needed, sentence, function.__module__)

        @wraps(function)
        def perform(*, by: Actor, at: datetime, **given: Any) -> R:
            if at.utcoffset() is None:
                raise ValueError("An act's moment must carry its time zone.")
            entry = Entry(name, kind, by, at, Permit(by.force, name))
            entry.about(*_named(given))
            counted: Counted | None = None
            try:
                if not by.may(needed):
                    raise NotPermitted
                # Durable: an act inside another act's transaction is a mistake and fails.
                with transaction.atomic(durable=True):
                    try:
                        result = function(by=by, at=at, entry=entry, **given)
                    except Counted as refusal:
                        counted = refusal
                        entry.remark(refusal.code)
                    entry.write("refused" if counted else "done")
            except Refused as refusal:
                _log_refusal(entry, refusal)
                raise
            finally:
                entry.permit.end()
            if counted:
                raise counted
            return result

        return perform

    return register


def _named(given: Mapping[str, object]) -> list[str]:
    """The records that the call itself names, so that a refusal says whose case it was about.

    Only what has the exact form of a reference: words typed in its place never reach the log.
    """
    asked = [given.get(name) for name in ("report", "crime", "reference")]
    return [ref for ref in asked if isinstance(ref, str) and read_reference(ref) == ref]


def _log_refusal(entry: Entry, refusal: Refused) -> None:
    with transaction.atomic(durable=True):
        entry.remark(refusal.code)
        entry.write("refused")


def _must_be_keyword_only(function: Callable[..., object]) -> None:
    parameters = inspect.signature(function).parameters.values()
    names = {parameter.name for parameter in parameters}
    loose = [p.name for p in parameters if p.kind is not inspect.Parameter.KEYWORD_ONLY]
    if loose or not {"by", "at", "entry"} <= names:
        raise TypeError(f"{function.__name__}: an act takes by, at and entry, by keyword only")

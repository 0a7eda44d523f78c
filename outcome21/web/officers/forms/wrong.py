"""What is wrong with a form, field by field, in the order in which it was found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from outcome21.audit.acts import NotPermitted
from outcome21.casework.actions.give_reason import ReasonNotReady
from outcome21.casework.closing import OutcomeNotReady
from outcome21.casework.finding import NotHere
from outcome21.domain.refusals import Refused

R = TypeVar("R")
INCOMPLETE = 422
BY_RULE = 409


@dataclass
class Wrong:
    """Problems as (field, sentence); "" is the form as a whole."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.found)

    def add(self, name: str, sentence: str) -> None:
        """Notes a problem with a field."""
        self.found.append((name, sentence))

    def need(self, name: str, value: str, sentence: str) -> None:
        """Notes `sentence` if nothing was typed or chosen."""
        if not value.strip():
            self.add(name, sentence)

    def and_also(self, more: Wrong) -> Wrong:
        """Together with what else was found."""
        return Wrong([*self.found, *more.found])

    def of(self, name: str) -> dict[str, str] | None:
        """The first problem of a field, as the page's parts take it."""
        return next(({"text": text} for at, text in self.found if at == name), None)

    def summary(self) -> list[dict[str, str]]:
        """For the summary on top: each problem, leading to its field."""
        return [{"text": text, "href": f"#{name or 'main-content'}"} for name, text in self.found]


@dataclass(frozen=True)
class Tried(Generic[R]):
    """What came of a form: the act's result, or what is wrong and the status to answer with."""

    result: R | None
    wrong: Wrong
    status: int

    @property
    def went_well(self) -> bool:
        """Whether the act was done."""
        return not self.wrong


def try_act(
    wrong: Wrong, act: Callable[[], R], fields: Mapping[str, str] | None = None
) -> Tried[R]:
    """Does the act unless the form is incomplete; a rule's refusal becomes a problem of the form.

    `fields` says at which field the sentence of a refusal's code is shown. Raises NotPermitted
    and NotHere, which are pages of their own.
    """
    if wrong:
        return Tried(None, wrong, INCOMPLETE)
    try:
        return Tried(act(), Wrong(), 200)
    except (NotPermitted, NotHere):
        raise
    except Refused as refusal:
        at = fields or {}
        return Tried(None, Wrong([(at.get(c, ""), s) for c, s in _problems(refusal)]), BY_RULE)


def _problems(refusal: Refused) -> list[tuple[str, str]]:
    if isinstance(refusal, OutcomeNotReady | ReasonNotReady):
        return [(item.id, item.sentence) for item in refusal.missing]
    return [(refusal.code, refusal.sentence)]

"""What stands in the boxes of the pages behind a code and was not sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from outcome21.casework.wish_kinds import KINDS
from outcome21.domain.words import visible


@dataclass(frozen=True)
class HalfWritten:
    """A message, why somebody wishes something, and which kind of wish they are at, if any.

    Each page shows one of the two boxes and carries the words of the other, so that no button
    takes them away. They are in the page alone.
    """

    message: str = ""
    why: str = ""
    wish: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to lose."""
        return self != HalfWritten()

    @property
    def unsent(self) -> bool:
        """Whether there are words that would be gone with the code."""
        return bool(self.message.strip() or self.why.strip())


NOTHING = HalfWritten()


def half_written(request: HttpRequest) -> HalfWritten:
    """What the page had in its boxes when any of its buttons was pressed."""
    kind = request.POST.get("kind", "")
    kind = kind if kind in KINDS else ""
    words = visible(request.POST.get("words", ""))
    if kind and at_the_wish(request):
        return HalfWritten(visible(request.POST["message"]), words, kind)
    return HalfWritten(words, visible(request.POST.get("why", "")), kind)


def at_the_wish(request: HttpRequest) -> bool:
    """Whether the page of a wish was sent, rather than a button that leads to it."""
    return "message" in request.POST

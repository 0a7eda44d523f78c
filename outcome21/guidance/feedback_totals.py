"""What visitors said of the pages, in numbers that point at nobody.

A number from 1 to 4 is not shown. Nothing that is shown lets it be worked out: a line with a
hidden number has no sum, and the sums at the foot add up only what is shown above them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from outcome21.guidance.models import Feedback

FEWEST = 5
"""The smallest number, besides none at all, that is shown."""


@dataclass(frozen=True)
class Line:
    """The answers about one page in one language; None stands for a number that is hidden."""

    page: str
    language: str
    yes: int | None
    no: int | None

    @property
    def all(self) -> int | None:
        """Both together, unless that would tell a hidden one."""
        return None if self.yes is None or self.no is None else self.yes + self.no


@dataclass(frozen=True)
class Totals:
    """Every page and language that anybody answered about, and what its shown numbers add up to.

    `reasons` are the codes given at least five times, by language, the most frequent first:
    their numbers, added up, could tell a hidden one, so they have none.
    """

    lines: tuple[Line, ...]
    yes: int
    no: int
    reasons: Mapping[str, tuple[str, ...]]


def totals(force: str) -> Totals:
    """The force's page feedback in numbers that may be shown."""
    return totals_of(_counted(force), _reasons(force))


def totals_of(
    counted: Mapping[tuple[str, str, str], int], reasons: Mapping[str, tuple[str, ...]]
) -> Totals:
    """What may be shown of how many answers there are by page, language and answer."""
    pairs = sorted({(page, language) for page, language, _useful in counted})
    lines = tuple(_line(pair, counted) for pair in pairs)
    yes, no = (sum(getattr(line, useful) or 0 for line in lines) for useful in ("yes", "no"))
    return Totals(lines, yes, no, reasons)


def shown(number: int) -> int | None:
    """The number, or None where it is small enough to point at somebody."""
    return number if number == 0 or number >= FEWEST else None


def _line(pair: tuple[str, str], counted: Mapping[tuple[str, str, str], int]) -> Line:
    yes, no = (shown(counted.get((*pair, useful), 0)) for useful in ("yes", "no"))
    return Line(*pair, yes, no)


def _counted(force: str) -> dict[tuple[str, str, str], int]:
    rows = Feedback.objects.filter(force=force).values_list("page", "language", "useful")
    return {(page, lang, useful): n for page, lang, useful, n in rows.annotate(n=Count("id"))}


def _reasons(force: str) -> dict[str, tuple[str, ...]]:
    given = Feedback.objects.filter(force=force).exclude(reason="")
    rows = given.values_list("language", "reason").annotate(n=Count("id")).order_by("-n", "reason")
    found: dict[str, tuple[str, ...]] = {}
    for language, reason, number in rows:
        if number >= FEWEST:
            found[language] = (*found.get(language, ()), reason)
    return found

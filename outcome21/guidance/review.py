"""What the content's owners have to look at again: pages, and the numbers of services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from outcome21.guidance.pages import STALE_AFTER, Page
from outcome21.guidance.support import CHECK_EVERY, NUMBERS, Directory, Service

SOON = timedelta(days=30)
"""How long before a page goes stale its owner is told."""


@dataclass(frozen=True)
class PageDue:
    """A page or a piece of one, the day until which its review holds, and whether that is past."""

    page: Page
    until: date
    stale: bool


@dataclass(frozen=True)
class NumberDue:
    """A service whose numbers somebody has to call or look up again.

    `hidden` says that they are no longer shown to anybody; `until` is the last day on which
    they are.
    """

    service: Service
    numbers: tuple[str, ...]
    until: date
    hidden: bool


def pages_due(pages: Iterable[Page], on: date) -> tuple[PageDue, ...]:
    """Whatever is stale that day or will be within 30 days, the longest overdue first."""
    held = [(page, page.reviewed_on + STALE_AFTER) for page in pages]
    due = [PageDue(page, until, page.stale(on)) for page, until in held if until < on + SOON]
    return tuple(sorted(due, key=lambda one: (one.until, one.page.file)))


def numbers_due(directory: Directory, on: date, *, demo: bool = False) -> tuple[NumberDue, ...]:
    """Every service with a number that nobody has checked for 30 days, the oldest first.

    Invented ones are due with `demo` only: nobody else can call them.
    """
    found = []
    for service in (one for one in directory.services if demo or not one.demo):
        numbers = tuple(way.value for way in service.ways if way.kind in NUMBERS)
        if numbers and on - service.checked_on > CHECK_EVERY:
            until = service.checked_on + directory.limit_of(service)
            found.append(NumberDue(service, numbers, until, until < on))
    return tuple(sorted(found, key=lambda one: (one.until, one.service.id)))


def owners(pages: Iterable[Page]) -> dict[str, tuple[Page, ...]]:
    """The pages by who answers for their words."""
    by_owner: dict[str, list[Page]] = {}
    for page in pages:
        by_owner.setdefault(page.owner, []).append(page)
    return {name: tuple(found) for name, found in sorted(by_owner.items())}

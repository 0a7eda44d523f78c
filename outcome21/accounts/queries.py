"""Reading about staff."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from outcome21.accounts.models import Staff


def names_of(references: Iterable[str]) -> dict[str, str]:
    """Display names by log reference, for pages. References of no member of staff are left out."""
    ids = [found for reference in references if (found := _staff_id(reference))]
    return {staff.reference: staff.display_name for staff in Staff.objects.filter(id__in=ids)}


def staff_of(force: str) -> list[Staff]:
    """The force's active staff by name, for choosing who does a step."""
    return list(Staff.objects.filter(force=force, is_active=True).order_by("display_name", "id"))


def _staff_id(reference: str) -> UUID | None:
    kind, _, text = reference.partition(":")
    try:
        return UUID(text) if kind == "staff" else None
    except ValueError:
        return None

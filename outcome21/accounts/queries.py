"""Reading about staff."""

from __future__ import annotations

from collections.abc import Iterable

from outcome21.accounts.models import Staff


def names_of(references: Iterable[str]) -> dict[str, str]:
    """Display names by log reference, for pages. References of no member of staff are left out."""
    ids = [reference.removeprefix("staff:") for reference in references if ":" in reference]
    return {staff.reference: staff.display_name for staff in Staff.objects.filter(id__in=ids)}


def staff_of(force: str) -> list[Staff]:
    """The force's active staff by name, for choosing who does a step."""
    return list(Staff.objects.filter(force=force, is_active=True).order_by("display_name"))

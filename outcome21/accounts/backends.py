"""How a name and a password become a member of staff: within one force."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from outcome21.accounts.models import Staff


class StaffOfForce(BaseBackend):
    """Finds staff by force and user name: the same name in two forces is two people."""

    def authenticate(  # type: ignore[override]  # Django asks by keyword, and by what fits
        self, request: HttpRequest | None, *, force: str, username: str, password: str
    ) -> Staff | None:
        """Whoever of that force, still there, has this name and this password.

        An unknown name takes as long as a wrong password, so that time tells nothing.
        """
        staff = Staff.objects.filter(force=force, username=username).first()
        if staff is None:
            Staff().set_password(password)
            return None
        return staff if staff.check_password(password) and staff.is_active else None

    def get_user(self, user_id: UUID) -> Staff | None:
        """Who a session belongs to; nobody once they have left."""
        return Staff.objects.filter(pk=user_id, is_active=True).first()

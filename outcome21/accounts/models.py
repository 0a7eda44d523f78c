"""Staff who sign in to the officers' desk."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from outcome21.accounts.roles import roles
from outcome21.domain.actors import Actor

LONGEST_NAME = 64
LONGEST_DISPLAY_NAME = 80


class StaffManager(BaseUserManager["Staff"]):
    """Makes staff with a hashed password."""

    def add(self, *, username: str, password: str, **fields: Any) -> Staff:
        """A new member of staff."""
        staff = self.model(username=username, **fields)
        staff.set_password(password)
        staff.save(force_insert=True)
        return staff


class Staff(AbstractBaseUser):
    """An officer, supervisor or registrar. The log knows them by reference."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    force = models.CharField(max_length=16)
    username = models.CharField(max_length=LONGEST_NAME)
    display_name = models.CharField(max_length=LONGEST_DISPLAY_NAME)
    role = models.CharField(max_length=32)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[StaffManager] = StaffManager()
    USERNAME_FIELD = "username"

    FIELD_CLASSES = {
        "id": "operational",
        "force": "operational",
        "username": "operational",
        "display_name": "operational",
        "role": "operational",
        "is_active": "operational",
        "password": "operational",
        "last_login": "operational",
    }

    class Meta:
        db_table = "accounts_staff"
        constraints = [
            models.UniqueConstraint(fields=["force", "username"], name="one_name_in_a_force"),
        ]

    @property
    def reference(self) -> str:
        """How the log names this person."""
        return f"staff:{self.id}"

    def actor(self) -> Actor:
        """Whoever acts, when this person does."""
        return Actor(
            reference=self.reference,
            kind="staff",
            role=self.role,
            force=self.force,
            permissions=roles()[self.role].permissions,
            name=self.display_name,
        )

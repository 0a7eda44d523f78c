"""Wrapped data keys, in a table of their own: backups of the records leave it out."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class DataKey(models.Model):
    """The key of one version of one record, sealed to the force and perhaps to a code.

    Destroying the row destroys the words: every copy of the record then stays shut.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    force = models.CharField(max_length=16)
    table = models.CharField(max_length=64)
    row = models.UUIDField()
    version = models.PositiveSmallIntegerField()
    force_key = models.CharField(max_length=16)
    wrapped = models.BinaryField()
    wrapped_for_code = models.BinaryField(null=True, default=None)

    FIELD_CLASSES = {
        "id": "operational",
        "force": "operational",
        "table": "operational",
        "row": "operational",
        "version": "operational",
        "force_key": "operational",
        "wrapped": "operational",
        "wrapped_for_code": "operational",
    }

    class Meta:
        db_table = "sealing_data_key"
        constraints = [
            models.UniqueConstraint(
                fields=["force", "table", "row", "version"], name="one_data_key_a_version"
            )
        ]

"""Wrapped data keys, in a table of their own: backups of the records leave it out."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

TO_FORCE = "force"
TO_CODE = "code"


class DataKey(models.Model):
    """The data key of one version of one record, sealed to one recipient: a row a recipient.

    The force always has one; a reporter's code has one for messages to it. Escrow or a second
    key of the force would be further rows. Destroying every row of a data key destroys the
    words: every copy of the record then stays shut.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    force = models.CharField(max_length=16)
    data_key = models.UUIDField()
    recipient = models.CharField(max_length=16)
    table = models.CharField(max_length=64)
    row = models.UUIDField()
    version = models.PositiveSmallIntegerField()
    recipient_key = models.CharField(max_length=16, default="", blank=True)
    wrapped = models.BinaryField()

    FIELD_CLASSES = {
        "id": "operational",
        "force": "operational",
        "table": "operational",
        "row": "operational",
        "version": "operational",
        "recipient_key": "operational",
        "wrapped": "operational",
        "data_key": "operational",
        "recipient": "operational",
    }

    class Meta:
        db_table = "sealing_data_key"
        constraints = [
            models.UniqueConstraint(
                fields=["force", "table", "row", "version", "recipient", "recipient_key"],
                name="one_data_key_a_version_and_recipient",
            )
        ]
        indexes = [models.Index(fields=["force", "data_key"], name="wrapped_by_data_key")]

"""Words between the desk and a reporter's code."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.report import Report
from outcome21.sealing.fields import SealedField, TokenField
from outcome21.sealing.records import SealedRecord


class Message(SealedRecord):
    """One message. To a code: sealed to that code and to the force. From a code: to the force."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    direction = models.CharField(max_length=16)
    words = SealedField()
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=64)
    read_at = models.DateTimeField(null=True, default=None)
    number_digest = TokenField(null=True, default=None)

    FIELD_CLASSES = {
        "report": "operational",
        "direction": "coded",
        "words": "sensitive",
        "sent_at": "coded",
        "sent_by": "operational",
        "read_at": "coded",
        "number_digest": "personal",
    }

    class Meta:
        db_table = "casework_message"
        constraints = [
            # What makes a message sent twice one message:
            models.UniqueConstraint(fields=["force", "number_digest"], name="one_message_a_form")
        ]
        indexes = [models.Index(fields=["report", "force"], name="message_by_report")]

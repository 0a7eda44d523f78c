"""What a young person asked of us, and what an officer thought of it."""

from __future__ import annotations

from django.db import models

from outcome21.casework.models.report import Report
from outcome21.sealing.fields import SealedField, TokenField
from outcome21.sealing.records import SealedRecord


class Wish(SealedRecord):
    """That parents are not told, or that a report is taken back; `words` say why, if they wish.

    `source` is the form or the code. Anybody who has the code can have written the latter.
    """

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="wishes", db_index=False
    )
    kind = models.CharField(max_length=16)
    source = models.CharField(max_length=8)
    words = SealedField()
    made_at = models.DateTimeField()
    number_digest = TokenField(null=True, default=None)

    FIELD_CLASSES = {
        "report": "operational",
        "kind": "coded",
        "source": "coded",
        "words": "sensitive",
        "made_at": "coded",
        "number_digest": "personal",
    }

    class Meta:
        db_table = "casework_wish"
        constraints = [
            # What makes a wish sent twice one wish:
            models.UniqueConstraint(fields=["force", "number_digest"], name="one_wish_a_form")
        ]
        indexes = [
            models.Index(fields=["report", "force"], name="wish_by_report"),
            models.Index(fields=["force", "made_at"], name="wish_by_time"),
        ]


class ConsideredWish(SealedRecord):
    """What an officer decided about a wish, with the reason. A wish is considered once."""

    wish = models.OneToOneField(Wish, on_delete=models.PROTECT, related_name="considered")
    result = models.CharField(max_length=16)
    words = SealedField()
    considered_at = models.DateTimeField()
    considered_by = models.CharField(max_length=64)

    FIELD_CLASSES = {
        "wish": "operational",
        "result": "coded",
        "words": "sensitive",
        "considered_at": "coded",
        "considered_by": "operational",
    }

    class Meta:
        db_table = "casework_considered_wish"

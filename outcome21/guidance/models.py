"""Page feedback: two answers and a day, and nothing about who gave them."""

from __future__ import annotations

from django.db import models

from outcome21.sealing.records import ForceRecord


class Feedback(ForceRecord):
    """Whether a page was useful and the reason for the visit. Kept by the day only."""

    page = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    useful = models.CharField(max_length=8)
    reason = models.CharField(max_length=32, default="", blank=True)
    given_on = models.DateField()

    FIELD_CLASSES = {
        "page": "public",
        "language": "public",
        "useful": "coded",
        "reason": "coded",
        "given_on": "coded",
    }

    class Meta:
        db_table = "guidance_feedback"
        indexes = [models.Index(fields=["force", "page"], name="feedback_by_page")]

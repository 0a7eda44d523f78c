"""The two feedback questions as every guidance page shows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from outcome21.guidance.actions.leave_feedback import REASONS
from outcome21.guidance.asking import Words
from outcome21.guidance.pages import Page
from outcome21.sealing.forms import issue_form

REASON_LABELS: dict[str, Words] = {
    "help_for_me": _("I need help for myself"),
    "my_child": _("I am worried about my child"),
    "child_at_work": _("I am worried about a child I work with"),
    "a_friend": _("I am worried about a friend"),
    "the_law": _("I want to know the law"),
    "was_told_to_look": _("Police or school told me to look"),
    "research": _("I am doing research or school work"),
    "something_else": _("Something else"),
    "rather_not_say": _("I would rather not say"),
}
FIELDS = {"form", "useful", "reason"}


def purpose(page_id: str) -> str:
    """What a token for one page's feedback is for: it fits no other page."""
    return f"feedback {page_id}"


def feedback_context(about: Page, at: datetime) -> dict[str, Any]:
    """What the questions' template needs: where they go, a token of their own, the choices."""
    return {
        "feedback_url": f"/feedback/{about.id}",
        "feedback_token": issue_form(purpose(about.id), at),
        "reasons": [(code, REASON_LABELS[code]) for code in REASONS],
    }

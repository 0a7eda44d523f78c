"""The two feedback questions as every guidance page shows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from outcome21.guidance.feedback_words import REASON_LABELS, REASONS
from outcome21.guidance.pages import Page
from outcome21.sealing.forms import issue_form
from outcome21.web.public.written import here

LEFT_EMPTY = "more"
"""A field that nobody sees and only a program fills in: what it sends is not kept."""

FIELDS = {"form", "useful", "reason", LEFT_EMPTY}


def purpose(page_id: str) -> str:
    """What a token for one page's feedback is for: it fits no other page."""
    return f"feedback {page_id}"


def feedback_context(
    request: HttpRequest, about: Page, at: datetime, token: str = ""
) -> dict[str, Any]:
    """What the questions' template needs: where they go, the choices, and a token.

    A new token, unless the one that they were first shown with is to be used.
    """
    return {
        "feedback_url": here(request, f"/feedback/{about.id}"),
        "feedback_token": token or issue_form(purpose(about.id), at),
        "reasons": [(code, REASON_LABELS[code]) for code in REASONS],
    }

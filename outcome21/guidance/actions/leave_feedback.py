"""A visitor says whether a page was useful."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.refusals import Refused
from outcome21.guidance.feedback_words import REASONS, USEFUL
from outcome21.guidance.models import Feedback
from outcome21.guidance.pages import all_pages


@act(kind="no personal data", sentence="Page feedback was left.")
def leave_feedback(
    *, by: Actor, at: datetime, entry: Entry, page: str, language: str, useful: str, reason: str
) -> None:
    """Stores two answers, the page and the day. Raises Refused if the first is missing."""
    if page not in {known.id for known in all_pages(language)}:
        raise Refused("page_unknown", _("This page is not here any more."))
    if useful not in USEFUL:
        raise Refused("useful_missing", _("Select yes if this page was useful."))
    if reason and reason not in REASONS:
        raise Refused("reason_unknown", _("Choose one of the reasons, or none."))
    Feedback.objects.create(
        force=by.force,
        page=page,
        language=language,
        useful=useful,
        reason=reason,
        given_on=day_of(at),
    )

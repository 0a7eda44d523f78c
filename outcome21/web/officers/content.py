"""The content's page: what has gone stale, numbers to check, and what visitors said."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.utils.timezone import localdate

from outcome21.guidance.feedback_totals import FEWEST, totals
from outcome21.guidance.feedback_words import REASON_LABELS
from outcome21.guidance.pages import STALE_AFTER, all_pages, older_than_english, written_in
from outcome21.guidance.review import SOON, numbers_due, owners, pages_due
from outcome21.guidance.support import CHECK_EVERY, INVENTED_SHOWN_IN, directory
from outcome21.guidance.welsh import catalogue_status
from outcome21.web.officers.day_words import day_words
from outcome21.web.officers.desk_page import desk_page
from outcome21.web.officers.entrance import DeskRequest, desk

LANGUAGES = {"en": "English", "cy": "Welsh"}
OWNERS = {
    "accessibility": "Accessibility lead",
    "comms": "Communications",
    "data-protection": "Data protection officer",
    "fcr": "Force crime registrar",
    "legal": "Legal services",
    "safeguarding": "Safeguarding lead",
}


@desk("see_content", "GET")
def content(request: DeskRequest) -> HttpResponse:
    """Pages and numbers that need somebody's eyes, by their owner, and the feedback in totals."""
    today = localdate()
    written = written_in("en")  # a page in Welsh is reviewed with its English
    context = {
        "title": "Content",
        "due": pages_due(written, today),
        "numbers": numbers_due(
            directory(), today, demo=settings.OUTCOME21_ENV in INVENTED_SHOWN_IN
        ),
        "feedback": totals(request.by.force),
        "welsh": [(page, older_than_english(page)) for page in written_in("cy")],
        "sentences": catalogue_status(),
        "titles": {page.id: page.title for page in all_pages()},
        "reasons": REASON_LABELS,
        "owners": owners(written),
        "owner_words": OWNERS,
        "public_too": settings.OUTCOME21_SITE == "both",
        "languages": LANGUAGES,
        "day_words": day_words,
        "rules": {
            "stale": STALE_AFTER.days,
            "soon": SOON.days,
            "check": CHECK_EVERY.days,
            "fewest": FEWEST,
        },
    }
    return desk_page(request, "content.html", context)

"""What may be answered to page feedback, and how a visitor reads the reasons for a visit."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcome21.guidance.asking import Words

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

USEFUL = ("yes", "no")
REASONS = tuple(REASON_LABELS)


def may_be_kept(useful: str, reason: str) -> bool:
    """Whether both answers are ones that the form offers; the second may be missing."""
    return useful in USEFUL and (not reason or reason in REASONS)

"""Words that somebody writes to the desk with their code, before they are sent."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.reply_by_code import LONGEST
from outcome21.domain.words import check_words
from outcome21.guidance.asking import Words
from outcome21.guidance.report_answers import NO_LINKS, NO_PICTURES, TOO_LONG


def check_reply(typed: str) -> tuple[str, tuple[Words, ...]]:
    """The words as they may be kept, and what to tell their writer before they are sent."""
    checked = check_words(typed, LONGEST)
    wrong: list[Words] = []
    if checked.pictures:
        wrong.append(NO_PICTURES)
    if checked.links:
        wrong.append(NO_LINKS)
    if checked.over:
        wrong.append(format_lazy(TOO_LONG, over=checked.over, longest=LONGEST))
    if not checked.text and not wrong:
        wrong.append(_("Write something first, then send it"))
    return checked.text, tuple(wrong)

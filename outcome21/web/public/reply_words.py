"""Words that somebody writes to the desk with their code, before they are sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from outcome21.casework.actions.reply_by_code import LONGEST
from outcome21.domain.words import check_words, visible, without_links
from outcome21.guidance.asking import Words
from outcome21.guidance.report_answers import said_of_words


@dataclass(frozen=True)
class CheckedReply:
    """Words as they may be kept, what to tell their writer first, and the words without links.

    `without` is None where there was no link to take out.
    """

    text: str
    wrong: tuple[Words, ...] = ()
    without: str | None = None


def check_reply(
    typed: str, longest: int = LONGEST, *, links_out: bool = False, may_be_empty: bool = False
) -> CheckedReply:
    """The words that somebody wants to send. `links_out`: they chose to take their links out."""
    checked = check_words(without_links(visible(typed)) if links_out else typed, longest)
    wrong = said_of_words(checked, longest)
    if not checked.text and not wrong and not may_be_empty:
        wrong.append(_("Write something first, then send it"))
    without = without_links(checked.text) if checked.links else None
    return CheckedReply(checked.text, tuple(wrong), without)

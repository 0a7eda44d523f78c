"""When a page does not replay: too many assessments to wait for, or no memory or room for them.

The page then says so, with the command by which whoever runs the installation gets the same.
"""

# ruff: noqa: PLC0415 (the engine of a replay is large: it loads when somebody first asks for one)
from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

from outcome21.insight import drafts

if TYPE_CHECKING:
    from outcome21.insight.past_answers import PastAnswers

MOST_ON_A_PAGE = 20_000
"""Stored assessments. 10,000 took 1.7 seconds on SQLite and one core, each page of a list again."""

TOO_MANY = (
    "There are {count:,} past assessments. This page goes through {most:,} at most, so that "
    "nobody waits for it and no other page becomes slow."
)
NOT_NOW = (
    "The server could not go through the past assessments just now. Nothing was changed. Try "
    "again later, or show this to whoever looks after the server: {said}"
)
OK, UNAVAILABLE = 200, 503


class NotOnAPage(Exception):  # noqa: N818 (an answer to whoever opened the page)
    """The page does not replay: the sentences that say why, and the status of that answer."""

    def __init__(self, sentences: str, status: int) -> None:
        super().__init__(sentences)
        self.sentences = sentences
        self.status = status


@contextmanager
def answers_for_a_page(force: str) -> Iterator[PastAnswers]:
    """The force's stored answers, for as long as the block lasts. Raises NotOnAPage."""
    from outcome21.insight.past_answers import BadAnswers
    from outcome21.insight.replay_stored import how_many_stored, stored_answers_of

    count = how_many_stored(force)
    if count > MOST_ON_A_PAGE:
        raise NotOnAPage(TOO_MANY.format(count=count, most=MOST_ON_A_PAGE), OK)
    try:
        with stored_answers_of(force) as answers:
            yield answers
    except BadAnswers as error:
        raise NotOnAPage(NOT_NOW.format(said=error), UNAVAILABLE) from error


def command_line(before: str, after: str, force: str, key: str = "") -> str:
    """The command that shows the same: of two versions, or the list that a key names."""
    words = ["outcome21", "policy", "replay"]
    words += ["--from", _named(before), "--to", _named(after), "--force", force]
    return shlex.join([*words, "--list", key] if key else words)


def _named(version: str) -> str:
    """A version as the command takes it: that of a draft by its file."""
    folder = settings.OUTCOME21_HOME / drafts.FOLDER
    for draft in drafts.drafts(folder):
        if draft.policy and draft.policy.version == version:
            return str(folder / draft.file)
    return version

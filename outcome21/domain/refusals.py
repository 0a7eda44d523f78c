"""How a rule says no."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 (a refusal is an answer, not an error of the program)
    """A rule does not allow what was asked.

    `code` is stable and goes into the log; `sentence` says in plain English what
    happened and what to do, and never repeats what a person wrote.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

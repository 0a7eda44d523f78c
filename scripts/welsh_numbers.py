"""Whether a Welsh sentence has the numbers of its English: a wrong digit sends a call elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_NUMBER = re.compile(r"\d+(?:[\s,.:]\d+)*")
_WORD = re.compile(r"[a-z]+")
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
)
_FIGURES = {word: str(figure) for figure, word in enumerate(_WORDS, start=1)}


def numbers_unlike(english: Iterable[str], welsh: str) -> str:
    """What is wrong with the numbers of the Welsh, in words; "" if nothing is.

    They are those of one of the English forms, in any order. A number that the English has as a
    word may be a figure in Welsh; a figure stays a figure. Places and tags are taken out before.
    """
    forms = tuple(english)
    has = _figures(welsh)
    if any(_alike(one, has) for one in forms):
        return ""
    wanted = ", ".join(_figures(forms[-1]).elements()) or "none"
    return (
        "the Welsh must have the same numbers as the English: "
        f"{wanted}, not {', '.join(has.elements()) or 'none'}"
    )


def _alike(english: str, has: Counter[str]) -> bool:
    wanted = _figures(english)
    words = _WORD.findall(english.lower())
    spelled = Counter(_FIGURES[word] for word in words if word in _FIGURES)
    return not wanted - has and not has - wanted - spelled


def _figures(text: str) -> Counter[str]:
    """Numbers as they are read aloud: the groups of a telephone number are one, in their order."""
    return Counter(" ".join(number.split()) for number in _NUMBER.findall(text))

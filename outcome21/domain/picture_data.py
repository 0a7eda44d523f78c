"""Picture data in what people write: found by how it looks, whole or broken up by spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

RUN = 200
"""Letters of base64 in a row that may stand. More is a file, not a word."""

SHORTEST = 60
"""Letters of base64, broken up by spaces, that may stand. Fewer are too few to tell by."""

SHORTEST_BEGUN = 40
"""The same where the letters begin as a file does."""

WORDS_BETWEEN = 2
"""Pieces in a row that look like words, as they come about by chance."""

_WHOLE = (
    re.compile(r"data:(?:[\w.+-]+/[\w.+-]+|;base64)[^\s\"'<>]*", re.IGNORECASE),
    # A file pasted as text comes in lines, or in one run.
    re.compile(r"(?:(?<![\w+/-])[A-Za-z0-9+/_-]{40,}={0,2}[ \t]*(?:\n|$)){4,}"),
    re.compile(rf"[A-Za-z0-9+/_-]{{{RUN + 1},}}={{0,2}}"),
)
# How PNG, JPEG, GIF, WebP, SVG, XML, PDF, ZIP, MP4 and HEIC, and TIFF begin in base64.
_BEGINNINGS = (
    *("iVBORw0KGgo", "/9j/", "R0lGOD", "UklGR", "PHN2Zy", "PD94bWw", "JVBERi0", "UEsDB", "ZnR5c"),
    *("SUkqA", "TU0AK"),
)
# A word; or a row of pieces so short that none of them can be told from a word.
_PIECE = re.compile(r"(?:(?<!\S)[A-Za-z0-9+/_-]{1,2}(?:\s+|$)){8,}|\S+")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")
_MIXED = re.compile(r"[a-z][A-Z0-9]|[A-Z][0-9]|[0-9][A-Za-z]|[A-Z][A-Z][a-z]|=$")
_LITTLE = 4
_WORDLIKE = re.compile(r"[a-z]{3,}")
_CAPITAL_INSIDE = re.compile(r"[a-z](?=[A-Z])")
_LETTER_AFTER_DIGIT = re.compile(r"[0-9](?=[A-Za-z])")


def without_picture_data(text: str) -> str:
    """The text without picture data; the words around it stay."""
    for pattern in _WHOLE:
        text = pattern.sub("", text)
    for start, end in reversed([*_stretches(text)]):
        if _is_data(text[start:end]):
            text = text[:start] + text[end:]
    return text


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """From the first to the last of pieces that look packed.

    Between two of them any number of little ones may stand, and two that look like words.
    """
    start, end, words = -1, -1, 0
    for found in _PIECE.finditer(text):
        piece = "".join(found[0].split())
        base64 = _BASE64.fullmatch(piece) is not None
        if base64 and _MIXED.search(piece):
            start, end = found.start() if start < 0 else start, found.end()
            words = 0
        elif start >= 0 and not (base64 and _is_little(piece)):
            words += 1
            if words > WORDS_BETWEEN or not base64:
                yield start, end
                start = -1
    if start >= 0:
        yield start, end


def _is_little(piece: str) -> bool:
    return len(piece) <= _LITTLE or piece == piece.upper()


def _is_data(stretch: str) -> bool:
    """Whether these pieces are a file.

    In base64 capitals, small letters and digits follow each other by chance. People write names
    such as iPhone and McDonald, lists such as 9X1 and 10A, and user names such as JayDee07: they
    have no capital within a word and no letter after a digit again and again, or they are words.
    """
    pieces = ["".join(found[0].split()) for found in _PIECE.finditer(stretch)]
    joined = "".join(pieces)
    letters = len(joined)
    if letters >= SHORTEST_BEGUN and any(begun in joined for begun in _BEGINNINGS):
        return True
    capitals = sum(len(_CAPITAL_INSIDE.findall(piece)) for piece in pieces)
    after_digits = sum(len(_LETTER_AFTER_DIGIT.findall(piece)) for piece in pieces)
    in_words = sum(len(run) for piece in pieces for run in _WORDLIKE.findall(piece))
    return (
        letters >= SHORTEST
        and capitals * 20 >= letters
        and after_digits * 25 >= letters
        and in_words * 10 <= letters * 3
    )

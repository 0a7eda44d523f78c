"""Picture data in what people write: found by how it looks, whole or broken up by spaces.

What people write is evidence: a name, an address or a code is never worth losing for a piece of
packed text, which shows no picture by itself. So only what can hardly be anything else goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

RUN = 200
"""Letters of base64 that may stand, whatever they are, unless they begin as a file does.

More stand too, unless they look packed: see `_is_packed`."""

SHORTEST_BEGUN = 40
"""Letters that may stand even where they begin as a file does."""

_URI = re.compile(
    r"data:(?:(?:application|audio|font|image|model|text|video)/[\w.+-]+(?:;[\w-]+=[\w-]+)*"
    r"(?:;base64)?|;base64),[^\s\"'<>]*",
    re.IGNORECASE,
)
# PNG, JPEG, GIF, WebP, SVG, XML, PDF, ZIP, TIFF (two), HEIC and MP4, BMP: in base64.
_BEGINNING = re.compile(
    r"iVBORw0KGgo|/9j/|R0lGOD|UklGR|PHN2Zy|PD94bWw|JVBERi0|UEsDB|SUkqA|TU0AK"
    r"|AAAA[A-Za-z0-9+/]{2}Z0eX|Qk[0-3][A-Za-z0-9+/]{5}AAAA"
)
_PIECE = re.compile(r"[A-Za-z0-9+/_-]+={0,2}|={1,2}")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SHORTEST_END = 12
_MIXED = re.compile(r"[a-z][A-Z0-9]|[A-Z][0-9]|[0-9][A-Za-z]|[A-Z]{2}[a-z]")
_CAPITAL_INSIDE = re.compile(r"[a-z](?=[A-Z])")
_LETTER_AFTER_DIGIT = re.compile(r"[0-9](?=[A-Za-z])")
_VOWEL = re.compile(r"[AEIOUaeiou]")
_BEFORE = "\"'([{<>“‘"

Pieces = list[re.Match[str]]


def without_picture_data(text: str) -> str:
    """The text without picture data; the words around it stay."""
    text = _URI.sub("", text)
    kept: list[str] = []
    done = 0
    for pieces in _rows(text):
        data = _data_in(pieces, text)
        if data:
            kept.append(text[done : data[0].start()])
            done = _end(data, text)
    return "".join([*kept, text[done:]])


def _end(data: Pieces, text: str) -> int:
    """Where the words go on; of lines that hold nothing else no empty one stays."""
    start, end = data[0].start(), data[-1].end()
    return end + (text[max(start - 1, 0) : start] == "\n" and text[end : end + 1] == "\n")


def _rows(text: str) -> Iterator[Pieces]:
    """Pieces of one length with nothing but space between them, and the shorter one at their end.

    A file that is broken up is broken up evenly. Words are not, nor are names or codes in a
    sentence: a word of another length ends the row. Only one that begins as a file does goes on
    over long pieces of any length.
    """
    row: Pieces = []
    for piece in _PIECE.finditer(text):
        if row and _goes_on(row, piece, text):
            row.append(piece)
            continue
        if row:
            yield row
        row = [piece]
    if row:
        yield row


def _goes_on(row: Pieces, piece: re.Match[str], text: str) -> bool:
    length, ended = len(row[0][0]), len(row[-1][0]) < len(row[0][0])
    if not text[row[-1].end() : piece.start()].isspace():
        return False
    if _BEGINNING.match(row[0][0]) and len(piece[0]) >= _SHORTEST_END and _is_end(piece[0]):
        return True
    return not ended and (len(piece[0]) == length or (len(piece[0]) < length and _is_end(piece[0])))


def _is_end(piece: str) -> bool:
    """Whether it can only be the rest of a file: 9pm may be the next word."""
    return piece.endswith("=") or (len(piece) >= _SHORTEST_END and bool(_MIXED.search(piece)))


def _data_in(row: Pieces, text: str) -> Pieces:
    """The pieces of the row that are a file; none if it holds none."""
    joined = "".join(piece[0] for piece in row)
    if len(joined) <= SHORTEST_BEGUN:
        return []
    row = _without_words(row)
    place = 0
    for at, piece in enumerate(row):
        if _BEGINNING.match(joined, place):
            return row[at:] if len(joined) - place > SHORTEST_BEGUN else []
        place += len(piece[0])
    before = text[max(row[0].start() - 1, 0) : row[0].start()]
    alone = not before or before.isspace() or before in _BEFORE  # and no part of an address
    return row if alone and _is_packed("".join(piece[0] for piece in row)) else []


def _without_words(row: Pieces) -> Pieces:
    """The row without what may be words at its end; the first piece always stays."""
    last = len(row) - 1
    while last and _WORD.fullmatch(row[last][0]):
        last -= 1
    return row[: last + 1]


def _is_packed(letters: str) -> bool:
    """Whether they follow each other by chance, as in a packed file.

    Nearly every file of that length has two of `+`, `/` and `=`; names, addresses of money and
    codes do not. Words, in whatever capitals, have more vowels.
    """
    count = len(letters)
    return (
        count > RUN
        and sum(sign in letters for sign in "+/=") > 1
        and len(_CAPITAL_INSIDE.findall(letters)) * 20 >= count
        and len(_LETTER_AFTER_DIGIT.findall(letters)) * 25 >= count
        and len(_VOWEL.findall(letters)) * 4 <= count
    )

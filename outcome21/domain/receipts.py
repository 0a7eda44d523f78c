"""The reporter's code of seven words, and the public reference.

The code is 75 random bits and 2 check bits: seven words of 11 bits from our own
list. Whoever has the code can read the replies, so it is long enough that nobody
can guess it, and plain enough that a child can copy it down by hand.
Nothing random is made here and nothing is kept: the bits are passed in.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

CODE_BITS = 75
"""The random bits in a code."""

REFERENCE_BITS = 50
"""The random bits in a public reference."""

LONGEST_TYPED = 200
"""Characters read at most: seven words of eight letters, with room for numbers and spaces."""

_WORDS_IN_CODE = 7
_WORD_BITS = 11
_CHECK_BITS = 2
_START = 4
_LONGEST_WORD = 8
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_LENGTH = 10
_CHECK_DOMAIN = b"outcome21 receipt code check 1\n"


def _read_words(text: str) -> tuple[str, ...]:
    """The list of words; ValueError if it breaks a promise, so that nothing later need check."""
    words = tuple(text.split("\n")[:-1])
    if len(words) != 1 << _WORD_BITS:
        raise ValueError(f"receipt_words.txt: 2,048 lines are needed, {len(words):,} were found.")
    for word in words:
        if not re.fullmatch("[a-z]{4,8}", word):
            raise ValueError(f"receipt_words.txt: {word!r} is not four to eight letters a to z.")
    if list(words) != sorted(set(words)):
        raise ValueError("receipt_words.txt: the words must be in order, each of them once.")
    if len({word[:_START] for word in words}) != len(words):
        raise ValueError("receipt_words.txt: two words have the same first four letters.")
    return words


_WORDS = _read_words((Path(__file__).parent / "receipt_words.txt").read_text("ascii"))
_PLACES = {word: place for place, word in enumerate(_WORDS)}
_STARTS = {word[:_START]: word for word in _WORDS}


def code_words(bits: int) -> str:
    """The code as it is shown: seven words with one space between them.

    `bits` is 0 or more and below 2**75; ValueError otherwise.
    """
    _must_fit(bits, CODE_BITS)
    number = bits << _CHECK_BITS | _check(bits)
    shifts = range((_WORDS_IN_CODE - 1) * _WORD_BITS, -1, -_WORD_BITS)
    return " ".join(_WORDS[number >> shift & (1 << _WORD_BITS) - 1] for shift in shifts)


def read_code(typed: str) -> int | None:
    """The 75 bits of the code that a person typed, or None if it is not one.

    Capitals, spaces, punctuation, list numbers and accents do not matter; the first
    four letters of a word are enough; one slip in a word is mended when exactly one
    word fits. Words typed without spaces are taken apart where every one is whole.
    At most one code is ever read: what could be two is None.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    pieces = _pieces(typed)
    if len(pieces) < _WORDS_IN_CODE:
        pieces = [word for piece in pieces for word in _taken_apart(piece)]
    if len(pieces) != _WORDS_IN_CODE:
        return None
    number = 0
    for piece in pieces:
        word = _word_meant(piece)
        if word is None:
            return None
        number = number << _WORD_BITS | _PLACES[word]
    bits = number >> _CHECK_BITS
    return bits if _check(bits) == number & (1 << _CHECK_BITS) - 1 else None


def public_reference(bits: int) -> str:
    """Ten characters of Crockford's base 32 (no I, L, O or U) for a report, from 50 random bits.

    `bits` is 0 or more and below 2**50; ValueError otherwise.
    """
    _must_fit(bits, REFERENCE_BITS)
    shifts = range(REFERENCE_BITS - 5, -1, -5)
    return "".join(_CROCKFORD[bits >> shift & 31] for shift in shifts)


def read_reference(typed: str) -> str | None:
    """The public reference that a person typed, as `public_reference` writes it, or None.

    Capitals, spaces and hyphens do not matter; O is read as 0, I and L as 1.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    plain = re.sub(r"[\W_]", "", _plain(typed)).upper()
    reference = plain.translate(str.maketrans("OIL", "011"))
    known = len(reference) == _REFERENCE_LENGTH and set(reference) <= set(_CROCKFORD)
    return reference if known else None


def _must_fit(bits: int, width: int) -> None:
    """ValueError unless `bits` is a whole number of at most `width` bits."""
    if not 0 <= bits < 1 << width:
        raise ValueError(f"The bits must be 0 or more and below 2**{width}.")


def _check(bits: int) -> int:
    """The 2 check bits: the first two of SHA-256 over our own label and the bits as 10 bytes.

    They stop three of four wrong codes before a digest is looked up. They are not a
    secret and add nothing to how hard a code is to guess.
    """
    digest = hashlib.sha256(_CHECK_DOMAIN + bits.to_bytes(10, "big")).digest()
    return digest[0] >> (8 - _CHECK_BITS)


def _plain(typed: str) -> str:
    """Small letters without accents, full-width forms or invisible characters."""
    # The second folding is for capitals that only appear once a form is taken apart.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", typed).casefold())
    return "".join(c for c in apart if unicodedata.category(c) not in {"Mn", "Me", "Cf"})


def _pieces(typed: str) -> list[str]:
    """The runs of letters: digits, marks, spaces and line breaks only stand between words."""
    return re.findall(r"[^\W\d_]+", _plain(typed))


def _taken_apart(piece: str) -> list[str]:
    """The words that were typed without a space between them, or the piece as it is.

    No word of the list begins with another, because the first four letters of each are its
    own: whole words come apart in one way only, or in none. A slip is not looked for as well,
    since then two readings could fit.
    """
    words: list[str] = []
    rest = piece
    while rest:
        word = _STARTS.get(rest[:_START])
        if word is None or not rest.startswith(word):
            return [piece]
        words.append(word)
        rest = rest[len(word) :]
    return words


def _word_meant(piece: str) -> str | None:
    """The one word that a person meant, or None if none fits, or more than one.

    A word of the list exactly is that word. Otherwise everything that fits is
    gathered, both what begins with the piece and what is one slip away, so that two
    readings are never settled by a guess. The list is such that the first four
    letters of a word are never a slip of another.
    """
    if piece in _PLACES:
        return piece
    if len(piece) > _LONGEST_WORD + 1:
        return None
    fits = _slips(piece) & _PLACES.keys()
    begun = _STARTS.get(piece[:_START])
    if begun is not None and begun.startswith(piece):
        fits.add(begun)
    return fits.pop() if len(fits) == 1 else None


def _slips(piece: str) -> set[str]:
    """What the piece is with one letter more, less or changed, or two neighbours swapped.

    About 500 strings for the longest piece, whatever was typed.
    """
    splits = [(piece[:at], piece[at:]) for at in range(len(piece) + 1)]
    less = {left + right[1:] for left, right in splits}
    swapped = {left + right[1::-1] + right[2:] for left, right in splits}
    changed = {left + c + right[1:] for left, right in splits for c in _LETTERS}
    more = {left + c + right for left, right in splits for c in _LETTERS}
    return less | swapped | changed | more

"""The draft list of Welsh words keeps the promises of the English one; no code is made of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from outcome21.domain import receipts
from tests.domain.test_receipt_words import WORDS as ENGLISH
from tests.domain.test_receipt_words import denied, slips_between

PACKAGE = Path(receipts.__file__).parent.parent
TEXT = (PACKAGE / "domain" / "receipt_words_cy.txt").read_text("ascii")
WORDS = TEXT.split("\n")[:-1]

# Spellings that are heard as one; the order matters. -au is said -a; u and y are mostly i; ch, rh
# and th are heard as c, r and t, and dd and ll as d and l, by those whose Welsh is new; ph is ff;
# z is s; a double letter is one. F alone is the v of English: f and ff stay apart.
FOLDED = (
    (r"au$", "a"),
    (r"ff|ph", "F"),
    (r"[uy]", "i"),
    (r"([crt])h", r"\1"),
    (r"z", "s"),
    (r"([a-zF])\1+", r"\1"),
)


def folded(word: str) -> str:
    """A rough key: words that could be heard as one another have the same."""
    for spelling, said in FOLDED:
        word = re.sub(spelling, said, word)
    return word


def badly_made(words: list[str]) -> list[str]:
    try:
        receipts._read_words("".join(f"{word}\n" for word in words))
    except ValueError as refused:
        return [str(refused)]
    return []


def a_slip_apart(words: list[str]) -> list[str]:
    return [" ".join(pair) for pair in slips_between(words, words)]


def started_by_a_slip(words: list[str]) -> list[str]:
    starts = {word[:4]: word for word in words}
    clashes = slips_between(list(starts), words)
    return [f"{start} {word}" for start, word in clashes if starts[start] != word]


def heard_alike(words: list[str]) -> list[str]:
    heard: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        heard[folded(word)].append(word)
    return [" ".join(alike) for alike in heard.values() if len(alike) > 1]


def english(words: list[str]) -> list[str]:
    near = {word for word, _ in slips_between(words, ENGLISH)}
    return [word for word in words if word in near or word in set(ENGLISH)]


def unfit(words: list[str]) -> list[str]:
    """Words denied in Welsh, or in English, since both are read by whoever stands by."""
    listed, starts = denied("receipt_words_denied_cy.txt")
    also_listed, also_starts = denied()
    begun = (*starts, *also_starts)
    return [w for w in words if w in listed | also_listed or w.startswith(begun)]


Check = Callable[[list[str]], list[str]]
CHECKS: list[Check] = [badly_made, a_slip_apart, started_by_a_slip, heard_alike, english, unfit]


@pytest.mark.parametrize("check", CHECKS)
def test_the_list_keeps_every_promise_of_the_english_one(check: Check) -> None:
    assert check(WORDS) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("check", "added"),
    [
        (a_slip_apart, "graenog"),
        (a_slip_apart, "rdaenog"),
        (a_slip_apart, "draenogi"),
        (started_by_a_slip, "grae"),
        (heard_alike, "drraennog"),
        (english, "panda"),
        (english, "pandas"),
        (unfit, "trosedd"),
        (unfit, "rhywbeth"),
        (unfit, "bottom"),
    ],
)
def test_a_word_that_breaks_a_promise_is_found(check: Check, added: str) -> None:
    assert "draenog" in WORDS
    assert any(added in found for found in check([*WORDS, added]))


def test_a_word_twice_or_too_long_is_found() -> None:
    assert "in order" in badly_made([*WORDS[:-1], WORDS[-2]])[0]
    assert "eight letters" in badly_made([*WORDS[:-1], "ysgyfarnog"])[0]
    assert "first four" in badly_made([*WORDS[:-1], f"{WORDS[-2][:4]}zz"])[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dur", "dir"),
        ("byd", "bid"),
        ("chwaer", "cwaer"),
        ("medd", "med"),
        ("llun", "lun"),
        ("rhan", "ran"),
        ("peth", "pet"),
        ("phen", "ffen"),
        ("zebra", "sebra"),
        ("tonnau", "tona"),
    ],
)
def test_the_key_for_sounds_hears_what_sounds_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_the_key_for_sounds_keeps_f_and_ff_apart() -> None:
    assert folded("haf") != folded("haff")


def test_nothing_in_the_program_reads_the_draft() -> None:
    readers = [file for file in PACKAGE.rglob("*.py") if "receipt_words_cy" in file.read_text()]
    assert readers == []
    assert list(receipts._WORDS) == ENGLISH

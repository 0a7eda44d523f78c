"""The list of words for the reporter's code keeps every promise made about it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from outcome21.domain import receipts

HERE = Path(__file__).parent
WORDS = (Path(receipts.__file__).parent / "receipt_words.txt").read_text("ascii").split("\n")[:-1]

# Spellings of one sound, as said in most of England; the order matters.
SOUNDS = (
    (r"^(kn|gn|pn)", "n"),
    (r"^wr", "r"),
    (r"^ps", "s"),
    (r"^wh", "w"),
    (r"rh", "r"),
    (r"ph", "f"),
    (r"mb$", "m"),
    (r"t?ch", "C"),
    (r"sch", "sk"),
    (r"[ts]ion", "Sn"),
    (r"sh", "S"),
    (r"dge?", "d"),
    (r"i?gh", "i"),
    (r"qu", "kw"),
    (r"x", "ks"),
    (r"c(?=[eiy])", "s"),
    (r"c|ck", "k"),
    (r"z", "s"),
    (r"([a-z])\1", r"\1"),
    (r"(?:er|or|ar|re|our|ure|a)$", "a"),
    (r"(?:aw|au|or|oar|our|al(?=k))(?![aeiou])", "O"),
    (r"(?:er|ir|ur|ear)(?![aeiou])", "E"),
    (r"r(?![aeiouy])", ""),
    (r"(?:ai|ay|ei|ey)", "A"),
    (r"(?:ee|ea|ie|y)", "i"),
    (r"(?:oa|ow|oe)", "o"),
    (r"(?:oo|ou|ew|ue|ui)", "u"),
    (r"e$", ""),
)


def sound(word: str) -> str:
    """A rough key: words that could be heard as one another have the same."""
    for spelling, said in SOUNDS:
        word = re.sub(spelling, said, word)
    return re.sub(r"([a-zA-Z])\1+", r"\1", word)


def one_letter_less(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))} | {word}


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter missing, extra or changed, or two neighbours swapped, makes the other."""
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest, other_rest = one[at:], other[at:]
    if len(one) < len(other):
        return len(other) - len(one) == 1 and rest == other_rest[1:]
    swapped = other_rest[:2][::-1] + other_rest[2:]
    return rest[1:] == other_rest[1:] or rest == swapped


def slips_between(words: list[str], others: list[str]) -> set[tuple[str, str]]:
    """Every pair one slip apart; only pairs sharing a one-letter deletion need be compared."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for other in others:
        for less in one_letter_less(other):
            near[less].add(other)
    return {
        (word, other)
        for word in words
        for less in one_letter_less(word)
        for other in near[less]
        if word != other and one_slip_apart(word, other)
    }


def denied(file: str = "receipt_words_denied.txt") -> tuple[set[str], list[str]]:
    """The words that may not stand in the list, and the beginnings that no word may have."""
    lines = (HERE / file).read_text("utf-8").splitlines()
    entries = [word for line in lines if not line.startswith("#") for word in line.split()]
    starts = [entry[:-1] for entry in entries if entry.endswith("*")]
    return {entry for entry in entries if not entry.endswith("*")}, starts


def test_there_are_2048_words_one_a_line_in_order() -> None:
    assert len(WORDS) == 2048
    assert sorted(set(WORDS)) == WORDS


def test_a_word_is_four_to_eight_small_letters() -> None:
    assert [word for word in WORDS if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_the_first_four_letters_tell_a_word() -> None:
    assert len({word[:4] for word in WORDS}) == 2048


def test_no_word_begins_with_another_so_words_run_together_come_apart_in_one_way() -> None:
    listed = set(WORDS)
    assert [w for w in WORDS if any(w[:end] in listed for end in range(4, len(w)))] == []


def test_no_slip_makes_one_word_into_another() -> None:
    assert slips_between(WORDS, WORDS) == set()


def test_the_first_four_letters_of_a_word_are_no_slip_of_another() -> None:
    starts = {word[:4]: word for word in WORDS}
    clashes = slips_between(list(starts), WORDS)
    assert {(start, word) for start, word in clashes if starts[start] != word} == set()


def test_no_two_words_sound_alike() -> None:
    heard: defaultdict[str, list[str]] = defaultdict(list)
    for word in WORDS:
        heard[sound(word)].append(word)
    assert [words for words in heard.values() if len(words) > 1] == []


def test_the_key_for_sounds_hears_what_sounds_alike() -> None:
    assert sound("knit") == sound("nit")
    assert sound("phase") == sound("faze")
    assert sound("wrap") == sound("rap")
    assert sound("panda") == sound("pander")
    assert sound("whine") == sound("wine")
    assert sound("court") == sound("caut")
    assert sound("fern") == sound("firn")
    assert sound("table") != sound("total")


def test_no_word_is_on_the_list_of_words_that_may_not_be_used() -> None:
    words, _ = denied()
    assert len(words) > 500
    assert words & set(WORDS) == set()


def test_no_word_begins_with_what_a_child_would_blush_at() -> None:
    _, starts = denied()
    assert len(starts) > 50
    assert [word for word in WORDS if word.startswith(tuple(starts))] == []


def test_a_word_one_slip_from_another_would_be_found() -> None:
    found = slips_between(["candle", "house", "trail"], ["candles", "mouse", "trial", "window"])
    assert found == {("candle", "candles"), ("house", "mouse"), ("trail", "trial")}

"""What a reporter's code and a public reference look like, and what a person may type for them."""

from __future__ import annotations

import hashlib
import string
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from outcome21.domain import receipts
from outcome21.domain.receipts import code_words, public_reference, read_code, read_reference

WORDS = receipts._WORDS
CODES = st.integers(0, 2**75 - 1)
REFERENCES = st.integers(0, 2**50 - 1)
BITS = 0x2A5_5AA5_5AA5_5AA5_5AA5 & (2**75 - 1)
CODE = code_words(BITS)
SEPARATORS = [" ", "  ", "-", ", ", ".", "\n", "\r\n", "\t", " – ", "\u00a0", " / ", "·", "; ", "1"]


def slips_of(word: str) -> set[str]:
    """Every one-slip typing of a word, found without the code under test."""
    gaps = range(len(word) + 1)
    letters = string.ascii_lowercase
    less = {word[:i] + word[i + 1 :] for i in gaps}
    more = {word[:i] + c + word[i:] for i in gaps for c in letters}
    other = {word[:i] + c + word[i + 1 :] for i in gaps[:-1] for c in letters}
    swap = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in gaps[:-2]}
    return (less | more | other | swap) - {word}


@given(CODES)
@example(0)
@example(2**75 - 1)
def test_a_code_is_read_back_as_the_bits_it_was_made_from(bits: int) -> None:
    words = code_words(bits)
    assert len(words.split(" ")) == 7
    assert read_code(words) == bits


def test_a_code_never_changes_with_the_program() -> None:
    number = (
        BITS << 2
        | hashlib.sha256(b"outcome21 receipt code check 1\n" + BITS.to_bytes(10, "big")).digest()[0]
        >> 6
    )
    places = [int(f"{number:077b}"[at : at + 11], 2) for at in range(0, 77, 11)]
    assert CODE.split() == [WORDS[place] for place in places]


@pytest.mark.parametrize("bits", [-1, 2**75])
def test_bits_that_do_not_fit_a_code_are_refused(bits: int) -> None:
    with pytest.raises(ValueError, match="below 2\\*\\*75"):
        code_words(bits)


@given(CODES, st.lists(st.sampled_from(SEPARATORS), min_size=8, max_size=8), st.data())
def test_capitals_and_what_stands_between_words_do_not_matter(
    bits: int, between: list[str], data: st.DataObject
) -> None:
    cases = data.draw(st.lists(st.sampled_from([str.upper, str.title, str]), min_size=7))
    words = [case(word) for word, case in zip(code_words(bits).split(), cases, strict=False)]
    typed = "".join(gap + word for gap, word in zip(between, words, strict=False)) + between[7]
    assert read_code(typed) == bits


@given(CODES)
def test_the_first_four_letters_of_each_word_are_enough(bits: int) -> None:
    words = code_words(bits).split()
    assert read_code(" ".join(word[:4] for word in words)) == bits


def test_the_first_four_letters_of_every_word_mean_that_word() -> None:
    assert [w for w in WORDS if receipts._word_meant(w[:4]) != w] == []


def test_a_numbered_list_in_full_width_capitals_with_hidden_characters_is_read() -> None:
    numbered = "\n".join(f"{n}. {word}" for n, word in enumerate(CODE.split(), 1))
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in numbered.upper())
    assert read_code(numbered) == BITS
    assert read_code(wide) == BITS
    assert read_code("\ufeff" + "\u200b".join(CODE) + "\u2060") == BITS
    assert read_code(CODE.replace("a", "á").replace("e", "e\u0301")) == BITS


@given(CODES, st.integers(0, 6), st.data())
@settings(max_examples=60)
def test_one_slip_gives_the_same_code_or_none(bits: int, place: int, data: st.DataObject) -> None:
    words = code_words(bits).split()
    words[place] = data.draw(st.sampled_from(sorted(slips_of(words[place]))))
    assert read_code(" ".join(words)) in {bits, None}


@pytest.mark.slow
@given(CODES, st.data())
@settings(max_examples=60)
def test_a_slip_in_every_word_gives_the_same_code_or_none(bits: int, data: st.DataObject) -> None:
    typed = [data.draw(st.sampled_from(sorted(slips_of(w)))) for w in code_words(bits).split()]
    assert read_code(" ".join(typed)) in {bits, None}


@pytest.mark.slow
@given(st.sampled_from(WORDS), st.data())
@settings(max_examples=300)
def test_a_slip_is_mended_unless_another_word_fits_as_well(word: str, data: st.DataObject) -> None:
    typed = data.draw(st.sampled_from(sorted(slips_of(word))))
    near = slips_of(typed)
    fits = {w for w in WORDS if w in near or (len(typed) >= 4 and w.startswith(typed))}
    assert receipts._word_meant(typed) == (word if fits == {word} else None)


def test_a_letter_left_out_is_mended_or_refused_all_over_the_list() -> None:
    meant: dict[str, set[str]] = {}
    for word in WORDS:
        for at in range(len(word)):
            meant.setdefault(word[:at] + word[at + 1 :], set()).add(word)
    refused = [typed for typed, words in meant.items() if len(words) > 1]
    mended = [typed for typed, words in meant.items() if len(words) == 1]
    assert len(refused) > 10
    assert {typed for typed in refused if receipts._word_meant(typed)} == set()
    # Every ninth, spread over the whole list, so that the test takes a moment only.
    read = {typed: receipts._word_meant(typed) for typed in mended[::9]}
    assert {t: word for t, word in read.items() if word and word not in meant[t]} == {}


@given(CODES)
@example(0)
@example(2**75 - 1)
def test_words_typed_without_any_space_are_read(bits: int) -> None:
    assert read_code(code_words(bits).replace(" ", "")) == bits
    assert read_code(code_words(bits).replace(" ", "").upper()) == bits


@given(CODES, st.lists(st.booleans(), min_size=6, max_size=6))
def test_words_typed_with_some_of_the_spaces_are_read(bits: int, spaces: list[bool]) -> None:
    first, *others = code_words(bits).split()
    typed = first + "".join(
        f"{' ' if space else ''}{word}" for space, word in zip(spaces, others, strict=True)
    )
    assert read_code(typed) == bits


def test_a_slip_beside_words_that_run_together_is_mended() -> None:
    words = CODE.split()
    typed = f"{words[0][:-1]} {''.join(words[1:4])} {' '.join(words[4:])}"
    assert read_code(typed) == BITS


def test_a_slip_inside_words_that_run_together_is_refused_rather_than_guessed() -> None:
    run = CODE.replace(" ", "")
    for at in range(0, len(run), 3):
        assert read_code(run[:at] + "q" + run[at + 1 :]) is None


def test_a_slip_that_fits_two_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "_PLACES", {"candle": 0, "handle": 1})
    assert receipts._word_meant("pandle") is None
    assert receipts._word_meant("cndle") == "candle"
    assert receipts._word_meant("handle") == "handle"


def test_two_slips_in_one_word_are_refused() -> None:
    first, *rest = CODE.split()
    assert read_code(" ".join([f"{first}qq", *rest])) is None


def test_about_one_code_in_four_with_a_changed_word_passes_the_check() -> None:
    rest = CODE.split()[1:]
    passed = sum(read_code(" ".join([word, *rest])) is not None for word in WORDS)
    assert 420 < passed < 610


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\0",
        CODE.rsplit(" ", 1)[0],
        f"{CODE} {CODE.split()[0]}",
        CODE.replace(" ", "")[:-1] + "qq",
        CODE.replace(" ", "") + CODE.split()[0],
        "".join(word[:4] for word in CODE.split()),
        "x " * 7,
        "é" * 7,
        "\u0301" * 200,
        "\ufdfa" * 200,
        "\ufdfa " * 7,
        "\ud800" * 7,
        "１２３４５６７",
        CODE + " " * 200,
    ],
)
def test_what_is_not_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    assert read_code(typed) is None
    reference = read_reference(typed)
    assert reference is None or read_reference(reference) == reference


def test_a_long_text_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_typed: str) -> Any:
        raise AssertionError("read")

    monkeypatch.setattr(receipts, "_plain", read)
    assert read_code("a" * 201) is None
    assert read_reference("a" * 201) is None
    with pytest.raises(AssertionError, match="read"):
        read_code("a" * 200)


@given(REFERENCES)
@example(0)
@example(2**50 - 1)
def test_a_public_reference_is_ten_clear_characters_and_is_read_back(bits: int) -> None:
    reference = public_reference(bits)
    assert len(reference) == 10
    assert set(reference) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert read_reference(reference) == reference


def test_each_bit_changes_the_public_reference() -> None:
    assert len({public_reference(1 << bit) for bit in range(50)}) == 50
    assert public_reference(0) == "0000000000"
    assert public_reference(2**50 - 1) == "ZZZZZZZZZZ"
    assert public_reference(0x123456789ABC) == "0J6HB7H6NW"


@pytest.mark.parametrize("bits", [-1, 2**50])
def test_bits_that_do_not_fit_a_reference_are_refused(bits: int) -> None:
    with pytest.raises(ValueError, match="below 2\\*\\*50"):
        public_reference(bits)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("4hmas-w9ndw", "4HMASW9NDW"),
        (" 4HMA SW9 NDW\n", "4HMASW9NDW"),
        ("oOiIlL-00zZ", "00111100ZZ"),
        ("４ＨＭＡＳＷ９ＮＤＷ", "4HMASW9NDW"),
        ("4HMASW9ND", None),
        ("4HMASW9NDWW", None),
        ("4HMASW9NDU", None),
        ("", None),
    ],
)
def test_a_reference_is_read_as_people_type_it(typed: str, read: str | None) -> None:
    assert read_reference(typed) == read


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (list(WORDS[1:]), "2,047"),
        ([*WORDS, "zzzz"], "2,049"),
        ([WORDS[1], WORDS[0], *WORDS[2:]], "in order"),
        ([WORDS[0], WORDS[0], *WORDS[2:]], "in order"),
        (["Aardvark", *WORDS[1:]], "Aardvark"),
        (["aar", *WORDS[1:]], "aar"),
        (["aaaaaaaaa", *WORDS[1:]], "aaaaaaaaa"),
        ([*WORDS[:-1], WORDS[-2][:4] + "zzzz"], "first four"),
    ],
)
def test_a_bad_list_of_words_is_refused_when_the_program_starts(
    words: list[str], found: str
) -> None:
    with pytest.raises(ValueError, match=found):
        receipts._read_words("".join(f"{word}\n" for word in words))

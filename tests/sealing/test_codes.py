"""The reporter's code: derived from the form's number, found by a digest, opening replies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outcome21.domain.receipts import CODE_BITS, code_words, read_code
from outcome21.sealing.codes import code_digest, code_for, number_digest, reply_secret

NUMBERS = st.binary(min_size=16, max_size=16)


@given(NUMBERS)
def test_the_same_number_gives_the_same_code_and_it_fits_in_75_bits(number):
    assert code_for(number) == code_for(number)
    assert 0 <= code_for(number) < 1 << CODE_BITS


@given(NUMBERS, NUMBERS)
def test_other_numbers_give_other_codes_digests_and_keys(one, other):
    if one != other:
        assert code_for(one) != code_for(other)
        assert number_digest(one) != number_digest(other)
        assert bytes(reply_secret(code_for(one))) != bytes(reply_secret(code_for(other)))


@given(NUMBERS)
def test_a_code_written_in_words_and_typed_again_finds_the_same_digest(number):
    code = code_for(number)
    typed = code_words(code).upper().replace(" ", " - ")
    assert code_digest(read_code(typed)) == code_digest(code)


@given(NUMBERS)
def test_a_digest_is_64_hexadecimal_digits_and_holds_neither_number_nor_code(number):
    code = code_for(number)
    for digest in (number_digest(number), code_digest(code)):
        assert len(digest) == 64
        assert int(digest, 16) >= 0
        assert number.hex() not in digest
        assert f"{code:x}".zfill(19) not in digest


def test_the_smallest_and_the_largest_code_have_digests_and_keys():
    for code in (0, (1 << CODE_BITS) - 1):
        assert len(code_digest(code)) == 64
        assert len(bytes(reply_secret(code))) == 32

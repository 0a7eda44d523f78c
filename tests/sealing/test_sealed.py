"""The sealed value: its exact form, and that it opens at its own place with its own key only."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt

from outcome21.sealing.sealed import CannotOpen, Place, key_id_of, open_text, seal_text

KEY = bytes(range(32))
KEY_ID = UUID("00112233-4455-6677-8899-aabbccddeeff")
PLACE = Place("demo", "casework_report", "account", "7d2c", 1)
HEADER, TAG = 3 + 1 + 1 + 16 + 24, 16


def sealed(text="Somebody asked me for money."):
    return seal_text(text, KEY, KEY_ID, PLACE)


def test_a_sealed_value_is_o21_version_algorithm_key_id_nonce_ciphertext():
    value = sealed()
    assert value[:5] == b"O21\x01\x01"
    assert value[5:21] == KEY_ID.bytes
    assert len(value) == HEADER + 256 + TAG


def test_the_ciphertext_is_xchacha20_poly1305_bound_to_header_and_place():
    value = sealed("kind words")
    parts = (b"demo", b"casework_report", b"account", b"7d2c", b"1")
    place = b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    bound = value[:45] + place
    padded = crypto_aead_xchacha20poly1305_ietf_decrypt(value[45:], bound, value[21:45], KEY)
    assert padded == b"kind words" + b"\x80" + bytes(256 - len(b"kind words") - 1)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"force": "elsewhere"},
        {"table": "casework_message"},
        {"column": "contact"},
        {"row": "7d2d"},
        {"version": 2},
    ],
)
def test_a_value_moved_to_another_place_does_not_open(elsewhere):
    with pytest.raises(CannotOpen):
        open_text(sealed(), KEY, replace(PLACE, **elsewhere))


def test_two_places_whose_parts_run_together_are_different_places():
    one = Place("demo", "ab", "c", "r", 1)
    other = Place("demo", "a", "bc", "r", 1)
    assert one.bound() != other.bound()


def test_another_key_does_not_open_it():
    with pytest.raises(CannotOpen):
        open_text(sealed(), bytes(32), PLACE)


@pytest.mark.parametrize(
    ("letters", "steps"), [(0, 1), (1, 1), (255, 1), (256, 2), (511, 2), (512, 3)]
)
def test_lengths_are_hidden_in_steps_of_256_bytes(letters, steps):
    assert len(sealed("a" * letters)) == HEADER + steps * 256 + TAG


def test_the_same_words_are_never_the_same_bytes():
    assert len({sealed("yes") for _ in range(20)}) == 20


@given(st.text(max_size=700))
def test_whatever_was_written_comes_back_exactly(text):
    assert open_text(sealed(text), KEY, PLACE) == text


@given(st.integers(0, HEADER + 256 + TAG - 1), st.integers(1, 255))
def test_no_altered_byte_goes_unseen(at, flip):
    value = bytearray(sealed())
    value[at] ^= flip
    if 5 <= at < 21:
        assert key_id_of(bytes(value)) != KEY_ID
    else:
        with pytest.raises(CannotOpen):
            open_text(bytes(value), KEY, PLACE)


@given(st.binary(max_size=HEADER + 20))
def test_what_is_no_sealed_value_is_refused(value):
    with pytest.raises(CannotOpen):
        open_text(value, KEY, PLACE)


def test_a_value_cut_short_does_not_open():
    with pytest.raises(CannotOpen):
        open_text(sealed()[:-1], KEY, PLACE)

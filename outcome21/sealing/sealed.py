"""The sealed value: how words look when only a key can read them.

    O21 · version · algorithm · key id · nonce · XChaCha20-Poly1305 ciphertext

The ciphertext is bound to one place (force, table, column, row, version) and to its own
header, so a value copied into another column or case does not open, nor one that names
another key. Lengths are hidden in steps of 256 bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from uuid import UUID

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    sodium_pad,
    sodium_unpad,
)
from nacl.exceptions import CryptoError
from nacl.utils import random as random_bytes

MAGIC = b"O21"
VERSION = 1
XCHACHA20_POLY1305 = 1
KEY_BYTES = 32
NONCE_BYTES = 24
PADDING_STEP = 256
_HEADER = struct.Struct(">3sBB16s24s")


class CannotOpen(Exception):  # noqa: N818
    """The value does not open here: altered, moved from its place, or the wrong key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value belongs. Bound into the seal as associated data."""

    force: str
    table: str
    column: str
    row: str
    version: int

    def bound(self) -> bytes:
        """The associated data: each part with its length, so that no two places look alike."""
        parts = (self.force, self.table, self.column, self.row, str(self.version))
        encoded = [part.encode() for part in parts]
        return b"".join(struct.pack(">H", len(part)) + part for part in encoded)


def seal_text(text: str, key: bytes, key_id: UUID, place: Place) -> bytes:
    """The sealed value of `text` under one data key, for one place."""
    nonce = random_bytes(NONCE_BYTES)
    header = _HEADER.pack(MAGIC, VERSION, XCHACHA20_POLY1305, key_id.bytes, nonce)
    padded = sodium_pad(text.encode(), PADDING_STEP)
    bound = header + place.bound()
    return header + crypto_aead_xchacha20poly1305_ietf_encrypt(padded, bound, nonce, key)


def open_text(value: bytes, key: bytes, place: Place) -> str:
    """The words of a sealed value. Raises CannotOpen for any other key, place or byte."""
    _, nonce = _read_header(value)
    try:
        padded = crypto_aead_xchacha20poly1305_ietf_decrypt(
            value[_HEADER.size :], value[: _HEADER.size] + place.bound(), nonce, key
        )
    except CryptoError as error:
        raise CannotOpen("This value does not open with this key at this place.") from error
    return sodium_unpad(padded, PADDING_STEP).decode()


def key_id_of(value: bytes) -> UUID:
    """Which data key a sealed value needs. Raises CannotOpen if it is no sealed value."""
    return _read_header(value)[0]


def _read_header(value: bytes) -> tuple[UUID, bytes]:
    if len(value) < _HEADER.size:
        raise CannotOpen("This is not a sealed value.")
    magic, version, algorithm, key_id, nonce = _HEADER.unpack_from(value)
    if (magic, version, algorithm) != (MAGIC, VERSION, XCHACHA20_POLY1305):
        raise CannotOpen("This sealed value has a form that this program does not know.")
    return UUID(bytes=key_id), nonce

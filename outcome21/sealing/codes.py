"""What a reporter's code stands for: a look-up digest, and a key for replies.

The code is derived from the number that the form was given at its start, so that sending
again shows the same code; the report keeps a keyed digest of each and neither of them.
"""

from __future__ import annotations

import hashlib

from nacl.public import PrivateKey

from outcome21.domain.receipts import CODE_BITS
from outcome21.sealing.keyring import public_keys

_CODE_BYTES = (CODE_BITS + 7) // 8


def code_for(number: bytes) -> int:
    """The 75 bits of the code that belongs to a form's number."""
    derived = public_keys().mac("code", number)
    return int.from_bytes(derived, "big") >> (len(derived) * 8 - CODE_BITS)


def number_digest(number: bytes) -> str:
    """What the report keeps of the form's number, so that it is stored once only."""
    return public_keys().mac("number", number).hex()


def code_digest(code: int) -> str:
    """What the report keeps of its code: enough to find it, not to know it."""
    return public_keys().mac("code look-up", code.to_bytes(_CODE_BYTES, "big")).hex()


def reply_secret(code: int) -> PrivateKey:
    """The key that opens replies: made from the code alone, and held by nobody else."""
    words = code.to_bytes(_CODE_BYTES, "big")
    return PrivateKey(hashlib.blake2b(words, digest_size=32, person=b"o21 reply key").digest())

"""Records that hold sealed words: how they are sealed, and how they are opened again."""

from __future__ import annotations

import hashlib
import json
from uuid import UUID, uuid4

from django.db import models
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.utils import random as random_bytes

from outcome21.sealing.keyring import officers_keys, public_keys
from outcome21.sealing.models import TO_CODE, TO_FORCE, DataKey
from outcome21.sealing.permits import Permit
from outcome21.sealing.sealed import KEY_BYTES, CannotOpen, Place, key_id_of, open_text, seal_text

ERASED = "(erased)"
"""What stands where words were erased: their key was destroyed, everything else stays readable."""


class Erased(CannotOpen):
    """The key of these words no longer exists, here or in any copy that is young enough."""


class ForceRecord(models.Model):
    """A record of one force, under a random id that the program makes."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    force = models.CharField(max_length=16, editable=False)

    FIELD_CLASSES = {"id": "operational", "force": "operational"}

    class Meta:
        abstract = True


class SealedRecord(ForceRecord):
    """A record with sealed columns. Each version has a data key of its own."""

    version = models.PositiveSmallIntegerField(default=1, editable=False)
    data_key = models.UUIDField(null=True, default=None, editable=False)

    FIELD_CLASSES = {"version": "operational", "data_key": "operational"}

    class Meta:
        abstract = True


def seal(record: SealedRecord, *, reply_key: bytes | None = None, **words: str | None) -> bytes:
    """Seals the named columns of a record that is about to be saved.

    A new data key is wrapped to the force's public key, and to `reply_key` (a reporter's)
    where given, and kept in the caller's transaction. A column given None stays empty.
    Returns the record's salt for the log, which goes when the data key goes.
    """
    data_key = random_bytes(KEY_BYTES)
    record.data_key = key_id = uuid4()
    to_force = public_keys().force(record.force)
    wrapped = [_wrapping(record, key_id, TO_FORCE, to_force.wrap(data_key), to_force.key_id)]
    if reply_key is not None:
        to_code = bytes(SealedBox(PublicKey(reply_key)).encrypt(data_key))
        wrapped.append(_wrapping(record, key_id, TO_CODE, to_code))
    DataKey.objects.bulk_create(wrapped)
    for column, text in words.items():
        place = _place(record, column)
        sealed = None if text is None else seal_text(text, data_key, key_id, place)
        setattr(record, column, sealed)
    return _salt(data_key)


def _wrapping(
    record: SealedRecord, data_key: UUID, recipient: str, wrapped: bytes, recipient_key: str = ""
) -> DataKey:
    return DataKey(
        force=record.force,
        data_key=data_key,
        recipient=recipient,
        table=record._meta.db_table,
        row=record.id,
        version=record.version,
        recipient_key=recipient_key,
        wrapped=wrapped,
    )


def open_words(record: SealedRecord, column: str, permit: Permit) -> str:
    """The words of one sealed column, opened for one act.

    "" where nothing was written, ERASED where the key was destroyed. Raises NoPermit outside
    the act, CannotOpen where the key or the place is another.
    """
    permit.must_cover(record.force)
    value = getattr(record, column)
    if value is None:
        return ""
    if key_id_of(bytes(value)) != record.data_key:
        raise CannotOpen("This value was not sealed with the key of its record.")
    try:
        return open_text(bytes(value), _data_key(record, permit), _place(record, column))
    except Erased:
        return ERASED


def open_mapping(record: SealedRecord, column: str, permit: Permit) -> dict[str, str]:
    """Words that were sealed as a mapping.

    {} where nothing was written, {"erased": ERASED} where the key was destroyed.
    """
    text = open_words(record, column, permit)
    if text == ERASED:
        return {"erased": ERASED}
    found: dict[str, str] = json.loads(text) if text else {}
    return found


def open_with_code(
    record: SealedRecord, column: str, permit: Permit, reply_secret: PrivateKey
) -> str:
    """The words of a message, opened with the key that the reporter's code makes.

    ERASED where that key was destroyed, or the message was never written to a code.
    """
    permit.must_cover(record.force)
    value = bytes(getattr(record, column))
    kept = DataKey.objects.filter(
        force=record.force, data_key=key_id_of(value), recipient=TO_CODE
    ).first()
    if kept is None:
        return ERASED
    try:
        data_key = bytes(SealedBox(reply_secret).decrypt(bytes(kept.wrapped)))
    except CryptoError as error:
        raise CannotOpen("This message was written to another code.") from error
    return open_text(value, data_key, _place(record, column))


def salt_of(record: SealedRecord, permit: Permit) -> bytes:
    """The record's salt for the log's digests; for the officers' process only."""
    permit.must_cover(record.force)
    return _salt(_data_key(record, permit))


def _data_key(record: SealedRecord, permit: Permit) -> bytes:
    if record.data_key is None:
        raise CannotOpen("Nothing is sealed in this record.")
    if record.data_key not in permit.data_keys:
        kept = DataKey.objects.filter(
            force=record.force, data_key=record.data_key, recipient=TO_FORCE
        ).first()
        if kept is None:
            raise Erased("These words were erased: their key no longer exists.")
        opened = officers_keys().unwrap(record.force, kept.recipient_key, bytes(kept.wrapped))
        permit.data_keys[record.data_key] = opened
    return permit.data_keys[record.data_key]


def _place(record: SealedRecord, column: str) -> Place:
    return Place(record.force, record._meta.db_table, column, str(record.id), record.version)


def _salt(data_key: bytes) -> bytes:
    return hashlib.blake2b(b"log salt", key=data_key, digest_size=32, person=b"outcome21").digest()

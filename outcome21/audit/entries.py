"""One entry in the making, and its canonical form."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID, uuid4

from outcome21.audit.models import AuditEntry, AuditSubject
from outcome21.domain.actors import Actor
from outcome21.sealing.permits import Permit

SCHEMA = 1


class Entry:
    """What an act says about itself while it runs: whom it concerns, and a digest of what it did.

    `permit` opens sealed words of the actor's force until the act is over.
    """

    def __init__(self, act: str, kind: str, by: Actor, at: datetime, permit: Permit) -> None:
        self.id: UUID = uuid4()
        self.act = act
        self.kind = kind
        self.by = by
        self.at = at
        self.permit = permit
        self._references: dict[str, None] = {}
        self._digest = ""
        self._remark = ""

    def about(self, *references: str) -> None:
        """Names the records concerned, by reference."""
        self._references.update(dict.fromkeys(references))

    def digest_of(self, salt: bytes, details: object) -> None:
        """Keeps HMAC-SHA256 of what was done, under a salt that is destroyed with the record."""
        self._digest = _salted(salt, details).hex()

    def digest_of_each(self, parts: Iterable[tuple[bytes, object]]) -> None:
        """Keeps one digest over several records' own digests, each under its own salt.

        Once one of them is erased, its part can no longer be guessed from the whole.
        """
        whole = hashlib.sha256()
        for salt, details in parts:
            whole.update(_salted(salt, details))
        self._digest = whole.hexdigest()

    def remark(self, code: str) -> None:
        """Keeps a code that says what was special, such as a form that was sent again."""
        self._remark = code

    def write(self, result: str) -> AuditEntry:
        """Inserts the entry in the caller's transaction."""
        references = sorted(self._references)
        fields = {
            "id": self.id,
            "force": self.by.force,
            "schema": SCHEMA,
            "act": self.act,
            "kind": self.kind,
            "actor": self.by.reference,
            "actor_kind": self.by.kind,
            "role": self.by.role,
            "moment": self.at,
            "result": result,
            "remark": self._remark,
            "digest": self._digest,
        }
        row = AuditEntry(**fields, canonical=canonical_form(fields, references))
        row.save(force_insert=True)
        AuditSubject.objects.bulk_create(
            AuditSubject(force=self.by.force, entry=row, reference=reference)
            for reference in references
        )
        return row


def _salted(salt: bytes, details: object) -> bytes:
    message = json.dumps(details, sort_keys=True, separators=(",", ":"), default=str)
    return hmac.digest(salt, message.encode(), "sha256")


def canonical_form(fields: dict[str, object], references: list[str]) -> bytes:
    """The bytes of an entry: UTF-8 JSON, keys sorted, no spaces, UTC to the microsecond."""
    whole = {**fields, "subjects": references}
    return json.dumps(
        {name: _plain(value) for name, value in whole.items()},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    ).encode()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return str(value) if isinstance(value, UUID) else value

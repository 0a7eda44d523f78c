"""Forms of a site that keeps nothing: signed, dated tokens, and answers that travel sealed."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import secrets
import struct
import threading
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from outcome21.domain.refusals import Refused
from outcome21.sealing.keyring import public_keys

NUMBER_BYTES = 16
FORM_LIFE = timedelta(hours=12)
_STAMP = struct.Struct(f">{NUMBER_BYTES}sQ")
_NONCE_BYTES = 24
_MAC_BYTES = 32


class FormAltered(Refused):
    """The hidden part of the form is not as it was made here."""

    def __init__(self) -> None:
        super().__init__(
            "form_altered", "Something went wrong with this page. You can start again."
        )


class FormTooOld(Refused):
    """The form was made, or last continued, longer ago than it lives."""

    def __init__(self) -> None:
        super().__init__(
            "form_too_old", "This page has been open for a long time. You can start again."
        )


@dataclass(frozen=True)
class FormToken:
    """A form's number, made at its start, and when that was."""

    number: bytes
    issued_at: datetime


def issue_form(purpose: str, at: datetime) -> str:
    """A signed, dated token for one form, carrying a fresh number."""
    return _signed(purpose, secrets.token_bytes(NUMBER_BYTES), at)


def renew_form(purpose: str, token: str, at: datetime) -> str:
    """The token of a form that somebody goes on with now: its own number, and a new date.

    A form lives for twelve hours from when it was last continued, and whoever is slow but goes
    on loses nothing. The number stays, so the form is still stored only once.
    Raises FormAltered or FormTooOld.
    """
    return _signed(purpose, read_form(purpose, token, at).number, at)


def _signed(purpose: str, number: bytes, at: datetime) -> str:
    stamp = _STAMP.pack(number, int(at.timestamp()))
    return _text(stamp + public_keys().mac(f"form {purpose}", stamp))


def read_form(purpose: str, token: str, at: datetime, within: timedelta = FORM_LIFE) -> FormToken:
    """What a token says, if it was made here for this purpose, no longer than `within` ago.

    Raises FormAltered or FormTooOld.
    """
    raw = _bytes(token)
    if len(raw) != _STAMP.size + _MAC_BYTES:
        raise FormAltered
    stamp = raw[: _STAMP.size]
    if not hmac.compare_digest(raw[_STAMP.size :], public_keys().mac(f"form {purpose}", stamp)):
        raise FormAltered
    number, seconds = _STAMP.unpack(stamp)
    issued_at = datetime.fromtimestamp(seconds, UTC)
    if not timedelta(minutes=-5) <= at - issued_at <= within:
        raise FormTooOld
    return FormToken(number, issued_at)


class DayKeys:
    """Keys that exist in memory only: a new one each day, yesterday's kept to finish with.

    A process alone holds them itself. Several processes of one site share them through
    OUTCOME21_RAM_DIR, a folder on a file system in memory (tmpfs).
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._keys: dict[int, bytes] = {}
        self._lock = threading.Lock()

    def key(self, day: int, *, make: bool) -> bytes | None:
        """The key of a day (days since 1970), made if asked; None if it is not kept."""
        with self._lock:
            if day not in self._keys:
                found = self._from_folder(day, make=make) if self._folder else None
                if found is None and (not make or self._folder):
                    return None
                self._keys[day] = found or secrets.token_bytes(32)
            for old in [kept for kept in self._keys if kept < max(self._keys) - 1]:
                del self._keys[old]
            return self._keys.get(day)

    def _from_folder(self, day: int, *, make: bool) -> bytes | None:
        assert self._folder is not None  # noqa: S101 (for the type checker)
        file = self._folder / f"{day}.form-key"
        if make and not file.exists():
            self._write(file)
            for old in self._folder.glob("*.form-key"):
                if int(old.name.split(".")[0]) < day - 1:
                    old.unlink(missing_ok=True)
        return file.read_bytes() if file.exists() else None

    def _write(self, file: Path) -> None:
        # Written whole under another name, then linked: a second process finds all of it or none.
        part = file.with_name(f".{secrets.token_hex(8)}")
        part.touch(0o600)
        part.write_bytes(secrets.token_bytes(32))
        try:
            file.hardlink_to(part)
        except FileExistsError:
            pass
        finally:
            part.unlink()


_day_keys: DayKeys | None = None


def _keys() -> DayKeys:
    global _day_keys  # noqa: PLW0603 (one set a process)
    if _day_keys is None:
        _day_keys = DayKeys(settings.OUTCOME21_RAM_DIR)
    return _day_keys


def seal_answers(answers: Mapping[str, object], at: datetime) -> str:
    """Answers on their way from one page to the next, readable by this site only."""
    day = _day(at)
    key = _keys().key(day, make=True)
    if key is None:
        raise FormTooOld
    stamp = struct.pack(">IQ", day, int(at.timestamp()))
    nonce = secrets.token_bytes(_NONCE_BYTES)
    packed = zlib.compress(json.dumps(answers, separators=(",", ":")).encode())
    return _text(
        stamp + nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(packed, stamp, nonce, key)
    )


def open_answers(text: str, at: datetime) -> dict[str, object]:
    """The answers of the page before, if it was last continued within 12 hours.

    Raises FormAltered or FormTooOld.
    """
    raw = _bytes(text)
    if len(raw) < 12 + _NONCE_BYTES:
        raise FormAltered
    stamp, nonce, sealed = raw[:12], raw[12 : 12 + _NONCE_BYTES], raw[12 + _NONCE_BYTES :]
    day, seconds = struct.unpack(">IQ", stamp)
    key = _keys().key(day, make=False) if _day(at) - 1 <= day <= _day(at) else None
    if key is None:
        raise FormTooOld
    try:
        packed = crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, stamp, nonce, key)
    except CryptoError as error:
        raise FormAltered from error
    if at - datetime.fromtimestamp(seconds, UTC) > FORM_LIFE:
        raise FormTooOld
    answers: dict[str, object] = json.loads(zlib.decompress(packed))
    return answers


def _day(at: datetime) -> int:
    return int(at.timestamp()) // 86_400


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise FormAltered from error

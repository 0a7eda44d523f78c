"""Which keys this process holds.

The public site holds `keys/public`: each force's public key, and keys of its own for codes
and forms. The officers' site also holds `keys/officers`: the private keys. A process of the
public site never reads that folder, so it can write a report and cannot read one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings
from nacl.public import PrivateKey, PublicKey, SealedBox

MASTER_BYTES = 32


class KeyMissing(Exception):  # noqa: N818
    """A key that this process needs is not there. The text says which file and what to run."""


@dataclass(frozen=True)
class ForceKey:
    """A force's public key, with the id under which data keys remember it."""

    key_id: str
    public: PublicKey

    def wrap(self, data_key: bytes) -> bytes:
        """The data key, sealed so that only the force's private key opens it."""
        return bytes(SealedBox(self.public).encrypt(data_key))


class PublicKeys:
    """What the public site may hold: it can seal, and it can recognise a code."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._forces: dict[str, ForceKey] = {}

    def force(self, force: str) -> ForceKey:
        """The public key of one force."""
        if force not in self._forces:
            found = json.loads(_read(self.folder / f"{force}.public.json"))
            key = PublicKey(bytes.fromhex(found["public_key"]))
            self._forces[force] = ForceKey(found["key_id"], key)
        return self._forces[force]

    @cached_property
    def _master(self) -> bytes:
        return bytes.fromhex(_read(self.folder / "site.key"))

    def mac(self, purpose: str, data: bytes) -> bytes:
        """HMAC-SHA256 of `data` under a key of this site kept for one purpose."""
        key = hmac.digest(self._master, f"outcome21/{purpose}".encode(), "sha256")
        return hmac.digest(key, data, "sha256")


class OfficersKeys:
    """The private keys: in the officers' process only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._private: dict[tuple[str, str], PrivateKey] = {}

    def unwrap(self, force: str, key_id: str, wrapped: bytes) -> bytes:
        """A data key, opened with the private key that it was sealed to."""
        if (force, key_id) not in self._private:
            text = _read(self.folder / f"{force}.{key_id}.private")
            self._private[force, key_id] = PrivateKey(bytes.fromhex(text))
        return bytes(SealedBox(self._private[force, key_id]).decrypt(wrapped))


@lru_cache(maxsize=1)
def public_keys() -> PublicKeys:
    """The keys that every process holds."""
    return PublicKeys(settings.OUTCOME21_HOME / "keys" / "public")


@lru_cache(maxsize=1)
def officers_keys() -> OfficersKeys:
    """The private keys. Raises KeyMissing in a process of the public site, whatever is on disk."""
    if settings.OUTCOME21_SITE == "public":
        raise KeyMissing("The public site holds no private key: it can seal words, not open them.")
    return OfficersKeys(settings.OUTCOME21_HOME / "keys" / "officers")


def make_keys(home: Path, forces: list[str]) -> list[Path]:
    """Makes every key that is not there yet, readable by this user only; says which it made.

    For the officers' host, or one machine with both sites. A public host makes its own key
    alone: a force's pair made there would be another pair than the one that the desk opens.
    """
    _make_folder(home / "keys" / "officers")
    made = make_site_key(home)
    made += _make(home / "keys" / "officers" / "session.key", secrets.token_hex(MASTER_BYTES))
    for force in without_public_key(home, forces):
        made += _make_force_keys(home, force)
    return made


def make_site_key(home: Path) -> list[Path]:
    """Makes this site's own key for codes and forms, if it is not there yet; says if it did."""
    _make_folder(home / "keys" / "public")
    return _make(home / "keys" / "public" / "site.key", secrets.token_hex(MASTER_BYTES))


def without_public_key(home: Path, forces: list[str]) -> list[str]:
    """The forces whose public key is not in this home."""
    return [force for force in forces if not public_key_file(home, force).exists()]


def public_key_file(home: Path, force: str) -> Path:
    """Where a force's public key is kept, and the name under which it goes to a public host."""
    return home / "keys" / "public" / f"{force}.public.json"


def _make_folder(folder: Path) -> None:
    for each in (folder.parent, folder):
        each.mkdir(parents=True, exist_ok=True, mode=0o700)


def _make_force_keys(home: Path, force: str) -> list[Path]:
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    key_id = hashlib.blake2b(public, digest_size=8).hexdigest()
    described = json.dumps({"force": force, "key_id": key_id, "public_key": public.hex()})
    # The private key first: a public key whose private half was lost would seal words for ever.
    made = _make(home / "keys" / "officers" / f"{force}.{key_id}.private", bytes(private).hex())
    return made + _make(public_key_file(home, force), described)


def _make(file: Path, text: str) -> list[Path]:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return []
    with os.fdopen(handle, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    return [file]


def _read(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except OSError as error:
        raise KeyMissing(
            f"The key file {file.name} cannot be read. Run `outcome21 keys make`, "
            "or put the force's own keys in place."
        ) from error

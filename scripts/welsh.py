"""Brings the Welsh catalogue up to date with the English, packs it, and says what is missing.

    make welsh

Ends with 1 while a sentence has no Welsh. What no page says any more leaves the catalogue. A file
that is damaged, or has a sentence that its page could not show, is refused and left as it is.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from gettext import NullTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from outcome21.guidance.front_matter import APPROVED, DRAFT
from scripts.welsh_file import Refused, name_of, read_strictly, texts
from scripts.welsh_likeness import unlike
from scripts.welsh_words import (
    PO,
    found_words,
    held,
    mo_bytes,
    packed,
    po_bytes,
    updated,
    was_packed,
)

LOST = 0.05
"""From which share on lost sentences are taken for a file that was cut short."""


def main(po: Path = PO) -> int:
    """Writes both files; returns 1 if a sentence has no Welsh yet, or the file is refused."""
    try:
        old, status = read_strictly(po.read_bytes())
        _refuse_lost(old, packed(po.with_suffix(".mo")))
        words = updated(old)
        faults = _faults(old, words)
        if not faults:
            status = _status_now(words, status)
            _write(po, words, status)
    except Refused as refused:
        faults = [f"line {refused.line}: {refused}"]
    except OSError as error:
        print(f"{_short(po)}: {error.strerror or error}. No file is half written.", file=sys.stderr)
        return 1
    for fault in faults:
        print(f"{_short(po)}, {fault}. Nothing was changed.", file=sys.stderr)
    return 1 if faults else _told(words, status)


def _status_now(words: Iterable[Message], status: str) -> str:
    """A draft again, once there is a sentence that nobody has approved."""
    new = [one for one in words if one.id and one.fuzzy]
    if status == APPROVED and new:
        print(f"X-Status is {DRAFT} again: not approved yet: {len(new)}.")
        return DRAFT
    return status


def _refuse_lost(old: Catalog, known: NullTranslations) -> None:
    """Raises Refused for a file that holds far less Welsh than was packed last."""
    every = {(one.context, one.first): one for one in found_words()}.values()
    wanted = [one for one in every if was_packed(known, one)]
    if len(wanted) < len(every) / 2:  # nothing was packed, or by a program that leaves out drafts
        wanted = [*every]
    lost = sum(not _said(held(old, one)) for one in wanted)
    if lost > LOST * len(wanted):
        last = max((one.lineno or 1 for one in old), default=1)
        raise Refused(
            last,
            f"{lost} of {len(wanted)} sentences have lost their Welsh, as if the file was cut "
            "short after this line. Bring back the whole file",
        )


def _faults(old: Catalog, words: Iterable[Message]) -> list[str]:
    """A line for each sentence that a page could not show, with its place in the old file."""
    found = []
    for one in words:
        what = unlike(one) if one.id else ""
        if what:
            was = old.get(texts(one.id)[0], one.context)
            found.append(f"line {was.lineno if was else 1}: {name_of(one)}: {what}")
    return found


def _write(po: Path, words: Catalog, status: str) -> None:
    made = po_bytes(words, status)
    packed_words = mo_bytes(made)
    _put(po, made)
    _put(po.with_suffix(".mo"), packed_words)


def _put(place: Path, made: bytes) -> None:
    """The whole file or nothing: written beside its place, then put there at once."""
    if place.exists() and place.read_bytes() == made:
        return
    with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
            beside.chmod(place.stat().st_mode & 0o777 if place.exists() else 0o644)
            beside.replace(place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _told(words: Catalog, status: str) -> int:
    sentences = [one for one in words if one.id]
    missing = [one for one in sentences if not _said(one)]
    for one in missing:
        print(f"No Welsh yet: {one.id!r}")
    draft = sum(one.fuzzy for one in sentences) - len(missing)
    print(
        f"{len(sentences)} sentences: {len(sentences) - draft - len(missing)} approved, "
        f"{draft} not approved yet, {len(missing)} without Welsh. Status of them all: {status}"
    )
    return 1 if missing else 0


def _said(one: Message | None) -> bool:
    return one is not None and all(texts(one.string))


def _short(place: Path) -> str:
    here = Path.cwd()
    return str(place.relative_to(here)) if place.is_relative_to(here) else str(place)


if __name__ == "__main__":
    sys.exit(main())

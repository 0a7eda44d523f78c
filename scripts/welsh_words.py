"""The words of the public site that are translated, found in the code, the templates and the data.

The catalogue is outcome21/locale/cy/LC_MESSAGES/django.po: a translator changes that file and
nothing else. `make welsh` brings it up to date with the English and packs it (django.mo).
"""

from __future__ import annotations

import io
import struct
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from scripts.welsh_file import PLURAL_FORMS, texts

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "outcome21"
PO = PACKAGE / "locale" / "cy" / "LC_MESSAGES" / "django.po"

CODE = ("guidance", "casework", "web/public", "web/shared")
TEMPLATES = ("public", "shared")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)

MENDED = ("July",)
"""Words of Django's own catalogue whose Welsh is wrong there: ours is used instead."""


@dataclass(frozen=True)
class Found:
    """Words to translate, the context that tells them from the same words elsewhere, a file."""

    words: str | tuple[str, ...]
    context: str
    place: str

    @property
    def first(self) -> str:
        """What the sentence is found by: of a plural, the form for one."""
        return texts(self.words)[0]


@cache
def found_words() -> tuple[Found, ...]:
    """Every sentence of the public site that is not in a content page, in the files' order."""
    return (*_in_code(), *_in_templates(), *_in_data(), *(Found(w, "", "Django") for w in MENDED))


def catalogue() -> Catalog:
    """The Welsh as it is written now."""
    with PO.open("rb") as file:
        return read_po(file, locale="cy")


def packed(mo: Path) -> NullTranslations:
    """The Welsh as it was packed last; none where that cannot be read."""
    try:
        with mo.open("rb") as file:
            return GNUTranslations(file)
    except (OSError, ValueError, struct.error):
        return NullTranslations()


def updated(old: Catalog) -> Catalog:
    """The catalogue with every sentence there is in English today, and no other.

    Each needs work until somebody says that it does not: a new one from the start, and one whose
    English has another plural now.
    """
    new = Catalog(locale="cy", charset="utf-8", fuzzy=False)
    new.mime_headers = [("Plural-Forms", PLURAL_FORMS)]
    for one in found_words():
        kept = held(old, one)
        done = (
            kept is not None and not kept.fuzzy and kept.id == one.words and all(texts(kept.string))
        )
        new.add(
            one.words,
            _composed(kept) if kept else None,
            locations=[(one.place, None)],  # type: ignore[list-item]
            flags=() if done else ("fuzzy",),
            user_comments=kept.user_comments if kept else (),
            context=one.context or None,
        )
    return new


def held(words: Catalog, one: Found) -> Message | None:
    """The sentence as that catalogue has it, if it has it with as many forms."""
    kept = words.get(one.first, one.context or None)
    return kept if kept and kept.pluralizable == isinstance(one.words, tuple) else None


def was_packed(words: NullTranslations, one: Found) -> bool:
    """Whether the sentence had Welsh of its own when the catalogue was packed last."""
    known = words.pgettext(one.context, one.first) if one.context else words.gettext(one.first)
    return known != one.first


def _composed(kept: Message) -> str | tuple[str, ...]:
    """Its Welsh, with every accent and its letter as one sign, as keyboards differ."""
    said = tuple(unicodedata.normalize("NFC", one) for one in texts(kept.string))
    return said if kept.pluralizable else said[0]


def po_bytes(words: Catalog, status: str) -> bytes:
    """The catalogue as a file: sentences in the order of their places, no line numbers."""
    out = io.BytesIO()
    write_po(out, words, width=100, omit_header=True, include_lineno=False)
    head = (
        "# The Welsh of the public site, besides the pages in guidance/content/cy.\n"
        "# A sentence marked fuzzy (in Poedit: Needs work) has not been approved. X-Status is\n"
        "# `draft` until a qualified translator has approved every sentence: then `approved`.\n"
        "# A draft is shown in the demo alone. docs/welsh.md says more.\n"
        'msgid ""\nmsgstr ""\n'
        '"Language: cy\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURAL_FORMS}\\n"\n"X-Status: {status}\\n"\n\n'
    )
    return head.encode() + out.getvalue()


def mo_bytes(po: bytes) -> bytes:
    """The catalogue packed as programs read it."""
    words = read_po(io.BytesIO(po), locale="cy")
    words.creation_date = words.revision_date = _NO_DAY  # the same words pack to the same bytes
    out = io.BytesIO()
    write_mo(out, words, use_fuzzy=True)  # drafts too: X-Status says whether they may be shown
    return out.getvalue()


def _in_code() -> Iterator[Found]:
    for folder in CODE:
        for file in sorted((PACKAGE / folder).rglob("*.py")):
            yield from _in_file("python", file, {})


def _in_templates() -> Iterator[Found]:
    options = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
    for folder in TEMPLATES:
        for file in sorted((PACKAGE / "web" / "templates" / folder).glob("*.html")):
            yield from _in_file("jinja2.ext:babel_extract", file, options)


def _in_file(method: str, file: Path, options: dict[str, str]) -> Iterator[Found]:
    place = file.relative_to(ROOT).as_posix()
    found = extract_from_file(method, file, keywords=KEYWORDS, options=options)
    for _line, words, _comments, context in found:
        if words:
            yield Found(words, context or "", place)


def _in_data() -> Iterator[Found]:
    guidance = PACKAGE / "guidance"
    support = guidance / "support.toml"
    data = tomllib.loads(support.read_text("utf-8"))
    for service in data["service"]:
        if not service.get("demo"):
            yield from _texts(service, ("name", "what_for", "ages", "languages"), support)
            yield from _texts(service, ("confidentiality", "source"), support)
            for way in service["ways"]:
                shown = ("value",) if way["kind"] == "visit" else ()
                yield from _texts(way, (*shown, "hours", "cost", "note"), support)
    kept = guidance / "content" / "en" / "what-we-keep.toml"
    for line in tomllib.loads(kept.read_text("utf-8"))["kept"]:
        yield from _texts(line, ("what", "why"), kept)
    for policy in sorted((PACKAGE / "domain" / "policies").glob("*.toml")):
        data = tomllib.loads(policy.read_text("utf-8"))
        for question in data.get("question", ()):  # the floor asks none
            yield from _texts(question, ("child",), policy, "child")
            yield from _texts(question, ("parent",), policy, "adult")


def _texts(
    entry: dict[str, Any], keys: tuple[str, ...], file: Path, context: str = ""
) -> Iterator[Found]:
    place = file.relative_to(ROOT).as_posix()
    for key in keys:
        if entry.get(key):
            yield Found(str(entry[key]), context, place)

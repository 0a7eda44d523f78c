"""The words of the public site that are translated, found in the code, the templates and the data.

The catalogue is outcome21/locale/cy/LC_MESSAGES/django.po: a translator changes that file and
nothing else. `make welsh` brings it up to date with the English and packs it (django.mo).
"""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

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

PLURAL_FORMS = (
    "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;"
)
"""The six forms of Welsh, as Unicode's language data has them."""

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)

MENDED = ("July",)
"""Words of Django's own catalogue whose Welsh is wrong there: ours is used instead."""


@dataclass(frozen=True)
class Found:
    """Words to translate, the context that tells them from the same words elsewhere, a file."""

    words: str | tuple[str, ...]
    context: str
    place: str


def found_words() -> list[Found]:
    """Every sentence of the public site that is not in a content page, in the files' order."""
    return [*_in_code(), *_in_templates(), *_in_data(), *(Found(w, "", "Django") for w in MENDED)]


def catalogue() -> Catalog:
    """The Welsh as it is written now."""
    with PO.open("rb") as file:
        return read_po(file, locale="cy")


def updated(old: Catalog) -> Catalog:
    """The catalogue with every sentence there is in English today, and no other."""
    new = Catalog(locale="cy", charset="utf-8", fuzzy=False)
    new.mime_headers = [("Plural-Forms", PLURAL_FORMS)]
    for one in found_words():
        kept = old.get(_key(one), one.context or None)
        new.add(
            one.words,
            kept.string if kept else None,
            locations=[(one.place, None)],  # type: ignore[list-item]
            user_comments=kept.user_comments if kept else (),
            context=one.context or None,
        )
    return new


def po_bytes(words: Catalog, status: str) -> bytes:
    """The catalogue as a file: sentences in the order of their places, no line numbers."""
    out = io.BytesIO()
    write_po(out, words, width=100, omit_header=True, include_lineno=False)
    head = (
        "# The Welsh of the public site, besides the pages in guidance/content/cy.\n"
        "# X-Status is `draft` until a qualified translator has approved every sentence: then\n"
        "# `approved`. A draft is shown in the demo alone. docs/welsh.md says more.\n"
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
    write_mo(out, words)
    return out.getvalue()


def _key(one: Found) -> str:
    return one.words if isinstance(one.words, str) else one.words[0]


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

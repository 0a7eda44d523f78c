"""The guidance pages: read once from content/<language>, found by their address."""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from outcome21.guidance.front_matter import (
    APPROVED,
    DRAFT,
    ContentError,
    FrontMatter,
    read_front_matter,
    read_twin_head,
    split,
)
from outcome21.guidance.rendering import Section, render

_log = logging.getLogger(__name__)
CONTENT = Path(__file__).parent / "content"
STALE_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class Page(FrontMatter):
    """A page (or an include, whose path is empty) ready to show. `html` needs no escaping.

    `digest` is the start of the SHA-256 of its file; `english` that of the English file which a
    page in another language was translated from.
    """

    language: str = "en"
    file: str = ""
    html: str = ""
    sections: tuple[Section, ...] = ()
    status: str = APPROVED
    digest: str = ""
    english: str = ""

    @property
    def draft(self) -> bool:
        """Whether a translator has still to approve it. English pages are never drafts."""
        return self.status == DRAFT

    @property
    def intro(self) -> str:
        """The HTML before the first heading; empty where the page opens with a heading."""
        return "".join(part.html for part in self.sections if not part.id)

    @property
    def contents(self) -> tuple[Section, ...]:
        """The parts with headings, for the list of contents."""
        return tuple(part for part in self.sections if part.id)

    @property
    def words(self) -> str:
        """The plain text, a line for each paragraph and list item."""
        return "\n".join(part.words for part in self.sections)

    def stale(self, on: date) -> bool:
        """Whether nobody has reviewed the page within 180 days of that day."""
        return on - self.reviewed_on > STALE_AFTER


@dataclass(frozen=True)
class Library:
    """Everything written in one language."""

    pages: tuple[Page, ...]
    includes: tuple[Page, ...]


def find(path: str, language: str = "en") -> Page | None:
    """The page at an address without its language prefix (`/now`, not `/cy/now`), or None."""
    return next((page for page in all_pages(language) if page.path == path), None)


def all_pages(language: str = "en") -> tuple[Page, ...]:
    """Every page of a language by address; none for a language nobody has written in."""
    return _library(language).pages


def includes(language: str = "en") -> tuple[Page, ...]:
    """Every piece of a language that is shown on other pages."""
    return _library(language).includes


def written_in(language: str) -> tuple[Page, ...]:
    """Every page of a language, and every piece that pages show."""
    return (*all_pages(language), *includes(language))


def include(name: str, language: str = "en") -> Page:
    """A piece shown on many pages, such as `help-now`. Raises KeyError for an unknown name."""
    for piece in includes(language):
        if piece.id == name:
            return piece
    raise KeyError(name)


def older_than_english(page: Page) -> bool:
    """Whether the English page was changed after this one was translated from it."""
    twin = next((one for one in written_in("en") if one.id == page.id), None)
    return page.language != "en" and (twin is None or page.english != twin.digest)


def read_library(folder: Path) -> Library:
    """All English files of a folder, checked. Raises ContentError naming the file and the key."""
    return _checked([_read(file, folder) for file in sorted(folder.rglob("*.md"))])


def written_twins(language: str) -> Library:
    """All that is written in another language. Raises ContentError as `read_twins` does."""
    return read_twins(CONTENT / language, language, _library("en"))


def read_twins(folder: Path, language: str, english: Library) -> Library:
    """All files of a folder in another language, each with what its English twin says of it.

    Raises ContentError naming the file, such as for one without an English twin.
    """
    twins = {page.file: page for page in (*english.pages, *english.includes)}
    files = sorted(folder.rglob("*.md"))
    return _checked([_read_twin(file, folder, language, twins) for file in files])


def _checked(found: list[Page]) -> Library:
    for key in ("id", "path", "title"):
        _refuse_doubles(found, key)
    pages = sorted((page for page in found if page.path), key=lambda page: page.path)
    return Library(tuple(pages), tuple(page for page in found if not page.path))


@cache
def _library(language: str) -> Library:
    if language == "en":
        return read_library(CONTENT / language)
    known = {folder.name for folder in CONTENT.iterdir() if folder.is_dir()}
    if language not in known:
        return Library((), ())
    try:
        return written_twins(language)
    except ContentError:
        # English stands in on every page; whoever runs the site is told, here and by the doctor.
        _log.exception("A page in another language cannot be read.")
        return Library((), ())


def _read(file: Path, folder: Path) -> Page:
    name = file.relative_to(folder).as_posix()
    head, body = split(_text(file, name), name)
    said = read_front_matter(head, name, include=file.name.startswith("_"))
    return _rendered(Page(**vars(said), file=name, digest=_digest(file)), body)


def _read_twin(file: Path, folder: Path, language: str, english: Mapping[str, Page]) -> Page:
    name = file.relative_to(folder).as_posix()
    twin = english.get(name)
    if twin is None:
        raise ContentError(name, "file", "has no English twin of that name")
    head, body = split(_text(file, name), name)
    said = read_twin_head(head, name, include=file.name.startswith("_"))
    own = replace(twin, **vars(said), language=language, digest=_digest(file))
    return _rendered(own, body)


def _text(file: Path, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ContentError(name, "file", "is not UTF-8 text") from error


def _rendered(page: Page, body: str) -> Page:
    sections = render(body, page.file, page.language)
    return replace(page, html="".join(part.html for part in sections), sections=sections)


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def _refuse_doubles(found: list[Page], key: str) -> None:
    seen: dict[str, str] = {}
    for page in found:
        value = str(getattr(page, key))
        if value and value in seen:
            raise ContentError(page.file, key, f"{value!r} is also in {seen[value]}")
        seen[value] = page.file

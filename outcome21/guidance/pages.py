"""The guidance pages: read once from content/<language>, found by their address."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from outcome21.guidance.front_matter import ContentError, FrontMatter, read_front_matter, split
from outcome21.guidance.rendering import Section, render

CONTENT = Path(__file__).parent / "content"
STALE_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class Page(FrontMatter):
    """A page (or an include, whose path is empty) ready to show. `html` needs no escaping."""

    language: str = "en"
    file: str = ""
    html: str = ""
    sections: tuple[Section, ...] = ()

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


def include(name: str, language: str = "en") -> Page:
    """A piece shown on many pages, such as `help-now`. Raises KeyError for an unknown name."""
    for piece in includes(language):
        if piece.id == name:
            return piece
    raise KeyError(name)


def read_library(folder: Path, language: str = "en") -> Library:
    """All content files of a folder, checked. Raises ContentError naming the file and the key."""
    found = [_read(file, folder, language) for file in sorted(folder.rglob("*.md"))]
    for key in ("id", "path", "title"):
        _refuse_doubles(found, key)
    pages = sorted((page for page in found if page.path), key=lambda page: page.path)
    return Library(tuple(pages), tuple(page for page in found if not page.path))


@cache
def _library(language: str) -> Library:
    known = {folder.name for folder in CONTENT.iterdir() if folder.is_dir()}
    return read_library(CONTENT / language, language) if language in known else Library((), ())


def _read(file: Path, folder: Path, language: str) -> Page:
    name = file.relative_to(folder).as_posix()
    head, body = split(file.read_text(encoding="utf-8"), name)
    said = read_front_matter(head, name, include=file.name.startswith("_"))
    sections = render(body, name, language)
    html = "".join(part.html for part in sections)
    return Page(**vars(said), language=language, file=name, html=html, sections=sections)


def _refuse_doubles(found: list[Page], key: str) -> None:
    seen: dict[str, str] = {}
    for page in found:
        value = str(getattr(page, key))
        if value and value in seen:
            raise ContentError(page.file, key, f"{value!r} is also in {seen[value]}")
        seen[value] = page.file

"""What is exported: every page that is the same for everybody, and the files that they name.

The program itself is asked, in this process, so that a file holds what the program answers.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from outcome21.accounts.forces import Force, forces
from outcome21.web.public.same_for_all import is_same_for_all
from outcome21.web.public.urls import urlpatterns

NOWHERE = "/not-found-page"
"""An address that nothing has: what answers there becomes 404.html."""

OF_ONE_FILE = (
    "Content-Length",
    "Content-Type",
    "Content-Encoding",
    "Vary",
    "ETag",
    "Last-Modified",
)
"""Headers of one file, which whoever serves it makes by itself."""

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_NAMED = re.compile(r'(?:href|src)="([^"]+)"')
_IMPORTED = re.compile(r'(?:from|import)\s*"([^"]+)"')


class CannotExport(Exception):  # noqa: N818 (read by whoever runs the command)
    """The pages cannot be exported. The text says why and what to do."""


@dataclass(frozen=True)
class File:
    """One file of the export: where a visitor finds it, where it lies, and what it holds."""

    address: str
    name: str
    type: str
    content: bytes
    status: int = 200


@dataclass(frozen=True)
class Site:
    """Everything exported, on which day, for whom, and the headers of pages and of other files."""

    force: str
    day: date
    files: tuple[File, ...]
    page_headers: tuple[tuple[str, str], ...]
    asset_headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: dict[str, str]
    content: bytes


def exported_site(code: str = "") -> Site:
    """Every page and file for one force (the only one there is, if none is named).

    Raises CannotExport.
    """
    force = _force(code)
    host = _host(force)
    day = timezone.localdate()
    pages = [_page(host, address) for address in page_addresses()]
    missing = _ask(host, NOWHERE)
    if missing.status != 404:
        raise CannotExport(f"An address that nothing has answers {missing.status}, not 404.")
    sheet = File("", "404.html", missing.headers["Content-Type"], missing.content, 404)
    answers = [answer for _, answer in pages]
    assets = _assets(host, [answer.content for answer in (*answers, missing)])
    if timezone.localdate() != day:
        return exported_site(code)  # midnight came in between: all of it is of one day
    files = [file for file, _ in pages] + [sheet] + [file for file, _ in assets]
    return Site(
        force.code,
        day,
        tuple(sorted(files, key=lambda one: one.name)),
        _common(answers),
        _common([answer for _, answer in assets]),
    )


def page_addresses() -> tuple[str, ...]:
    """The address of every page that is the same for everybody, in every language it is in."""
    found = []
    for pattern in urlpatterns:
        if is_same_for_all(pattern.callback):
            route = str(pattern.pattern)
            if "<" in route:
                raise CannotExport(f"/{route} stands for many pages; give each a line of its own.")
            found.append(f"/{route}")
    return tuple(sorted(found))


def file_name(address: str) -> str:
    """The file of a page: `/` is index.html, `/now` is now.html, `/cy/` is cy/index.html."""
    return f"{address[1:]}index.html" if address.endswith("/") else f"{address[1:]}.html"


def _force(code: str) -> Force:
    known = forces()
    if code and code not in known:
        raise CannotExport(f"There is no force {code!r}; there are: {', '.join(sorted(known))}.")
    if not code and len(known) != 1:
        raise CannotExport(f"Say which force with --force: {', '.join(sorted(known))}.")
    return known[code or next(iter(known))]


def _host(force: Force) -> str:
    """A host name of the force that this site answers to."""
    for host in force.hosts:
        if host in settings.ALLOWED_HOSTS:
            return host
    raise CannotExport(
        f"None of the host names of {force.code} ({', '.join(force.hosts)}) "
        "is in OUTCOME21_HOSTS, so its pages are not served here."
    )


def _page(host: str, address: str) -> tuple[File, _Answer]:
    answer = _ask(host, address)
    if answer.status != 200:
        raise CannotExport(f"{address} answers {answer.status}, not 200.")
    name = file_name(address)
    return File(address, name, answer.headers["Content-Type"], answer.content), answer


def _assets(host: str, pages: Iterable[bytes]) -> list[tuple[File, _Answer]]:
    """Every static file that the pages name, and every one that those name."""
    prefix = settings.STATIC_URL
    wanted = {one for page in pages for one in _NAMED.findall(page.decode())}
    left = sorted(one for one in wanted if one.startswith(prefix))
    done: dict[str, tuple[File, _Answer]] = {}
    while left:
        address = left.pop()
        if address in done:
            continue
        answer = _ask(host, address)
        if answer.status != 200:
            raise CannotExport(f"{address} answers {answer.status}: run `outcome21 prepare`.")
        kind = TYPES.get(Path(address).suffix, answer.headers["Content-Type"])
        done[address] = File(address, address[1:], kind, answer.content), answer
        if address.endswith(".js"):
            beside = posixpath.dirname(address)
            named = _IMPORTED.findall(answer.content.decode())
            left += [posixpath.normpath(posixpath.join(beside, one)) for one in named]
    return [done[address] for address in sorted(done)]


def _common(answers: list[_Answer]) -> tuple[tuple[str, str], ...]:
    """The headers of all these answers, which must be the same on each."""
    found = [
        {item for item in one.headers.items() if item[0] not in OF_ONE_FILE} for one in answers
    ]
    differing = {item for one in found for item in one ^ found[0]}
    if differing:
        names = ", ".join(sorted({name for name, _ in differing}))
        raise CannotExport(f"Not all files have the same headers: {names}.")
    return tuple(sorted(found[0]))


_program = WSGIHandler()


def _ask(host: str, address: str) -> _Answer:
    """The program's own answer to a plain GET."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": host,
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": "https",
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    said: dict[str, Any] = {}

    def begin(
        status: str, headers: list[tuple[str, str]], _error: object = None, /
    ) -> Callable[[bytes], object]:
        said["status"], said["headers"] = int(status[:3]), dict(headers)
        return lambda _part: None

    answer = _program(environ, begin)
    content = b"".join(answer)
    answer.close()
    return _Answer(said["status"], said["headers"], content)

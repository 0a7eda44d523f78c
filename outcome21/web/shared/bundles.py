"""One style sheet and one script for the public site, put together from the files written by hand.

A page that a frightened child opens on a slow phone asks for two files, not seven, and none of
them names another that must be fetched first.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

Read = Callable[[str], str]

STYLES: Mapping[str, tuple[str, ...]] = {
    "bundled/public.css": ("govuk/public.css", "site.css", "report.css"),
}
SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "bundled/public.js": ("enabled.js", "public.js"),
}
"""What each bundle is made of, in order. A module that one of them imports comes before it."""

_IMPORT = re.compile(r'^import\s*\{([^{}]*)\}\s*from\s*"([^"]+)";\s*$', re.MULTILINE)
_EXPORTED = re.compile(r"^export (?=(?:async )?(?:class|function|const) (\w+))", re.MULTILINE)
_EXPORT_LIST = re.compile(r"\bexport\s*\{([^{}]*)\};?\s*$")
_COMMENT_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class CannotBundle(ValueError):  # noqa: N818 (read by whoever changed a script)
    """A script uses a form of import or export that is not put together here."""


def bundles(read: Read) -> dict[str, str]:
    """The text of every bundle by its name; `read` gives the text of a source."""
    styles = {name: _style(parts, read) for name, parts in STYLES.items()}
    return styles | {name: _script(parts, read) for name, parts in SCRIPTS.items()}


def _style(parts: tuple[str, ...], read: Read) -> str:
    """The sheets one after the other, without comments. Only the first may say its charset."""
    charset = '@charset "UTF-8";'
    sheets = (_COMMENT.sub("", read(part)).replace(charset, "").strip() for part in parts)
    return charset + "\n" + "\n".join(sheets) + "\n"


def _script(parts: tuple[str, ...], read: Read) -> str:
    order: list[str] = []
    for part in parts:
        _add(part, read, order)
    return "".join(_enclosed(name, read(name)) for name in order)


def _add(name: str, read: Read, order: list[str], inside: tuple[str, ...] = ()) -> None:
    """The module after everything that it imports, each once."""
    if name in inside:
        raise CannotBundle(f"{name} imports itself by way of {', '.join(inside)}")
    for _, source in _IMPORT.findall(read(name)):
        _add(_beside(name, source), read, order, (*inside, name))
    if name not in order:
        order.append(name)


def _beside(name: str, source: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), source))


def _enclosed(name: str, text: str) -> str:
    """The module as a function of its own, called once; what it exports is its value."""
    exported: list[str] = []

    def taken(match: re.Match[str]) -> str:
        exported.append(match[1])
        return ""

    body = _IMPORT.sub(lambda found: _imported(name, found), _COMMENT_LINE.sub("", text))
    body = _EXPORTED.sub(taken, body)
    if listed := _EXPORT_LIST.search(body):
        exported += [_pair(one, " as ", turned=True) for one in listed[1].split(",")]
        body = body[: listed.start()]
    if left := re.search(r"^\s*(import|export)\b.*$", body, re.MULTILINE):
        raise CannotBundle(f"{name}: {left[0].strip()[:80]}")
    value = f"\nreturn {{ {', '.join(exported)} }};" if exported else ""
    return f"const {_variable(name)} = (() => {{\n{body.strip()}{value}\n}})();\n"


def _imported(name: str, found: re.Match[str]) -> str:
    wanted = [_pair(one, " as ") for one in found[1].split(",") if one.strip()]
    return f"const {{ {', '.join(wanted)} }} = {_variable(_beside(name, found[2]))};"


def _pair(text: str, between: str, *, turned: bool = False) -> str:
    """`a as b` as an object's `a: b`, or as `b: a` where the outer name is the second."""
    first, _, second = text.strip().partition(between)
    if not second:
        return first
    return f"{second}: {first}" if turned else f"{first}: {second}"


def _variable(name: str) -> str:
    # With a name of its own first: `public` alone is a word that strict scripts may not use.
    return "o21_" + re.sub(r"\W", "_", name.removesuffix(".js"))

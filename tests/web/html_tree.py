"""HTML as elements within elements, to be looked at and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

VOID = {"br", "col", "hr", "img", "input", "link", "meta", "path", "wbr"}


@dataclass
class Node:
    """An element with what is inside it: words and elements."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    inside: list[Node | str] = field(default_factory=list)
    above: Node | None = None

    @property
    def classes(self) -> list[str]:
        """The classes, in the order written."""
        return self.attrs.get("class", "").split()

    @property
    def parts(self) -> list[Node]:
        """The elements directly inside."""
        return [one for one in self.inside if isinstance(one, Node)]

    def every(self) -> Iterator[Node]:
        """The element and all below it."""
        yield self
        for part in self.parts:
            yield from part.every()

    def all(self, name: str) -> list[Node]:
        """Those with that class."""
        return [one for one in self.every() if name in one.classes]

    def one(self, name: str) -> Node | None:
        """The first with that class."""
        return next(iter(self.all(name)), None)

    @property
    def inner(self) -> str:
        """The HTML inside."""
        return "".join(one.html if isinstance(one, Node) else escape(one) for one in self.inside)

    @property
    def html(self) -> str:
        """The HTML of the whole."""
        if not self.tag:
            return self.inner
        said = "".join(f' {name}="{escape(value)}"' for name, value in self.attrs.items())
        return f"<{self.tag}{said}>" + ("" if self.tag in VOID else f"{self.inner}</{self.tag}>")

    @property
    def words(self) -> str:
        """The text alone."""
        said = (one.words if isinstance(one, Node) else one for one in self.inside)
        return " ".join("".join(said).split())


class Tree(HTMLParser):
    """HTML as elements within elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = self._at = Node("")
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Node(tag, {name: value or "" for name, value in attrs}, above=self._at)
        self._at.inside.append(made)
        if tag not in VOID:
            self._at = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._at.inside.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        at: Node | None = self._at
        while at is not None and at.tag != tag:
            at = at.above
        if at is not None and at.above is not None:
            self._at = at.above

    def handle_data(self, data: str) -> None:
        self._at.inside.append(data)


def pieces(node: Node, left_out: tuple[tuple[str, str], ...] = ()) -> list[Any]:
    """The element as a list of tags and words. White space and the order of classes say nothing."""
    attrs = {name: " ".join(value.split()) for name, value in node.attrs.items()}
    attrs["class"] = " ".join(sorted(node.classes))
    kept = sorted((n, v) for n, v in attrs.items() if v + n != "class" and (n, v) not in left_out)
    found: list[Any] = [(node.tag, tuple(kept))]
    for one in node.inside:
        if isinstance(one, Node):
            found += pieces(one, left_out)
        elif one.strip():
            found.append(" ".join(one.split()))
    return [*found, f"/{node.tag}"]


def first_difference(ours: list[Any], theirs: list[Any]) -> str:
    """Where two lists of pieces part; "" if they are the same."""
    for mine, wanted in zip(ours, theirs, strict=False):
        if mine != wanted:
            return f"{mine} and not {wanted}"
    return "" if len(ours) == len(theirs) else f"{len(ours)} pieces and not {len(theirs)}"

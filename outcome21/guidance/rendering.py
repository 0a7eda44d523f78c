"""Markdown into the pages' HTML: GOV.UK's classes, neutral anchors, no raw HTML, no pictures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from outcome21.guidance.front_matter import TELLING, ContentError

CLASSES = {
    "paragraph_open": "govuk-body",
    "bullet_list_open": "govuk-list govuk-list--bullet",
    "ordered_list_open": "govuk-list govuk-list--number",
    "blockquote_open": "govuk-inset-text",
    "link_open": "govuk-link",
}
HEADINGS = {"h2": "govuk-heading-m", "h3": "govuk-heading-s"}
ANCHOR = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
PICTURE = re.compile(r"!\[|\.(?:png|jpe?g|gif|webp|svg|heic|mp4|mov)\b", re.IGNORECASE)

_markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block"])


@dataclass(frozen=True)
class Section:
    """One part of a page from its heading to the next; the opening part has no id or heading."""

    id: str
    heading: str
    html: str
    words: str  # the plain text, a line for each paragraph and list item; headings left out


def render(body: str, file: str, language: str = "en") -> tuple[Section, ...]:
    """The parts of a Markdown body in order, as HTML that is safe to show as it stands.

    Raw HTML in the Markdown is shown as text. Raises ContentError for a picture or a link to one,
    a level-one heading (the page's own is in its head), and an anchor that tells too much.
    """
    picture = PICTURE.search(body)
    if picture:
        raise ContentError(file, "body", f"holds a picture or a link to one: {picture.group()!r}")
    tokens = _markdown.parse(body)
    starts = _dress(tokens, file, language)
    edges = [0, *starts, len(tokens)]
    parts = [tokens[a:b] for a, b in pairwise(edges) if a != b]
    return tuple(_section(part) for part in parts)


def _dress(tokens: Sequence[Token], file: str, language: str) -> list[int]:
    """Give every token its class and rel; returns where the level-two headings stand."""
    starts: list[int] = []
    seen: set[str] = set()
    for place, token in enumerate(tokens):
        if token.type in CLASSES:
            token.attrSet("class", CLASSES[token.type])
        if token.type.startswith("blockquote"):
            token.tag = "div"  # nobody is quoted: it is the inset box
        if token.type == "heading_open":
            _dress_heading(token, tokens[place + 1], f"part-{len(starts) + 1}", seen, file)
            if token.tag == "h2":
                starts.append(place)
        for child in token.children or ():
            if child.type == "link_open":
                _dress_link(child, language)
    return starts


def _dress_heading(token: Token, inline: Token, spare: str, seen: set[str], file: str) -> None:
    if token.tag not in HEADINGS:
        raise ContentError(file, "body", f"headings are ## or ###, not {token.tag}")
    anchor = ANCHOR.search(inline.content)
    if anchor and inline.children:
        inline.content = ANCHOR.sub("", inline.content)
        inline.children[-1].content = ANCHOR.sub("", inline.children[-1].content)
    name = anchor.group(1) if anchor else spare if token.tag == "h2" else f"{spare}-{len(seen)}"
    if name in seen or TELLING.search(name):
        raise ContentError(file, "body", f"the anchor #{name} is used twice or tells too much")
    seen.add(name)
    token.attrSet("id", name)
    token.attrSet("class", HEADINGS[token.tag])


def _dress_link(link: Token, language: str) -> None:
    """A link out never says where the reader came from; a link inside keeps the language."""
    link.attrSet("class", CLASSES["link_open"])
    target = str(link.attrGet("href") or "")
    if target.startswith(("http:", "https:")):
        link.attrSet("rel", "noreferrer noopener")
    elif target.startswith("/") and language != "en":
        link.attrSet("href", f"/{language}{target}")


def _section(tokens: Sequence[Token]) -> Section:
    html = str(_markdown.renderer.render(tokens, _markdown.options, {}))
    words = "\n".join(
        _plain(token)
        for place, token in enumerate(tokens)
        if token.type == "inline" and tokens[place - 1].type != "heading_open"
    )
    if tokens[0].tag != "h2":
        return Section(id="", heading="", html=html, words=words)
    return Section(str(tokens[0].attrGet("id")), _plain(tokens[1]), html, words)


def _plain(inline: Token) -> str:
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
    )

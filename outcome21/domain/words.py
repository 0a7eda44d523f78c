"""What is done to words that people write before anybody keeps or reads them.

Words are kept as written, but for what could hide in them: invisible marks, picture data,
markup, and links that a reader could press by mistake.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

RUN = 200
"""Letters of base64 in a row that may stand. More is a file, not a word."""

MOST_MARKS = 4
"""Accents on one letter that may stand. More is meant to make a page unreadable."""

_ROUNDS = 10  # nobody writes markup in markup deeper than that by accident
_JOINERS = "\u200c\u200d"  # part of Persian and Hindi words, and of some emoji
_MARKS = re.compile(
    rf"([\u0300-\u036f\u0489\u20d0-\u20ff]{{{MOST_MARKS}}})[\u0300-\u036f\u0489\u20d0-\u20ff]+"
)
_TAGS = (
    "a|abbr|applet|article|aside|audio|b|base|blink|blockquote|body|br|button|canvas|center|code"
    "|defs|details|div|embed|em|fieldset|font|footer|form|frame|frameset|g|h[1-6]|head|header|hr"
    "|html|i|iframe|image|img|input|ins|isindex|keygen|label|li|link|main|map|marquee|math|menu"
    "|meta|nav|noscript|object|ol|option|p|param|path|picture|plaintext|polygon|pre|q|rect|s"
    "|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody"
    "|td|template|text|textarea|tfoot|th|thead|title|tr|track|tt|u|ul|use|video|wbr|xml|xmp"
)
_PICTURE_DATA = (
    re.compile(r"data:(?:[\w.+-]+/[\w.+-]+|;base64)[^\s\"'<>]*", re.IGNORECASE),
    # A file pasted as text comes in lines, or in one run.
    re.compile(r"(?:(?<![\w+/-])[A-Za-z0-9+/_-]{40,}={0,2}[ \t]*(?:\n|$)){4,}"),
    re.compile(rf"[A-Za-z0-9+/_-]{{{RUN + 1},}}={{0,2}}"),
)
_MARKUP = (
    re.compile(r"<!--(?:(?!<!--|-->).){0,4000}-->", re.DOTALL),
    re.compile(r"<[!?][a-z\[][^<>]{0,500}>", re.IGNORECASE),
    re.compile(rf"</?(?:{_TAGS})\b[^<>]{{0,4000}}>", re.IGNORECASE),
)
_LINK = re.compile(
    r"\b(?:(?P<scheme>[a-z][a-z0-9+.-]{1,15})(?P<colon>:)//(?P<rest>[^\s<>\"]+)"
    r"|(?P<host>(?<![@\w.\]-])(?:www\.[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}"
    r"|(?:[\w-]{1,63}\.){1,4}(?:com|org|net|uk|eu|info|biz|app|io|gg|tv|xyz|online|site|link|ru|cn"
    r"|ly|club|cam|live|porn|xxx|dev|page|onion)\b(?!\.?\w)|(?:[\w-]{1,63}\.){1,4}[a-z]{2,3}(?=/\w)))"
    r"(?P<path>/[^\s<>\"]*)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class CheckedWords:
    """Words as they may be kept, and what was done to them.

    `pictures`: picture data or markup was taken out. `links`: how many links were turned into
    plain words. `over`: how many letters too many there are; 0 when the words fit.
    """

    text: str
    pictures: bool = False
    links: int = 0
    over: int = 0

    @property
    def untouched(self) -> bool:
        """Whether the writer need not be told anything."""
        return not (self.pictures or self.links or self.over)


def check_words(text: str, longest: int, *, addresses: bool = False) -> CheckedWords:
    """The words made harmless, with what was changed; `longest` counts what is left of them.

    `addresses` leaves links and e-mail addresses as they are, for a field that asks for one.
    Checking words a second time changes nothing. Source: the public site's rules for
    attachments, links and pasted pictures.
    """
    plain = visible(text)
    kept, pictures = _without_pictures(plain)
    kept, links = (kept, 0) if addresses else _LINK.subn(_defang, kept)
    kept = kept.strip()
    return CheckedWords(kept, pictures, links, max(len(kept) - longest, 0))


def visible(text: str) -> str:
    """The text in Unicode's composed form (NFC), without marks that cannot be seen.

    Control, zero-width and direction marks go; line breaks, tabs, and the joiners that words
    of other scripts need, stay.
    """
    lines = re.sub(r"\r\n?|[\u2028\u2029\u0085\u000b\u000c]", "\n", text)
    composed = unicodedata.normalize("NFC", lines)
    kept = "".join(
        letter for place, letter in enumerate(composed) if _may_stay(letter, composed, place)
    )
    return _MARKS.sub(r"\1", unicodedata.normalize("NFC", kept))


def _may_stay(letter: str, text: str, place: int) -> bool:
    if letter in "\n\t":
        return True
    if letter in _JOINERS:
        return 0 < place < len(text) - 1 and not (text[place - 1] + text[place + 1]).isascii()
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co")


def _without_pictures(text: str) -> tuple[str, bool]:
    """The text without picture data and markup, and whether there was any.

    Taking one piece out can join two others into a new one, so it is done until nothing changes.
    """
    kept = text
    for _ in range(_ROUNDS):
        before = kept
        for pattern in (*_PICTURE_DATA, *_MARKUP):
            kept = pattern.sub("", kept)
        if kept == before:
            return kept, kept != text
    return _without_pictures(kept.replace("<", ""))[0], True


def _defang(link: re.Match[str]) -> str:
    """The link as words that nothing turns into a link again: hxxps[:]//example[.]org/page."""
    if link["scheme"]:
        scheme = re.sub(r"^http", "hxxp", link["scheme"], flags=re.IGNORECASE)
        return f"{scheme}[:]//{_plain(link['rest'])}"
    return _plain(link["host"] + (link["path"] or ""))


def _plain(address: str) -> str:
    # A full stop at the end belongs to the sentence.
    return re.sub(r"\.(?=\w)", "[.]", address.replace("://", "[:]//"))

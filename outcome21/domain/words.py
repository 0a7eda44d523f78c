"""What is done to words that people write before anybody keeps or reads them.

Words are kept as written, but for what could hide in them: invisible marks, picture data,
markup that shows or runs something, and links that a reader could press by mistake.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from outcome21.domain.picture_data import without_picture_data

MOST_MARKS = 4
"""Accents on one letter that may stand. More is meant to make a page unreadable."""

_ROUNDS = 10  # nobody writes markup in markup deeper than that by accident
_JOINERS = "\u200c\u200d"  # part of Persian and Hindi words, and of some emoji
_MARKS = re.compile(
    rf"([\u0300-\u036f\u0489\u20d0-\u20ff]{{{MOST_MARKS}}})[\u0300-\u036f\u0489\u20d0-\u20ff]+"
)
# Elements that show a picture or run something: nobody types one by accident. Ordinary markup,
# such as <b>, can do neither; it stays, and every page shows it as the letters that it is.
_TAGS = (
    "applet|audio|base|canvas|circle|ellipse|embed|feimage|foreignobject|form|frame|frameset|html"
    "|iframe|image|img|input|link|math|meta|noscript|object|path|picture|polygon|polyline|rect"
    "|script|source|style|svg|template|track|video|xml"
)
_LOADS = "style|src|srcset|srcdoc|background|poster|formaction|xlink:href|on[a-z]{3,30}"
_MARKUP = (
    re.compile(r"<!--(?:(?!<!--|-->).){0,4000}-->", re.DOTALL),
    re.compile(r"<(?:!(?:doctype|entity)|!\[cdata|\?xml)[^<>]{0,500}>", re.IGNORECASE),
    re.compile(rf"</?(?:[a-z]{{1,12}}:)?(?:{_TAGS})\b[^<>]{{0,4000}}>", re.IGNORECASE),
    # Any other element, if something in it would load or run.
    re.compile(rf"<[a-z][^<>]{{0,2000}}?[\s/\"'](?:{_LOADS})\s*=[^<>]{{0,4000}}>", re.IGNORECASE),
    re.compile(
        r"<[a-z][^<>]{0,2000}?href\s*=[\s\"']*(?:javascript|vbscript|data):[^<>]{0,4000}>",
        re.IGNORECASE,
    ),
)
_LINK = re.compile(
    r"\b(?:(?P<scheme>[a-z][a-z0-9+.-]{1,15})(?P<colon>:)//(?P<rest>[^\s<>\"]+)"
    r"|(?P<host>(?<![@\w.\]-])(?:www\.[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}"
    r"|(?:[\w-]{1,63}\.){1,4}(?:com|org|net|uk|eu|info|biz|app|io|gg|tv|xyz|online|site|link|ru|cn"
    r"|ly|club|cam|live|porn|xxx|dev|page|onion)\b(?!\.?\w)|(?:[\w-]{1,63}\.){1,4}[a-z]{2,3}(?=/\w)))"
    r"(?P<path>/[^\s<>\"]*)?)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s()<>\"]+")
_SPELT_OUT = re.compile(r"\[[.:]\]")


@dataclass(frozen=True)
class CheckedWords:
    """Words as they may be kept, and what was done to them.

    `pictures`: picture data, or markup that shows or runs something, was taken out. `links`: how
    many links were turned into plain words. `over`: how many letters too many there are; 0 when
    the words fit.
    """

    text: str
    pictures: bool = False
    links: int = 0
    over: int = 0


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


def without_links(text: str) -> str:
    """The words without the links in them, as they were typed or as plain words."""
    left = _WORD.sub(_taken_out, _LINK.sub(_defang, text))
    tidy = re.sub(r"(?<=[^ \t])[ \t]+(?=[.,;:!?\n])", "", re.sub(r"[ \t]{2,}", " ", left))
    return tidy.strip()


def has_link(text: str) -> bool:
    """Whether a link stands in the words, as plain words."""
    return _SPELT_OUT.search(text) is not None


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
        kept = without_picture_data(kept)
        for pattern in _MARKUP:
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


def _taken_out(word: re.Match[str]) -> str:
    """A link goes; a full stop or the like after it belongs to the sentence."""
    said = word[0]
    return said[len(said.rstrip(".,;:!?")) :] if _SPELT_OUT.search(said) else said


def _plain(address: str) -> str:
    # A full stop at the end belongs to the sentence.
    return re.sub(r"\.(?=\w)", "[.]", address.replace("://", "[:]//"))

"""Whether a sentence in Welsh has what its English has: places, tags, numbers, spaces, forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Message

from scripts.welsh_file import texts
from scripts.welsh_numbers import numbers_unlike

FORMS = 6
_PLACES = re.compile(r"%\(\w+\)[a-z]|%%|%[sd]|\{\w+\}|&#?\w+;")
_TAGS = re.compile(r"<[^>]*>|[<>]")
_EDGES = re.compile(r"(?s)(\s*).*?(\s*)")


def unlike(message: Message) -> str:
    """What is wrong with the Welsh of a sentence, in words; "" if nothing is, or it has none."""
    return next(_unlike(message), "")


def welsh_missing(message: Message) -> bool:
    """Whether the sentence has no Welsh at all, in any form."""
    return not any(texts(message.string))


def _unlike(message: Message) -> Iterator[str]:
    said = texts(message.string)
    if welsh_missing(message):
        return
    if message.pluralizable and (len(said) != FORMS or not all(said)):
        yield f"all {FORMS} forms of the number need their Welsh"
    english = texts(message.id)[-1]
    for welsh in said:
        yield from _one_unlike(english, welsh)
        unlike_numbers = numbers_unlike(map(_bare, texts(message.id)), _bare(welsh))
        if unlike_numbers:
            yield unlike_numbers


def _bare(text: str) -> str:
    """The words that are seen, without places and tags, which are compared by themselves."""
    return _TAGS.sub(" ", _PLACES.sub(" | ", text))


def _one_unlike(english: str, welsh: str) -> Iterator[str]:
    for what, found in (("places", _PLACES), ("tags", _TAGS)):
        wanted, has = Counter(found.findall(english)), Counter(found.findall(welsh))
        if wanted != has:
            yield f"the Welsh must have the same {what} as the English: {_compared(wanted, has)}"
    if _TAGS.findall(english) != _TAGS.findall(welsh):
        yield "the tags must stand in the same order as in the English"
    if _edges(english) != _edges(welsh):
        yield "a space or a new line at the start or the end is not as in the English"
    if english.count("\n") != welsh.count("\n"):
        yield "the Welsh must have as many lines as the English"


def _compared(wanted: Counter[str], has: Counter[str]) -> str:
    missing, more = sorted(wanted - has), sorted(has - wanted)
    said = [("missing", missing), ("too many", more)]
    return "; ".join(f"{word} {' '.join(ones)}" for word, ones in said if ones)


def _edges(text: str) -> tuple[str, ...]:
    found = _EDGES.fullmatch(text)
    return found.groups() if found else ()

"""JSON or YAML text that somebody gives as facts, turned strictly into values.

The text is the words of whoever made it: size and depth are bounded, a key stands once, an alias,
a tag or a second document is refused, and nothing is guessed. `Yes` without quotes is the word yes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import yaml

from outcome21.insight.named_file import NotReadable, bytes_of

LARGEST_FACTS = 1_000_000
"""Bytes. A thousand times what the answers to one policy need."""

DEEPEST = 10
"""Levels of lists and mappings inside each other; a list of cases needs four."""


class FactsError(ValueError):
    """The facts cannot be used; the message is one line for the person who gave them."""


def text_of(place: str) -> str:
    """The text of a file, or of standard input for "-". Raises FactsError."""
    try:
        data = bytes_of(place, LARGEST_FACTS)
    except NotReadable as error:
        raise FactsError(f"cannot read the facts: {error}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FactsError("the facts are not UTF-8 text") from None


def parsed(text: str) -> object:
    """The value that JSON or YAML text stands for. Raises FactsError for anything unclear."""
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError:
        pass  # Not JSON; YAML may read it.
    except RecursionError:
        raise FactsError("the facts are nested too deep") from None
    except FactsError:
        raise
    except ValueError:
        raise FactsError("the facts hold a number that is too large") from None
    try:
        return _from_yaml(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise FactsError(f"the facts are neither JSON nor YAML{where}") from None


def shown(value: object) -> str:
    """What somebody wrote, as an error may repeat it."""
    # One line of ASCII, cut short: what is repeated may be anything, of any size.
    if not isinstance(value, str):
        return f"({type(value).__name__})"
    return ascii(value[:40])


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise FactsError(f"the key {shown(key)} stands twice")
        found[key] = value
    return found


def _from_yaml(text: str) -> object:
    """The one document of a YAML text, built from its events so that nothing is expanded."""
    events = yaml.parse(text, Loader=yaml.SafeLoader)
    documents = [_value(events, next(events), 0) for _ in _document_starts(events)]
    if len(documents) != 1:
        raise FactsError("the facts must be one document")
    return documents[0]


def _document_starts(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            yield event


def _value(events: Iterator[yaml.Event], event: yaml.Event, depth: int) -> object:
    if isinstance(event, yaml.AliasEvent):
        raise FactsError("an alias (*name) is not allowed in the facts")
    if getattr(event, "tag", None) is not None:
        raise FactsError("a tag (!name) is not allowed in the facts")
    if depth > DEEPEST:
        raise FactsError("the facts are nested too deep")
    if isinstance(event, yaml.MappingStartEvent):
        return _once(list(_pairs(events, depth + 1)))
    if isinstance(event, yaml.SequenceStartEvent):
        return list(_items(events, depth + 1))
    assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 (no other event can stand here)
    return _plain(event.value) if event.style is None else event.value


def _pairs(events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[str, object]]:
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return
        if not isinstance(event, yaml.ScalarEvent):
            raise FactsError("a key of the facts must be a word")
        _value(events, event, depth)  # Refuses a tag; the key itself stays the word it is.
        yield event.value, _value(events, next(events), depth)


def _items(events: Iterator[yaml.Event], depth: int) -> Iterator[object]:
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return
        yield _value(events, event, depth)


PLAIN_WORDS: Mapping[str, object] = {
    **dict.fromkeys(("yes", "Yes", "YES", "true", "True", "TRUE"), True),
    **dict.fromkeys(("no", "No", "NO", "false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}


def _plain(word: str) -> object:
    # Everything else without quotes stays text: no number or date means anything here.
    return PLAIN_WORDS.get(word, word)

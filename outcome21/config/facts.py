"""Reading the facts that somebody gives to `outcome21 policy assess`: JSON or YAML, strictly.

The file is the words of whoever made it: size and depth are bounded, a key stands once, an alias,
a tag or a second document is refused, and nothing is guessed. `Yes` without quotes is the word yes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from outcome21.domain.policy import Answer, Policy

LARGEST_FACTS = 1_000_000
"""Bytes. A thousand times what the answers to one policy need."""

DEEPEST = 10
"""Levels of lists and mappings inside each other; facts need two."""

CASE_KEYS = frozenset({"id", "source", "standing", "summary", "expect"})
"""What a published case says besides its answers; it does not change the answers."""


class FactsError(ValueError):
    """The facts cannot be used; the message is one line for the person who gave them."""


def read_facts(place: str, policy: Policy) -> dict[str, Answer]:
    """The answers in the file of that name ("-" is standard input), for the policy's questions.

    A question left out is left out here too: not known. Raises FactsError.
    """
    return answers_in(parsed(text_of(place)), policy)


def text_of(place: str) -> str:
    """The text of a file or of standard input. Raises FactsError where it cannot be read."""
    try:
        if place == "-":
            data = sys.stdin.buffer.read(LARGEST_FACTS + 1)
        else:
            with Path(place).open("rb") as file:
                data = file.read(LARGEST_FACTS + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "not a file"
        raise FactsError(f"cannot read the facts: {why}") from None
    if len(data) > LARGEST_FACTS:
        raise FactsError(f"the facts are larger than {LARGEST_FACTS} bytes")
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


def answers_in(facts: object, policy: Policy) -> dict[str, Answer]:
    """The answers that the facts give to the questions of the policy. Raises FactsError."""
    if not isinstance(facts, dict) or not isinstance(facts.get("answers"), dict):
        raise FactsError('the facts must be a mapping with "answers": {question: yes or no}')
    for key in facts:
        if key not in CASE_KEYS | {"answers", "rest"}:
            raise FactsError(f"unknown key {_shown(key)} beside the answers")
    known = {question.id for question in policy.questions}
    answers = {}
    for question, word in facts["answers"].items():
        if question not in known:
            raise FactsError(f"unknown question {_shown(question)} in {policy.version}")
        answers[question] = _answer(question, word)
    if "rest" in facts:
        rest = _answer("rest", facts["rest"])
        answers |= {question: rest for question in known if question not in answers}
    return answers


def _answer(question: str, word: object) -> Answer:
    if isinstance(word, bool):
        return Answer.YES if word else Answer.NO
    if isinstance(word, str) and word in ("yes", "no", "not_known", "not_asked"):
        return Answer.from_word(word)
    raise FactsError(
        f"unknown answer {_shown(word)} to {question}; an answer is yes, no, not_known or not_asked"
    )


def _shown(value: object) -> str:
    # One line of ASCII, cut short: what is repeated may be anything, of any size.
    if not isinstance(value, str):
        return f"({type(value).__name__})"
    return ascii(value[:40])


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise FactsError(f"the key {_shown(key)} stands twice")
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

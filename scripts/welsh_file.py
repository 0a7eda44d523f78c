"""The translator's file read strictly: what is damaged is refused, with the line and what to do.

Babel's own reader mends what it can and says nothing: half a sentence would be packed as a whole
one. A catalogue is read here before it is written again, so that nobody's work is lost.
"""

from __future__ import annotations

import re
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from outcome21.guidance.front_matter import APPROVED, DRAFT

PLURAL_FORMS = (
    "nplurals=6; plural=(n==0) ? 0 : (n==1) ? 1 : (n==2) ? 2 : (n==3) ? 3 : (n==6) ? 4 : 5;"
)
"""The six forms of Welsh, as Unicode's language data has them."""


_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?"(?:[^"\\]|\\[trn"\\])*"')
_CONFLICT = re.compile(r"<{7}|={7}$|>{7}|\|{7}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffd]")
_HEAD = re.compile(r'^msgid ""\nmsgstr ""\n((?:".*"\s*\n)+)', re.MULTILINE)


class Refused(Exception):  # noqa: N818 (read by whoever runs the command)
    """The file cannot be used. `line` is where, counted from 1; the text is why and what to do."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def read_strictly(data: bytes) -> tuple[Catalog, str]:
    """The sentences of the file, and whether its head says that they are approved or a draft.

    Raises Refused for a file that is not whole, not in UTF-8, or has a sentence twice.
    """
    text = _text(data)
    _refuse_bad_lines(text)
    status = _status(text)
    words = _Once(locale="cy", charset="utf-8")
    try:
        PoFileParser(words, ignore_obsolete=True, abort_invalid=True).parse(text.split("\n"))
    except PoFileError as error:
        raise Refused(error.lineno + 1, f"{error}. Bring back the file as it was") from error
    if status == APPROVED:
        _refuse_unfinished(words)
    return words, status


def texts(string: Any) -> tuple[str, ...]:
    """The forms of a sentence: one, or as many as a number has."""
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def name_of(message: Message) -> str:
    """The English of a sentence, as a refusal names it."""
    english = texts(message.id)[0]
    return f"“{english}”" if len(english) < 60 else f"“{english[:57]}...”"


class _Once(Catalog):
    """A catalogue that holds no sentence twice."""

    heads = 0

    def __setitem__(self, id: Any, message: Message) -> None:  # noqa: A002 (as Babel has it)
        self.heads += not id
        if self.heads > 1 or (id and self.get(id, message.context) is not None):
            what = name_of(message) if id else "the head of the file"
            raise Refused(
                message.lineno or 1,
                f"{what} stands in the file twice. Take out the one that is wrong",
            )
        super().__setitem__(id, message)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(line, "this is not UTF-8. Save the file again as UTF-8") from error


def _refuse_bad_lines(text: str) -> None:
    before = ""
    for number, line in enumerate(map(str.strip, text.split("\n")), start=1):
        if _CONFLICT.match(line):
            raise Refused(
                number, "two versions were put together and not sorted out. Keep one of them"
            )
        if _CONTROL.search(line):
            raise Refused(number, "there is a character that no text has. Type the line again")
        if line and not line.startswith("#"):
            before = _keyword(number, line, before)


def _keyword(number: int, line: str, before: str) -> str:
    """What the line begins, or goes on with. Raises Refused where that cannot stand there."""
    found = _LINE.fullmatch(line)
    if found is None:
        raise Refused(
            number, "this line cannot be read: a quotation mark or a word is missing. Mend it"
        )
    begun = found[1] or before
    if found[1] and not _may_follow(begun, before):
        raise Refused(
            number, f"{begun} cannot stand here: a line above it is missing. Bring it back"
        )
    if not begun:
        raise Refused(number, "there is text before the first msgid. Take it out")
    return begun


def _may_follow(begun: str, before: str) -> bool:
    """Whether an entry goes on in that order: (context), English, (its plural), Welsh."""
    whole = not before or before.startswith("msgstr")
    if begun.startswith("msgstr["):
        last = "msgid_plural" if begun == "msgstr[0]" else f"msgstr[{int(begun[7]) - 1}]"
        return before == last
    return {
        "msgctxt": whole,
        "msgid": whole or before == "msgctxt",
        "msgid_plural": before == "msgid",
        "msgstr": before == "msgid",
    }[begun]


def _status(text: str) -> str:
    """What the head says, once its charset and its forms of a number are ours."""
    head = _head(text)
    charset = re.search(r"charset=([\w-]+)", head.get("content-type", ""))
    if charset is None:
        raise Refused(1, "the head of the file is missing. Bring back the file as it was")
    if charset[1].lower() not in ("utf-8", "utf8"):
        raise Refused(
            _line_of(text, "charset="),
            f"the head says {charset[1]}, not UTF-8. Save the file again as UTF-8",
        )
    if head.get("plural-forms", "").replace(" ", "") != PLURAL_FORMS.replace(" ", ""):
        raise Refused(
            _line_of(text, '"Plural-Forms'),
            f"these are not the six forms of Welsh. Write: Plural-Forms: {PLURAL_FORMS}",
        )
    status = head.get("x-status", DRAFT)
    if status not in (APPROVED, DRAFT):
        raise Refused(
            _line_of(text, '"X-Status'), f"X-Status is {DRAFT} or {APPROVED}, not {status!r}"
        )
    return status


def _head(text: str) -> dict[str, str]:
    """The head by its names; programs wrap its lines, each in its own way."""
    found = _HEAD.search(text)
    lines = "".join(line.strip()[1:-1] for line in found[1].splitlines()) if found else ""
    named = (line.partition(":") for line in lines.split("\\n"))
    return {name.strip().lower(): value.strip() for name, _colon, value in named}


def _line_of(text: str, words: str) -> int:
    before, found, _after = text.partition(words)
    return before.count("\n") + 1 if found else 1


def _refuse_unfinished(words: Catalog) -> None:
    unfinished = [one for one in words if one.id and one.fuzzy]
    if unfinished:
        one, others = unfinished[0], len(unfinished) - 1
        raise Refused(
            one.lineno or 1,
            f"the head says that all is approved, but {name_of(one)} and {others} more are marked "
            f"“needs work” (fuzzy). Approve each, or write X-Status: {DRAFT}",
        )

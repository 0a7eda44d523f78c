"""What the public site promises, line by line: each is shown by a test, or waits for somebody.

A test bears a line by naming it in its docstring: "EX-5", "RP-14", "Children's Code 7", "WCAG
2.4.11", "table 5.2, print". docs/to-confirm.md bears one by naming it in a row, under the heading
of who must settle it. A page is borne by a test that names its address.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.urls import resolve

ROOT = Path(__file__).resolve().parent
TO_CONFIRM = ROOT.parent / "docs" / "to-confirm.md"

LEAVING = {
    1: "Leave site comes first on every page, before anything that tells what the page is about",
    2: "a second, hidden link to leave follows the skip link, with a label of its own",
    3: "it is in view however the page is scrolled, on every screen, and large enough for a thumb",
    4: "it covers nothing that has the focus, and is never covered",
    5: "a touch, the second link, and three presses of Shift all leave",
    6: "Shift used for anything else never leaves, and a press that comes late starts again",
    7: "the screen is blank before the browser goes anywhere",
    8: "what a screen reader says of leaving, in words that can be translated",
    9: "it works as a plain link where no script runs",
    10: "the way out answers at once, even when the database is gone",
    11: "nothing is left in the browser, and no draft on the server",
    12: "the page that people land on is not told where they came from",
    13: "Back does not return to the page that was left",
    14: "typed words do not come back",
    15: "no page asks anything of another machine",
    16: "no title, address or file name gives a page away",
    17: "the landing page is the force's choice, and is told nothing of the visitor",
    18: "leaving is explained once before the first question, and never asks whether one is sure",
    19: "the limits of leaving are told, and nothing promises more than it does",
    20: "what covers the page is opaque and the button has an edge, in any colours and at any size",
}
FEEDBACK = {
    1: "both questions are asked, and the first must be answered",
    2: "no asterisk marks what must be answered",
    3: "the second question says that it is optional",
    4: "help is shown before and after",
    5: "an answer is kept with its page, language and day, and nothing else",
    6: "no cookie is set",
    7: "a field or a file more is refused, and nothing of it is kept or logged",
    8: "the same form sent again and again stores no more than the cap",
}
REPORTING = {
    1: "a child reports with five answers, in three minutes, on a phone",
    2: "a report can be made without JavaScript",
    3: "every page works by keyboard, for axe, and 320 pixels wide",
    4: "no page has a box for a file",
    5: "a file that is sent anyway is refused, and not one byte of it is kept",
    6: "a pasted picture is taken out kindly, and the other answers stay",
    7: "a link is told to its writer, kept as plain words, and warned of at the desk",
    8: "not being sure is an answer to every question of fact",
    9: "what was not sent is gone after a while",
    10: "leaving leaves no draft",
    11: "the code is on one answer alone",
    12: "ten thousand wrong codes find nothing and lock nobody out",
    13: "the replies never show the report",
    14: "a report sent twice is one report",
    15: "a report without a name holds nothing that says who",
    16: "nobody makes contact before they have read how it is safe",
    17: "danger is at the top of the queue within a minute",
    18: "what could not be stored says so, and is not lost",
    19: "every page is there in Welsh",
    20: "the words are easy, kind and promise nothing",
}
CHILDRENS_CODE = {
    1: "the child's best interests come first",
    2: "what it may do to children was assessed",
    3: "every visitor is treated as a child may need",
    4: "what is kept and why is told where it is asked",
    5: "what is told is put to no other use",
    6: "what is published is what is done",
    7: "what is left out means the safest",
    8: "nothing is kept that is not needed",
    9: "what is told to others is told for a reason, and logged",
    10: "nobody's place is asked for",
    11: "who at home or at school may see a visit is told",
    12: "nobody is judged or scored",
    13: "nobody is nudged",
    14: "toys and other devices: nothing, and that is said",
    15: "a child finds what they can ask for in two clicks",
}
BY_NUMBER = {
    "EX-": LEAVING,
    "FB-": FEEDBACK,
    "RP-": REPORTING,
    "Children's Code ": CHILDRENS_CODE,
}
HOW_MANY = {"EX-": 20, "FB-": 8, "RP-": 20, "Children's Code ": 15}
FOR_EVERYBODY = {
    "WCAG 2.4.11": "what has the focus is never covered",
    "WCAG 2.5.8": "what must be hit is large enough",
    "WCAG 1.4.10": "nothing scrolls sideways at 400 %",
    "WCAG 1.4.4": "text can be twice as large",
    "WCAG 1.4.12": "text can be spaced out",
    "WCAG 3.3.7": "nothing is asked twice",
    "WCAG 3.3.8": "a code can be pasted; nothing is a test of memory",
    "WCAG 3.2.6": "help is in the same place on every page",
    "WCAG 2.2.1": "time that runs out costs nobody their words",
    "WCAG 3.3.1": "a mistake is said, first and in its place",
    "WCAG 3.3.3": "what is said of a mistake says how to mend it",
    "WCAG 3.3.4": "answers are checked before they are sent",
    "WCAG 2.1.4": "no letter is a shortcut; Shift is, and that is told",
    "WCAG 1.3.5": "whether a browser may fill in a name",
    "WCAG 2.4.2": "every page has a title of its own, neutral, that says when there is a mistake",
    "WCAG 2.5.3": "what is seen on a button is what it is called",
    "WCAG 2.3.3": "nothing moves for those who ask for that",
    "table 5.2, no style or script": "a report can be sent whatever does not arrive",
    "table 5.2, forced colours": "in the reader's own colours everything keeps its edge",
    "table 5.2, print": "what stands on paper, and what must not",
    "table 5.2, screen readers": "people try it with their screen readers",
    "table 5.2, cognitive": "nothing that must be read has to be opened first",
    "table 5.2, statement": "the accessibility statement is dated and names what does not work",
}
PAGES = {
    "/": "which way in, with help first",
    "/now": "in danger or threatened now",
    "/young-people": "for young people",
    "/young-people/what-happens": "what happens if I tell",
    "/young-people/questions": "parents, phone, record, school, court",
    "/young-people/threats": "steps against blackmail",
    "/young-people/take-down": "getting a picture taken down",
    "/young-people/the-law": "the law, kindly",
    "/young-people/saying-no": "pressure and choices",
    "/young-people/passed-on": "I passed one on",
    "/parents": "for parents and carers",
    "/parents/first-steps": "calm first steps",
    "/parents/what-happens": "what police do",
    "/parents/talking": "words to use",
    "/professionals": "for people who work with children",
    "/professionals/refer-now": "when to refer at once",
    "/professionals/handling": "never look at it",
    "/professionals/record": "Outcome 21, disclosure, data",
    "/what-police-decide": "Outcome 21 in full, by nation",
    "/18-and-over": "where adults go",
    "/support": "who can help",
    "/staying-safe-online": "what leaving does and does not do",
    "/tell-us": "a report, from its start",
    "/tell-us/before": "how to leave, before the first question",
    "/tell-us/form": "the whole report as one document",
    "/tell-us/questions": "one question a page",
    "/tell-us/send": "the report received",
    "/tell-us/next": "what happens next",
    "/replies": "the code, and what it opens",
    "/feedback/home": "two questions and thanks",
    "/privacy": "what is kept, in full",
    "/privacy/young-people": "what is kept, for young people",
    "/accessibility": "the accessibility statement",
    "/easy-read": "easy to read",
    "/bsl": "British Sign Language",
    "/languages": "other languages",
    "/about": "about the site",
    "/exit": "leaving",
}
WITHOUT_ADDRESS = {
    "page 404": "an address that nothing has",
    "page 500": "something broke",
    "page 503": "the records cannot be reached",
    "page ended": "a page that was open for too long",
}
MARKS = re.compile(
    r"\b(?:EX|FB|RP)-\d+\b"
    r"|Children's Code \d+(?:(?:, | and )\d+\b)*"
    r"|\b[1-4]\.\d\.\d{1,2}\b"
    r"|[Tt]able 5\.2, (?:" + "|".join(one[11:] for one in FOR_EVERYBODY if "5.2" in one) + ")"
    r"|\bpages? (?:(?:404|500|503|ended)(?:, | and )?)+"
)


def every_line() -> dict[str, str]:
    """Each line by the mark that bears it, with what it says."""
    numbered = {
        f"{kind}{number}": says
        for kind, lines in BY_NUMBER.items()
        for number, says in lines.items()
    }
    return numbered | FOR_EVERYBODY | WITHOUT_ADDRESS


def marks(text: str) -> Iterator[str]:
    """The lines that a text names."""
    for found in MARKS.findall(" ".join(text.split())):
        if found.startswith("Children's"):
            yield from (f"Children's Code {number}" for number in re.findall(r"\d+", found))
        elif found.startswith("page"):
            yield from (f"page {one}" for one in re.findall(r"\d+|ended", found))
        elif found[0].isdigit():
            yield f"WCAG {found}"
        else:
            yield found[0].lower() + found[1:] if found.startswith("Table") else found


def borne_by_tests(source: str) -> set[str]:
    """The lines that the tests of one file bear; what stands beside them bears nothing."""
    return {
        mark
        for one in ast.walk(ast.parse(source))
        if isinstance(one, ast.FunctionDef) and one.name.startswith("test_")
        for mark in marks(ast.get_docstring(one) or "")
    }


def waiting(document: str) -> dict[str, str]:
    """The lines that wait for somebody, and for whom."""
    found: dict[str, str] = {}
    who = ""
    for row in document.splitlines():
        if row.startswith("## "):
            who = row.removeprefix("## ")
        elif row.startswith("| ") and who:
            found |= dict.fromkeys(marks(row.split(" | ")[0]), who)
    return found


@cache
def sources() -> tuple[str, ...]:
    """Every file of tests but this one."""
    files = (file for file in sorted(ROOT.rglob("test_*.py")) if file != Path(__file__))
    return tuple(file.read_text("utf-8") for file in files)


@cache
def borne() -> set[str]:
    """Every line that is borne today."""
    tested = (borne_by_tests(source) for source in sources() if MARKS.search(source))
    return set().union(*tested) | set(waiting(TO_CONFIRM.read_text("utf-8")))


def test_every_line_is_shown_by_a_test_or_waits_for_somebody_named():
    missing = {mark: says for mark, says in every_line().items() if mark not in borne()}
    assert missing == {}


def test_no_line_is_named_that_is_not_one():
    numbered = {mark for mark in borne() if mark.startswith(tuple(BY_NUMBER))}
    assert numbered - set(every_line()) == set()


@pytest.mark.parametrize("kind", BY_NUMBER)
def test_the_list_is_whole(kind):
    assert list(BY_NUMBER[kind]) == list(range(1, HOW_MANY[kind] + 1))


def test_every_page_of_the_map_is_there_and_named_by_a_test():
    named = set(re.findall(r'"(/[\w/-]*)"', "".join(sources())))
    assert {path: says for path, says in PAGES.items() if path not in named} == {}
    assert all(resolve(path, "outcome21.web.public.urls") for path in PAGES)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def test_a():\n    """EX-1, EX-2: so."""', {"EX-1", "EX-2"}),
        ('def test_a():\n    """Children\'s Code 7 and 13, and\n    WCAG 1.4.4, 2.4.11."""',
         {"Children's Code 7", "Children's Code 13", "WCAG 1.4.4", "WCAG 2.4.11"}),
        ('def test_a():\n    """WCAG table 5.2, print: so; 7.1, pages 404, 500 and 503."""',
         {"table 5.2, print", "page 404", "page 500", "page 503"}),
        ('"""EX-1."""\n# EX-2\nAT = "EX-3"\ndef helper():\n    """EX-4."""', set()),
        ("def test_a():\n    '''No number.'''\n    assert 'EX-5'", set()),
    ],
)  # fmt: skip
def test_only_what_a_test_says_of_itself_counts(source, found):
    assert borne_by_tests(source) == found


def test_what_waits_is_a_row_under_somebodys_heading():
    document = "| EX-1: x | a |\n## Legal\n\nEX-2\n| EX-3, RP-4: x | EX-5 |\n"
    assert waiting(document) == {"EX-3": "Legal", "RP-4": "Legal"}

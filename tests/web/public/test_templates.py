"""What the public templates say: all of it can be translated, and none of it promises too much."""

import ast
import re
from pathlib import Path

import pytest
from django.template import engines
from jinja2 import nodes

from outcome21.guidance.pages import all_pages, include
from outcome21.guidance.report_answers import NO_PICTURES
from outcome21.web.shared import pages as shared

ROOT = Path(shared.__file__).resolve().parents[1] / "templates"
FILES = sorted(file for door in ("public", "shared") for file in (ROOT / door).glob("*.html"))
OWN_NAMES = {"English", "Cymraeg"}  # a language is called by its own name in every language
READ_OUT = r'\b(?:aria-label|title|alt|placeholder|content|data-[a-z-]+)="([^"]*[A-Za-z][^"]*)"'
TRANSLATES = ("_", "gettext", "ngettext", "pgettext", "npgettext")
MACHINES = r"^(?:govuk-[a-z\0-]+|true|exclusive|[a-z_]+|width=device-width, .*)$"
each_file = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}"
)


def parsed(text):
    return engines["jinja2"].env.parse(text)


def bare_words(text):
    """Words of a template that stand outside _() and {% trans %}: read out, but not translated."""
    tree = parsed(text)
    data = "\0".join(part.data for part in tree.find_all(nodes.TemplateData))
    shown = re.sub(r'<[^>]*>|&\w+;|[a-z-]+="[^"]*"', "\n", data)
    found = set(re.findall(r"[A-Za-z][^\n\0]*", shown)) - OWN_NAMES
    found -= {said for said in found if re.fullmatch(r"site-[a-z-]+|data-i18n\.[a-z.-]*", said)}
    found |= {said for said in re.findall(READ_OUT, data) if not re.match(MACHINES, said)}
    return found | {said for said in loose_strings(tree) if re.search(r"^[A-Z]|[a-z] [a-z]", said)}


def loose_strings(tree):
    """The strings of expressions, but those given to a function that translates."""
    given = {
        id(string)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in TRANSLATES
        for string in call.find_all(nodes.Const)
    }
    return [
        string.value
        for string in tree.find_all(nodes.Const)
        if isinstance(string.value, str) and id(string) not in given
    ]


@each_file
def test_every_word_that_somebody_reads_can_be_translated(file):
    assert bare_words(file.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "<p>We have it</p>",
        '<p>{{ _("We") }} have it</p>',
        '<a aria-label="Go back">x</a>'.replace("x", ""),
        '{{ "We have it" }}',
        '{{ macro({"text": "Leave site"}) }}',
        "{% if now %}We have it{% endif %}",
    ],
)
def test_words_that_cannot_be_translated_are_found(text):
    assert bare_words(text)


def test_words_that_can_be_translated_are_not_found():
    assert not bare_words(
        '<b class="a b">{{ _("We") }}</b>{% trans x=1 %}We <a href="/">x</a>{% endtrans %}'
    )


PYTHON = sorted(
    file
    for folder in ("web/shared", "web/public", "guidance/actions")
    for file in (ROOT.parents[1] / folder).glob("*.py")
    if not file.stem.endswith("_desk")  # the desk is in English
)


def sentences_left_out(source):
    """Sentences of a program that stand outside _(): neither docstrings nor for the log."""
    tree = ast.parse(source)
    calls = [call for call in ast.walk(tree) if isinstance(call, ast.Call)]
    passed = {
        id(part)
        for call in calls
        if ast.unparse(call.func) in (*TRANSLATES, "act") or ast.unparse(call).startswith("_log.")
        for part in ast.walk(call)
    }
    alone = {id(part.value) for part in ast.walk(tree) if isinstance(part, ast.Expr)}
    return [
        part.value
        for part in ast.walk(tree)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
        if id(part) not in passed | alone and re.search(r"^[A-Z][a-z]+ [a-z]", part.value)
    ]


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_sentence_of_the_program_that_the_public_reads_can_be_translated(file):
    assert sentences_left_out(file.read_text("utf-8")) == []


def test_a_sentence_that_cannot_be_translated_is_found():
    assert sentences_left_out('def f():\n    """Some words."""\n    say("Call us now")')
    assert not sentences_left_out('say(_("Call us now"))')


def every_public_word():
    yield from ((file.name, file.read_text("utf-8")) for file in FILES)
    yield from ((page.file, page.words) for page in (*all_pages(), include("help-now")))
    yield "pasted pictures", str(NO_PICTURES)


@pytest.mark.parametrize(("where", "words"), list(every_public_word()), ids=lambda said: said[:30])
def test_nobody_is_told_more_than_is_true(where, words):
    promise = (
        r"\bwe (?:will|’ll|'ll) (?:ring|call|reply|answer|write to you|read)\b"
        r"|\bstop worrying\b|\bin trouble\b(?! for asking for help)"
        r"|\b(?:message|reply) (?:is shown|shows there|shows) once\b"
    )
    assert re.findall(promise, words, re.IGNORECASE) == [], where


@pytest.mark.parametrize(
    "page", ["/young-people/what-happens", "/parents", "/privacy", "/professionals"]
)
def test_a_reader_is_told_how_long_a_message_stays(page):
    words = next(each.words for each in all_pages() if each.path == page)
    assert "I have read this" in words

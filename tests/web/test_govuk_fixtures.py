"""The components as GOV.UK publishes them: the macros that our pages call give the same HTML."""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "vendor" / "govuk-fixtures"
TEMPLATES = ROOT / "outcome21" / "web" / "templates"
COMPONENTS = sorted(file.stem for file in FIXTURES.glob("*.json"))
EXAMPLES = [
    pytest.param(component, example, id=f"{component}: {example['name']}")
    for component in COMPONENTS
    for example in json.loads((FIXTURES / f"{component}.json").read_text("utf-8"))
]
CALLED = re.compile(r"govuk_frontend_jinja/components/([a-z-]+)/macro\.html")

DIFFERENT = {}
"""Examples that come out otherwise, each with the reason. No page of ours uses what differs."""


class Pieces(HTMLParser):
    """HTML as a list of tags and words; the order of attributes and white space say nothing."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        said = {name: " ".join((value or "").split()) for name, value in attrs}
        self.found.append((tag, tuple(sorted(said.items()))))

    def handle_endtag(self, tag):
        self.found.append((f"/{tag}",))

    def handle_data(self, data):
        words = " ".join(data.split())
        if words:
            self.found.append(words)


@cache
def calling(component):
    """A template that calls this macro."""
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {name} %}}'
        f"{{{{ {name}(options) }}}}"
    )
    return engines["jinja2"].env.from_string(source)


def ours(component, options):
    """What the macro gives for these options, in the surroundings that our pages have."""
    return calling(component).render(options=options)


@pytest.mark.parametrize(("component", "example"), EXAMPLES)
def test_a_macro_gives_the_published_html(component, example):
    same = Pieces(ours(component, example["options"])).found == Pieces(example["html"]).found
    assert same == (f"{component}: {example['name']}" not in DIFFERENT)


def test_every_macro_that_a_template_calls_is_held_to_its_examples():
    called = {
        name for file in TEMPLATES.rglob("*.html") for name in CALLED.findall(file.read_text())
    }
    assert called <= set(COMPONENTS)


def test_every_exception_is_of_an_example_that_is_there():
    assert set(DIFFERENT) <= {one.id for one in EXAMPLES}


def test_the_examples_stand_beside_their_licence():
    assert "MIT License" in (FIXTURES / "LICENCE.txt").read_text("utf-8")

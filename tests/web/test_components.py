"""No GOV.UK component is on a page without being compared with what its macro gives."""

import json
import re
from pathlib import Path

import govuk_frontend_jinja
import pytest

from tests.web.component_readers import READERS
from tests.web.components import differences
from tests.web.html_tree import Node, Tree

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "outcome21"
SOURCES = (
    *(OURS / "web" / "templates").rglob("*.html"),
    *(OURS / "web" / "static").glob("*.js"),
    *(OURS / "web").rglob("*.py"),
    *(OURS / "guidance").rglob("*.py"),
)
FIXTURES = ROOT / "tests" / "vendor" / "govuk-fixtures"
EVERY = {
    folder.name
    for folder in Path(govuk_frontend_jinja.__file__).parent.glob("templates/components/*")
}
"""The components that GOV.UK Frontend has."""

NOT_COMPARED = {
    *("govuk-notification-banner__heading", "govuk-notification-banner__link"),
    *("govuk-summary-list__actions-list", "govuk-footer__licence-description"),
    *("govuk-footer__crown", "govuk-footer__licence-logo", "govuk-footer__copyright-logo"),
}
"""What is content, what stands in another's place on our pages, and what is for GOV.UK alone."""


def used_in(text: str) -> set[str]:
    """The components of which a class, or the macro, is named in a source."""
    return {
        name
        for name in EVERY
        if re.search(rf"govuk-{name}(?![a-z]|-[a-z])|components/{name}/macro", text)
    }


def published(name: str) -> list[str]:
    """The HTML of GOV.UK's own examples that a reader can read back."""
    examples = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))
    return [one["html"] for one in examples if readable(one["html"], name)]


def readable(html: str, name: str) -> bool:
    """Whether an example can be read back; some have what no page of ours has."""
    try:
        return differences(html, {name}) == []
    except (IndexError, ValueError):
        return False


def test_every_component_that_is_used_is_compared_with_its_macro_and_that_with_govuk():
    used = set().union(*(used_in(source.read_text("utf-8")) for source in SOURCES))
    assert len(EVERY) > 30
    assert used == set(READERS)
    assert used <= {file.stem for file in FIXTURES.glob("*.json")}


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ('<div class="desk govuk-accordion">', {"accordion"}),
        ('<div class="govuk-warning-text__text">', {"warning-text"}),
        ('<strong class="govuk-tag govuk-tag--red">', {"tag"}),
        ('"govuk_frontend_jinja/components/tabs/macro.html"', {"tabs"}),
        ('<p class="govuk-body"><a class="govuk-link">', set()),
    ],
)
def test_a_component_is_known_by_its_class_or_its_macro(source, used):
    assert used_in(source) == used


@pytest.mark.parametrize("name", sorted(READERS))
def test_what_is_wrong_with_a_component_is_found(name):
    """Of an example as published: another element, and each part without its class."""
    html = max(published(name), key=len)
    spoiled = Tree(html).root
    spoiled.all(f"govuk-{name}")[0].tag = "section"
    assert differences(spoiled.html, {name})
    for place in range(len(parts_of(Tree(html).root, name))):
        spoiled = Tree(html).root
        part = parts_of(spoiled, name)[place]
        part.attrs["class"] = "mine"
        assert differences(spoiled.html, {name}), part.html[:200]


def parts_of(root: Node, name: str) -> list[Node]:
    """What the component is made of, but for its outermost element."""
    if NOT_COMPARED & set(root.classes):
        return []
    below = [part for one in root.parts for part in parts_of(one, name)]
    return ([root] if f"govuk-{name}__" in root.attrs.get("class", "") else []) + below

"""The GOV.UK components of a page, each held to what its macro gives for the same options.

A reader looks at one component on a page and says with which options its macro would be called.
The macro's HTML for these options is then compared with what stands on the page: elements,
classes, attributes and words, in their order. So a class that was forgotten, an element of
another kind or parts in another order are found, whoever wrote the HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.template import engines
from jinja2 import Template

from tests.web.component_readers import READERS, Options, group_of, without
from tests.web.html_tree import Node, Tree, first_difference, pieces

WHOLE_GROUP = {"input", "select", "textarea"}
"""Of these the macro gives the form group too, and so the whole group is compared."""

MAY_BE_LEFT_OUT = {
    # A button without a type submits; and ours are pressed twice where that is no harm.
    "button": (("type", "submit"), ("data-module", "govuk-button")),
    # The one that report.js makes comes when everything has been started.
    "error-summary": (("data-module", "govuk-error-summary"),),
    # Its script only moves the focus to an alert.
    "notification-banner": (("data-module", "govuk-notification-banner"),),
}
"""What the macro always gives and a page may do without, by component."""


def made_by_macro(component: str, options: Options) -> Node:
    """What the macro gives for these options, in the surroundings that our pages have."""
    return Tree(_macro(component).render(options=options)).root


@cache
def _macro(component: str) -> Template:
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    source = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {name} %}}'
        f"{{{{ {name}(options) }}}}"
    )
    return engines["jinja2"].env.from_string(source)


def differences(html: str, only: set[str] | None = None) -> list[str]:
    """How the components of a page differ from what their macros give, one line each."""
    root = Tree(html).root
    found = []
    for name in sorted(only or READERS):
        for node in root.all(f"govuk-{name}"):
            difference = _difference(name, node)
            if difference:
                found.append(f"{name}: {difference}")
    return found


def _difference(name: str, node: Node) -> str:
    if name == "textarea" and "govuk-js-character-count" in node.classes:
        return ""  # looked at as a character count
    if name == "input" and "govuk-js-password-input-input" in node.classes:
        return ""  # looked at as a password input
    left_out = MAY_BE_LEFT_OUT.get(name, ())
    try:
        options = READERS[name](node)
    except (AssertionError, AttributeError, KeyError, StopIteration) as error:
        return f"a part is missing ({error!r}): {node.html[:200]}"
    made = made_by_macro(name, options)
    wanted = made.one("govuk-form-group" if name in WHOLE_GROUP else f"govuk-{name}")
    if wanted is None:
        return f"the macro gives no such part for {node.html[:200]}"
    here = group_of(node) if name in WHOLE_GROUP else node
    return first_difference(
        pieces(_prepared(name, here), left_out), pieces(_prepared(name, wanted), left_out)
    )


def _prepared(name: str, node: Node) -> Node:
    """The part without what is GOV.UK's alone, or ours, and with one action standing for all."""
    if name == "footer":
        return _only(node, lambda one: not _of_govuk_alone(one))
    if name in ("character-count", "input"):  # what to do about a link, beside what was written
        node = _only(node, lambda one: "report-links" not in one.classes)
    if name == "character-count":  # its macro loses whatever else is said of the group
        own = ("class", "data-module", "data-maxlength")
        node.attrs = {one: value for one, value in node.attrs.items() if one in own}
    if name == "table":  # a head that is read out and not shown
        for one in (part for part in node.parts if part.tag == "thead"):
            one.attrs["class"] = without(one, "govuk-visually-hidden")
    if name == "summary-list":
        for one in node.all("govuk-summary-list__actions"):
            one.inside = [Node("a", {"class": "govuk-link", "href": "#"}, ["Change"])]
    return node


def _of_govuk_alone(node: Node) -> bool:
    copyright_ = node.one("govuk-footer__copyright-logo") is not None
    licence = "govuk-footer__licence-description" in node.classes
    alone = copyright_ and node.classes == ["govuk-footer__meta-item"]
    return node.tag == "svg" or licence or alone


def _only(node: Node, keep: Callable[[Node], bool]) -> Node:
    inside = [
        one if isinstance(one, str) else _only(one, keep)
        for one in node.inside
        if isinstance(one, str) or keep(one)
    ]
    return Node(node.tag, node.attrs, inside)

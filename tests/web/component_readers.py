"""Reads a GOV.UK component on a page: the options with which its macro would give it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.web.html_tree import Node

Options = dict[str, Any]


def _own(node: Node, base: str, *known: str) -> Options:
    """The classes and attributes beyond those that the component's own options give."""
    classes = [one for one in node.classes if one != base]
    attrs = {name: value for name, value in node.attrs.items() if name not in ("class", *known)}
    return {"classes": " ".join(classes), "attributes": attrs}


def without(node: Node, base: str, *classes: str) -> str:
    return " ".join(one for one in node.classes if one not in (base, *classes))


# The readers, one for each component


def _back_link(node: Node) -> Options:
    return {"html": node.inner, "href": node.attrs["href"]} | _own(node, "govuk-back-link", "href")


def _button(node: Node) -> Options:
    known = ("name", "type", "value", "disabled", "href", "role", "draggable", "data-module")
    known += ("data-prevent-double-click", "id", "aria-disabled")
    own = _own(node, "govuk-button", *known)
    start = "govuk-button--start" in node.classes
    if start:
        own["classes"] = without(node, "govuk-button", "govuk-button--start")
    inner = [one for one in node.inside if not (isinstance(one, Node) and one.tag == "svg")]
    twice = {"data-prevent-double-click": "preventDoubleClick"}
    told = {"id", "name", "type", "value", "href"} & set(node.attrs)
    return (
        {name: node.attrs[name] for name in sorted(told)}
        | {said: node.attrs[name] == "true" for name, said in twice.items() if name in node.attrs}
        | {"disabled": "disabled" in node.attrs, "isStartButton": start, "element": node.tag}
        | {"html": Node("", {}, inner).inner}
        | own
    )


def _details(node: Node) -> Options:
    return {
        "summaryHtml": _inner(node, "govuk-details__summary-text"),
        "html": _inner(node, "govuk-details__text"),
        "id": node.attrs.get("id"),
        "open": "open" in node.attrs,
    } | _own(node, "govuk-details", "id", "open")


def _error_message(node: Node) -> Options:
    hidden = node.one("govuk-visually-hidden")
    rest = [one for one in node.inside if one is not hidden]
    return {
        "html": Node("", {}, rest).inner,
        "id": node.attrs.get("id"),
        "visuallyHiddenText": hidden.words.removesuffix(":") if hidden else False,
    } | _own(node, "govuk-error-message", "id")


def _error_summary(node: Node) -> Options:
    own = _own(node, "govuk-error-summary", "data-module", "data-disable-auto-focus")
    listed = node.one("govuk-error-summary__list")
    links = [link for item in listed.parts for link in item.parts[:1]] if listed else []
    return {
        "titleHtml": _inner(node, "govuk-error-summary__title"),
        "errorList": [{"html": one.inner, "href": one.attrs["href"]} for one in links],
    } | own


def _exit_this_page(node: Node) -> Options:
    button = node.one("govuk-exit-this-page__button")
    said = {
        "activatedText": "activated",
        "timedOutText": "timed-out",
        "pressTwoMoreTimesText": "press-two-more-times",
        "pressOneMoreTimeText": "press-one-more-time",
    }
    known = {option: f"data-i18n.{name}" for option, name in said.items()}
    own = _own(node, "govuk-exit-this-page", "data-module", *known.values())
    return (
        {option: node.attrs[name] for option, name in known.items() if name in node.attrs}
        | ({"html": button.inner, "redirectUrl": button.attrs["href"]} if button else {})
        | own
    )


def _fieldset(node: Node) -> Options:
    legend = next((one for one in node.parts if one.tag == "legend"), None)
    rest = [one for one in node.inside if one is not legend]
    shown = _own(legend, "govuk-fieldset__legend") if legend else {}
    return {
        "legend": shown | {"html": legend.inner} if legend else None,
        "html": Node("", {}, rest).inner,
        "role": node.attrs.get("role"),
        "describedBy": node.attrs.get("aria-describedby"),
    } | _own(node, "govuk-fieldset", "role", "aria-describedby")


def _footer(node: Node) -> Options:
    links = [item.parts[0] for item in node.all("govuk-footer__inline-list-item")]
    heading = node.one("govuk-visually-hidden")
    meta = {
        "visuallyHiddenTitle": heading.words if heading else "",
        "items": [{"href": one.attrs["href"], "text": one.words} for one in links],
    }
    return {"meta": meta, "contentLicence": None} | _own(node, "govuk-footer")


def _generic_header(node: Node) -> Options:
    link = node.one("govuk-generic-header__homepage-link")
    return {
        "url": link.attrs["href"] if link else None,
        "logoText": link.words if link else "",
    } | _own(node, "govuk-generic-header")


def _inset_text(node: Node) -> Options:
    own = _own(node, "govuk-inset-text", "id")
    return {"html": node.inner, "id": node.attrs.get("id")} | own


def _hint(node: Node) -> Options:
    return {"html": node.inner, "id": node.attrs.get("id")} | _own(node, "govuk-hint", "id")


def _label(node: Node) -> Options:
    return {"html": node.inner, "for": node.attrs.get("for")} | _own(node, "govuk-label", "for")


def _notification_banner(node: Node) -> Options:
    title = node.one("govuk-notification-banner__title")
    success = "govuk-notification-banner--success" in node.classes
    known = ("role", "aria-labelledby", "data-module", "data-disable-auto-focus")
    own = _own(node, "govuk-notification-banner", *known)
    own["classes"] = without(
        node, "govuk-notification-banner", "govuk-notification-banner--success"
    )
    still = node.attrs.get("data-disable-auto-focus")
    return (
        {"type": "success" if success else "", "role": node.attrs.get("role")}
        | ({"titleId": title.attrs["id"], "titleHtml": title.inner} if title else {})
        | {"html": _inner(node, "govuk-notification-banner__content")}
        | ({"disableAutoFocus": still == "true"} if still else {})
        | own
    )


def _panel(node: Node) -> Options:
    title = node.one("govuk-panel__title")
    own = _own(node, "govuk-panel")
    own["classes"] = without(node, "govuk-panel", "govuk-panel--confirmation")
    return {
        "headingLevel": int(title.tag[1]) if title else 1,
        "titleHtml": title.inner if title else "",
        "html": _inner(node, "govuk-panel__body"),
    } | own


def _skip_link(node: Node) -> Options:
    own = _own(node, "govuk-skip-link", "href", "data-module")
    return {"html": node.inner, "href": node.attrs["href"]} | own


def _summary_list(node: Node) -> Options:
    return {"rows": [_row(one) for one in node.parts]} | _own(node, "govuk-summary-list")


def _row(node: Node) -> Options:
    key, value = (node.one(f"govuk-summary-list__{part}") for part in ("key", "value"))
    actions = node.one("govuk-summary-list__actions")
    return {
        "classes": without(node, "govuk-summary-list__row"),
        "key": {"html": key.inner if key else ""},
        "value": {"html": value.inner if value else ""},
        "actions": {"items": [CHANGE]} if actions else None,
    }


CHANGE: Options = {"href": "#", "text": "Change"}
"""What stands for an action: on a page where nothing is stored it is a button, not a link."""


def _table(node: Node) -> Options:
    caption = next((one for one in node.parts if one.tag == "caption"), None)
    head = next((one for one in node.parts if one.tag == "thead"), None)
    body = next((one for one in node.parts if one.tag == "tbody"), Node("tbody"))
    first = [row.parts[0].tag == "th" for row in body.parts if row.parts]
    return {
        "caption": caption.words if caption else None,
        "captionClasses": without(caption, "govuk-table__caption") if caption else None,
        "head": [_cell(one, "header") for one in head.parts[0].parts] if head else None,
        "firstCellIsHeader": any(first),
        "rows": [
            [_cell(one, "header" if one.tag == "th" else "cell") for one in row.parts]
            for row in body.parts
        ],
    } | _own(node, "govuk-table")


def _cell(node: Node, kind: str) -> Options:
    own = _own(node, f"govuk-table__{kind}", "scope", "colspan", "rowspan")
    spans = {name: node.attrs[name] for name in ("colspan", "rowspan") if name in node.attrs}
    return {"html": node.inner or " "} | spans | own


def _tag(node: Node) -> Options:
    return {"html": node.inner} | _own(node, "govuk-tag")


# Fields: the macro gives the whole group, with label, hint and error


def group_of(node: Node) -> Node:
    at = node
    while "govuk-form-group" not in at.classes and at.above is not None:
        at = at.above
    return at


def _field(node: Node, base: str, *known: str) -> Options:
    """What the macros of fields have in common: the group's label, hint and error message."""
    group = group_of(node)
    name = node.attrs["id"]
    label = next((one for one in group.all("govuk-label") if one.attrs.get("for") == name), None)
    hint, error = (_by_id(group, f"{name}-{part}") for part in ("hint", "error"))
    common = ("id", "name", "aria-describedby", "spellcheck", "autocomplete", "disabled")
    own = _own(node, base, *common, *known)
    own["classes"] = without(node, base, f"{base}--error")
    shaped = _own(group, "govuk-form-group", "data-maxlength")
    shaped["classes"] = without(group, "govuk-form-group", "govuk-form-group--error")
    mine = {f"{name}-hint", f"{name}-error", f"{name}-info"}
    described = [one for one in node.attrs.get("aria-describedby", "").split() if one not in mine]
    return {
        "id": name,
        "name": node.attrs["name"],
        "label": _label(label) if label else {},
        "hint": _hint(hint) if hint else None,
        "errorMessage": _error_message(error) if error else None,
        "describedBy": " ".join(described),
        "spellcheck": {"false": False, "true": True}.get(node.attrs.get("spellcheck", "")),
        "autocomplete": node.attrs.get("autocomplete"),
        "disabled": "disabled" in node.attrs,
        "formGroup": shaped,
    } | own


def _input(node: Node) -> Options:
    more = ("type", "value", "autocapitalize", "inputmode", "pattern")
    given = {name: node.attrs[name] for name in more if name in node.attrs}
    return _field(node, "govuk-input", *more) | given


def _textarea(node: Node) -> Options:
    written = "".join(one for one in node.inside if isinstance(one, str))
    return _field(node, "govuk-textarea", "rows") | {
        "rows": node.attrs.get("rows"),
        "value": written,
    }


def _character_count(node: Node) -> Options:
    area = next(one for one in node.every() if one.tag == "textarea")
    read = _textarea(area)
    read["classes"] = without(
        area, "govuk-textarea", "govuk-textarea--error", "govuk-js-character-count"
    )
    group = read["formGroup"]
    group["classes"] = " ".join(
        one for one in group["classes"].split() if one != "govuk-character-count"
    )
    group["attributes"].pop("data-module", None)
    group["attributes"] = []
    read["attributes"] |= {name: area.attrs[name] for name in {"autocomplete"} & set(area.attrs)}
    return read | {
        "maxlength": node.attrs["data-maxlength"],
        "textareaDescriptionText": _words(node, "govuk-character-count__message"),
    }


def _select(node: Node) -> Options:
    offered = [one for one in node.every() if one.tag == "option"]
    read = _field(node, "govuk-select")
    read["attributes"] |= {name: node.attrs[name] for name in {"autocomplete"} & set(node.attrs)}
    return read | {
        "items": [
            {"value": one.attrs.get("value"), "text": one.words}
            | {name: True for name in ("selected", "disabled") if name in one.attrs}
            for one in offered
        ]
    }


def _password_input(node: Node) -> Options:
    field_ = node.one("govuk-password-input__input")
    assert field_ is not None
    read = _field(field_, "govuk-input")
    own = ("govuk-password-input__input", "govuk-js-password-input-input", "govuk-input--error")
    read["classes"] = without(field_, "govuk-input", *own)
    read["formGroup"] = {}
    return read


def _choices(node: Node, kind: str) -> Options:
    """Radios and checkboxes: what is chosen from; the fieldset around it is looked at by itself."""
    items = [_choice(one, kind) for one in node.parts]
    own = _own(node, f"govuk-{kind}", "data-module")
    return {"name": "unused", "idPrefix": "unused", "items": items} | own


def _choice(node: Node, kind: str) -> Options:
    if f"govuk-{kind}__divider" in node.classes:
        return {"divider": node.words}
    box, label, hint = (
        node.one(f"govuk-{kind}__{part}") or Node("") for part in ("input", "label", "hint")
    )
    known = ("id", "name", "type", "value", "checked", "aria-describedby", "data-behaviour")
    own = _own(box, f"govuk-{kind}__input", *known)
    return {
        "id": box.attrs.get("id"),
        "name": box.attrs.get("name"),
        "value": box.attrs.get("value"),
        "checked": "checked" in box.attrs,
        "behaviour": box.attrs.get("data-behaviour"),
        "attributes": own["attributes"],
        "html": label.inner,
        "label": {"classes": without(label, "govuk-label", f"govuk-{kind}__label")},
        "hint": {"html": hint.inner} if hint.tag else None,
    }


def _radios(node: Node) -> Options:
    read = _choices(node, "radios")
    names = {one["name"] for one in read["items"] if "name" in one}
    return read | {"name": names.pop() if len(names) == 1 else names}


def _checkboxes(node: Node) -> Options:
    """Without a fieldset it is the boxes that the group's hint and error describe."""
    box = node.one("govuk-checkboxes__input") or Node("")
    said = box.attrs.get("aria-describedby", "").split()
    group = " ".join(one for one in said if not one.endswith("-item-hint"))
    return _choices(node, "checkboxes") | {"describedBy": group}


def _by_id(node: Node, name: str) -> Node | None:
    return next((one for one in node.every() if one.attrs.get("id") == name), None)


def _inner(node: Node, name: str) -> str:
    found = node.one(name)
    return found.inner if found else ""


def _words(node: Node, name: str) -> str:
    found = node.one(name)
    return found.words if found else ""


Reader = Callable[[Node], Options]
READERS: dict[str, Reader] = {
    "back-link": _back_link,
    "button": _button,
    "character-count": _character_count,
    "checkboxes": _checkboxes,
    "details": _details,
    "error-message": _error_message,
    "error-summary": _error_summary,
    "exit-this-page": _exit_this_page,
    "fieldset": _fieldset,
    "footer": _footer,
    "generic-header": _generic_header,
    "hint": _hint,
    "input": _input,
    "inset-text": _inset_text,
    "label": _label,
    "notification-banner": _notification_banner,
    "panel": _panel,
    "password-input": _password_input,
    "radios": _radios,
    "select": _select,
    "skip-link": _skip_link,
    "summary-list": _summary_list,
    "table": _table,
    "tag": _tag,
    "textarea": _textarea,
}
"""Each component that a page of ours may use."""

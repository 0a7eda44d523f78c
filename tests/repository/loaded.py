"""Rules 3, 4, 5 and 7, of what is loaded: acts, addresses, records and their words.

Run as a program with a root folder, it loads the product from there and prints every finding,
so that a changed copy can be looked at beside the product itself.
"""

# ruff: noqa: PLC0415 (nothing of the product loads before its root is chosen)
from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

PUBLIC = frozenset(
    {
        *("healthz", "exit", "cy", "<guide>", "feedback/<slug:about>", "officers/sign-in"),
        *("tell-us", "tell-us/before", "tell-us/form", "tell-us/questions"),
        *("tell-us/send", "tell-us/next", "tell-us/record"),
        *(
            "replies",
            "replies/messages",
            "replies/read",
            "replies/write",
            "replies/stop",
            "replies/wish",
        ),
    }
)
"""Every address that anybody may open; <guide> is a page of content/ or of the directory.

Each stands under cy/ too, in Welsh."""

CLASSES = frozenset({"public", "operational", "coded", "personal", "sensitive"})
SEALED_CLASSES = frozenset({"personal", "sensitive"})
PAGE_PERMISSIONS = frozenset(
    {"see_desk", "see_policy", "see_register", "replay_policy", "see_content"}
)
MARKS_OF_AN_ACT = frozenset({"confirm_departure", "allow_suspect"})
"""Permissions that an act asks for besides its own."""


def register_every_act() -> Mapping[str, Any]:
    """Imports every actions package; the register of acts."""
    import outcome21
    from outcome21.audit.acts import REGISTRY

    for package in iter_modules(outcome21.__path__):
        folder = Path(outcome21.__path__[0]) / package.name / "actions"
        if folder.is_dir():
            for module in iter_modules([str(folder)]):
                import_module(f"outcome21.{package.name}.actions.{module.name}")
    return {name: act for name, act in REGISTRY.items() if act.module.startswith("outcome21.")}


def acts_not_ready(root: Path, registry: Mapping[str, Any], granted: Iterable[str]) -> list[str]:
    """Rule 3. Each act has a kind, a permission somebody holds, a sentence, a test of its name."""
    from outcome21.audit.acts import KINDS

    held, found = set(granted), []
    for name, act in sorted(registry.items()):
        if act.kind not in KINDS:
            found.append(f"{name}: {act.kind!r} is not a kind of processing")
        if act.permission not in held:
            found.append(f"{name}: no role holds the permission {act.permission}")
        if not re.fullmatch(r"[A-Z].{8,}\.", act.sentence):
            found.append(f"{name}: it has no sentence for the log page")
        package = act.module.split(".")[1]
        if not (root / "tests" / package / "actions" / f"test_{name}.py").is_file():
            found.append(f"{name}: tests/{package}/actions/test_{name}.py is missing")
    needed = {act.permission for act in registry.values()} | PAGE_PERMISSIONS | MARKS_OF_AN_ACT
    return found + [f"{name}: a permission that nothing asks for" for name in sorted(held - needed)]


def granted_permissions() -> set[str]:
    """What the roles of the file and the three actors without a sign-in may do, together."""
    from outcome21.accounts.roles import roles
    from outcome21.domain.actors import ANONYMOUS, REPORTER, SYSTEM

    held = [role.permissions for role in roles().values()]
    return set().union(*held, *(actor.permissions for actor in (ANONYMOUS, REPORTER, SYSTEM)))


def addresses(patterns: Iterable[Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Every address of a list of patterns with the view behind it."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route, pattern.callback


def addresses_left_open(patterns: Iterable[Any], granted: Iterable[str]) -> list[str]:
    """Rule 4. An address is on the short public list, or needs sign-in and a role's permission."""
    from outcome21.guidance.pages import all_pages
    from outcome21.web.officers.entrance import Page

    held, found = set(granted), []
    from outcome21.web.public.support import addresses as support_addresses

    guides = {page.path.removeprefix("/") for page in all_pages()}
    guides |= {str(one.pattern) for one in support_addresses()}
    for route, view in addresses(patterns):
        english = route.removeprefix("cy/")
        public = ("<guide>" if english in guides else english) in PUBLIC
        if isinstance(view, Page):
            if public:
                found.append(f"{route}: it is on the public list and needs sign-in")
            if view.permission not in held:
                found.append(f"{route}: no role holds the permission {view.permission}")
        elif not public:
            found.append(f"{route}: anybody may open it, and it is not on the public list")
    return found


def fields_without_class(models: Iterable[Any]) -> list[str]:
    """Rule 5. Each field is classed, and what is personal or sensitive is sealed or a token."""
    from outcome21.sealing.fields import SealedField, TokenField

    found = []
    for model in models:
        classes = classes_of(model)
        names = {field.name for field in model._meta.concrete_fields}
        found += [
            f"{model.__name__}.{name}: classed and not there" for name in classes.keys() - names
        ]
        for field in model._meta.concrete_fields:
            at, kind = f"{model.__name__}.{field.name}", classes.get(field.name)
            hidden = isinstance(field, SealedField | TokenField)
            if kind not in CLASSES:
                found.append(f"{at}: not classed")
            elif kind in SEALED_CLASSES and not hidden:
                found.append(f"{at}: {kind}, and neither sealed nor a token")
            elif hidden and kind not in SEALED_CLASSES:
                found.append(f"{at}: sealed or a token, and classed {kind}")
    return found


def classes_of(model: type) -> dict[str, str]:
    """The classes of a record's fields, its own and those of the records it is built on."""
    classes: dict[str, str] = {}
    for base in reversed(model.__mro__):
        classes |= vars(base).get("FIELD_CLASSES", {})
    return classes


def our_models() -> list[Any]:
    """Every record of the product."""
    from django.apps import apps

    return [model for model in apps.get_models() if model.__module__.startswith("outcome21.")]


def words_missing(glossary: Path, names: Iterable[str]) -> list[str]:
    """Rule 7. Every name stands in the glossary, as `name`."""
    written = set(re.findall(r"`([^`]+)`", glossary.read_text("utf-8")))
    return [f"{name}: not in {glossary.name}" for name in sorted(set(names) - written)]


def names_to_explain() -> set[str]:
    """Records, acts, roles, parts in a crime, routes and categories."""
    from outcome21.accounts.roles import roles
    from outcome21.domain.involvement import roles as parts
    from outcome21.domain.policy import Route, policies

    categories = {rule.category for policy in policies() for rule in policy.rules if rule.category}
    return (
        {model.__name__ for model in our_models()}
        | set(register_every_act())
        | set(roles())
        | {part.id for part in parts()}
        | {route.word for route in Route}
        | categories
        | {policy.otherwise_category for policy in policies()}
    )


def findings(root: Path) -> list[str]:
    """Everything that the loaded product breaks."""
    from django.urls import get_resolver

    registry, granted = register_every_act(), granted_permissions()
    return [
        *acts_not_ready(root, registry, granted),
        *addresses_left_open(get_resolver().url_patterns, granted),
        *fields_without_class(our_models()),
        *words_missing(root / "docs" / "glossary.md", names_to_explain()),
    ]


def main(root: str) -> None:
    """Loads the product that stands in `root`, and prints what it breaks."""
    sys.path.insert(0, root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "outcome21.config.settings"
    import django

    django.setup()
    import outcome21

    assert Path(outcome21.__path__[0]).parent == Path(root)
    for finding in findings(Path(root)):
        print(finding)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])

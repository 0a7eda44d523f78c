"""Rules 1 and 2: which way imports point, who may write, and who may open."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

LINE = (
    *("domain", "sealing", "audit", "accounts", "guidance"),
    *("casework", "disclosure", "insight", "web", "config"),
)
"""The one line of packages: each may import what stands to its left."""

WRITES = frozenset({"save", "delete"})
REACHES = frozenset({"objects", "_default_manager", "_base_manager"})
WRITES_IN_TEMPLATE = re.compile(r"\.(objects\b|save\(|delete\()")


def sources(folder: Path, saying: Iterable[str] = ("",)) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of a folder, parsed; what the database runs once (migrations) left out.

    With `saying`, only the files in which one of these words stands anywhere.
    """
    for file in sorted(folder.rglob("*.py")):
        if "migrations" in file.parts:
            continue
        text = file.read_text("utf-8")
        if any(word in text for word in saying):
            yield file, _parsed(text)


@cache
def _parsed(text: str) -> ast.Module:
    """Most files are the same in every copy that is looked at, and are parsed once."""
    return ast.parse(text)


def imports_that_point_right(root: Path) -> list[str]:
    """Rule 1. Imports inside functions count too; `domain` has the standard library alone."""
    found = []
    for file, tree in sources(root / "outcome21"):
        place = file.relative_to(root / "outcome21").parts
        if len(place) == 1:
            continue
        if place[0] not in LINE:
            found.append(f"{_at(root, file)}: {place[0]} is not in the line of packages")
            continue
        for name, row in _imported(tree, file.relative_to(root)):
            if why := _wrong_way(place[0], name):
                found.append(f"{_at(root, file, row)}: {why}")
    return found


def _wrong_way(package: str, name: str) -> str:
    top, _, rest = name.partition(".")
    if top != "outcome21":
        foreign = package == "domain" and top not in sys.stdlib_module_names
        return f"domain imports {top}, which is not the standard library" if foreign else ""
    other = rest.partition(".")[0]
    if other not in LINE or LINE.index(other) <= LINE.index(package):
        return ""
    return f"{package} imports {other}, which stands to its right"


def _imported(tree: ast.Module, file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # A dot is this file's own folder, each further dot one folder up.
            above = file.parts[: len(file.parts) - node.level] if node.level else ()
            base = ".".join((*above, *([node.module] if node.module else [])))
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
            yield from (
                (str(a.value), node.lineno) for a in node.args if isinstance(a, ast.Constant)
            )


def acts_without_decorator(root: Path) -> list[str]:
    """Rule 2. Every public function in an actions/ folder is an act, in the file of its name."""
    found = []
    for file, tree in sources(root / "outcome21"):
        if file.parent.name != "actions" or file.name == "__init__.py":
            continue
        public = [node for node in tree.body if _is_public_function(node)]
        found += [
            f"{_at(root, file, node.lineno)}: {node.name} is public and is no act"
            for node in public
            if not any(_is_act(decorator) for decorator in node.decorator_list)
        ]
        if [node.name for node in public] != [file.stem]:
            found.append(f"{_at(root, file)}: it must hold the act {file.stem} and no other")
        if public and "outcome21.audit.acts.act" not in {n for n, _ in _imported(tree, file)}:
            found.append(f"{_at(root, file)}: `act` is not the one of audit.acts")
    return found


def _is_public_function(node: ast.stmt) -> bool:
    function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    return function and not node.name.startswith("_")  # type: ignore[attr-defined]


def _is_act(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and _called(decorator) == "act"


def writes_in_pages(root: Path) -> list[str]:
    """Rule 2. The pages never touch `.objects`, `.save(` or `.delete(`: they call an act."""
    found = []
    for file, tree in sources(root / "outcome21" / "web"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in REACHES:
                found.append(f"{_at(root, file, node.lineno)}: a page reaches .{node.attr}")
            elif isinstance(node, ast.Call) and _called(node) in WRITES:
                found.append(f"{_at(root, file, node.lineno)}: a page calls .{_called(node)}(")
    for file in sorted((root / "outcome21" / "web").rglob("*.html")):
        if written := WRITES_IN_TEMPLATE.search(file.read_text("utf-8")):
            found.append(f"{_at(root, file)}: a template reaches .{written[1]}")
    return found


def permits_made_elsewhere(root: Path) -> list[str]:
    """Rule 2. Only the act decorator makes a permit: what leaves no entry opens nothing."""
    maker = root / "outcome21" / "audit" / "acts.py"
    return [
        f"{_at(root, file, node.lineno)}: only audit/acts.py makes a permit"
        for file, tree in sources(root / "outcome21", ("Permit",))
        for node in ast.walk(tree)
        if file != maker and isinstance(node, ast.Call) and _called(node) == "Permit"
    ]


def _called(call: ast.Call) -> str:
    """The last name of what is called: `save` in `row.save()`, `act` in `act(kind=…)`."""
    name = call.func
    if isinstance(name, ast.Attribute):
        return name.attr
    return name.id if isinstance(name, ast.Name) else ""


def _at(root: Path, file: Path, row: int | None = None) -> str:
    return f"{file.relative_to(root)}:{row}" if row else str(file.relative_to(root))

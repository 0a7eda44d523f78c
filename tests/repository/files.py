"""Rules 6 and 8: policies that do not change once used, and habits that CI holds us to."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import tomllib
from pathlib import Path

from scripts.check import lock_lines_with_hosts
from tests.repository.source import sources

LEDGER = "digests.sha256"
LEFT_OUT = ("floor.toml",)
PROMISED = ("make run", "make test")
CI = ["set -eu", 'cd "$(dirname "$0")/.."', "exec make test"]
SKIPS = frozenset({"skip", "skipif", "xfail", "importorskip"})


def policies_that_changed(root: Path) -> list[str]:
    """Rule 6. Each policy file has the bytes that the ledger beside it knows, and none is gone."""
    folder = root / "outcome21" / "domain" / "policies"
    files = {file.name: _digest(file) for file in folder.glob("*.toml")}
    known = _ledger(folder / LEDGER)
    found = [
        f"{name}: not in {LEDGER}" for name in sorted(files.keys() - known.keys() - set(LEFT_OUT))
    ]
    for name, digest in known.items():
        if name not in files:
            found.append(f"{name}: used by cases, and gone")
        elif files[name] != digest:
            found.append(f"{name}: used by cases, and changed")
    return found


def policies_not_proved(root: Path) -> list[str]:
    """Rule 6. Beside each policy file stands a proof of its very bytes.

    The newest also has to be proved against the floor as it is: an older one, which nothing is
    recommended by any more, keeps the proof of its day.
    """
    folder = root / "outcome21" / "domain" / "policies"
    files = sorted(set(folder.glob("*.toml")) - {folder / name for name in LEFT_OUT})
    newest = max(files, key=lambda file: tomllib.loads(file.read_text("utf-8"))["starts"])
    found = []
    for file in files:
        proof = folder / f"{file.stem}.proof.json"
        of = json.loads(proof.read_text("utf-8")) if proof.is_file() else {}
        if of.get("policy_digest") != _digest(file):
            found.append(f"{file.name}: no proof of it as it is")
        elif file == newest and of["floor_digest"] != _digest(folder / LEFT_OUT[0]):
            found.append(f"{file.name}: no proof against the floor as it is")
    return found


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _ledger(file: Path) -> dict[str, str]:
    lines = [line.split("  ") for line in file.read_text("ascii").splitlines() if line]
    return {name: digest for digest, name in lines}


def habits_lost(root: Path) -> list[str]:
    """Rule 8. No network, no warning let through, no host in a lock, no command but CI's own."""
    return [
        *_network_reached(root / "tests" / "conftest.py"),
        *_warnings_let_through(root / "pyproject.toml"),
        *lock_lines_with_hosts(root / "requirements"),
        *_commands_that_ci_does_not_run(root),
    ]


def _network_reached(conftest: Path) -> list[str]:
    calls = [
        node.value.func.id
        for node in ast.parse(conftest.read_text("utf-8")).body
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
    ]
    return [] if "refuse_network" in calls else ["tests/conftest.py: tests may reach the network"]


def _warnings_let_through(pyproject: Path) -> list[str]:
    options = tomllib.loads(pyproject.read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    allowed = [rule for rule in options.get("filterwarnings", []) if rule != "error"]
    if "error" not in options.get("filterwarnings", []):
        return ["pyproject.toml: warnings are not errors"]
    return [f"pyproject.toml: a warning is let through: {rule}" for rule in allowed]


def _commands_that_ci_does_not_run(root: Path) -> list[str]:
    readme = (root / "README.md").read_text("utf-8")
    makefile = (root / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    blocks = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)
    shown = [line for block in blocks for line in block.splitlines()]
    found = [f"README.md: it does not show `{said}`" for said in PROMISED if said not in shown]
    prose = re.sub(r"```.*?```", "", readme, flags=re.DOTALL)
    said = "\n".join([*shown, *re.findall(r"`([^`\n]+)`", prose)])
    named = set(re.findall(r"\bmake +([a-z-]+)", said))
    found += [f"README.md: there is no `make {name}`" for name in sorted(named - targets)]
    ci = [
        line
        for line in (root / ".ci" / "run").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    return found if ci == CI else [*found, ".ci/run: it does not run exactly `make test`"]


def tests_left_out(root: Path) -> list[str]:
    """Nothing is skipped: a test that cannot run fails and says what it needs."""
    return [
        f"{file.relative_to(root)}:{node.lineno}: {node.attr}"
        for file, tree in sources(root / "tests", SKIPS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in SKIPS
    ]

"""Every small change of the shipped policy and of the floor, each as the bytes of a file."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from outcome21.domain.policy_floor import POLICIES
from tests.policies.newest import NEWEST

POLICY_FILE = f"{NEWEST.version}.toml"
ROUTES = (None, "review", "investigate")
CATEGORIES = (None, "aggravated", "repeated", "other")
OTHERWISE = {
    "route": (None, "outcome_21", "review", "find_out", "investigate"),
    "category": (None, "non_aggravated", "other", "repeated", "aggravated"),
}
ANSWERS = ("yes", "no", "not_known")
Data = dict[str, Any]


class Mutant(NamedTuple):
    """One change, in words, and the whole file with that change and no other."""

    what: str
    data: bytes


def policy_bytes() -> bytes:
    """The shipped policy."""
    return (POLICIES / POLICY_FILE).read_bytes()


def floor_bytes() -> bytes:
    """The shipped floor."""
    return (POLICIES / "floor.toml").read_bytes()


def policy_mutants() -> Iterator[Mutant]:
    """Every change of one rule's effect or condition, of what follows otherwise, of an action."""
    before = tomllib.loads(policy_bytes().decode())
    for nth, rule in enumerate(before["rule"]):
        name = f"rule {nth + 1} ({', '.join(rule['when'])})"
        for what, changed in _rules(rule, before):
            rules = [*before["rule"][:nth], *changed, *before["rule"][nth + 1 :]]
            yield Mutant(f"{name}: {what}", written(before | {"rule": rules}))
    for key, values in OTHERWISE.items():
        for word in values:
            if word != before["otherwise"][key]:
                changed = _with(before["otherwise"], key, word)
                yield Mutant(f"otherwise: {key} {word}", written(before | {"otherwise": changed}))
    always = before["always"]["actions"]
    for action in always:
        left = {"actions": [other for other in always if other != action]}
        yield Mutant(f"always: {action} removed", written(before | {"always": left}))


def _rules(rule: Data, policy: Data) -> Iterator[tuple[str, list[Data]]]:
    """Each change of one rule, with the rules that stand in its place: one, or none."""
    yield "dropped", []
    for key, values in (("route", ROUTES), ("category", CATEGORIES)):
        for word in values:
            if word != rule.get(key):
                yield f"{key} {word}", [_with(rule, key, word)]
    actions = rule.get("actions", [])
    for action in actions:
        left = [other for other in actions if other != action]
        yield f"action {action} removed", [_with(rule, "actions", left or None)]
    # What is always done already is left out: to add it to a rule changes nothing.
    for action in policy["actions"].keys() - {*actions, *policy["always"]["actions"]}:
        yield f"action {action} added", [_with(rule, "actions", [*actions, action])]
    for question, answer in rule["when"].items():
        for word in ANSWERS:
            if word != answer:
                yield f"{question} {word}", [rule | {"when": rule["when"] | {question: word}}]
        if len(rule["when"]) > 1:
            fewer = {name: word for name, word in rule["when"].items() if name != question}
            yield f"condition {question} removed", [rule | {"when": fewer}]


def _with(table: Data, key: str, value: Any) -> Data:
    changed = {name: kept for name, kept in table.items() if name != key}
    return changed if value is None else changed | {key: value}


def floor_mutants() -> Iterator[Mutant]:
    """Every entry of the floor removed, or moved to its other table; must_be_known shorter, longer.

    A question that leaves the aggravated ones leaves must_be_known too, or the file has no sense.
    """
    before = tomllib.loads(floor_bytes().decode())
    known = before["must_be_known"]["questions"]
    for here, there in (("aggravated", "investigate"), ("investigate", "aggravated")):
        for question, words in before[here].items():
            after = copy.deepcopy(before)
            del after[here][question]
            after["must_be_known"]["questions"] = [name for name in known if name != question]
            yield Mutant(f"floor: {question} removed", written(after))
            after[there][question] = words
            yield Mutant(f"floor: {question} moved to {there}", written(after))
    for question in before["aggravated"]:
        fewer = [name for name in known if name != question]
        changed = fewer if question in known else [*known, question]
        after = before | {"must_be_known": {"questions": changed}}
        done = "removed from" if question in known else "added to"
        yield Mutant(f"floor: {question} {done} must_be_known", written(after))


def written(data: Data) -> bytes:
    """The data as a TOML file: simple values first, then tables, then lists of tables."""
    lines: list[str] = []
    plain = {key: value for key, value in data.items() if not _is_table(value)}
    lines += [f"{key} = {_value(value)}" for key, value in plain.items()]
    for key, value in data.items():
        if _is_table(value):
            for table in value if isinstance(value, list) else [value]:
                lines.append(f"[[{key}]]" if isinstance(value, list) else f"[{key}]")
                lines += [f"{name} = {_value(inner)}" for name, inner in table.items()]
    return ("\n".join(lines) + "\n").encode()


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    )


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)

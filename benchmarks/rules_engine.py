"""The policy's rules as a decision table of another engine, so that both are measured beside."""

from __future__ import annotations

import json
from collections.abc import Mapping

import zen

from outcome21.domain.policy import Answer, Policy, Rule

KEY = "policy"


class RulesEngine:
    """zen-engine with the policy's rules as one table that collects every rule that holds."""

    def __init__(self, policy: Policy) -> None:
        content = {KEY: decision_table(policy)}
        self._engine = zen.ZenEngine({"loader": {"type": "static", "content": content}})

    def with_trace(self, facts: dict[str, str]) -> object:
        """Its answer for one set of facts, with the trace that tells which rules held."""
        return self._engine.evaluate(KEY, facts, {"trace": True})

    def with_trace_from_json(self, facts: bytes) -> object:
        """The same from facts that are JSON already."""
        return self._engine.evaluate(KEY, facts, {"trace": True})

    def rules_that_hold(self, facts: dict[str, str]) -> list[int]:
        """The places of the rules that it found to hold, to show that the table is the same."""
        result = self._engine.evaluate(KEY, facts)["result"]
        return [row["rule"] for row in result or []]


def facts(policy: Policy, answers: Mapping[str, Answer]) -> dict[str, str]:
    """The answers as the other engine takes them; not asked or left out is not known."""
    known = {name: answer for name, answer in answers.items() if answer is not Answer.NOT_ASKED}
    return {one.id: known.get(one.id, Answer.NOT_KNOWN).word for one in policy.questions}


def decision_table(policy: Policy) -> dict[str, object]:
    """One input a question, one row a rule; outputs: route, category, actions, reason, source."""
    inputs = [
        {"id": f"i{place}", "name": question.id, "field": question.id}
        for place, question in enumerate(policy.questions)
    ]
    names = ("rule", "route", "category", "actions", "reason", "source")
    outputs = [{"id": f"o_{name}", "name": name, "field": name} for name in names]
    ids = {column["name"]: column["id"] for column in inputs}
    rows = [_row(place, rule, ids) for place, rule in enumerate(policy.rules)]
    table = {"hitPolicy": "collect", "inputs": inputs, "outputs": outputs, "rules": rows}
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {
                "id": "table",
                "type": "decisionTableNode",
                "name": "rules",
                "content": table,
                "position": {"x": 1, "y": 0},
            },
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
        ],
        "edges": [
            {"id": "e1", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "e2", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }


def _row(place: int, rule: Rule, ids: Mapping[str, str]) -> dict[str, object]:
    row: dict[str, object] = {"_id": f"r{place}", **dict.fromkeys(ids.values(), "")}
    row |= {ids[question]: json.dumps(answer.word) for question, answer in rule.when}
    said = {
        "rule": place,
        "route": rule.route.word if rule.route is not None else None,
        "category": rule.category,
        "actions": list(rule.actions),
        "reason": rule.reason,
        "source": rule.source,
    }
    return row | {f"o_{name}": json.dumps(value) for name, value in said.items()}

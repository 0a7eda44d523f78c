"""A policy as data: everything that its file says, and its digest."""

from __future__ import annotations

from dataclasses import asdict

from outcome21.domain.policy import Policy, Rule


def policy_data(policy: Policy) -> dict[str, object]:
    """The policy as `outcome21 policy show --json` prints it, in the words of its file."""
    route = policy.otherwise_route
    return {
        "version": policy.version,
        "title": policy.title,
        "digest": policy.digest,
        "starts": policy.starts.isoformat(),
        "ends": policy.ends.isoformat() if policy.ends else None,
        "nations": list(policy.nations),
        "sources": list(policy.sources),
        "groups": dict(policy.groups),
        "questions": [asdict(question) for question in policy.questions],
        "actions": dict(policy.action_labels),
        "always": list(policy.always_actions),
        "rules": [_rule(rule) for rule in policy.rules],
        "otherwise": {
            "route": None if route is None else route.word,
            "category": policy.otherwise_category,
            "reason": policy.otherwise_reason,
            "source": policy.otherwise_source,
        },
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "when": {question: answer.word for question, answer in rule.when},
        "route": None if rule.route is None else rule.route.word,
        "category": rule.category,
        "actions": list(rule.actions),
        "reason": rule.reason,
        "source": rule.source,
    }

"""A policy in plain words: what each rule says, and when it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outcome21.domain.policy import WHO_MAY_KNOW, Answer, Policy, Question, Rule
from outcome21.web.officers import words

_OPENS = {
    Answer.YES: "",
    Answer.NO: "it is not true that ",
    Answer.NOT_KNOWN: "it is not known whether ",
}


@dataclass(frozen=True)
class RuleWords:
    """One rule: when it holds, what follows, why, and where it comes from."""

    when: str
    then: tuple[str, ...]
    reason: str
    source: str


def rules_in_words(policy: Policy) -> list[RuleWords]:
    """Every rule in the order of the file, then what holds where no rule says anything."""
    return [*(_rule(policy, rule) for rule in policy.rules), _otherwise(policy)]


def statement(policy: Policy, question: str, answer: Answer) -> str:
    """What an answer says, after "if" or "that": "a child was pressured …", "it is not true …"."""
    return f"{_OPENS[answer]}{policy.question(question).whether}"


def joined(statements: Sequence[str]) -> str:
    """Statements as one: "a child …, and it is not true that …"."""
    return ", and ".join(statements)


def who_may_know(question: Question) -> str:
    """Who may know the answer, in words."""
    return ", ".join(WHO_MAY_KNOW[one] for one in question.who_may_know)


def always(policy: Policy) -> list[str]:
    """What is recommended whatever the answers are."""
    return [policy.action_labels.get(one, one) for one in policy.always_actions]


def _rule(policy: Policy, rule: Rule) -> RuleWords:
    when = joined([statement(policy, question, answer) for question, answer in rule.when])
    route = rule.route.word if rule.route is not None else ""
    labels = [policy.action_labels.get(one, one) for one in rule.actions]
    then = (*_results(route, rule.category or ""), *labels)
    return RuleWords(f"If {when}", then, rule.reason, rule.source)


def _otherwise(policy: Policy) -> RuleWords:
    route = policy.otherwise_route.word if policy.otherwise_route is not None else ""
    return RuleWords(
        "If every question was answered and no rule above gives a route or a category",
        _results(route, policy.otherwise_category or ""),
        policy.otherwise_reason,
        policy.otherwise_source,
    )


def _results(route: str, category: str) -> tuple[str, ...]:
    found = [words.label(words.ROUTES, route)] if route else []
    return (*found, *([f"Category: {words.label(words.CATEGORIES, category)}"] if category else []))

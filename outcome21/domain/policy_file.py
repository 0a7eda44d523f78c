"""Reading a policy file, and refusing whatever is not exactly its form.

A policy lead edits it, so each refusal names the file, line and key, what was found and
what is allowed. What its rules must not be is in `policy_checks`; what it must be proved never to
do is not checked when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from types import MappingProxyType
from typing import NamedTuple

from outcome21.domain.data_file import DataFileError, Table, digest_of, read_data_file, unique
from outcome21.domain.policy_checks import check_rules
from outcome21.domain.policy_floor import floor
from outcome21.domain.policy_form import Policy
from outcome21.domain.policy_values import (
    WHO_MAY_KNOW,
    Answer,
    PolicyError,
    Question,
    Route,
    Rule,
)

MOST_QUESTIONS = 500
MOST_RULES = 2_000
MOST_CONDITIONS = 20
NATIONS = ("england", "wales")
RULE_ROUTES = ("investigate", "review")
RULE_CATEGORIES = ("aggravated", "repeated", "other")
OTHERWISE_ROUTES = ("outcome_21", "review", "find_out", "investigate")
OTHERWISE_CATEGORIES = ("non_aggravated", "other", "repeated", "aggravated")
ANSWER_WORDS = ("yes", "no", "not_known")
VERSION = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")

DEFAULT_REASONS = {
    "outcome_21": "Police asked about each sign of harm and found none, so help and advice are "
    "better here than taking it further.",
    "review": "No rule of the policy settles this, so a supervisor looks at it.",
    "find_out": "No rule of the policy settles this, so police need to find out more.",
    "investigate": "No rule of the policy settles this, so police will look into it.",
}


def read_policy(data: bytes, name: str) -> Policy:
    """The policy in the exact bytes of a file; `name` is the file's name for refusals.

    Raises PolicyError with a sentence naming file, line, key, what was found and what is allowed.
    """
    try:
        return _policy(read_data_file(data, name), digest_of(data))
    except DataFileError as error:
        raise PolicyError(error.sentence) from None


def _policy(top: Table, digest: str) -> Policy:
    top.only(
        *("schema", "version", "title", "starts", "ends", "nations", "sources", "groups"),
        *("actions", "always", "question", "rule", "otherwise"),
    )
    starts, ends = top.period()
    actions = top.labels("actions")
    groups = top.labels("groups") if "groups" in top.values else {}
    questions = _questions(top, groups)
    rules = _rules(top, {question.id for question in questions}, actions)
    otherwise = _otherwise(top)
    _refuse_unused(top, questions, rules)
    policy = Policy(
        version=_version(top),
        title=top.text("title"),
        starts=starts,
        ends=ends,
        nations=top.words("nations", NATIONS),
        sources=top.words("sources"),
        questions=questions,
        rules=rules,
        otherwise_route=otherwise.route,
        otherwise_category=otherwise.category,
        always_actions=_always(top, actions),
        action_labels=MappingProxyType(actions),
        digest=digest,
        otherwise_reason=otherwise.reason,
        otherwise_source=otherwise.source,
        groups=MappingProxyType(groups),
        floor_questions=floor().investigate,
    )
    check_rules(policy, top.tables("rule"))
    return policy


class Otherwise(NamedTuple):
    """What follows where no rule says anything; None where the file says nothing either."""

    route: Route | None
    category: str | None
    reason: str
    source: str


def _otherwise(top: Table) -> Otherwise:
    table = top.table("otherwise")
    table.only("route", "category", "reason", "source")
    if not {"route", "category"} & set(table.values):
        raise table.refusal("route", "neither a route nor a category", "at least one of them")
    has = table.values.__contains__
    route = table.choice("route", OTHERWISE_ROUTES) if has("route") else None
    return Otherwise(
        route=Route[route.upper()] if route else None,
        category=table.choice("category", OTHERWISE_CATEGORIES) if has("category") else None,
        reason=table.text("reason", DEFAULT_REASONS[route or "find_out"]),
        source=table.text("source", "This policy"),
    )


def _version(top: Table) -> str:
    version = top.text("version")
    if not VERSION.fullmatch(version):
        raise top.refusal("version", "other characters", "up to 40 of a-z, 0-9, hyphen and dot")
    return version


def _always(top: Table, actions: Collection[str]) -> tuple[str, ...]:
    if "always" not in top.values:
        return ()
    always = top.table("always")
    always.only("actions")
    return always.words("actions", actions)


def _questions(top: Table, groups: Collection[str]) -> tuple[Question, ...]:
    tables = top.tables("question")
    if len(tables) > MOST_QUESTIONS:
        raise top.refusal("question", f"{len(tables)} questions", f"up to {MOST_QUESTIONS}")
    questions = tuple(_question(table, groups) for table in tables)
    unique(tables, "id")
    _refuse_renamed_wrongly(tables, questions)
    return questions


def _refuse_renamed_wrongly(tables: tuple[Table, ...], questions: tuple[Question, ...]) -> None:
    """An old answer must have one question to go to: else it would be read as another's."""
    ids = {question.id for question in questions}
    seen: set[str] = set()
    for table, question in zip(tables, questions, strict=True):
        if question.was in ids:
            found = f"{question.was}, which a question of this policy is called"
            raise table.refusal("was", found, "an id that only an earlier policy used")
        if question.was and question.was in seen:
            raise table.refusal("was", f"{question.was} a second time", "each earlier id once")
        seen.add(question.was)


def _question(table: Table, groups: Collection[str]) -> Question:
    table.only(
        *("id", "group", "whether", "officer", "child", "parent"),
        *("help", "who_may_know", "source", "was"),
    )
    return Question(
        id=table.identifier("id"),
        whether=table.text("whether"),
        officer=table.text("officer"),
        child=table.text("child"),
        parent=table.text("parent"),
        help=table.text("help"),
        who_may_know=table.words("who_may_know", WHO_MAY_KNOW),
        source=table.text("source"),
        group=table.choice("group", groups) if "group" in table.values else "",
        was=table.identifier("was") if "was" in table.values else "",
    )


def _rules(top: Table, questions: set[str], actions: Collection[str]) -> tuple[Rule, ...]:
    tables = top.tables("rule")
    if len(tables) > MOST_RULES:
        raise top.refusal("rule", f"{len(tables)} rules", f"up to {MOST_RULES}")
    rules: list[Rule] = []
    seen: set[frozenset[tuple[str, Answer]]] = set()
    for table in tables:
        rule = _rule(table, questions, actions)
        if frozenset(rule.when) in seen:
            raise table.refusal("when", "the same conditions as an earlier rule", "each set once")
        seen.add(frozenset(rule.when))
        rules.append(rule)
    return tuple(rules)


def _rule(table: Table, questions: set[str], actions: Collection[str]) -> Rule:
    table.only("when", "route", "category", "actions", "reason", "source")
    if not {"route", "category", "actions"} & set(table.values):
        raise table.refusal("when", "a rule that does nothing", "a route, a category or actions")
    has = table.values.__contains__
    route = table.choice("route", RULE_ROUTES) if has("route") else None
    return Rule(
        when=_conditions(table, questions),
        route=Route[route.upper()] if route else None,
        category=table.choice("category", RULE_CATEGORIES) if has("category") else None,
        actions=table.words("actions", actions) if has("actions") else (),
        reason=table.text("reason"),
        source=table.text("source"),
    )


def _conditions(table: Table, questions: set[str]) -> tuple[tuple[str, Answer], ...]:
    when = table.values.get("when")
    if not isinstance(when, dict) or not 1 <= len(when) <= MOST_CONDITIONS:
        raise table.refusal(
            "when",
            f"{len(when)} conditions" if isinstance(when, dict) else "no conditions",
            f'1 to {MOST_CONDITIONS} conditions such as {{ coerced = "yes" }}',
        )
    for question in when:
        if question not in questions:
            raise table.refusal(
                "when", f"the unknown question {question[:40]!a}", "the id of a question"
            )
    return tuple(
        (question, Answer.from_word(table.checked_choice("when", word, ANSWER_WORDS)))
        for question, word in when.items()
    )


def _refuse_unused(top: Table, questions: tuple[Question, ...], rules: tuple[Rule, ...]) -> None:
    used = {name for rule in rules for name in rule.questions}
    for nth, question in enumerate(questions):
        if question.id not in used:
            raise top.tables("question")[nth].refusal(
                "id", f"{question.id}, which no rule uses", "a question that some rule uses"
            )

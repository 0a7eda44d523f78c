"""The answers of an assessment and what was recommended on them, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from outcome21.casework.opened import OpenedAssessment
from outcome21.domain.policy import Answer, Policy, policy_version
from outcome21.domain.policy_floor import URGENT_ACTION, URGENT_QUESTION
from outcome21.web.officers import words
from outcome21.web.officers.change_view import OtherRoute, other_routes

_FIRST = {Answer.NOT_ASKED: 0, Answer.NOT_KNOWN: 0, Answer.YES: 1, Answer.NO: 2}


@dataclass(frozen=True)
class AnswerRow:
    """One question with its answer, and where the answer comes from."""

    question: str
    text: str
    answer: str
    label: str
    source: str
    note: str


@dataclass(frozen=True)
class Recommended:
    """What was shown: the route, the category, each reason with its source, what is missing.

    `may_add` has the other questions that were not known: a yes could only add something to do.
    `would_change` is empty for what was kept before that was shown as well.
    """

    route: str
    category: str
    reasons: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    may_add: tuple[str, ...]
    actions: tuple[str, ...]
    would_change: tuple[OtherRoute, ...]
    policy: str
    digest: str


def answer_rows(assessment: OpenedAssessment) -> list[AnswerRow]:
    """What is not known first, then each yes, then each no; inside each as the policy asks."""
    policy = policy_version(assessment.policy)
    rows = []
    for question in policy.questions:
        given = assessment.answers.get(question.id)
        answer = given.answer if given else Answer.NOT_ASKED
        known = given is not None and answer in (Answer.YES, Answer.NO)
        source = _source(given.basis, given.source) if given and known else ""
        note = given.note if given else ""
        rows.append((answer, question, source, note))
    rows.sort(key=lambda row: _FIRST[row[0]])
    return [
        AnswerRow(
            question.id, question.officer, answer.word, words.ANSWERS[answer.word], source, note
        )
        for answer, question, source, note in rows
    ]


def recommended(assessment: OpenedAssessment) -> Recommended | None:
    """The recommendation exactly as it was kept; None while it has not been shown."""
    kept = assessment.recommendation
    if kept is None:
        return None
    policy = policy_version(kept["policy"])
    return Recommended(
        route=words.label(words.ROUTES, kept["route"]),
        category=words.label(words.CATEGORIES, kept["category"]),
        reasons=tuple((reason["sentence"], reason["source"]) for reason in kept["reasons"]),
        missing=tuple(policy.question(question).officer for question in kept["missing"]),
        may_add=tuple(_may_add(policy, assessment, kept["missing"])),
        actions=tuple(_action(policy, action) for action in kept["actions"]),
        would_change=other_routes(policy, kept.get("would_change", ())),
        policy=kept["policy"],
        digest=kept["digest"],
    )


def _may_add(
    policy: Policy, assessment: OpenedAssessment, missing: Collection[str]
) -> Iterator[str]:
    for question in policy.questions:
        given = assessment.answers.get(question.id)
        unknown = given is None or given.answer not in (Answer.YES, Answer.NO)
        if unknown and question.id not in missing:
            yield question.officer


def safeguarding(assessment: OpenedAssessment | None) -> str:
    """What to do at once when a child is at risk now; "" otherwise.

    It is shown whether or not anything was recommended: keeping a child safe waits for nobody.
    """
    given = assessment.answers.get(URGENT_QUESTION) if assessment else None
    if assessment is None or given is None or given.answer is not Answer.YES:
        return ""
    return act_now(policy_version(assessment.policy))


def act_now(policy: Policy) -> str:
    """What to do at once in the policy's own words, or in the desk's where the policy has none."""
    return policy.action_labels.get(URGENT_ACTION) or words.ACT_NOW


def _action(policy: Policy, action: str) -> str:
    if action == URGENT_ACTION:
        return act_now(policy)
    return policy.action_labels.get(action) or words.ACTION_WITHOUT_WORDS


def _source(basis: str, source: str) -> str:
    return f"{words.label(words.BASES, basis)}: {words.label(words.SOURCES, source).lower()}"

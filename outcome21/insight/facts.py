"""Facts that somebody gives about one case or about many: answers, and what they expect.

A published case can be given as it stands. Nothing is guessed: an unknown question, answer or key
is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from outcome21.domain.policy import Answer, Policy
from outcome21.insight.expecting import Expected, expected_in
from outcome21.insight.facts_text import FactsError, parsed, shown, text_of

__all__ = ["Case", "FactsError", "answers_in", "case_in", "cases_in", "parsed", "text_of"]

MOST_CASES = 1_000
"""In one list: what a policy lead tries by hand. Past cases by the million go through a replay."""

WORDS_OF_A_CASE = ("id", "source", "standing", "summary")
"""What a case says of itself; it does not change the answers."""

CASE_KEYS = frozenset({*WORDS_OF_A_CASE, "answers", "rest", "expect"})


@dataclass(frozen=True)
class Case:
    """One case: who says it, its answers, and what it expects of a policy (None: nothing said).

    `name` is how an error or a difference names it: its id, or its place in the list.
    `answers` has no entry for a question left out: not known. `unasked` names the questions that
    the case answers and this policy does not ask, where that was allowed.
    """

    name: str
    source: str
    standing: str
    summary: str
    answers: Mapping[str, Answer]
    expect: Expected | None
    unasked: tuple[str, ...] = ()


def cases_in(facts: object, policy: Policy, *, unasked: bool = False) -> tuple[Case, ...]:
    """The cases of a list, or the one case, for the policy's questions. Raises FactsError.

    With `unasked`, an answer to a question that this policy does not ask is left out and named;
    without, it is refused. A question that was renamed is the one it was.
    """
    if not isinstance(facts, list):
        return (case_in(facts, policy, unasked=unasked),)
    if not 1 <= len(facts) <= MOST_CASES:
        raise FactsError(f"the list holds {len(facts)} cases; allowed: 1 to {MOST_CASES}")
    return tuple(_named(facts, nth, policy, unasked=unasked) for nth in range(1, len(facts) + 1))


def _named(facts: list[object], nth: int, policy: Policy, *, unasked: bool) -> Case:
    try:
        return case_in(facts[nth - 1], policy, nth, unasked=unasked)
    except FactsError as error:
        raise FactsError(f"case {nth} of the list: {error}") from None


def case_in(facts: object, policy: Policy, nth: int = 1, *, unasked: bool = False) -> Case:
    """One case, the `nth` of its list. Raises FactsError."""
    answers = answers_in(facts, policy, unasked=unasked)
    assert isinstance(facts, dict)  # noqa: S101 (answers_in refuses anything else)
    names = _names(policy)
    said = {key: _text(key, facts.get(key, "")) for key in WORDS_OF_A_CASE}
    return Case(
        name=said.pop("id") or f"case {nth}",
        **said,
        answers=answers,
        expect=expected_in(facts["expect"]) if "expect" in facts else None,
        unasked=tuple(name for name in facts["answers"] if name not in names),
    )


def answers_in(facts: object, policy: Policy, *, unasked: bool = False) -> dict[str, Answer]:
    """The answers that the facts give to the questions of the policy. Raises FactsError.

    A question left out is left out here too: not known.
    """
    if not isinstance(facts, dict) or not isinstance(facts.get("answers"), dict):
        raise FactsError('the facts must be a mapping with "answers": {question: yes or no}')
    for key in facts:
        if key not in CASE_KEYS:
            raise FactsError(f"unknown key {shown(key)} beside the answers")
    known = _names(policy)
    answers = {}
    for question, word in facts["answers"].items():
        if question in known:
            answers[known[question]] = _answer(question, word)
        elif not unasked:
            raise FactsError(f"unknown question {shown(question)} in {policy.version}")
    if "rest" in facts:
        rest = _answer("rest", facts["rest"])
        answers |= {one.id: rest for one in policy.questions if one.id not in answers}
    return answers


def _names(policy: Policy) -> dict[str, str]:
    """Each name by which this policy knows a question, an earlier one's too, and its name here."""
    earlier = {question.was: question.id for question in policy.questions if question.was}
    return earlier | {question.id: question.id for question in policy.questions}


def _answer(question: str, word: object) -> Answer:
    if isinstance(word, bool):
        return Answer.YES if word else Answer.NO
    if isinstance(word, str) and word in ("yes", "no", "not_known", "not_asked"):
        return Answer.from_word(word)
    raise FactsError(
        f"unknown answer {shown(word)} to {question}; an answer is yes, no, not_known or not_asked"
    )


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise FactsError(f"{key} must be text, and is {shown(value)}")
    return value

"""An officer answers the policy's questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from outcome21.accounts.forces import force
from outcome21.audit.acts import act
from outcome21.audit.entries import Entry
from outcome21.casework.answers import BASES, SOURCES, GivenAnswer, answer_rows
from outcome21.casework.assessments import refuse_if_replaced
from outcome21.casework.facts import under_13_on_record
from outcome21.casework.finding import crime_of
from outcome21.casework.models import Assessment, AssessmentAnswer, Crime
from outcome21.domain.actors import Actor
from outcome21.domain.days import day_of
from outcome21.domain.policy import Answer, Policy, policy_in_force
from outcome21.domain.refusals import Refused
from outcome21.sealing.records import seal


@act(kind="alteration", sentence="The policy's questions were answered.")
def assess(
    *,
    by: Actor,
    at: datetime,
    entry: Entry,
    crime: str,
    answers: Mapping[str, GivenAnswer],
    after: int = 0,
) -> int:
    """Stores a new assessment under the policy of the day; returns its number in the crime.

    `after` is the number of the newest assessment that whoever answers has seen, 0 for none: a
    newer one is never replaced by somebody who has not read it. A question left out is stored
    as not asked, which the policy counts as not known. Every yes and no has a basis (fact or
    assessment) and a kind of source. What came by a code can raise a risk; by itself it never
    answers a question no. Raises Refused.
    """
    found = crime_of(by.force, crime, lock=True)
    entry.about(found.reference)
    refuse_if_replaced(found, after)
    policy = policy_in_force(day_of(at), force(by.force).nation)
    given = _checked(policy, answers)
    _check_ages(found, given)
    row = Assessment(
        force=by.force,
        crime=found,
        number=after + 1,
        policy=policy.version,
        policy_digest=policy.digest,
        made_at=at,
        made_by=by.reference,
    )
    notes = {question: answer.note for question, answer in given.items() if answer.note}
    salt = seal(row, notes=json.dumps(notes, ensure_ascii=False) if notes else None)
    row.save(force_insert=True)
    AssessmentAnswer.objects.bulk_create(answer_rows(row, given))
    entry.digest_of(salt, {question: asdict(answer) for question, answer in given.items()})
    return row.number


def _checked(policy: Policy, answers: Mapping[str, GivenAnswer]) -> dict[str, GivenAnswer]:
    """One answer for every question of the policy; what is left out was not asked."""
    asked = [question.id for question in policy.questions]
    if unknown := sorted(set(answers) - set(asked)):
        raise Refused("question_unknown", f"This policy does not ask: {', '.join(unknown)}.")
    given = {name: answers.get(name, GivenAnswer(Answer.NOT_ASKED)) for name in asked}
    for answer in given.values():
        _check_sourced(answer)
    return given


def _check_ages(crime: Crime, given: Mapping[str, GivenAnswer]) -> None:
    """Whether anybody was under 13 is worked out from ages where they are known."""
    asked = given.get("under_13")
    if asked is None or under_13_on_record(crime) is not Answer.YES:
        return
    if asked.answer is not Answer.YES:
        raise Refused(
            "under_13_on_record",
            "The ages on record say that a child in it was under 13. Answer yes. If an age is "
            "wrong, say so in the note: the investigation settles it.",
        )


def _check_sourced(answer: GivenAnswer) -> None:
    if answer.answer not in (Answer.YES, Answer.NO):
        # Nobody is the source of what is not known; and no words reach a readable column.
        if answer.basis or answer.source:
            raise Refused(
                "source_of_nothing",
                "What is not known, or was not asked, has no source: leave basis and source empty.",
            )
        return
    if answer.basis not in BASES or answer.source not in SOURCES:
        raise Refused(
            "answer_unsourced",
            "Every yes and every no needs where it comes from, "
            "and whether it is a fact or an assessment.",
        )
    if answer.answer is Answer.NO and answer.source == "code":
        raise Refused(
            "no_by_code_alone",
            "What came by a code cannot answer a question no: anybody who has the code "
            "could have written it. Check it with somebody, or answer “not known”.",
        )

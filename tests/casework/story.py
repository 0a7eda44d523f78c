"""Short ways to a certain moment of a case, through the acts themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import count

from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from outcome21.casework.actions.receive_report import Receipt
from outcome21.casework.answers import GivenAnswer
from outcome21.casework.models import Assessment, Crime, Outcome
from outcome21.casework.people import NewPerson
from outcome21.casework.report_words import ReportWords
from outcome21.domain.actors import Actor
from outcome21.domain.outcomes import prompts_for
from outcome21.domain.policy import Answer, policy_in_force
from tests.people import ASHA, BRYN, SOMEBODY

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WORDS = ReportWords(
    reporter_kind="professional",
    age_band="13_15",
    named=True,
    safe_contact="yes",
    coded={"going_on": ["passed_on"]},
    account={"account": "Two pupils told us about pictures they sent each other."},
    identity={"name": "Ms Invented"},
    contact={"phone": "01632 960123"},
)
CHILD = NewPerson("person_involved", pictured=True, name="Robin", date_of_birth=date(2012, 3, 1))
_serial = count(1)


def a_report(at: datetime = NOON, words: ReportWords = WORDS, number: bytes = b"") -> Receipt:
    """A report that came in from the public site."""
    made = number or next(_serial).to_bytes(16, "big")
    return actions.receive_report(by=SOMEBODY, at=at, number=made, words=words)


def a_crime_reference() -> str:
    """A crime reference as the demo force's records system gives them."""
    return f"60/{next(_serial):06d}/26"


def a_crime(by: Actor = ASHA, at: datetime = NOON, people: tuple[NewPerson, ...] = (CHILD,)) -> str:
    """A recorded crime; its reference for addresses."""
    return actions.record_crime(
        by=by,
        at=at + timedelta(hours=1),
        report=a_report(at).reference,
        crime_reference=a_crime_reference(),
        offence="086/02",
        people=people,
    )


def answers(
    rest: str = "no", source: str = "officer_check", **words: str
) -> dict[str, GivenAnswer]:
    """Answers to every question of the policy: `rest`, but for those named."""
    return {
        question.id: given(words.get(question.id, rest), source)
        for question in policy_in_force(NOON.date()).questions
    }


def given(word: str, source: str = "officer_check") -> GivenAnswer:
    """One answer with its basis and source."""
    answer = Answer.from_word(word)
    if answer in (Answer.YES, Answer.NO):
        return GivenAnswer(answer, "fact", source)
    return GivenAnswer(answer)


def newest(crime: str) -> int:
    """The number of the newest assessment of a crime; 0 before there is one."""
    return Assessment.objects.filter(crime__reference=crime).count()


def assessed(
    crime: str, given_answers: Mapping[str, GivenAnswer], by: Actor = ASHA, at: datetime = NOON
) -> int:
    """An assessment by somebody who has seen the newest one; its number."""
    return actions.assess(by=by, at=at, crime=crime, answers=given_answers, after=newest(crime))


def shown(crime: str, given_answers: Mapping[str, GivenAnswer], by: Actor = ASHA) -> int:
    """An assessment with the officer's own view, and the recommendation shown; its number."""
    number = assessed(crime, given_answers, by)
    actions.give_own_view(
        by=by, at=NOON, crime=crime, number=number, route="outcome_21", words="No harm meant."
    )
    actions.show_recommendation(by=by, at=NOON, crime=crime, number=number)
    return number


def told(crime: str, by: Actor = ASHA) -> None:
    """Child and parent have been told."""
    for who in ("child", "parent"):
        actions.tell(by=by, at=NOON, crime=crime, who=who, result="told", words="In person.")


def to_outcome(code: str, departure_reason: str = "") -> Choice:
    """The choice of an outcome with every prompt of its rationale filled."""
    prompts = prompts_for(code, NOON.date())
    return Choice(
        "outcome",
        outcome_code=code,
        rationale={prompt.id: f"Filled: {prompt.label}." for prompt in prompts},
        departure_reason=departure_reason,
    )


def investigating(crime: str, given_answers: Mapping[str, GivenAnswer]) -> int:
    """An investigation decided and opened; the assessment's number."""
    number = shown(crime, given_answers)
    choice = Choice("investigate", rationale={"why": "A child may have been harmed."})
    stands = Outcome.objects.filter(crime__reference=crime, ended_at=None)
    ends = stands.values_list("decision__number", flat=True).first() or 0
    actions.decide(by=ASHA, at=NOON, crime=crime, number=number, choice=choice, ends=ends)
    return number


def end_of_investigation(crime: str, social_care: str = "They will support the family.") -> None:
    """Every step done, and the investigation ended with its finding."""
    opened = actions.consult_crime(by=ASHA, at=NOON, reference=crime)
    for step in opened.investigations[0].steps:
        actions.finish_step(by=ASHA, at=NOON, crime=crime, step=step.id, note="Done.")
    actions.end_investigation(
        by=ASHA, at=NOON, crime=crime, finding="The risk was dealt with.", social_care=social_care
    )


def decided(
    crime: str,
    code: str = "21",
    by: Actor = ASHA,
    given: Mapping[str, GivenAnswer] | None = None,
) -> int:
    """Everybody was told, and the outcome is decided; its number.

    Nothing aggravating was found, unless `given` says otherwise and the outcome so departs.
    """
    number = shown(crime, given or answers(), by=by)
    told(crime, by=by)
    choice = to_outcome(code, "It was looked into." if given else "")
    return actions.decide(by=by, at=NOON, crime=crime, number=number, choice=choice)


def confirmed(crime: str, decision: int, by: Actor = BRYN) -> None:
    """A different person confirms."""
    actions.review(
        by=by, at=NOON, crime=crime, decision=decision, result="confirmed", words="I agree."
    )


def no_crime_here(reference: str, at: datetime = NOON) -> None:
    """The dated reason for which the report has no crime."""
    given = {"why": "Words alone."}
    actions.give_reason(by=ASHA, at=at, report=reference, code="not_a_crime_in_law", given=given)


def safe_to_write(reference: str, by: Actor = ASHA) -> None:
    """The officer has read how this reporter may safely be reached."""
    actions.confirm_safe_contact(by=by, at=NOON, reference=reference)


def written(reference: str, words: str = "We are looking into it.", at: datetime = NOON) -> None:
    """A message from the desk to the report's code."""
    safe_to_write(reference)
    actions.send_message(by=ASHA, at=at, reference=reference, words=words)


def force_reference(crime: str) -> str:
    """The reference that the force's own records system gave the crime."""
    opened: str = Crime.objects.get(reference=crime).crime_reference
    return opened

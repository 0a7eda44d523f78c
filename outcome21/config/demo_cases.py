"""Invented cases at every stage, in kind words, each made by the acts a person would use."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from outcome21.accounts.queries import staff_of
from outcome21.casework import actions
from outcome21.casework.actions.decide import Choice
from outcome21.casework.answers import GivenAnswer
from outcome21.casework.people import NewPerson
from outcome21.casework.report_words import ReportWords
from outcome21.domain.actors import ANONYMOUS, Actor
from outcome21.domain.days import day_of
from outcome21.domain.outcomes import prompts_for
from outcome21.domain.policy import Answer, NoPolicyInForce, policy_in_force

ASSESSED_WITHIN = timedelta(hours=5)

FROM_SCHOOL = ReportWords(
    reporter_kind="professional",
    age_band="13_15",
    named=True,
    safe_contact="yes",
    coded={
        "danger": "no",
        "who": "professional",
        "age": "13_15",
        "going_on": ["has_picture"],
        "pushed": "no",
        "named": "yes",
        "safe_contact": "yes",
        "ways": ["call", "email"],
        "voicemail": "no",
    },
    account={
        "account": "Two pupils in Year 10 are going out together. Each sent the other a picture. "
        "One of them told her form tutor because she was worried. Neither passed it on."
    },
    identity={"name": "J Example", "work_place": "Vale Lane School (invented)"},
    contact={"work_phone": "01632 960111", "work_email": "safeguarding@example.org"},
)
FROM_CHILD = ReportWords(
    reporter_kind="child",
    age_band="13_15",
    urgent=True,
    safe_contact="code",
    coded={
        "danger": "yes",
        "who": "child",
        "age": "13_15",
        "going_on": ["threats", "has_picture"],
        "pushed": "yes",
        "known": "stranger",
        "named": "no",
        "safe_contact": "code",
    },
    account={"account": "Someone online says I have to pay or they will show people. I am scared."},
)
WITH_A_WISH = replace(
    FROM_CHILD,
    coded={**FROM_CHILD.coded, "wishes": ["parents_not_told"]},
    wish={"wish_why": "Mum will be so cross. Can my aunt be with me?"},
)
FROM_PARENT = ReportWords(
    reporter_kind="parent",
    age_band="13_15",
    named=True,
    safe_contact="some_times",
    coded={
        "danger": "no",
        "who": "parent",
        "age": "13_15",
        "going_on": ["passed_on"],
        "pushed": "not_known",
        "named": "yes",
        "safe_contact": "some_times",
        "ways": ["call"],
        "times": ["evening"],
        "voicemail": "no",
    },
    account={
        "account": "My son told me that a picture of him was shown to a friend. He is upset. "
        "The other boy says he has deleted it and is sorry."
    },
    identity={"name": "R Sample", "area": "Valeford"},
    contact={"phone": "07700 900123"},
)


def add_cases(force: str, now: datetime) -> int:
    """Two reports to record, and a case to decide, to confirm, investigated and finished.

    Returns how many cases were left out, because no policy was in force on the days on which
    their questions would have been answered.
    """
    staff = {member.username: member.actor() for member in staff_of(force)}
    public, officer = ANONYMOUS.at_force(force), staff["officer"]
    _report(public, now - timedelta(minutes=50), WITH_A_WISH)
    _report(public, now - timedelta(hours=21), FROM_SCHOOL)
    cases: tuple[tuple[timedelta, Callable[[datetime], object]], ...] = (
        (timedelta(days=2), lambda at: _waiting_for_supervisor(public, officer, at, 4711)),
        (timedelta(days=1), lambda at: _investigated(public, officer, at)),
        (timedelta(hours=30), lambda at: _to_be_decided(public, officer, at)),
        (timedelta(days=9), lambda at: _finished(public, officer, staff["supervisor"], at)),
    )
    possible = [(now - ago, make) for ago, make in cases if _policy_on(now - ago)]
    for at, make in possible:
        make(at)
    return len(cases) - len(possible)


def _policy_on(at: datetime) -> bool:
    """Whether a policy is in force while a case that began at this moment is assessed."""
    try:
        for moment in (at, at + ASSESSED_WITHIN):
            policy_in_force(day_of(moment))
    except NoPolicyInForce:
        return False
    return True


def _report(public: Actor, at: datetime, words: ReportWords) -> str:
    number = secrets.token_bytes(16)
    return actions.receive_report(by=public, at=at, number=number, words=words).reference


def _crime(public: Actor, officer: Actor, at: datetime, words: ReportWords, serial: int) -> str:
    report = _report(public, at, words)
    actions.consult_report(by=officer, at=at, reference=report)
    actions.confirm_safe_contact(by=officer, at=at, reference=report)
    return actions.record_crime(
        by=officer,
        at=at + timedelta(hours=2),
        report=report,
        crime_reference=f"60/{serial:06d}/26",
        offence="086/02",
        people=(
            NewPerson("person_involved", True, "Robin Example", date(2011, 5, 3)),
            NewPerson("person_involved", False, "Sam Sample", date(2011, 9, 21)),
        ),
    )


def _assessed(officer: Actor, crime: str, at: datetime, view: str, **words: str) -> int:
    """The questions answered (no, unless named), the officer's view, the recommendation shown."""
    questions = policy_in_force(day_of(at)).questions
    answers = {question.id: _answer(words.get(question.id, "no")) for question in questions}
    number = actions.assess(by=officer, at=at, crime=crime, answers=answers)
    actions.give_own_view(
        by=officer,
        at=at,
        crime=crime,
        number=number,
        route=view,
        words="Spoke to the school and to both families; what they say fits together.",
    )
    actions.show_recommendation(by=officer, at=at, crime=crime, number=number)
    return number


def _answer(word: str) -> GivenAnswer:
    answer = Answer.from_word(word)
    source = "school" if answer is Answer.NO else "child"
    return (
        GivenAnswer(answer, "fact", source)
        if answer is not Answer.NOT_KNOWN
        else GivenAnswer(answer)
    )


def _waiting_for_supervisor(public: Actor, officer: Actor, at: datetime, serial: int) -> str:
    crime = _crime(public, officer, at, FROM_PARENT, serial)
    number = _assessed(officer, crime, at + timedelta(hours=5), "outcome_21")
    for who in ("child", "parent"):
        actions.tell(
            by=officer,
            at=at + timedelta(hours=6),
            crime=crime,
            who=who,
            result="told",
            words="At home, with both parents there.",
        )
    actions.decide(
        by=officer, at=at + timedelta(hours=7), crime=crime, number=number, choice=_outcome_21(at)
    )
    return crime


def _investigated(public: Actor, officer: Actor, at: datetime) -> None:
    crime = _crime(public, officer, at, FROM_CHILD, 4712)
    number = _assessed(
        officer,
        crime,
        at + timedelta(hours=3),
        "investigate",
        coerced="yes",
        gain="yes",
        deceived="yes",
        stranger="yes",
        adult_involved="not_known",
    )
    choice = Choice("investigate", rationale={"why": "A child is being threatened for money."})
    actions.decide(
        by=officer, at=at + timedelta(hours=4), crime=crime, number=number, choice=choice
    )


def _to_be_decided(public: Actor, officer: Actor, at: datetime) -> None:
    crime = _crime(public, officer, at, FROM_SCHOOL, 4713)
    later = at + timedelta(hours=4)
    _assessed(officer, crime, later, "find_out", gain="not_known", shared_widely="yes")


def _finished(public: Actor, officer: Actor, supervisor: Actor, at: datetime) -> None:
    crime = _waiting_for_supervisor(public, officer, at, 4702)
    actions.review(
        by=supervisor,
        at=at + timedelta(hours=9),
        crime=crime,
        decision=1,
        result="confirmed",
        words="Clear reasons, the right checks, and both families heard.",
    )
    actions.refer(
        by=officer,
        at=at + timedelta(hours=10),
        crime=crime,
        service="demo-school-nurse",
        basis="family_agreed",
        shared="The family would like somebody for their child to talk to.",
    )


def _outcome_21(at: datetime) -> Choice:
    said = {
        "facts": "Two children of the same age shared pictures with each other. Fact: both say so.",
        "checks": "Police records, school and children's social care: nothing before this.",
        "signs_of_harm": "Asked about each one, with school and both families. None found.",
        "views": "Both children are sorry it upset anybody. Both families want help, not court.",
        "safeguarding": "School keeps an eye on both. The school nurse was offered.",
        "public_interest": "Both are 15. More police action would do them harm and gain nothing.",
        "pictures": "Nothing is needed as evidence. Told about deleting and about Report Remove.",
        "future_checks": "Told that it stays on record, is unlikely to be seen, and no promise.",
    }
    prompts = prompts_for("21", day_of(at))
    return Choice("outcome", "21", {prompt.id: said.get(prompt.id, "-") for prompt in prompts})

"""Which crimes still wait for something, asked of the database, so that lists stay short."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from outcome21.casework.models import (
    Assessment,
    Crime,
    Outcome,
    Report,
    Told,
    Wish,
)
from outcome21.casework.unanswered import waiting_decisions
from outcome21.casework.wish_kinds import FOLLOWED, PARENTS_NOT_TOLD, YOUNG_PERSON
from outcome21.domain.decisions import OUTCOME


def unfinished_crimes(force: str) -> QuerySet[Crime]:
    """The force's crimes with a next step (`next_steps.next_step`) of their own.

    Finished: an outcome stands, rests on the newest assessment, waits for nobody's answer, and
    the child and a parent have been told since; no parent, where an officer does as every young
    person who reported asks. What a reporter sends then stands on a list of its own (`unread.py`).
    """
    current = Outcome.objects.filter(crime=OuterRef("pk"), ended_at=None)
    waiting = waiting_decisions().filter(crime=OuterRef("pk"), choice=OUTCOME)
    finished = Q(Exists(current)) & ~Q(Exists(_newer_assessment())) & ~Q(Exists(waiting))
    finished &= Q(Exists(_told_since("child")))
    parents_kept_out = Q(Exists(_agreed_with())) & ~Q(Exists(_young_and_not_agreed_with()))
    finished &= Q(Exists(_told_since("parent"))) | parents_kept_out
    return Crime.objects.filter(~finished, force=force)


def _newer_assessment() -> QuerySet[Assessment]:
    rests_on = Outcome.objects.filter(crime=OuterRef("crime"), ended_at=None)
    number = Subquery(rests_on.values("decision__assessment__number")[:1])
    return Assessment.objects.filter(crime=OuterRef("pk"), number__gt=number)


def _told_since(who: str) -> QuerySet[Told]:
    stands = Outcome.objects.filter(crime=OuterRef("crime"), ended_at=None)
    since = Subquery(stands.values("set_at")[:1])
    return Told.objects.filter(crime=OuterRef("pk"), who=who, result="told", noted_at__gte=since)


def _agreed_with() -> QuerySet[Report]:
    """Reports of the crime with a wish that parents are not told, which an officer follows."""
    return Report.objects.filter(Exists(_followed()), crimes=OuterRef("pk"))


def _young_and_not_agreed_with() -> QuerySet[Report]:
    """One of two children does not speak for the other's parents."""
    by_the_young = Report.objects.filter(crimes=OuterRef("pk"), reporter_kind=YOUNG_PERSON)
    return by_the_young.filter(~Exists(_followed()))


def _followed() -> QuerySet[Wish]:
    return Wish.objects.filter(
        report=OuterRef("pk"), kind=PARENTS_NOT_TOLD, considered__result=FOLLOWED
    )

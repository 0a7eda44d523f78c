"""Cases at a certain moment, made through the acts, for pages to show."""

from __future__ import annotations

from datetime import timedelta

from django.utils.timezone import now

from outcome21.casework import actions
from outcome21.casework.people import NewPerson
from outcome21.domain.actors import Actor
from tests.casework import story


def a_report(hours: float = 1, **words: object) -> str:
    """A report that came so many hours ago; its reference."""
    return a_receipt(hours, **words).reference


def a_receipt(hours: float = 1, **words: object):
    """The same, with the reporter's code."""
    given = story.WORDS.__class__(**{**vars(story.WORDS), **words})
    return story.a_report(now() - timedelta(hours=hours), given)


def a_crime(by: Actor, *, report: str = "", people: tuple[NewPerson, ...] = (story.CHILD,)) -> str:
    """A recorded crime; its reference for addresses."""
    return actions.record_crime(
        by=by,
        at=now(),
        report=report or a_report(),
        crime_reference=story.a_crime_reference(),
        offence="086/02",
        people=people,
    )


def assessed(by: Actor, crime: str, rest: str = "no", **answered: str) -> int:
    """A new assessment of the crime; its number."""
    return story.assessed(crime, story.answers(rest, **answered), by, now())


def shown(by: Actor, crime: str, **answered: str) -> int:
    """An assessment with the officer's view given and the recommendation shown."""
    number = assessed(by, crime, **answered)
    view = {"number": number, "route": "outcome_21", "words": "No harm was meant."}
    actions.give_own_view(by=by, at=now(), crime=crime, **view)
    actions.show_recommendation(by=by, at=now(), crime=crime, number=number)
    return number


def told(by: Actor, crime: str) -> None:
    """The child and a parent have been told."""
    for who in ("child", "parent"):
        actions.tell(by=by, at=now(), crime=crime, who=who, result="told", words="Told.")

"""Finding an assessment of a crime, and refusing what rests on one that was replaced."""

from __future__ import annotations

from outcome21.casework.answers import newest_assessment
from outcome21.casework.finding import NotHere
from outcome21.casework.models import Assessment, Crime, Recommendation
from outcome21.domain.refusals import Refused


def assessment_of(crime: Crime, number: int) -> Assessment:
    """The crime's newest assessment, which must have this number.

    Raises NotHere, or Refused when a newer assessment was made meanwhile.
    """
    newest = newest_assessment(crime)
    if newest is None or number > newest.number:
        raise NotHere("assessment")
    refuse_if_replaced(crime, number)
    return newest


def refuse_if_replaced(crime: Crime, number: int) -> None:
    """Raises Refused unless `number` is that of the newest assessment; 0 where there is none.

    Whoever acts on an assessment must have seen the newest: it may say that a child is harmed.
    """
    newest = newest_assessment(crime)
    if number != (newest.number if newest else 0):
        raise Refused(
            "assessment_replaced",
            "The questions were answered again meanwhile, so nothing was stored. "
            "Look at the newest answers first.",
        )


def category_shown(crime: Crime) -> str:
    """The category of the newest recommendation that was shown; "" before any was."""
    newest = newest_assessment(crime)
    shown = Recommendation.objects.filter(assessment=newest).first() if newest else None
    return shown.category if shown else ""

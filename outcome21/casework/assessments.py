"""Finding an assessment of a crime."""

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
    if newest.number != number:
        raise Refused(
            "assessment_replaced",
            "The questions were answered again since this page was opened. Open the crime again.",
        )
    return newest


def category_shown(crime: Crime) -> str:
    """The category of the newest recommendation that was shown; "" before any was."""
    newest = newest_assessment(crime)
    shown = Recommendation.objects.filter(assessment=newest).first() if newest else None
    return shown.category if shown else ""

"""The records from report to outcome, one file each."""

from outcome21.casework.models.assessment import Assessment, AssessmentAnswer
from outcome21.casework.models.crime import Crime, ReportOfCrime
from outcome21.casework.models.decision import Decision, Review
from outcome21.casework.models.investigation import Investigation, InvestigationStep
from outcome21.casework.models.message import Message
from outcome21.casework.models.outcome import Outcome
from outcome21.casework.models.person import Involvement, Person
from outcome21.casework.models.recommendation import OwnView, Recommendation
from outcome21.casework.models.report import RecordingReason, Report, SafeContactRead
from outcome21.casework.models.support import Intervention, Referral, Told
from outcome21.casework.models.wish import ConsideredWish, Wish

__all__ = [
    "Assessment",
    "AssessmentAnswer",
    "ConsideredWish",
    "Crime",
    "Decision",
    "Intervention",
    "Investigation",
    "InvestigationStep",
    "Involvement",
    "Message",
    "Outcome",
    "OwnView",
    "Person",
    "Recommendation",
    "RecordingReason",
    "Referral",
    "Report",
    "ReportOfCrime",
    "Review",
    "SafeContactRead",
    "Told",
    "Wish",
]

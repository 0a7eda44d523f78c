"""A report's answers in the words of the form that asked them."""

from __future__ import annotations

from collections.abc import Mapping

from outcome21.domain.recording import recording_rules
from outcome21.guidance.questions_reaching_you import CONTACT, CONTACT_CARE
from outcome21.guidance.report_questions import FIELDS, label, short_name
from outcome21.web.officers.forms.report import CHANNELS

Coded = Mapping[str, str | list[str]]

_IN_THE_BAR = ("who", "age", "danger", "safe_contact", "wishes")
_PLACES = {field: place for place, field in enumerate(FIELDS)}
"""The order of the form's own steps: a database may give coded answers back in another."""
_ABOUT_CONTACT = {field.id for step in (CONTACT, CONTACT_CARE) for field in step.fields}
_AT_THE_DESK = {
    "account": "In their own words",
    "how": "How to reach them",
    "care": "Take care that",
    "reached_us": "How it reached us",
    "why": "Why",
    "crime_reference": "Crime reference",
    "force_name": "Police force",
    "other_force_told": "How that force was told",
    "supervisor": "Supervisor who agrees",
}


def answer_lines(coded: Coded) -> list[tuple[str, str]]:
    """What was chosen about what happened; what stands in a place of its own is left out."""
    shown = {q: given for q, given in coded.items() if q not in (*_IN_THE_BAR, *_ABOUT_CONTACT)}
    return _lines(shown)


def contact_lines(coded: Coded) -> list[tuple[str, str]]:
    """What was chosen about how, when and with what care they may be reached."""
    return _lines({q: given for q, given in coded.items() if q in _ABOUT_CONTACT})


def name_of(question: str) -> str:
    """The words for a question or a box of the desk's own; an unknown one is shown as it is."""
    known = _AT_THE_DESK.get(question) or short_name(question)
    return known if known != question else question.replace("_", " ").capitalize()


def reason_labels() -> dict[str, str]:
    """The labels of the reasons for which a report has no crime of its own."""
    return {reason.id: reason.label for reason in recording_rules().reasons}


def _lines(coded: Coded) -> list[tuple[str, str]]:
    in_order = sorted(coded, key=lambda question: _PLACES.get(question, len(_PLACES)))
    return [(name_of(question), _chosen(question, coded[question])) for question in in_order]


def _chosen(question: str, given: str | list[str]) -> str:
    codes = [given] if isinstance(given, str) else given
    return "; ".join(_one(question, code) for code in codes if code) or "Not known"


def _one(question: str, code: str) -> str:
    if question == "reached_us":
        return CHANNELS.get(code, code)
    return label(question, code)

"""A filled-in form as the act of receiving a report takes it."""

from __future__ import annotations

from collections.abc import Mapping

from outcome21.casework.report_words import ReportWords
from outcome21.guidance.asking import Answer, Answers
from outcome21.guidance.questions_reaching_you import CONTACT_CARE, SAFEST
from outcome21.guidance.report_questions import FIELDS


def report_words(answers: Answers, language: str) -> ReportWords:
    """The report of somebody who gave these answers, each where it is kept.

    Who would rather not say who they are counts as somebody else; who may be contacted and did
    not say how, in the safest way; who gave no name, through the code alone.
    """
    named = answers.get("named") == "yes"
    who = str(answers["who"])
    safest = SAFEST if CONTACT_CARE.asked(answers) else {}
    coded: Mapping[str, Answer] = {**safest, **_kept_in("coded", answers)}
    return ReportWords(
        reporter_kind="other" if who == "rather_not_say" else who,
        age_band=str(answers["age"]),
        urgent=answers.get("danger") == "yes",
        named=named,
        safe_contact=_safe_contact(answers) if named else "code",
        language=language,
        coded=dict(coded),
        account=_words("account", answers),
        identity=_words("identity", answers),
        contact=_words("contact", answers),
        wish=_words("wish", answers),
    )


def _safe_contact(answers: Answers) -> str:
    """How safe contact is: at work it is as given; anybody else who did not say has the code."""
    if answers.get("who") == "professional":
        return "yes"
    return str(answers.get("safe_contact", "code"))


def _kept_in(place: str, answers: Answers) -> dict[str, Answer]:
    return {name: given for name, given in answers.items() if FIELDS[name].kept_in == place}


def _words(place: str, answers: Answers) -> dict[str, str]:
    return {name: str(given) for name, given in _kept_in(place, answers).items()}

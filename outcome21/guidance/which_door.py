"""Which door: three questions, and who fits. It says who can help, and nothing of what may follow.

Nothing here knows the policy: what police would decide must not be found out by trying answers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from outcome21.guidance.asking import Field, Option

DANGER, WANT, FITS = "danger", "want", "fits"

QUESTIONS = (
    Field(
        DANGER,
        "one",
        _("Is someone in danger right now?"),
        hint=_("That can be you or someone else."),
        options=(
            Option("yes", pgettext_lazy("is there", "Yes")),
            Option("no", pgettext_lazy("is there", "No")),
            Option("not_sure", _("I am not sure")),
        ),
        required=_("Say if someone is in danger. You can pick “I am not sure”."),
    ),
    Field(
        WANT,
        "one",
        _("What do you want most?"),
        options=(
            Option("talk", _("To talk to someone")),
            Option("take_down", _("To get a picture taken down")),
            Option("police", _("To tell the police")),
            Option("school", _("To tell someone at school")),
            Option("not_sure", _("I do not know yet")),
        ),
        required=_("Pick what you want most. You can pick “I do not know yet”."),
    ),
    Field(
        FITS,
        "many",
        _("Does any of this fit?"),
        hint=_("Pick all that fit. You can skip this."),
        options=(
            Option("no_name", _("I do not want to give my name")),
            Option("online", _("I only know the other person online")),
            Option("adult", _("An adult is in it")),
            Option("threats", _("Someone is scaring me, or wants money")),
            Option("none", _("None of these"), alone=True),
        ),
    ),
)

DOORS = ("emergency", "this-site", "phone", "ceop", "take-down", "childline", "school")
"""Every door, by the anchor of its words in content/<language>/_doors.md."""

_WANTED = {
    "talk": ("childline", "school"),
    "take_down": ("take-down",),
    "police": ("this-site", "phone"),
    "school": ("school",),
    "not_sure": ("childline", "this-site"),
}
_KNOWS_WHO_YOU_ARE = {"phone", "ceop", "school"}


@dataclass(frozen=True)
class Answers:
    """What was picked: the codes of QUESTIONS, and nothing else."""

    danger: str
    want: str
    fits: frozenset[str] = frozenset()


def read_answers(given: Mapping[str, Collection[str]]) -> tuple[Answers | None, dict[str, str]]:
    """The answers in a posted form, or None and the sentence to show for each that is missing.

    What is not among the options counts as not answered.
    """
    picked = {field.id: _known(field, given.get(field.id, ())) for field in QUESTIONS}
    missing = {
        field.id: str(field.required)
        for field in QUESTIONS
        if field.required and len(picked[field.id]) != 1
    }
    if missing:
        return None, missing
    (danger,), (want,) = picked[DANGER], picked[WANT]
    return Answers(danger, want, frozenset(picked[FITS] - {"none"})), {}


def doors_for(answers: Answers) -> tuple[str, ...]:
    """Who fits, the most fitting first: never nobody, and no door twice.

    999 is first unless nobody is in danger. Whoever wants no name is not sent where one is needed,
    unless they asked for school, where people know them.
    """
    fits = answers.fits
    found = [] if answers.danger == "no" else ["emergency"]
    found += _WANTED[answers.want]
    if fits & {"online", "adult", "threats"}:
        found.append("this-site")
    if fits & {"online", "adult"}:
        found.append("ceop")
    if "threats" in fits:
        found.append("take-down")
    found.append("childline")
    if "no_name" in fits:
        asked_for = {"school"} if answers.want == "school" else set()
        found = [door for door in found if door not in _KNOWS_WHO_YOU_ARE - asked_for]
    return tuple(dict.fromkeys(found))


def _known(field: Field, codes: Collection[str]) -> set[str]:
    return {code for code in codes if field.option(code)}

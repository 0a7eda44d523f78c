"""For whom a question of the report form is, said above it where all of them stand on one page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from outcome21.guidance.asking import Condition, Step, Words
from outcome21.guidance.report_questions import STEPS

SAID: dict[Condition, Words] = {
    ("danger", ("yes", "not_known")): _("Only if someone is in danger, or you are not sure."),
    ("going_on", ("threats",)): _("Only if someone is making threats, or wants money."),
    ("who", ("professional",)): _("Only if you work with the child."),
    ("who", ("child", "rather_not_say")): _("Only if this is about you."),
    ("who", ("child", "parent", "other", "rather_not_say")): _(
        "Only if you do not work with the child."
    ),
    ("named", ("yes",)): _("Only if you give your name."),
    ("safe_contact", ("yes", "some_times")): _("Only if it is safe for us to contact you."),
}
"""What each condition of a question is in words. Every one has its words: a test holds them."""


def only_if(step: Step) -> list[Words]:
    """What must hold for the question to be asked; nothing for one that everybody is asked.

    What the condition's own question needs is not said again: who may be contacted gave a name.
    """
    implied = {
        before
        for one in STEPS
        for name, _codes in step.asked_if
        if any(asked.id == name for asked in one.fields)
        for before in one.asked_if
    }
    return [SAID[condition] for condition in step.asked_if if condition not in implied]

"""The report form as data: one description for the form, its checks, and the officers' desk."""

from __future__ import annotations

from outcome21.guidance.asking import Answers, Field, Option, Step
from outcome21.guidance.questions_reaching_you import REACHING_YOU
from outcome21.guidance.questions_what_happened import WHAT_HAPPENED

STEPS: tuple[Step, ...] = (*WHAT_HAPPENED, *REACHING_YOU)
FIELDS: dict[str, Field] = {field.id: field for step in STEPS for field in step.fields}


def step(step_id: str) -> Step | None:
    """The step of that id, or None."""
    return next((one for one in STEPS if one.id == step_id), None)


def steps_asked(answers: Answers) -> list[Step]:
    """The steps that somebody with these answers is asked, in order."""
    return [one for one in STEPS if one.asked(answers)]


def label(field_id: str, code: str) -> str:
    """How an officer reads a coded answer; the code itself where the form no longer has it.

    A report keeps its codes for years, so a question may be gone by the time it is read.
    """
    field = FIELDS.get(field_id)
    option = field.option(code) if field else None
    return str(_at_desk(option)) if option else code


def short_name(field_id: str) -> str:
    """How an officer reads the name of a question; its id where the form no longer has it."""
    field = FIELDS.get(field_id)
    return str(field.short) if field else field_id


def _at_desk(option: Option) -> object:
    return option.desk or option.said.they

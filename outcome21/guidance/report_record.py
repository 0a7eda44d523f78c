"""What a professional's own file may hold of a report: what was answered, and what to do now.

Only what was answered by choosing, and what they wrote about their own work: never the account
of what happened, which may hold a child's words.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from outcome21.guidance.asking import Answers, Words, chosen
from outcome21.guidance.report_questions import FIELDS

_TOLD = (
    *("danger", "age", "going_on", "pushed", "known", "their_age"),
    *("where", "when", "still_online"),
)
_DONE = ("who_knows", "viewed", "actions_taken", "social_care")
USED = (*_TOLD, *_DONE)
"""The answers that the record is made of."""

# Source: the education guidance's reasons to refer at once, as on the page for professionals.
_REFER: tuple[tuple[str, tuple[str, ...], Words], ...] = (
    ("danger", ("yes",), _("a child is in danger now")),
    ("age", ("under_10", "10_12"), _("a child is under 13")),
    ("going_on", ("adult",), _("an adult is part of it")),
    ("their_age", ("18_over",), _("the other person is 18 or over")),
    ("going_on", ("threats",), _("there are threats, or somebody wants money")),
    ("pushed", ("yes",), _("a child was pushed, tricked, scared or paid")),
)
_OPEN: tuple[tuple[str, Words], ...] = (
    ("danger", _("if anybody is in danger")),
    ("age", _("the child’s age")),
    ("pushed", _("if a child was pushed, tricked, scared or paid")),
    ("their_age", _("the age of the other person")),
)
_CALL = _("Call 999 now, if nobody has. Do not wait for us to read this.")
_UNSURE = {"not_known", "rather_not_say"}


@dataclass(frozen=True)
class Record:
    """What was answered, what was said to be done, why to refer at once, and what to do now.

    `refer` and `unsure` are empty where nothing answered asks for it.
    """

    told: tuple[tuple[Words, tuple[Words, ...]], ...]
    done: tuple[tuple[Words, tuple[Words, ...]], ...]
    refer: tuple[Words, ...]
    unsure: tuple[Words, ...]
    now: tuple[Words, ...]


def record_for(answers: Answers) -> Record:
    """The record of a report with these answers."""
    if _about_adults(answers):
        return Record(
            _lines(_TOLD, answers), _lines(_DONE, answers), (), (), _now_for_adults(answers)
        )
    refer = [words for name, codes, words in _REFER if chosen(answers, name) & set(codes)]
    unsure = [words for name, words in _OPEN if (chosen(answers, name) or _UNSURE) & _UNSURE]
    return Record(
        told=_lines(_TOLD, answers),
        done=_lines(_DONE, answers),
        refer=tuple(refer),
        unsure=tuple(unsure),
        now=tuple(_now(answers)),
    )


def _about_adults(answers: Answers) -> bool:
    """Whether even the youngest is 18 or over: what is done for a child would be wrong advice."""
    return "18_over" in chosen(answers, "age")


def _now_for_adults(answers: Answers) -> tuple[Words, ...]:
    left_out = _(
        "You answered that the youngest is 18 or over. The steps for a child are left out: "
        "follow your own procedure for adults."
    )
    return (_CALL, left_out) if "yes" in chosen(answers, "danger") else (left_out,)


def _now(answers: Answers) -> list[Words]:
    """What to do, by what was answered; what holds for every report last."""
    todo: list[Words] = []
    if "yes" in chosen(answers, "danger"):
        todo.append(_CALL)
    if "threats" in chosen(answers, "going_on"):
        todo.append(_("Help the child to stop replying and not to pay. Keep the messages."))
    if "yes" in chosen(answers, "still_online"):
        todo.append(_("Help the child to use Report Remove, without looking at the picture."))
    if "yes" in chosen(answers, "viewed"):
        todo.append(
            _(
                "Tell your safeguarding lead that a picture was looked at, copied or passed on. "
                "Write down who, when and why, and not what it shows."
            )
        )
    if "parent" not in chosen(answers, "who_knows"):
        todo.append(
            _(
                "Tell parents or carers early, unless that would put the child at risk. "
                "Agree with the child how. Write down why, if you do not."
            )
        )
    return [
        *todo,
        _("Do not view, copy, print, share, save or delete a picture. Do not ask a child to."),
        _("Listen to the child, and do not question them in detail."),
        _("Write down in your safeguarding record what you decided, and why."),
    ]


def _lines(names: tuple[str, ...], answers: Answers) -> tuple[tuple[Words, tuple[Words, ...]], ...]:
    found = ((FIELDS[name].short, _said(name, answers)) for name in names)
    return tuple((short, said) for short, said in found if said)


def _said(name: str, answers: Answers) -> tuple[Words, ...]:
    field = FIELDS[name]
    if not field.chosen:
        written = str(answers.get(name, ""))
        return (written,) if written else ()
    codes = chosen(answers, name)
    return tuple(option.said.they for option in field.options if option.code in codes)

"""Where somebody is in the report form without JavaScript: all of it travels with the page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from outcome21.guidance.asking import Answer, Step
from outcome21.guidance.report_answers import as_given, fill_all
from outcome21.guidance.report_questions import step, steps_asked
from outcome21.sealing.forms import issue_form, renew_form
from outcome21.web.public.carried import carried, carry

START = "/tell-us"
PURPOSE = "report"
CHECK = "check"


@dataclass(frozen=True)
class Journey:
    """The form's token, the answers so far, the page shown, and the pages answered before it.

    `changing`: they came from the check page to change an answer, and go back there.
    """

    token: str
    at: str
    answers: dict[str, Answer] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    changing: bool = False

    @property
    def step(self) -> Step | None:
        """The step of the page shown; None on the check-answers page."""
        return step(self.at)

    @property
    def number(self) -> int:
        """Which question this is of those asked so far, from 1."""
        order = [one.id for one in steps_asked(self.answers)]
        return order.index(self.at) + 1 if self.at in order else len(order)

    def with_answers(self, here: Step, answers: dict[str, Answer]) -> Journey:
        """With the answers of one page put in. Answers that nobody is asked for now are gone."""
        names = {asked.id for asked in here.fields}
        others = {name: given for name, given in self.answers.items() if name not in names}
        kept = fill_all(as_given(others | answers)).answers
        return replace(self, answers=kept, seen=tuple({*self.seen, here.id}))

    def onward(self) -> Journey:
        """The next page in order; after a change the first that was not seen; else the check."""
        order = [one.id for one in steps_asked(self.answers)]
        ahead = [one for one in order if one not in self.seen]
        if not self.changing and self.at in order:
            ahead = order[order.index(self.at) + 1 :]
        return replace(self, at=ahead[0]) if ahead else self.check()

    def back(self) -> Journey | None:
        """The page before; the check page for somebody who came from it; None before the first."""
        if self.changing:
            return self.check()
        order = [one.id for one in steps_asked(self.answers)]
        here = order.index(self.at) if self.at in order else len(order)
        return replace(self, at=order[here - 1]) if here else None

    def check(self) -> Journey:
        """The check-answers page."""
        return replace(self, at=CHECK, changing=False)

    def change(self, step_id: str) -> Journey:
        """A page again, if it is one of those asked."""
        known = {one.id for one in steps_asked(self.answers)}
        return replace(self, at=step_id, changing=True) if step_id in known else self

    def sealed(self, at: datetime) -> str:
        """The journey as a hidden field.

        Each page makes the whole journey last for twelve hours more, the token that Send asks for
        included: a page that may be gone on with may also be sent. Nobody gains by it: the number
        in the token stays, it is that of one report, and the code can be shown again only to
        somebody who holds the page, and who could have had it shown at once.
        """
        data = {
            "token": renew_form(PURPOSE, self.token, at),
            "step": self.at,
            "answers": self.answers,
            "seen": list(self.seen),
            "changing": self.changing,
        }
        return carry(PURPOSE, data, at)


def new_journey(at: datetime) -> Journey:
    """A journey at its first page, with a token of its own."""
    return Journey(issue_form(PURPOSE, at), steps_asked({})[0].id)


def open_journey(text: str, at: datetime) -> Journey:
    """The journey of the page before. Raises FormAltered or FormTooOld."""
    data = carried(PURPOSE, text, at)
    return Journey(
        data["token"], data["step"], data["answers"], tuple(data["seen"]), data["changing"]
    )

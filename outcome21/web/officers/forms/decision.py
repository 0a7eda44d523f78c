"""The form for a decision: the reasons in a box each, and why it departs if it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from outcome21.casework.actions.decide import Choice
from outcome21.domain.decisions import INVESTIGATE, OUTCOME
from outcome21.domain.outcomes import prompts_for
from outcome21.web.officers.forms.reading import word
from outcome21.web.officers.forms.wrong import Wrong


@dataclass(frozen=True)
class Box:
    """One box of the reasons: its name in the record, and what it asks."""

    id: str
    label: str
    help: str


WHY_INVESTIGATE = Box(
    "why",
    "Why police should investigate",
    "What is known, what is feared, and what has to be found out first.",
)


def boxes_for(choice: str, on: date) -> list[Box]:
    """What the reasons for this choice must say: the framework's own prompts for an outcome."""
    if choice == INVESTIGATE:
        return [WHY_INVESTIGATE]
    return [Box(prompt.id, prompt.label, prompt.help) for prompt in prompts_for(choice, on)]


@dataclass(frozen=True)
class DecisionForm:
    """What was typed for one choice: `investigate`, or the code of an outcome."""

    choice: str
    rationale: Mapping[str, str]
    departure_reason: str = ""
    step_owner: str = ""

    @classmethod
    def read(cls, typed: Mapping[str, str], choice: str, on: date) -> DecisionForm:
        """The form as it was sent."""
        boxes = boxes_for(choice, on)
        return cls(
            choice,
            {box.id: word(typed, f"rationale_{box.id}") for box in boxes},
            word(typed, "departure_reason"),
            word(typed, "step_owner"),
        )

    def wrong(self, *, departs: bool, owners: Mapping[str, str], on: date) -> Wrong:
        """What is missing. What the outcome needs besides is the act's to say."""
        wrong = Wrong()
        for box in boxes_for(self.choice, on):
            field = f"rationale_{box.id}"
            wrong.need(field, self.rationale[box.id], f"Fill in “{box.label}”.")
        if departs:
            sentence = "Say why you depart from the recommendation."
            wrong.need("departure_reason", self.departure_reason, sentence)
        if self.choice == INVESTIGATE and self.step_owner not in owners:
            wrong.add("step_owner", "Choose who does the first steps.")
        return wrong

    def as_choice(self) -> Choice:
        """The decision for the record."""
        investigating = self.choice == INVESTIGATE
        return Choice(
            choice=INVESTIGATE if investigating else OUTCOME,
            outcome_code="" if investigating else self.choice,
            rationale=self.rationale,
            departure_reason=self.departure_reason,
            step_owner=self.step_owner,
        )

"""In what order the desk asks a policy's questions.

The order depends on the policy alone, never on an answer: it gives nothing away about a case.
"""

from __future__ import annotations

from outcome21.domain.policy import Policy, Question
from outcome21.domain.policy_order import decisive_order

OTHER_QUESTIONS = "Other questions"


def most_decisive_first(policy: Policy) -> list[Question]:
    """Every question, the one that can settle most first."""
    return [policy.question(one) for one in decisive_order(policy)]


def grouped(policy: Policy) -> list[tuple[str, list[Question]]]:
    """The questions under the policy's own headings; inside each the most decisive first.

    A question that the file puts in no group is asked all the same, at the end.
    """
    ordered = most_decisive_first(policy)
    groups = [*policy.groups.items(), ("", OTHER_QUESTIONS)]
    found = [(heading, [one for one in ordered if one.group == group]) for group, heading in groups]
    return [(heading, questions) for heading, questions in found if questions]

"""The desk's words for the codes that records keep."""

from __future__ import annotations

from collections.abc import Mapping

from outcome21.audit.queries import LogLine
from outcome21.casework import next_steps
from outcome21.casework.unanswered import OVERTAKES
from outcome21.domain.involvement import roles
from outcome21.domain.outcomes import framework
from outcome21.domain.policy import WHO_MAY_KNOW

AGES = {
    "under_10": "Under 10",
    "10_12": "10 to 12",
    "13_15": "13 to 15",
    "16_17": "16 or 17",
    "18_over": "18 or over",
    "not_known": "Not known",
}
REPORTERS = {
    "child": "The young person",
    "parent": "A parent or carer",
    "professional": "Somebody who works with them",
    "other": "A friend, or somebody else",
}
SAFE_CONTACT = {
    "yes": "It is safe to contact them",
    "some_times": "Only at some times, or in some ways",
    "code": "Not safe, except through a code",
}
ANSWERS = {"yes": "Yes", "no": "No", "not_known": "Not known", "not_asked": "Not asked yet"}
BASES = {"fact": "Fact", "assessment": "Assessment"}
SOURCES = {
    **{name: words[0].upper() + words[1:] for name, words in WHO_MAY_KNOW.items()},
    "other_person": "Another person",
    "code": "The reporter’s code only",
}
ROUTES = {
    "outcome_21": "Outcome 21: support, and no formal action",
    "review": "A supervisor looks at the whole of it",
    "find_out": "Find out more before deciding",
    "investigate": "Police take control and investigate",
}
CATEGORIES = {
    "aggravated": "Aggravated",
    "repeated": "Repeated",
    "other": "Other",
    "non_aggravated": "Not aggravated",
    "not_known": "Not known yet",
    "no_result": "No category",
}
STANDINGS = {
    "published": "The source says this",
    "derived": "It follows from a rule of the source",
    "ours": "Our own case",
}
ROUTES_IN_SHORT = {
    "outcome_21": "Outcome 21",
    "review": "Review",
    "find_out": "Find out",
    "investigate": "Investigate",
    "no_result": "No result",
}
WOULD_RECOMMEND = {
    "outcome_21": "Outcome 21",
    "review": "that a supervisor looks at the whole of it",
    "find_out": "finding out more before deciding",
    "investigate": "that police take control and investigate",
}
"""Each route as it reads after "the policy would recommend"."""
ACT_NOW = (
    "Act now to keep the child safe: tell the supervisor, and call an ambulance or a crisis team "
    "if needed"
)
"""What to do when a child is at risk now, where the policy has no words of its own for it."""
ACTION_WITHOUT_WORDS = "An action that this policy has no words for: ask the policy lead"
STEPS = {
    next_steps.ASSESS: "Answer the questions",
    next_steps.OWN_VIEW: "Give your own view",
    next_steps.SEE_RECOMMENDATION: "See the recommendation",
    next_steps.DECIDE: "Decide",
    next_steps.REVIEW: "Supervisor to confirm or return",
    next_steps.RETURN: "Supervisor to return the decision",
    next_steps.INVESTIGATE: "Investigate: finish the steps",
    next_steps.END_INVESTIGATION: "End the investigation",
    next_steps.TELL: "Tell the child and parents",
    next_steps.TELL_CHILD: "Tell the child",
    next_steps.TELL_PARENT: "Tell a parent or carer",
    next_steps.CONSIDER_WISH: "Consider what they asked",
    next_steps.READ_MESSAGES: "Read the new message",
    next_steps.NOTHING: "Nothing more to do",
}
WISHES = {
    "parents_not_told": "I do not want my parents told",
    "take_back": "I take it back",
}
WISH_SOURCES = {"form": "Asked in the form", "code": "Asked with the code"}
WISH_RESULTS = {
    "followed": "We do as they ask",
    "in_part": "In part, or in another way",
    "not_followed": "We cannot do as they ask",
}
TOLD_WHO = {"child": "The child", "parent": "A parent or carer", "school": "The school"}
TOLD = {"told": "told", "not_yet": "not told yet"}
REFERRAL_BASES = {
    "family_agreed": "The family agreed",
    "safeguarding": "To keep a child safe",
}
OTHER_ACTORS = {
    "anonymous": "Somebody on the public site",
    "reporter": "Somebody with the code",
    "system": "The system",
}


def label(words: Mapping[str, str], code: str) -> str:
    """The words for a code; a code without words is shown as it is, never left out."""
    return words.get(code) or code.replace("_", " ").capitalize()


def role_label(role_id: str) -> str:
    """The label of a role in a crime."""
    return next((role.label for role in roles() if role.id == role_id), role_id)


def outcome_label(code: str) -> str:
    """An outcome as an officer says it: "Outcome 18: Investigation complete …"."""
    name = next((row.label for row in framework().outcomes if row.code == code), "")
    return f"Outcome {code}: {name}" if name else f"Outcome {code}"


def who(names: Mapping[str, str], reference: str) -> str:
    """The name of whoever acted."""
    known = names.get(reference) or OTHER_ACTORS.get(reference)
    return known or "Somebody who no longer has a sign-in"


def log_sentence(entry: LogLine) -> str:
    """What the log says was done; of a decision that closed another unanswered, which one."""
    closed = entry.remark.removeprefix(OVERTAKES)
    if closed == entry.remark:
        return entry.sentence
    return f"{entry.sentence} It closed decision {closed}, which was waiting, as overtaken."

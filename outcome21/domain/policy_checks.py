"""What is refused of a policy whose form is right: rules that say nothing, and rules too tangled.

Run when a policy is read, so that nothing that uses one meets either.
"""

from __future__ import annotations

from outcome21.domain.data_file import DataFileError, Table
from outcome21.domain.policy_form import CompiledRule, Policy
from outcome21.domain.policy_idle import Effects
from outcome21.domain.policy_values import Rule
from outcome21.domain.policy_walk import TooTangled
from outcome21.domain.policy_witness import TooManyTests

UNTANGLED = "rules of which fewer share questions"
IDLE = "a rule that can never change a result"
ALLOWED = "a rule that changes the route, the category or an action for some answers"


def check_rules(policy: Policy, rules: tuple[Table, ...]) -> None:
    """Refuse a policy with a rule that can never change a result, or too tangled to be worked out.

    `rules` are the tables of the file that hold the rules, so that a refusal can name the place.
    Raises DataFileError.
    """
    _refuse_tangled(policy, rules)
    effects = Effects(policy)
    for at, table in enumerate(rules):
        try:
            idle = effects.idle(at)
        except TooManyTests:
            raise table.refusal(
                "when", "rules too tangled to tell what this one changes", UNTANGLED
            ) from None
        if idle:
            raise table.refusal("when", IDLE + _because(policy, at), ALLOWED)


def _refuse_tangled(policy: Policy, rules: tuple[Table, ...]) -> None:
    try:
        _ = policy.walk
    except TooTangled as error:
        raise _tangled(policy, rules, error.question) from None


def _tangled(policy: Policy, rules: tuple[Table, ...], question: str) -> DataFileError:
    """The refusal at the first rule that has a part in it."""
    at = next(place for place, rule in enumerate(policy.rules) if _shares(rule, question))
    found = f"rules too tangled to be worked out, where they use {question}"
    return rules[at].refusal("when", found, UNTANGLED)


def _shares(rule: Rule, question: str) -> bool:
    return rule.route is not None and question in rule.questions


def _because(policy: Policy, at: int) -> str:
    """Which rule makes this one idle, where that is easy to say."""
    compiled, always = policy.tables.rules, set(policy.always_actions)
    for place, other in enumerate(compiled):
        if place != at and _covers(other, compiled[at], always):
            return f", because [[rule]] number {place + 1} says as much whenever it holds"
    return ""


def _covers(other: CompiledRule, rule: CompiledRule, always: set[str]) -> bool:
    """Whether the other rule holds whenever this one does and names all that this one names."""
    return (
        other.mask & rule.mask == other.mask
        and (rule.route is None or (other.route is not None and other.route >= rule.route))
        and rule.category in (None, other.category)
        and set(rule.actions) <= {*other.actions, *always}
    )

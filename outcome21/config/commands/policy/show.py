"""`outcome21 policy show`: one policy as text for a person, or as JSON for a program."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from outcome21.config.commands.policy.choosing import UNUSABLE, named_policy, policy_file, say
from outcome21.config.commands.policy.packaged import packaged
from outcome21.config.commands.policy.show_data import policy_data
from outcome21.config.commands.policy.words import (
    CATEGORIES,
    ROUTES,
    listed,
    nations,
    period,
    statement,
    wrapped,
)
from outcome21.domain.policy import (
    WHO_MAY_KNOW,
    NoPolicyInForce,
    Policy,
    Question,
    Rule,
    floor,
)

EXAMPLE = """\
examples:
  outcome21 policy show ew-2026-11
  outcome21 policy show my-new-policy.toml --json

The questions, each with whose answer it is, and the rules in words.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `show` to the commands of `outcome21 policy`."""
    parser = commands.add_parser(
        "show",
        help="the questions and rules of one policy",
        description="Show the questions and rules of one policy.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "version", metavar="VERSION", help="a version, or a file that ends in .toml"
    )
    parser.add_argument("--json", action="store_true", help="as JSON, with every wording")
    parser.set_defaults(handler=show)


def show(options: argparse.Namespace) -> int:
    """Print the policy; the exit code is 0, or 2 where there is none or it cannot be used."""
    try:
        policy = _policy(options.version)
    except UNUSABLE as error:
        return say("show", str(error), 2)
    if options.json:
        print(json.dumps(policy_data(policy), indent=2))
    else:
        print("\n".join(_text(policy)))
    return 0


def _policy(name: str) -> Policy:
    if policy_file(name):
        return named_policy(name)
    # Not from the shelf: a policy may be read before it is proved.
    found = {one.policy.version: one.policy for one in packaged()}
    if name not in found:
        raise NoPolicyInForce(f"There is no policy of that version; there are: {', '.join(found)}.")
    return found[name]


def _text(policy: Policy) -> Iterator[str]:
    yield wrapped(f"Policy {policy.version}. {policy.title}.")
    yield f"In force {period(policy.starts, policy.ends)}, in {nations(policy.nations)}."
    yield f"Digest: {policy.digest}"
    yield from ("", "Sources")
    yield from (wrapped(source, "- ") for source in policy.sources)
    yield from ("", f"Questions ({len(policy.questions)})")
    for question in policy.questions:
        yield from _question(policy, question)
    yield from ("", f"Rules ({len(policy.rules)})")
    yield wrapped(
        "The most serious route of the rules that hold is recommended, and the first category in "
        "this order. What is not known is never read as no."
    )
    for nth, rule in enumerate(policy.rules, start=1):
        yield from _rule(policy, nth, rule)
    yield from _after_the_rules(policy)


def _question(policy: Policy, question: Question) -> Iterator[str]:
    who = listed(WHO_MAY_KNOW[kind] for kind in question.who_may_know)
    yield from ("", wrapped(f"{question.id}: {question.officer}", "- "))
    if question.group:
        yield wrapped(f"Asked under: {policy.groups[question.group]}", "  ")
    yield wrapped(f"May know: {who}.", "  ")
    if question.id in floor().investigate:
        aggravated = ", as aggravated" if question.id in floor().aggravated else ""
        yield wrapped(f"The floor: a yes is always investigated{aggravated}.", "  ")
    yield wrapped(f"Source: {question.source}.", "  ")


def _rule(policy: Policy, nth: int, rule: Rule) -> Iterator[str]:
    conditions = listed(statement(policy, name, answer) for name, answer in rule.when)
    then = [
        *([ROUTES[rule.route]] if rule.route is not None else []),
        *([f"category: {CATEGORIES[rule.category]}"] if rule.category else []),
        *(policy.action_labels[action] for action in rule.actions),
    ]
    yield from ("", wrapped(f"If {conditions}", f"{nth}. ", "   "))
    yield from (wrapped(part, "   - ") for part in then)
    yield wrapped(f"Why: {rule.reason} Source: {rule.source}.", "   ")


def _after_the_rules(policy: Policy) -> Iterator[str]:
    yield from ("", "Where no rule says anything")
    yield wrapped(ROUTES[policy.otherwise_route], "- ")
    yield wrapped(f"category: {CATEGORIES[policy.otherwise_category]}", "- ")
    yield wrapped(f"Why: {policy.otherwise_reason} Source: {policy.otherwise_source}.", "  ")
    if policy.always_actions:
        yield from ("", "Always")
        yield from (wrapped(policy.action_labels[name], "- ") for name in policy.always_actions)

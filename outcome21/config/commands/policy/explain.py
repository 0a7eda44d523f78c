"""`outcome21 policy explain`: the same as assess, in plain English, for a person to read."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from outcome21.config.commands.policy.choosing import (
    UNUSABLE,
    add_choice,
    add_facts,
    chosen_policy,
    say,
)
from outcome21.config.commands.policy.words import CATEGORIES, ROUTES, listed, statement, wrapped
from outcome21.domain.outcomes import closed_to_everybody
from outcome21.domain.policy import WHO_MAY_KNOW, Answer, Policy, Reason, Recommendation, recommend
from outcome21.domain.policy_change import RouteChange, would_change
from outcome21.insight.facts import Case, cases_in, parsed, text_of

EXAMPLE = """\
example:
  echo '{"answers": {"coerced": "yes", "gain": "no"}}' | outcome21 policy explain --facts -

Says which route, why, what is not known yet, what would change it, and what to do.
The facts are given as to `outcome21 policy assess`. It advises; an officer decides.
"""
MOST_WAYS, FEW_ANSWERS = 3, 3
"""Ways to another route that are written out, if each changes few answers; `assess` gives 20."""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `explain` to the commands of `outcome21 policy`."""
    parser = commands.add_parser(
        "explain",
        help="say in plain English what is recommended and why",
        description="Say in plain English what the policy recommends for the facts, and why.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_facts(parser)
    add_choice(parser)
    parser.set_defaults(handler=explain)


def explain(options: argparse.Namespace) -> int:
    """Print the explanation of each case; the exit code is 0, or 2 where something is unusable."""
    try:
        policy = chosen_policy(options)
        cases = cases_in(parsed(text_of(options.facts)), policy)
        texts = ["\n".join(_explained(policy, case)) for case in cases]
    except UNUSABLE as error:
        return say("explain", str(error), 2)
    print("\n\n".join(texts))
    return 0


def _explained(policy: Policy, case: Case) -> Iterator[str]:
    found = recommend(policy, case.answers)
    if case.summary:
        yield from (wrapped(f"{_printable(case.name)}. {_printable(case.summary)}"), "")
    yield f"Policy {policy.version} recommends: {ROUTES[found.route]}."
    yield f"Category: {CATEGORIES[found.category]}."
    yield from ("", "Why")
    for reason in found.reasons:
        yield from _reason(policy, reason)
    yield from _missing(policy, found)
    yield from _may_add_actions(policy, case, found)
    yield from ("", "What would change it")
    for change in would_change(policy, case.answers):
        yield from _change(policy, change)
    yield from ("", "What to do")
    yield from (wrapped(f"{policy.action_labels[action]}.", "- ") for action in found.actions)
    if closed := closed_to_everybody(case.answers):
        yield from ("", wrapped(closed))
    yield from ("", "The policy advises. An officer decides.")


def _reason(policy: Policy, reason: Reason) -> Iterator[str]:
    yield wrapped(reason.sentence, "- ")
    if reason.question:
        pairs = zip(reason.question.split(", "), reason.answer.split(", "), strict=True)
        said = listed(statement(policy, name, Answer.from_word(word)) for name, word in pairs)
        yield wrapped(f"The answers say that {said}.", "  ")
    yield wrapped(f"Source: {reason.source}.", "  ")


def _missing(policy: Policy, found: Recommendation) -> Iterator[str]:
    yield ""
    if not found.missing:
        yield "Nothing is missing that could change the route or the category."
        return
    yield "What is not known yet, the most worth asking first"
    for name in found.missing:
        question = policy.question(name)
        who = listed(WHO_MAY_KNOW[kind] for kind in question.who_may_know)
        yield wrapped(f"{question.officer} ({name}; may know: {who})", "- ")


def _may_add_actions(policy: Policy, case: Case, found: Recommendation) -> Iterator[str]:
    known = (Answer.YES, Answer.NO)
    unknown = [one for one in policy.questions if case.answers.get(one.id) not in known]
    still = [one for one in unknown if one.id not in found.missing]
    if still:
        yield from ("", "Not known either, and a yes could add something to do")
    for question in still:
        yield wrapped(f"{question.officer} ({question.id})", "- ")


def _change(policy: Policy, change: RouteChange) -> Iterator[str]:
    if change.fewest is None:
        yield wrapped(f"{_name(change)}: no change of an answer to yes or no gives this.", "- ")
        return
    answers = "1 answer" if change.fewest == 1 else f"{change.fewest} answers"
    ways = "one way" if change.count == 1 else f"{change.count} ways"
    yield wrapped(f"{_name(change)}: {answers} would have to be different ({ways}).", "- ")
    shown = change.sets[: MOST_WAYS if change.fewest <= FEW_ANSWERS else 1]
    for each in shown:
        yield wrapped(" ".join(_way(policy, each)), "  - ")
    if change.count > len(shown):
        yield f"  - And {change.count - len(shown)} more."


def _way(policy: Policy, changes: tuple[tuple[str, Answer], ...]) -> Iterator[str]:
    for answer in (Answer.NO, Answer.YES):
        words = [policy.question(name).whether for name, new in changes if new is answer]
        if words:
            yield f"A {answer.word} to: {'; '.join(words)}."


def _name(change: RouteChange) -> str:
    name = ROUTES[change.route].partition(" (")[0]
    return name[0].upper() + name[1:]


def _printable(words: str) -> str:
    # The words of whoever made the file: nothing that could steer a terminal.
    return "".join(letter if letter.isprintable() else " " for letter in words)

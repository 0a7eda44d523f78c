"""`outcome21 policy assess`: what the policy recommends for given facts, as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from outcome21.config.commands.policy.choosing import (
    UNUSABLE,
    add_choice,
    add_facts,
    chosen_policy,
    say,
)
from outcome21.domain.outcomes import refuse_if_closed
from outcome21.domain.policy import Policy
from outcome21.domain.policy_change import recommendation_data
from outcome21.domain.refusals import Refused
from outcome21.insight.expecting import differences
from outcome21.insight.facts import Case, FactsError, cases_in, parsed, text_of
from outcome21.insight.facts_text import shown

EXAMPLE = """\
example:
  echo '{"answers": {"coerced": "yes", "gain": "no"}}' | outcome21 policy assess --facts -

An answer is yes, no, not_known or not_asked; a question left out is not known.
A list of such facts gives a list. With --expect, each must say what it expects:
  {"id": "A", "answers": {}, "rest": "no", "expect": {"route": "outcome_21"}}
and the exit code is 1 where the policy says something else; standard error names each.
With --outcome 21 (or 22) nothing is printed, and the exit code is 1, while that
outcome is closed to everybody on these facts. Exit code 2: the facts or the
policy cannot be used; one line on standard error says why.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `assess` to the commands of `outcome21 policy`."""
    parser = commands.add_parser(
        "assess",
        help="recommend a route for the facts in a file",
        description="Print, as JSON, what the policy recommends for the facts in a file.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_facts(parser)
    add_choice(parser)
    parser.add_argument(
        "--outcome", choices=("21", "22"), help="refuse if this outcome is closed on these facts"
    )
    parser.add_argument(
        "--expect", action="store_true", help="compare with what each case says it expects"
    )
    parser.set_defaults(handler=assess)


def assess(options: argparse.Namespace) -> int:
    """Print the recommendation for the facts; the exit code is 0, or 1 refused, or 2 unusable."""
    try:
        policy = chosen_policy(options)
        facts = parsed(text_of(options.facts))
        cases = cases_in(facts, policy)
        if options.expect:
            _refuse_without_expect(cases)
        closed = _closed(options.outcome, cases)
        found = [] if closed else [recommendation_data(policy, case.answers) for case in cases]
    except UNUSABLE as error:
        return say("assess", str(error), 2)
    if closed:
        return _say_each(closed)
    print(json.dumps(found if isinstance(facts, list) else found[0], indent=2))
    return _say_each(_differing(policy, cases)) if options.expect else 0


def _closed(outcome: str | None, cases: Sequence[Case]) -> list[str]:
    sentences = []
    for case in cases if outcome else ():
        try:
            refuse_if_closed(str(outcome), case.answers)
        except Refused as refusal:
            sentences.append(refusal.sentence if len(cases) == 1 else _of(case, refusal.sentence))
    return sentences


def _refuse_without_expect(cases: Sequence[Case]) -> None:
    for case in cases:
        if case.expect is None:
            raise FactsError(f"{shown(case.name)} has no expect to compare with")


def _differing(policy: Policy, cases: Sequence[Case]) -> list[str]:
    return [
        _of(case, f"{one.of}: expected {_ascii(one.expected)}; {policy.version} says {one.says}")
        for case in cases
        if case.expect is not None
        for one in differences(policy, case.answers, case.expect)
    ]


def _of(case: Case, sentence: str) -> str:
    return f"{_ascii(case.name)}: {sentence}"


def _ascii(words: str) -> str:
    # The words of whoever made the file: one line of ASCII, cut short.
    return ascii(words[:200])[1:-1]


def _say_each(sentences: Sequence[str]) -> int:
    for sentence in sentences:
        say("assess", sentence, 1)
    return 1 if sentences else 0

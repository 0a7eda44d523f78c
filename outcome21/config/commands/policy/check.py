"""`outcome21 policy check`: whether a policy file has the form that it must have."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from outcome21.config.commands.policy.choosing import UNUSABLE, read_policy_file, say
from outcome21.config.commands.policy.packaged import packaged
from outcome21.config.commands.policy.words import nations, period
from outcome21.domain.policy import Policy, PolicyError, floor
from outcome21.domain.policy_floor import refuse_below_the_floor
from outcome21.domain.policy_shelf import check_together
from outcome21.guidance.stories import contradictions, stories
from outcome21.insight.named_file import STANDARD_INPUT

EXAMPLE = """\
example:
  outcome21 policy check my-new-policy.toml

Reads the file, holds its dates against the packaged policies, and names each story of the public
site that would no longer be true. What a policy may never do is another command: outcome21 policy
prove. Exit code 2: one line on standard error says where the fault is, what was found and what is
allowed.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `check` to the commands of `outcome21 policy`."""
    parser = commands.add_parser(
        "check",
        help="whether a policy file has the right form",
        description="Say whether a policy file has the right form.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="a policy file; - is standard input")
    parser.set_defaults(handler=check)


def check(options: argparse.Namespace) -> int:
    """Print one line that begins with ok, and one for each story that the policy contradicts.

    The exit code is 0, or 2 where the file is refused.
    """
    try:
        policy = read_policy_file(options.file)
        stem = policy.version if options.file == STANDARD_INPUT else Path(options.file).stem
        _refuse_beside_the_others(policy, stem)
        refuse_below_the_floor(policy, floor())
    except UNUSABLE as error:
        return say("check", str(error), 2)
    print(
        f"ok: policy {policy.version}, {len(policy.questions)} questions, "
        f"{len(policy.rules)} rules, {len(policy.action_labels)} actions; "
        f"{period(policy.starts, policy.ends)}, {nations(policy.nations)}; digest {policy.digest}"
    )
    for line in _stories_contradicted(policy):
        print(line)
    return 0


def _stories_contradicted(policy: Policy) -> Iterator[str]:
    """A line for each story in English that tells what this policy would not recommend."""
    for told in stories().told:
        found = contradictions(policy, among=replace(stories(), told=(told,)))
        if found:
            faults = "; ".join(line.partition(": ")[2] for line in found)
            yield f"the story {told.page} would no longer be true: {faults}"


def _refuse_beside_the_others(policy: Policy, stem: str) -> None:
    others = [one.policy for one in packaged() if one.policy.version != policy.version]
    check_together((*others, policy), {stem, *(other.version for other in others)})
    earlier = {question.id for other in others for question in other.questions}
    for question in policy.questions:
        if question.was and question.was not in earlier:
            raise PolicyError(
                f"Policy {policy.version}: question {question.id} was {question.was}, which no "
                "other packaged policy asks."
            )

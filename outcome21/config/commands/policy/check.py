"""`outcome21 policy check`: whether a policy file has the form that it must have."""

from __future__ import annotations

import argparse
from pathlib import Path

from outcome21.config.commands.policy.choosing import UNUSABLE, read_policy_file, say
from outcome21.config.commands.policy.packaged import packaged
from outcome21.config.commands.policy.words import nations, period
from outcome21.domain.policy import Policy, PolicyError, floor
from outcome21.domain.policy_floor import refuse_below_the_floor
from outcome21.domain.policy_shelf import check_together
from outcome21.insight.named_file import STANDARD_INPUT

EXAMPLE = """\
example:
  outcome21 policy check my-new-policy.toml

Reads the file and holds its dates against the packaged policies. What it may never do is another
command: outcome21 policy prove. Exit code 2: one line on standard error says where the fault is,
what was found and what is allowed.
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
    """Print one line that begins with ok; the exit code is 0, or 2 where the file is refused."""
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
    return 0


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

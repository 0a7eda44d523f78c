"""What a replay is over: two policies, and past answers of a file or of the database."""

# ruff: noqa: PLC0415 (the engine, and Django for the database, load only when they are needed)
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outcome21.config.commands.policy.choosing import UNUSABLE, policy_file, read_policy_file
from outcome21.config.commands.policy.packaged import packaged
from outcome21.domain.data_file import shown
from outcome21.domain.policy import NoPolicyInForce, Policy, PolicyError, floor
from outcome21.domain.policy_proof import proof_name, read_proof, refuse_unproved

if TYPE_CHECKING:
    from outcome21.insight.past_answers import PastAnswers


class NotUsable(Exception):  # noqa: N818 (an answer to whoever typed it)
    """What was asked for cannot be had. The text is one line that says why."""


class Chosen(NamedTuple):
    """A policy, and why it is not proved; "" where it is."""

    policy: Policy
    unproved: str


def chosen(option: str, name: str) -> Chosen:
    """The policy that an option names, a version or a file. Raises NotUsable naming the option."""
    try:
        return _file(name) if policy_file(name) else _version(name)
    except UNUSABLE as error:
        raise NotUsable(f"{option}: {error}") from None


def past_answers(file: str | None, force: str | None) -> PastAnswers:
    """The answers of a file, or of a force or of all in the database.

    Raises NotUsable, and what `unusable` names.
    """
    if file is not None:
        from outcome21.insight.answers_file import answers_in_file

        return answers_in_file(file)
    from outcome21.config.environment import read_environment
    from outcome21.config.preparing import start_django

    read_environment()
    start_django()
    from outcome21.accounts.forces import forces
    from outcome21.insight.replay_stored import stored_answers_of

    if force is not None and force not in forces():
        known = ", ".join(sorted(forces())) or "none"
        raise NotUsable(f"There is no force {force!a} here. The forces are: {known}.")
    return stored_answers_of(force)


def unusable(file: str | None) -> tuple[type[Exception], ...]:
    """What is said in one line; that of the database only where it was asked."""
    from outcome21.insight.past_answers import BadAnswers

    if file is not None:
        return (NotUsable, BadAnswers)
    from django.db import DatabaseError

    from outcome21.accounts.forces import BadForceFile
    from outcome21.config.environment import BadEnvironment

    return (NotUsable, BadAnswers, BadEnvironment, BadForceFile, DatabaseError)


def _file(name: str) -> Chosen:
    policy = read_policy_file(name)
    return Chosen(policy, _why_unproved(policy, Path(name).parent))


def _version(name: str) -> Chosen:
    # Not from the shelf: a policy may be replayed before it is proved.
    found = {one.policy.version: one for one in packaged()}
    if name not in found:
        known = ", ".join(found)
        allowed = f"{known}, or a file that ends in .toml"
        raise NoPolicyInForce(f"found {shown(name)}; allowed: {allowed}.")
    return Chosen(found[name].policy, found[name].unproved)


def _why_unproved(policy: Policy, folder: Path) -> str:
    """Why the proof beside a file does not cover the policy; "" where it does."""
    path = folder / proof_name(policy.version)
    try:
        proof = read_proof(path.read_bytes(), path.name) if path.is_file() else None
        refuse_unproved(policy, floor(), proof)
    except (PolicyError, OSError) as error:
        return str(error)
    return ""

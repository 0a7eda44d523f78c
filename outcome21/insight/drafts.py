"""Drafts of a policy: files of the force's own, to read and to replay, never to recommend with.

A draft needs no proof, because nothing is ever recommended by it: what recommends is packaged
with the program and proved (`domain.policy_shelf`), and that shelf does not know this folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from outcome21.domain.data_file import LARGEST_FILE
from outcome21.domain.policy import Policy, PolicyError, policies, read_policy

FOLDER = "policy-drafts"
"""The folder of OUTCOME21_HOME in which the drafts are."""

MOST_DRAFTS = 50


@dataclass(frozen=True)
class Draft:
    """One file of the folder: the policy in it, or the sentence that refuses it."""

    file: str
    policy: Policy | None
    refusal: str = ""


def drafts(folder: Path) -> tuple[Draft, ...]:
    """Every `.toml` file of the folder by name, up to MOST_DRAFTS; () where there is no folder.

    Read afresh each time: a draft is there to be changed. Never raises for what a file holds.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        return ()
    found = [_read(path) for path in paths[:MOST_DRAFTS]]
    taken = {policy.version for policy in policies()}
    return tuple(_refuse_taken(found, taken))


def _read(path: Path) -> Draft:
    name = ascii(path.name)[1:-1][:80]
    try:
        if not path.is_file():
            return Draft(name, None, f"{name}: found no ordinary file; allowed: a text file.")
        with path.open("rb") as file:
            # One byte more than is allowed is enough to be refused for its size.
            return Draft(name, read_policy(file.read(LARGEST_FILE + 1), name))
    except PolicyError as error:
        return Draft(name, None, error.sentence)
    except OSError as error:
        return Draft(name, None, f"{name}: it cannot be read ({error.strerror}).")


def _refuse_taken(found: Iterable[Draft], taken: set[str]) -> Iterable[Draft]:
    """A version names one policy: whoever chooses it must know which one that is."""
    for draft in found:
        if draft.policy is None:
            yield draft
        elif draft.policy.version in taken:
            yield Draft(draft.file, None, _taken(draft.file, draft.policy.version))
        else:
            taken.add(draft.policy.version)
            yield draft


def _taken(file: str, version: str) -> str:
    return (
        f"{file}: 'version': found {version}, which another policy has; "
        "allowed: a version of its own."
    )

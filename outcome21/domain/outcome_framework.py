"""The outcome framework as dated data: the codes, what each needs, and the rationale's prompts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from outcome21.domain.data_file import Table, unique
from outcome21.domain.reference_data import STANDINGS, in_force, reference
from outcome21.domain.refusals import Refused

OTHER_OUTCOMES = "other"
"""In a prompt's `outcomes`: every outcome that has no prompt of its own."""


@dataclass(frozen=True)
class Outcome:
    """One outcome code for a time. `mandatory_from`: the day from which it must be used if it fits.

    `standing` says whether the label was read in a published source, `dates_standing` the dates.
    `counts_within` names the code inside which this one is counted, never beside it.
    """

    code: str
    label: str
    short: str
    group: str
    starts: date
    ends: date | None
    mandatory_from: date | None
    offered: bool
    counts_within: str
    note: str
    standing: str
    dates_standing: str


@dataclass(frozen=True)
class Need:
    """What an outcome needs before it may be set; `id` names the check, `sentence` what to do."""

    id: str
    outcomes: tuple[str, ...]
    questions: tuple[str, ...]
    starts: date
    ends: date | None
    sentence: str
    source: str
    standing: str


@dataclass(frozen=True)
class RationalePrompt:
    """One box of the rationale, none of which may stay empty."""

    id: str
    outcomes: tuple[str, ...]
    starts: date
    ends: date | None
    label: str
    help: str


@dataclass(frozen=True)
class Framework:
    """The whole file: its digest is kept with every outcome that is set."""

    outcomes: tuple[Outcome, ...]
    groups: Mapping[str, str]
    needs: tuple[Need, ...]
    prompts: tuple[RationalePrompt, ...]
    digest: str


@lru_cache(maxsize=1)
def framework() -> Framework:
    """The packaged outcome framework, read once. Raises DataFileError if the file is not right."""
    top, digest = reference("outcomes.toml")
    top.only("schema", "title", "source", "groups", "outcome", "needs", "rationale_prompt")
    groups = top.labels("groups")
    rows = top.tables("outcome")
    unique(rows, "code")
    outcomes = tuple(_outcome(row, groups) for row in rows)
    codes = [outcome.code for outcome in outcomes]
    return Framework(
        outcomes=outcomes,
        groups=MappingProxyType(groups),
        needs=tuple(_need(row, codes) for row in top.tables("needs")),
        prompts=tuple(_prompt(row, codes) for row in top.tables("rationale_prompt")),
        digest=digest,
    )


def framework_digest() -> str:
    """The digest of the packaged file, kept with every outcome that is set by it."""
    return framework().digest


def outcomes_on(on: date) -> tuple[Outcome, ...]:
    """Every outcome in force on that day, offered to officers or not."""
    return in_force(framework().outcomes, on)


def offered_on(on: date) -> tuple[Outcome, ...]:
    """The outcomes that an officer may choose on that day."""
    return tuple(outcome for outcome in outcomes_on(on) if outcome.offered)


def outcome(code: str, on: date) -> Outcome:
    """The outcome of that code on that day. Raises Refused for a code that is not in force."""
    for row in outcomes_on(on):
        if row.code == code:
            return row
    raise Refused("outcome_unknown", "That outcome is not in use on this day. Choose another.")


def prompts_for(code: str, on: date) -> tuple[RationalePrompt, ...]:
    """What the rationale of that outcome must say on that day."""
    prompts = in_force(framework().prompts, on)
    own = tuple(prompt for prompt in prompts if code in prompt.outcomes)
    return own or tuple(prompt for prompt in prompts if OTHER_OUTCOMES in prompt.outcomes)


def _outcome(row: Table, groups: Collection[str]) -> Outcome:
    row.only(
        *("code", "label", "short", "group", "starts", "ends", "mandatory_from", "offered"),
        *("counts_within", "note", "standing", "dates_standing"),
    )
    starts, ends = row.period()
    standing = row.choice("standing", STANDINGS)
    dated = "dates_standing" in row.values
    return Outcome(
        code=row.text("code"),
        label=row.text("label"),
        short=row.text("short"),
        group=row.choice("group", groups),
        starts=starts,
        ends=ends,
        mandatory_from=row.optional_day("mandatory_from"),
        offered=row.flag("offered"),
        counts_within=row.text("counts_within", ""),
        note=row.text("note", ""),
        standing=standing,
        dates_standing=row.choice("dates_standing", STANDINGS) if dated else standing,
    )


def _need(row: Table, codes: Collection[str]) -> Need:
    row.only("id", "outcomes", "questions", "starts", "ends", "sentence", "source", "standing")
    starts, ends = row.period()
    return Need(
        id=row.identifier("id"),
        outcomes=row.words("outcomes", codes),
        questions=row.words("questions") if "questions" in row.values else (),
        starts=starts,
        ends=ends,
        sentence=row.text("sentence"),
        source=row.text("source"),
        standing=row.choice("standing", STANDINGS),
    )


def _prompt(row: Table, codes: Collection[str]) -> RationalePrompt:
    row.only("id", "outcomes", "starts", "ends", "label", "help")
    starts, ends = row.period()
    return RationalePrompt(
        id=row.identifier("id"),
        outcomes=row.words("outcomes", [*codes, OTHER_OUTCOMES]),
        starts=starts,
        ends=ends,
        label=row.text("label"),
        help=row.text("help"),
    )

"""What the report page shows of an opened report, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from outcome21.accounts.queries import names_of
from outcome21.audit.queries import LogLine, entries_about
from outcome21.casework.actions.consult_report import OpenedReport
from outcome21.casework.messages import FROM_CODE
from outcome21.domain.recording import clock_words, due_by, is_close
from outcome21.domain.words import has_link
from outcome21.web.officers import words
from outcome21.web.officers.report_answers import (
    answer_lines,
    contact_lines,
    name_of,
    reason_labels,
)

_CARE = ("care",)
"""Words about contact that the strip shows at once: they give no way to reach anybody."""
_CHOSEN = ("reached_us",)
"""What an officer chose when taking a report, and the public form does not ask."""


@dataclass(frozen=True)
class Line:
    """A message, a reason or a line of the log: what, by whom, when."""

    what: str
    who: str
    at: datetime
    from_code: bool = False
    refused: bool = False
    times: int = 1


@dataclass(frozen=True)
class ReportView:
    """The parts of the page. `contact` is empty until this officer has read `care`."""

    answers: list[tuple[str, str]]
    account: list[tuple[str, str]]
    identity: list[tuple[str, str]]
    contact: list[tuple[str, str]]
    has_contact: bool
    care: list[tuple[str, str]]
    messages: list[Line]
    reasons: list[tuple[str, list[tuple[str, str]], Line]]
    log: list[Line]
    danger: str
    clock: str
    close: bool
    late: bool
    due: datetime
    settled: bool
    can_write: bool
    with_links: frozenset[str]
    names: dict[str, str]


def report_view(opened: OpenedReport, at: datetime) -> ReportView:
    """The opened report in words; who acted is named."""
    report = opened.report
    log = entries_about(report.force, [report.reference])
    acted = [entry.actor for entry in log] + [message.sent_by for message in opened.messages]
    acted += [wish.considered_by for wish in opened.wishes]
    names = names_of(acted + [reason.given_by for reason in opened.reasons])
    settled = bool(opened.crimes or opened.reasons)
    due = due_by(report.received_at)
    care, reach = _only(opened.contact, _CARE), _without(opened.contact, _CARE)
    return ReportView(
        answers=answer_lines({**report.coded, **_only(opened.identity, _CHOSEN)}),
        account=_labelled(opened.account),
        identity=_labelled(_without(opened.identity, _CHOSEN)),
        contact=_labelled(reach) if opened.safe_contact_read else [],
        has_contact=bool(reach),
        care=[*contact_lines(report.coded), *_labelled(care)],
        messages=_messages(opened, names),
        reasons=_reasons(opened, names),
        log=log_lines(log, names),
        danger=str(report.coded.get("danger", "")),
        clock="" if settled else clock_words(report.received_at, at),
        close=not settled and is_close(report.received_at, at),
        late=not settled and at > due,
        due=due,
        settled=settled,
        can_write=report.reply_key is not None and report.code_stopped_at is None,
        with_links=frozenset(text for text in _told(opened) if has_link(text)),
        names=names,
    )


def log_lines(log: list[LogLine], names: dict[str, str]) -> list[Line]:
    """The log as the page shows it, newest first; the same thing again and again is one line."""
    lines: list[Line] = []
    for entry in log:
        name = words.who(names, entry.actor)
        line = Line(words.log_sentence(entry), name, entry.moment, refused=entry.refused)
        if lines and replace(lines[-1], at=line.at, times=1) == line:
            lines[-1] = replace(lines[-1], times=lines[-1].times + 1)
        else:
            lines.append(line)
    return lines


def _told(opened: OpenedReport) -> Iterator[str]:
    """Everything that the reporter wrote, and what was written with the code."""
    for part in (opened.account, opened.identity, opened.contact):
        yield from part.values()
    yield from (message.words for message in opened.messages)


def _messages(opened: OpenedReport, names: dict[str, str]) -> list[Line]:
    return [
        Line(
            message.words,
            words.who(names, message.sent_by),
            message.sent_at,
            from_code=message.direction == FROM_CODE,
        )
        for message in opened.messages
    ]


def _reasons(
    opened: OpenedReport, names: dict[str, str]
) -> list[tuple[str, list[tuple[str, str]], Line]]:
    labels = reason_labels()
    return [
        (
            labels.get(reason.code, reason.code),
            _labelled(reason.given),
            Line("", words.who(names, reason.given_by), reason.given_at),
        )
        for reason in opened.reasons
    ]


def _only(given: dict[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: text for name, text in given.items() if name in names}


def _without(given: dict[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {name: text for name, text in given.items() if name not in names}


def _labelled(given: dict[str, str]) -> list[tuple[str, str]]:
    return [(name_of(key), text) for key, text in given.items()]

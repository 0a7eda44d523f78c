"""What the database itself holds, read past the product: plain SQL over a connection of our own."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import psycopg

from tests.durability.sites import Site

REPORTS = """
SELECT report.reference, data_key.id IS NOT NULL
FROM casework_report report
LEFT JOIN sealing_data_key data_key ON data_key.data_key = report.data_key
"""
ENTRIES = """
SELECT subject.reference, entry.remark
FROM audit_entry entry LEFT JOIN audit_subject subject ON subject.entry_id = entry.id
WHERE entry.act = 'receive_report' AND entry.result = 'done'
"""
LOOSE_KEYS = """
SELECT count(*) FROM sealing_data_key data_key
LEFT JOIN casework_report report ON data_key.data_key = report.data_key WHERE report.id IS NULL
"""
OTHERS_AT_WORK = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""

SECONDS_TO_SETTLE = 20


@dataclass
class Rows:
    """Every report, and every entry of one that was received, at one moment.

    `received` counts, by reference, the entries that say a report was stored; `sent_again` are
    the references of those that say one came again.
    """

    reports: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    received: Counter[str | None] = field(default_factory=Counter)
    sent_again: set[str | None] = field(default_factory=set)
    loose_keys: int = 0

    @property
    def with_entry(self) -> int:
        """How many reports have exactly one entry."""
        return sum(self.received[reference] == 1 for reference in self.reports)

    @property
    def unlogged(self) -> int:
        """Reports without exactly one entry, entries without a report, keys without either."""
        told = set(self.received) | self.sent_again
        entries_alone = told - set(self.reports)
        return len(self.reports) - self.with_entry + len(entries_alone) + self.loose_keys


def read_rows(site: Site) -> Rows:
    """What is committed now. A report whose data key is missing counts as not stored."""
    if site.database_url:
        with psycopg.connect(site.database_url) as link:
            return _read(link)
    with closing(sqlite3.connect(site.home / "outcome21.sqlite3")) as link:
        return _read(link)


def wait_until_settled(site: Site) -> None:
    """Returns when nothing of a killed server is still at work in the database.

    PostgreSQL's backends outlive it: each ends what it had been told, and then itself.
    """
    if not site.database_url:
        return
    until = time.monotonic() + SECONDS_TO_SETTLE
    with psycopg.connect(site.database_url, autocommit=True) as link:
        while link.execute(OTHERS_AT_WORK).fetchone() != (0,):
            assert time.monotonic() < until, "A backend of the killed server lives on."
            time.sleep(0.005)


def damage(site: Site) -> str:
    """What SQLite's own check says of the file: "ok" if nothing is damaged."""
    with closing(sqlite3.connect(site.home / "outcome21.sqlite3")) as link:
        return str(link.execute("PRAGMA integrity_check").fetchone()[0])


def _read(link: sqlite3.Connection | psycopg.Connection) -> Rows:
    rows = Rows(loose_keys=_all(link, LOOSE_KEYS)[0][0])
    for reference, has_key in _all(link, REPORTS):
        (rows.reports if has_key else rows.unreadable).append(reference)
    for reference, remark in _all(link, ENTRIES):
        if remark == "sent_again":
            rows.sent_again.add(reference)
        else:
            rows.received[reference] += 1
    return rows


def _all(link: sqlite3.Connection | psycopg.Connection, query: str) -> list[tuple[Any, ...]]:
    return link.execute(query).fetchall()

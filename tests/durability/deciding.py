"""Decides cases in processes of their own, each killed around the commit of its decision.

    OUTCOME21_HOME=… python -m tests.durability.deciding TRICK TIMES

Prints one JSON line: for each time the rows that were there afterwards, by what they are. To
investigate is what is decided, because it writes most: the decision, the investigation, its first
steps, their sealed words' keys, and the entry.
"""

# ruff: noqa: PLC0415 (the records load only when Django has been started)
from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from django.db import connections

from outcome21.config import preparing
from tests.durability.tricks import ARMED, TRICKS


def prepare(home: Path) -> None:
    """Keys and an empty database."""
    preparing.start_django()
    preparing.make_missing_keys(home)
    preparing.migrate()


def rows() -> dict[str, int]:
    """How many rows there are of each thing that a decision to investigate writes."""
    from outcome21.audit.models import AuditEntry
    from outcome21.casework.models import Decision, Investigation
    from outcome21.sealing.models import DataKey

    return {
        "entries": AuditEntry.objects.filter(act="decide").count(),
        "decisions": Decision.objects.count(),
        "investigations": Investigation.objects.count(),
        "keys": DataKey.objects.filter(table=Decision._meta.db_table).count(),
    }


def decide_and_die(home: Path, trick: str) -> dict[str, int]:
    """A case up to its decision, the decision in a process that dies; the rows that it added."""
    from outcome21.casework import actions
    from outcome21.casework.actions.decide import Choice
    from tests.casework import story
    from tests.people import ASHA

    crime = story.a_crime()
    number = story.shown(crime, story.answers(coerced="yes"))
    before = rows()
    connections.close_all()
    process = os.fork()
    if process == 0:
        try:
            TRICKS[trick]()
            (home / ARMED).touch()
            choice = Choice("investigate", rationale={"why": "A child was threatened."})
            actions.decide(by=ASHA, at=story.NOON, crime=crime, number=number, choice=choice)
            signal.pause()  # a kill that comes with the commit may come a moment after it
        finally:
            os._exit(70)
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, f"It was not killed: {status}"
    (home / ARMED).unlink()
    after = rows()
    return {name: after[name] - before[name] for name in after}


def main(trick: str, times: int) -> None:
    """Prints what each time left."""
    home = Path(os.environ["OUTCOME21_HOME"])
    prepare(home)
    print(json.dumps([decide_and_die(home, trick) for _ in range(times)]))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

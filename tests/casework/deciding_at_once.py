"""A supervisor confirms Outcome 21 and its officer decides to investigate, at the same moment.

    OUTCOME21_HOME=… python -m tests.casework.deciding_at_once TIMES

Prints one JSON line: for each time what each was answered, what then stood, and what the page of
the crime says of decision 1.
"""

# ruff: noqa: PLC0415 (the records load only when Django has been started)
from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from outcome21.config import preparing


def asked(at_once: threading.Barrier, act: Callable[[], object]) -> str:
    """What is answered: "done", or the refusal's code."""
    from outcome21.domain.refusals import Refused

    try:
        at_once.wait()
        act()
    except Refused as refusal:
        return refusal.code
    finally:
        connections.close_all()
    return "done"


def both(by_officer_first: bool) -> dict[str, object]:
    """One case that waits for its supervisor, and what becomes of it."""
    from outcome21.casework import actions
    from outcome21.casework.actions.decide import Choice
    from outcome21.casework.models import Investigation, Outcome
    from tests.casework import story
    from tests.people import ASHA, BRYN

    crime = story.a_crime()
    decision = story.decided(crime)
    choice = Choice("investigate", rationale={"why": "Afraid."}, departure_reason="Afraid.")
    alike = {"at": story.NOON, "crime": crime}
    confirming = {"by": BRYN, "decision": decision, "result": "confirmed", "words": ""}
    investigating = {"by": ASHA, "number": 1, "choice": choice, "overtakes": decision}
    at_once = threading.Barrier(2)
    two = {
        "officer": lambda: actions.decide(**alike, **investigating),
        "supervisor": lambda: actions.review(**alike, **confirming),
    }
    with ThreadPoolExecutor(2) as pool:
        order = list(two) if by_officer_first else list(two)[::-1]
        answers = {name: pool.submit(asked, at_once, two[name]) for name in order}
        found = {name: answers[name].result() for name in sorted(answers)}
    first = actions.consult_crime(by=ASHA, at=story.NOON, reference=crime).decisions[-1]
    return {
        **found,
        "outcomes": Outcome.objects.filter(crime__reference=crime, ended_at=None).count(),
        "investigations": Investigation.objects.filter(crime__reference=crime).count(),
        "closed_by": first.review.result if first.review else first.overtaken_by,
    }


if __name__ == "__main__":
    preparing.start_django()
    from django.conf import settings

    preparing.make_missing_keys(settings.OUTCOME21_HOME)
    preparing.migrate()
    print(json.dumps([both(n % 2 == 0) for n in range(int(sys.argv[1]))]))  # noqa: T201

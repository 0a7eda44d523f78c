"""Twenty wrong passwords for one name at once, in a process of its own over a database of its own.

    OUTCOME21_HOME=… python -m tests.accounts.guessing

Prints one JSON line: how often each thing was answered, whether somebody else could sign in
meanwhile, and how many refusals the log counts. `--held` prints instead what becomes of a name, and
of another, while a try of the first is being answered.
"""

# ruff: noqa: PLC0415 (the records load only when Django has been started)
from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor, wait

from django.db import connections, transaction
from django.utils.timezone import now

from outcome21.config import preparing

AT_ONCE = 20
A_MOMENT, LONG_ENOUGH = 2.0, 30.0
"""Seconds: for who must wait, and for who must not, however busy the machine is."""


def sign_in_as(name: str, password: str, at_once: threading.Barrier | None = None) -> str:
    """What is answered: "in", or the refusal's code."""
    from outcome21.accounts.actions import sign_in
    from outcome21.domain.refusals import Refused
    from tests.people import SOMEBODY

    try:
        if at_once:
            at_once.wait()
        sign_in(by=SOMEBODY, at=now(), username=name, password=password)
    except Refused as refusal:
        return refusal.code
    finally:
        connections.close_all()
    return "in"


def guessed() -> dict[str, object]:
    """Twenty guesses for asha at once, and bryn signing in among them."""
    from outcome21.audit.models import AuditEntry
    from tests.people import PASSWORD

    at_once = threading.Barrier(AT_ONCE + 1)
    with ThreadPoolExecutor(AT_ONCE + 1) as pool:
        guesses = [pool.submit(sign_in_as, "asha", f"guess {n}", at_once) for n in range(AT_ONCE)]
        other = pool.submit(sign_in_as, "bryn", PASSWORD, at_once)
        answers = Counter(guess.result() for guess in guesses)
    counted = AuditEntry.objects.filter(act="sign_in", result="refused").values_list("remark")
    return {"asha": answers, "bryn": other.result(), "log": Counter(row[0] for row in counted)}


def while_held() -> dict[str, object]:
    """Who is answered while a try of asha's is being answered, and afterwards."""
    from outcome21.accounts.tries import name_tried, one_at_a_time
    from tests.people import FORCE, PASSWORD

    def within(seconds: float, answer: Future[str]) -> str:
        wait([answer], timeout=seconds)
        return answer.result() if answer.done() else "waits"

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            one_at_a_time(FORCE, name_tried("asha"))
            asha = pool.submit(sign_in_as, "asha", PASSWORD)
            bryn = pool.submit(sign_in_as, "bryn", PASSWORD)
            answered = {"bryn": within(LONG_ENOUGH, bryn), "asha": within(A_MOMENT, asha)}
        return {"held": answered, "asha": asha.result()}


if __name__ == "__main__":
    preparing.start_django()
    from django.conf import settings

    preparing.make_missing_keys(settings.OUTCOME21_HOME)
    preparing.migrate()
    from tests.people import staff

    for someone in ("asha", "bryn"):
        staff(someone, "officer")
    print(json.dumps(while_held() if "--held" in sys.argv else guessed()))  # noqa: T201

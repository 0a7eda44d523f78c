"""What a process of the public site does in `test_public_process.py`: it runs this file.

It prints JSON: the receipt, and what became of every way to open what it had just stored.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "outcome21.config.settings"
django.setup()

from outcome21.audit.acts import act  # noqa: E402
from outcome21.casework.actions import receive_report  # noqa: E402
from outcome21.casework.models import Report  # noqa: E402
from outcome21.casework.report_words import ReportWords  # noqa: E402
from outcome21.domain.actors import ANONYMOUS  # noqa: E402
from outcome21.sealing.keyring import OfficersKeys, officers_keys  # noqa: E402
from outcome21.sealing.records import open_words  # noqa: E402


@act(kind="consultation", permission="receive_report", sentence="A try to open.")
def open_last(*, by: Any, at: Any, entry: Any, reference: str) -> str:
    """Tries what the desk does."""
    report = Report.objects.get(force=by.force, reference=reference)
    return open_words(report, "account", entry.permit)


def main() -> None:
    """Stores one report and tries to read it."""
    by, at = ANONYMOUS.at_force("demo"), datetime(2026, 11, 23, 12, tzinfo=UTC)
    words = ReportWords("child", "13_15", account={"account": sys.argv[1]})
    receipt = receive_report(by=by, at=at, number=bytes(16), words=words)
    failed = {}
    for name, try_it in (
        ("act", lambda: open_last(by=by, at=at, reference=receipt.reference)),
        ("keyring", officers_keys),
        (
            "files",
            lambda: OfficersKeys(django.conf.settings.OUTCOME21_HOME / "keys" / "officers").unwrap(
                "demo", sys.argv[2], b""
            ),
        ),
    ):
        try:
            try_it()
        except Exception as error:  # noqa: BLE001 (which error it is, is the answer)
            failed[name] = type(error).__name__
    print(json.dumps({"reference": receipt.reference, "failed": failed}))  # noqa: T201


main()

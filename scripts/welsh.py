"""Brings the Welsh catalogue up to date with the English, packs it, and says what is missing.

    make welsh

Ends with 1 while a sentence has no Welsh. What no page says any more leaves the catalogue.
"""

from __future__ import annotations

import sys

from outcome21.guidance.welsh import catalogue_status
from scripts.welsh_words import PO, catalogue, mo_bytes, po_bytes, updated


def main() -> int:
    """Writes both files; returns 1 if a sentence has no Welsh yet."""
    words = updated(catalogue())
    status = catalogue_status()
    made = po_bytes(words, status)
    PO.write_bytes(made)
    PO.with_suffix(".mo").write_bytes(mo_bytes(made))
    missing = [one for one in words if one.id and not all(_texts(one.string))]
    for one in missing:
        print(f"No Welsh yet: {one.id!r}")
    print(f"{len(words)} sentences, {len(missing)} without Welsh, status: {status}")
    return 1 if missing else 0


def _texts(string: object) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string or ("",))  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())

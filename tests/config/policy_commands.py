"""`outcome21 policy`, run in this process: what it prints, and its exit code."""

from __future__ import annotations

import io
import sys
from typing import NamedTuple

import pytest

from outcome21.config.command import main
from outcome21.domain.policy_floor import POLICIES

FILE = POLICIES / "ew-2026-11.toml"
TEXT = FILE.read_text(encoding="utf-8")
LATER = TEXT.replace('version = "ew-2026-11"', 'version = "later"').replace(
    "starts = 2026-11-01", "starts = 2027-04-01"
)


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Typed(io.TextIOWrapper):
    """Standard input as a person or a pipe gives it."""

    def __init__(self, text: str | bytes) -> None:
        data = text if isinstance(text, bytes) else text.encode()
        super().__init__(io.BytesIO(data))


class Runner:
    """Runs one command of `outcome21 policy` after another."""

    def __init__(self, captured: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.captured, self.patch = captured, patch

    def __call__(self, *arguments: object, typed: str | bytes = "") -> Done:
        """Run it; a refusal by the parser counts as its exit code."""
        self.patch.setattr(sys, "stdin", Typed(typed))
        try:
            code = main(["policy", *map(str, arguments)])
        except SystemExit as left:
            code = int(left.code or 0)
        return Done(code, *self.captured.readouterr())

    def refused(self, *arguments: object, typed: str | bytes = "") -> str:
        """Run it; the one line that it leaves on standard error with exit code 2."""
        done = self(*arguments, typed=typed)
        assert (done.code, done.out) == (2, "")
        assert done.err.count("\n") == 1
        assert done.err.strip().isprintable()
        assert len(done.err) < 700
        return done.err

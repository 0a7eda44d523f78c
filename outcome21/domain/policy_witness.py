"""Whether there are answers for which some rules hold and others do not: an exact, bounded search.

Answers and rules are bits as in `policy_form.Tables`: three to a question (no, not known, yes). A
search keeps the answers that each question may still have; a rule cannot hold any more once one of
its bits is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

MOST_TESTS = 4_000_000
"""How often one policy's rules may be tested in all: about a second, and far beyond people's."""

Branch = tuple[int, list[int]]
"""The answers that are still allowed, and the rules that may still hold and must not."""


class TooManyTests(Exception):  # noqa: N818 (never reaches anybody: policy_checks names the place)
    """The search would take longer than anybody should wait to read a file."""


class Witnesses:
    """Looks for answers to one policy's questions, within one budget for all the searches."""

    def __init__(self, questions: int) -> None:
        self.ones = sum(1 << 3 * at for at in range(questions))
        self.tests = 0

    def exist(self, hold: Iterable[int], fail: Sequence[int], known: int = 0) -> bool:
        """Whether answers exist for which all of `hold` hold and none of `fail` does.

        `known` has the not-known bits of questions that must be known. Raises TooManyTests.
        """
        need = 0
        for mask in hold:
            need |= mask
        spread = self._questions(need)
        if need.bit_count() != spread.bit_count() or need & known:
            return False
        allowed = 7 * self.ones & ~known & ~(7 * spread) | need
        return self._guessed(need, spread, fail, known) or self._found(allowed, fail)

    def _questions(self, bits: int) -> int:
        """The lowest bit of each question of which a bit is set."""
        return (bits | bits >> 1 | bits >> 2) & self.ones

    def _guessed(self, need: int, spread: int, fail: Sequence[int], known: int) -> bool:
        """Whether the same answer to everything else will do, as it does for nearly every rule."""
        for answer in (0, 2) if known else (0, 1, 2):
            state = need | (self.ones & ~spread) << answer
            self._spend(len(fail))
            if not any(state & mask == mask for mask in fail):
                return True
        return False

    def _found(self, allowed: int, fail: Sequence[int]) -> bool:
        branches: list[Branch] = [(allowed, list(fail))]
        while branches:
            settled = self._settled(*branches.pop())
            if settled is not None:
                allowed, fail = settled
                if not fail:
                    return True
                branches.extend(self._branches(allowed, fail))
        return False

    def _settled(self, allowed: int, fail: list[int]) -> Branch | None:
        """The branch with all that follows from it, or None where no answers are left in it."""
        while True:
            self._spend(len(fail) + 1)
            fail = [mask for mask in fail if mask & allowed == mask]
            certain = self._certain(allowed)
            open_bits = [mask & ~certain for mask in fail]
            forced = 0
            for bits in open_bits:
                if not bits:
                    return None
                if not bits & (bits - 1):
                    forced |= bits
            if not forced:
                return allowed, fail
            allowed &= ~forced
            if self._questions(allowed) != self.ones:
                return None

    def _certain(self, allowed: int) -> int:
        """The bits that are the only answer left to their question."""
        no, unknown, yes = (allowed >> at & self.ones for at in range(3))
        return no & ~unknown & ~yes | (unknown & ~no & ~yes) << 1 | (yes & ~no & ~unknown) << 2

    def _branches(self, allowed: int, fail: list[int]) -> Iterator[Branch]:
        """Each way to stop one rule: one of its conditions fails, and those before it hold."""
        certain = self._certain(allowed)
        bits = min((mask & ~certain for mask in fail), key=int.bit_count)
        while bits:
            bit = bits & -bits
            bits ^= bit
            yield allowed & ~bit, fail
            allowed = allowed & ~(7 * self._questions(bit)) | bit

    def _spend(self, tests: int) -> None:
        self.tests += tests
        if self.tests > MOST_TESTS:
            raise TooManyTests

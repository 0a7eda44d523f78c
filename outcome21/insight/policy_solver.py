"""Asking the solver within a time limit, and finding the smallest set of answers that it allows."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import z3  # type: ignore[import-untyped]

from outcome21.domain.policy import Answer
from outcome21.insight.policy_encoding import Facts, Formula


class OutOfTime(Exception):  # noqa: N818 (not a fault: the question is left open)
    """The time limit was reached before an answer."""


class Deadline:
    """When all of a proof must be done, on this process's own clock."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises OutOfTime when none is."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left

    def tick(self) -> None:
        """Raises OutOfTime when no time is left: for the steps of long work."""
        self.left()


class Search:
    """One set of formulas in the solver, to be asked again and again until the deadline."""

    def __init__(self, deadline: Deadline, *formulas: Formula) -> None:
        deadline.tick()
        self._deadline = deadline
        # Everything here is Boolean, counting included: z3's own solver for that is the quickest.
        self._solver = z3.SolverFor("QF_FD")
        self._solver.add(*formulas)
        self._model: Any = None

    def require(self, *formulas: Formula) -> None:
        """These hold from now on."""
        self._solver.add(*formulas)

    def possible(self, *formulas: Formula) -> bool:
        """Whether all that is required and, this once, these can hold together.

        Raises OutOfTime when the solver does not settle it before the deadline.
        """
        milliseconds = int(self._deadline.left() * 1000)
        self._solver.set("timeout", min(max(milliseconds, 1), 2**31 - 1))
        self._solver.push()
        try:
            self._solver.add(*formulas)
            answer = self._solver.check()
            if answer == z3.sat:
                self._model = self._solver.model()
            if answer == z3.unknown and "keyboard" in self._solver.reason_unknown():
                raise KeyboardInterrupt
        finally:
            self._solver.pop()
        if answer == z3.unknown:
            raise OutOfTime
        return bool(answer == z3.sat)

    def shows(self, formula: Formula) -> bool:
        """Whether the formula holds in the example found by the latest `possible` that was true."""
        return bool(z3.is_true(self._model.eval(formula, model_completion=True)))


def smallest(search: Search, facts: Facts) -> dict[str, Answer]:
    """The answers with the fewest that are not no; the search must be known to be possible.

    Of several as small, the one whose answers that are not no stand earliest in the file, a yes
    before a not known: the same one whatever the solver and its version. The search then requires
    these answers. Raises OutOfTime.
    """
    some = [z3.Not(no) for no in facts.no.values()]
    size = next(n for n in range(len(some) + 1) if search.possible(_at_most(some, n)))
    search.require(_at_most(some, size))
    return {name: _settle(search, facts, name) for name in facts.no}


def first(search: Search, choices: Mapping[str, Formula]) -> str:
    """The first of the choices that is possible, which one must be; it is required from then on."""
    for name, formula in choices.items():
        if search.shows(formula) or search.possible(formula):
            search.require(formula)
            return name
    raise AssertionError("no choice is possible")


def one_of(formulas: Sequence[Formula]) -> Formula:
    """That exactly one of the formulas holds."""
    return z3.PbEq([(formula, 1) for formula in formulas], 1)


def _at_most(formulas: Sequence[Formula], number: int) -> Formula:
    return z3.PbLe([(formula, 1) for formula in formulas], number)


def _settle(search: Search, facts: Facts, question: str) -> Answer:
    order = (Answer.YES, Answer.NOT_KNOWN, Answer.NO)
    choices = {answer.word: facts.are(question, answer) for answer in order}
    return Answer.from_word(first(search, choices))

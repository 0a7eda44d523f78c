"""The solver within its limit: what it does not settle is never taken for an answer."""

from itertools import combinations

import pytest
import z3

from outcome21.domain.policy import Answer
from outcome21.insight.policy_encoding import Facts
from outcome21.insight.policy_solver import Deadline, OutOfTime, Search, first, one_of, smallest


def crowded(birds=12):
    """Each bird has a hole of its own, with one hole too few."""
    sits = [[z3.Bool(f"{bird} {hole}") for hole in range(birds - 1)] for bird in range(birds)]
    each = [z3.Or(places) for places in sits]
    apart = [
        z3.Not(z3.And(one, other))
        for places in zip(*sits, strict=True)
        for one, other in combinations(places, 2)
    ]
    return [*each, *apart]


def facts(*names):
    return Facts(
        {name: z3.Bool(f"yes {name}") for name in names},
        {name: z3.Bool(f"no {name}") for name in names},
    )


@pytest.mark.slow
def test_a_question_that_is_not_settled_in_time_is_neither_possible_nor_impossible():
    search = Search(Deadline(0.4), *crowded())
    with pytest.raises(OutOfTime):
        search.possible()


def test_past_the_deadline_nothing_is_begun():
    late = Deadline(-1)
    with pytest.raises(OutOfTime):
        late.tick()
    with pytest.raises(OutOfTime):
        Search(late)


def test_what_is_asked_once_does_not_stay_required():
    one = z3.Bool("one")
    search = Search(Deadline(60), z3.Or(one, z3.Bool("other")))
    assert search.possible(one)
    assert search.shows(one)
    assert search.possible(z3.Not(one))
    assert not search.possible(one, z3.Not(one))
    assert search.shows(z3.Not(one))  # The latest example that there was.
    search.require(one)
    assert not search.possible(z3.Not(one))


def test_the_smallest_answers_are_few_then_early_then_yes():
    given = facts("a", "b", "c")
    some = [z3.Not(no) for no in given.no.values()]
    search = Search(Deadline(60), given.possible, z3.Or(z3.And(some[0], some[2]), *some[1:]))
    assert search.possible()
    assert smallest(search, given) == {"a": Answer.NO, "b": Answer.YES, "c": Answer.NO}
    search = Search(Deadline(60), given.possible, z3.Not(given.yes["b"]), z3.Or(some[1], some[2]))
    assert search.possible()
    assert smallest(search, given)["b"] is Answer.NOT_KNOWN


def test_the_first_choice_that_is_possible_is_taken():
    a, b, c = z3.Bools("a b c")
    search = Search(Deadline(60), one_of([a, b, c]), z3.Not(a))
    assert search.possible(c)
    assert first(search, {"a": a, "b": b, "c": c}) == "b"
    with pytest.raises(AssertionError):
        first(search, {"a": a})

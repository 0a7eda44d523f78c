"""What would change the route: for each other route, the fewest changes to yes or no that give it.

Exact, and the same for everybody: the sets are counted over the policy's walk, not searched for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from outcome21.domain.policy import UnknownQuestion, recommend
from outcome21.domain.policy_form import Policy
from outcome21.domain.policy_values import Answer, NoResult, Route
from outcome21.domain.policy_walk import Walk

MOST_SETS = 20
"""How many of the smallest sets are written out; all of them are counted."""

NEVER = 1 << 30
"""More changes than any policy has questions: no change gives that route."""

Change = tuple[str, Answer]


@dataclass(frozen=True, slots=True)
class RouteChange:
    """How another route would come about: `fewest` answers changed to yes or no, and which.

    `sets` are the first 20 of all the smallest sets, the most decisive questions first and no
    before yes; `count` is how many there are in all. Where no change gives that route `fewest` is
    None and `count` 0.
    """

    route: Route
    fewest: int | None
    sets: tuple[tuple[Change, ...], ...]
    count: int

    def as_data(self) -> dict[str, object]:
        """The change as `outcome21 policy assess` prints it and a record keeps it."""
        return {
            "route": self.route.word,
            "fewest": self.fewest,
            "sets": [{question: answer.word for question, answer in each} for each in self.sets],
            "count": self.count,
        }


def would_change(policy: Policy, answers: Mapping[str, Answer]) -> tuple[RouteChange, ...]:
    """For each route but the present one, the mildest first, the fewest changes that give it.

    A change is one question whose answer becomes yes or no and is not that now. A question left
    out, or not asked, counts as not known. Raises UnknownQuestion, and NoResult where the policy
    leaves out the route of these answers.
    """
    _refuse_unknown(policy, answers)
    choices = [
        _choices(name, answers.get(name, Answer.NOT_ASKED)) for name in policy.walk.questions
    ]
    prospects = _prospects(policy.walk, choices)
    first = prospects[0][0]
    if not any(fewest == 0 for fewest, _ in first):
        raise NoResult(policy.version, "route")
    return tuple(
        RouteChange(
            route,
            fewest=first[route][0] if first[route][1] else None,
            sets=tuple(islice(_sets(policy.walk, choices, prospects, route), MOST_SETS)),
            count=first[route][1],
        )
        for route in Route
        if first[route][0]
    )


def recommendation_data(policy: Policy, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """The recommendation and what would change it, as a record keeps them and a command prints.

    Raises UnknownQuestion and NoResult, as `recommend` does.
    """
    changes = would_change(policy, answers)
    return {
        **recommend(policy, answers).as_data(),
        "would_change": [change.as_data() for change in changes],
    }


def _refuse_unknown(policy: Policy, answers: Mapping[str, Answer]) -> None:
    for name in answers:
        if name not in policy.tables.weights:
            raise UnknownQuestion(f"This policy has no question {name!a:.60}.")


class Choices(NamedTuple):
    """What may become of one answer: it stays (`now` is its place in a step), or is changed."""

    now: int
    changes: tuple[tuple[int, Change], ...]


def _choices(name: str, answer: Answer) -> Choices:
    now = Answer.NOT_KNOWN if answer is Answer.NOT_ASKED else answer
    changes = [to for to in (Answer.NO, Answer.YES) if to is not now]
    return Choices(int(now), tuple((int(to), (name, to)) for to in changes))


Prospect = tuple[tuple[int, int], ...]
"""From one state on, for each route: the fewest changes that give it, and how many such sets."""


def _prospects(walk: Walk, choices: Sequence[Choices]) -> list[list[Prospect]]:
    """The prospects of every state at every question, worked out from the last question back."""
    after = [_last_prospect(route) for route in walk.routes]
    found = [after]
    for step, (now, changes) in zip(reversed(walk.steps), reversed(choices), strict=True):
        changed = [to for to, _ in changes]
        after = [_prospect(after[to[now]], [after[to[place]] for place in changed]) for to in step]
        found.append(after)
    return found[::-1]


def _last_prospect(given: Route | None) -> Prospect:
    return tuple((0, 1) if route is given else (NEVER, 0) for route in Route)


def _prospect(unchanged: Prospect, changed: Sequence[Prospect]) -> Prospect:
    best = list(unchanged)
    for prospect in changed:
        for at, (fewer, number) in enumerate(prospect):
            fewest, count = best[at]
            if fewer + 1 < fewest:
                best[at] = fewer + 1, number
            elif fewer + 1 == fewest:
                best[at] = fewest, count + number
    return tuple(best)


def _sets(
    walk: Walk, choices: Sequence[Choices], prospects: Sequence[Sequence[Prospect]], route: Route
) -> Iterator[tuple[Change, ...]]:
    """The smallest sets of changes that give a route, in the order of the walk's questions."""
    if not prospects[0][0][route][1]:
        return
    last = len(walk.steps)
    ways: list[tuple[int, int, tuple[Change, ...]]] = [(0, 0, ())]
    while ways:
        at, state, made = ways.pop()
        if at == last:
            yield made
            continue
        fewest = prospects[at][state][route][0]
        step, after, (now, changes) = walk.steps[at][state], prospects[at + 1], choices[at]
        # The last one in is the first one out: a change of this question before one of a later.
        if after[step[now]][route][0] == fewest:
            ways.append((at + 1, step[now], made))
        for place, change in reversed(changes):
            if after[step[place]][route][0] == fewest - 1:
                ways.append((at + 1, step[place], (*made, change)))

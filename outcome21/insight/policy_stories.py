"""A counter-example to a property, told in a fixed form of words. Knows no solver.

The words of the questions are the policy's own (`whether`); the rest is plain, blames nobody, and
is the same every time, so that two people can compare what they were told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from outcome21.domain.policy import Answer, Floor, Policy, Route
from outcome21.domain.policy_values import AGGRAVATED, NON_AGGRAVATED

RECOMMENDS: Mapping[Route | None, str] = MappingProxyType(
    {
        Route.OUTCOME_21: "recommend Outcome 21",
        Route.REVIEW: "recommend review",
        Route.FIND_OUT: "recommend finding out more",
        Route.INVESTIGATE: "recommend an investigation",
        None: "give no route",
    }
)


@dataclass(frozen=True)
class Result:
    """The route and the category that a policy gives; None for none."""

    route: Route | None
    category: str | None


@dataclass(frozen=True)
class Counterexample:
    """Answers to every question and what they give; where one was turned, what it then gives."""

    answers: Mapping[str, Answer]
    result: Result
    turned: str | None = None
    to: Answer | None = None
    after: Result | None = None

    @property
    def size(self) -> int:
        """How many answers in it are not no, the turned one included."""
        some = sum(answer is not Answer.NO for answer in self.answers.values())
        return some + (self.turned is not None)


def story(policy: Policy, floor: Floor, number: int, found: Counterexample) -> str:
    """How these answers break the property of that number, 1 to 5, in a few plain sentences."""
    if found.turned is not None:
        return _turning(policy, found)
    told = {1: _no_result, 2: _floor, 4: _recommended, 5: _at_odds}[number](floor, found)
    return f"{_facts(policy, found.answers)}, this policy would {told}"


def asked_for_nothing(policy: Policy, question: str) -> str:
    """How a question breaks the sixth property."""
    return (
        f"This policy asks whether {policy.question(question).whether}. "
        "A yes or a no to it would never change the route, the category or an action."
    )


def _facts(policy: Policy, answers: Mapping[str, Answer]) -> str:
    """The answers as "If ...", those that are no in one phrase."""
    some = [
        _fact(policy, name, answer) for name, answer in answers.items() if answer is not Answer.NO
    ]
    if not some:
        return "If all the answers were no"
    rest = ["everything else were no"] if len(some) < len(answers) else []
    return "If " + ", and ".join((*some, *rest))


def _fact(policy: Policy, question: str, answer: Answer) -> str:
    whether = policy.question(question).whether
    return whether if answer is Answer.YES else f"nobody knew whether {whether}"


def _turning(policy: Policy, found: Counterexample) -> str:
    assert found.turned is not None  # noqa: S101 (the caller's condition)
    assert found.after is not None  # noqa: S101
    whether = policy.question(found.turned).whether
    yes = found.to is Answer.YES
    then = f"it then turned out that {whether}" if yes else f"nobody then knew whether {whether}"
    why = "A yes" if yes else "Not knowing"
    return (
        f"{_facts(policy, found.answers)}, this policy would {RECOMMENDS[found.result.route]}. "
        f"If {then}, it would {RECOMMENDS[found.after.route]}. "
        f"{why} would make the route less serious."
    )


def _no_result(_floor: Floor, found: Counterexample) -> str:
    if found.result.route is None and found.result.category is None:
        return "give no route and no category. It must give both."
    what = "route" if found.result.route is None else "category"
    return f"give no {what}. It must give one."


def _recommended(_floor: Floor, found: Counterexample) -> str:
    return f"{RECOMMENDS[found.result.route]}. What nobody knows must be found out first."


def _floor(floor: Floor, found: Counterexample) -> str:
    yes = {name for name, answer in found.answers.items() if answer is Answer.YES}
    if all(answer is Answer.NO for answer in found.answers.values()):
        return _asked_for(found.result, Route.OUTCOME_21, NON_AGGRAVATED, "It must then be")
    wanted = AGGRAVATED if yes & floor.aggravated else found.result.category
    return _asked_for(found.result, Route.INVESTIGATE, wanted, "The floor asks for")


def _asked_for(result: Result, route: Route, category: str | None, asks: str) -> str:
    if result.route not in (route, None):
        wanted = RECOMMENDS[route].removeprefix("recommend ")
        return f"{RECOMMENDS[result.route]}. {asks} {wanted}."
    called = f"call it {_word(result.category)}" if result.category else "give no category"
    return f"{called}. {asks} {_word(category)}."


def _at_odds(_floor: Floor, found: Counterexample) -> str:
    route, category = found.result.route, found.result.category
    aggravated = category == AGGRAVATED and route not in (Route.INVESTIGATE, None)
    milder = route is Route.OUTCOME_21 and category not in (NON_AGGRAVATED, None)
    if aggravated or milder:
        return (
            f"{RECOMMENDS[route]}. The category would be {_word(category)}. "
            "The two do not go together."
        )
    return "say that the category is not known. Each question it needs has its answer."


def _word(category: str | None) -> str:
    return (category or "none").replace("non_aggravated", "non-aggravated").replace("_", " ")

"""What would change a recommendation, in sentences, from the record of what was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from outcome21.domain.policy import Answer, Policy
from outcome21.web.officers import words
from outcome21.web.officers.policy_view import joined, statement

SHOWN_AT_ONCE = 3
"""Ways that are shown at once; the rest can be opened."""

SHORT = 3
"""Facts that still read as one sentence; where more are needed they are listed when asked for."""


@dataclass(frozen=True)
class OtherRoute:
    """Another route, and the fewest facts that would have to turn out for it to be recommended.

    `fewest` is 0 where nothing that turned out yes or no would lead to this route. Each of `ways`
    is a sentence that follows "that", and any one of them is enough; `more_ways` are shown when
    asked for. `facts` are those that every way has in common, taken out of them where the ways are
    too long to be read as sentences. `beyond` counts the ways that the record does not spell out.
    """

    would: str
    fewest: int
    facts: tuple[str, ...]
    ways: tuple[str, ...]
    more_ways: tuple[str, ...]
    beyond: int

    @property
    def long(self) -> bool:
        """Whether so many facts are needed that a sentence of them could not be read."""
        return self.fewest > SHORT

    @property
    def count(self) -> int:
        """How many ways there are."""
        return len(self.ways) + len(self.more_ways) + self.beyond or 1


def other_routes(policy: Policy, kept: Iterable[Mapping[str, Any]]) -> tuple[OtherRoute, ...]:
    """What the record says would change the recommendation, one for each other route."""
    return tuple(_other_route(policy, one) for one in kept)


def _other_route(policy: Policy, kept: Mapping[str, Any]) -> OtherRoute:
    ways = [_statements(policy, one) for one in kept["sets"]]
    fewest = kept["fewest"] or 0
    facts = _in_all(ways) if fewest > SHORT else []
    rest = [joined([one for one in way if one not in facts]) for way in ways]
    sentences = [sentence for sentence in rest if sentence]
    return OtherRoute(
        would=words.label(words.WOULD_RECOMMEND, kept["route"]),
        fewest=fewest,
        facts=tuple(facts),
        ways=tuple(sentences[:SHOWN_AT_ONCE]),
        more_ways=tuple(sentences[SHOWN_AT_ONCE:]),
        beyond=kept["count"] - len(ways),
    )


def _in_all(ways: Sequence[Sequence[str]]) -> list[str]:
    """The facts that every way needs, in their order."""
    return [one for one in ways[0] if all(one in way for way in ways)]


def _statements(policy: Policy, changes: Mapping[str, str]) -> list[str]:
    return [statement(policy, name, Answer.from_word(word)) for name, word in changes.items()]

"""A policy as SQL over many sets of answers at once: route, category and actions.

The meaning is that of `domain.policy.recommend`; a test holds the two equal. All answers of a row
are packed into whole numbers ("words"), two bits a question, so that a dozen rules of one
condition each cost a single comparison of bits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from outcome21.domain.policy import Answer, Policy, Route, Rule
from outcome21.domain.policy_values import AGGRAVATED, CATEGORY_NOT_KNOWN
from outcome21.insight.replay_result import NO_RESULT

QUESTIONS_A_WORD = 31
"""Two bits each in a signed number of 64 bits, whose sign is never touched."""

NO_ROUTE = 4
"""The code of a route that the policy does not give; the others are those of Route."""


@dataclass(frozen=True)
class Layout:
    """Where the answer to each question stands: the number of a word, and a shift in it."""

    places: Mapping[str, tuple[int, int]]

    @property
    def words(self) -> tuple[str, ...]:
        """The names of the words: s0, s1 and so on. There is always one."""
        last = max((word for word, _ in self.places.values()), default=0)
        return tuple(f"s{word}" for word in range(last + 1))

    def low_bits(self, word: int) -> int:
        """The lower bit of every question of a word."""
        return sum(1 << shift for at, shift in self.places.values() if at == word)


@dataclass(frozen=True)
class PolicyQuery:
    """SQL over the words of a layout: numbers for route and category, a boolean for each action.

    A number of `category` is a place in `categories`; it is that of NO_RESULT, as a route is
    NO_ROUTE, where the file leaves out what follows.
    """

    route: str
    category: str
    categories: tuple[str, ...]
    actions: Mapping[str, str]


def layout_of(questions: Iterable[str]) -> Layout:
    """A place for each question, in the order given."""
    places = {}
    for at, question in enumerate(dict.fromkeys(questions)):
        word, place = divmod(at, QUESTIONS_A_WORD)
        places[question] = (word, 2 * place)
    return Layout(places)


def states(
    layout: Layout,
    relation: str,
    columns: Mapping[str, str],
    *,
    keep: Sequence[str] = (),
    not_asked: Answer = Answer.NOT_KNOWN,
) -> str:
    """A query that gives the words, the columns to `keep`, and which questions were not asked.

    `columns` gives the SQL of each question's answer, 0 to 3 or NULL; a question that is not in
    it was never asked. `not_asked` is what stands in the words for an answer never asked for.
    `unasked` says that there is one; u0, u1 and so on have the lower bit of each.
    """
    packed = [f"{_packed(layout, at, columns)} as {name}" for at, name in enumerate(layout.words)]
    kept = "".join(f"{column}, " for column in keep)
    unasked = [
        (at, f"(s{at} & (s{at} >> 1) & {layout.low_bits(at)})") for at in range(len(layout.words))
    ]
    # Taking 1, 2 or 3 from the two set bits of "not asked" makes it yes, not known or no.
    less = Answer.NOT_ASKED - not_asked
    words = [f"s{at} - {less} * {found} as s{at}, {found} as u{at}" for at, found in unasked]
    some = _joined("or", [f"{found} <> 0" for _, found in unasked])
    return (
        f"select {kept}{', '.join(words)}, {some} as unasked "  # noqa: S608
        f"from (select {kept}{', '.join(packed)} from {relation})"
    )


def policy_query(policy: Policy, layout: Layout) -> PolicyQuery:
    """The policy over words in which nothing stands as not asked."""
    categories = _categories(policy)
    return PolicyQuery(
        route=_route(policy, layout),
        category=_category(policy, layout, categories),
        categories=categories,
        actions={action: _action(policy, layout, action) for action in _actions(policy)},
    )


def route_word(code: int) -> str:
    """The word of a route's number."""
    return NO_RESULT if code == NO_ROUTE else Route(code).word


def _packed(layout: Layout, word: int, columns: Mapping[str, str]) -> str:
    terms = [
        f"coalesce({columns[question]}, 3)::bigint * {1 << shift}"
        for question, (at, shift) in layout.places.items()
        if at == word and question in columns
    ]
    absent = sum(
        3 << shift
        for question, (at, shift) in layout.places.items()
        if at == word and question not in columns
    )
    return _joined("+", [*terms, f"{absent}::bigint"])


def _route(policy: Policy, layout: Layout) -> str:
    def stated(route: Route) -> str:
        return _any([rule for rule in policy.rules if rule.route is route], layout)

    milder = (Route.FIND_OUT, Route.REVIEW, Route.OUTCOME_21)
    otherwise = NO_ROUTE if policy.otherwise_route is None else policy.otherwise_route
    cases = [
        (stated(Route.INVESTIGATE), int(Route.INVESTIGATE)),
        (_unknown(policy.route_questions, layout), int(Route.FIND_OUT)),
        *((stated(route), int(route)) for route in milder),
    ]
    return _case(cases, int(otherwise))


def _categories(policy: Policy) -> tuple[str, ...]:
    named = [rule.category for rule in policy.rules if rule.category is not None]
    otherwise = policy.otherwise_category or NO_RESULT
    return tuple(dict.fromkeys((*named, CATEGORY_NOT_KNOWN, otherwise)))


def _category(policy: Policy, layout: Layout, codes: Sequence[str]) -> str:
    groups = _runs_of_one_category(policy)
    otherwise = codes.index(policy.otherwise_category or NO_RESULT)
    stated = [(_any(rules, layout), codes.index(name)) for name, rules in groups]
    unknown = _unknown(policy.category_questions, layout)
    cases: list[tuple[str, int | str]] = [(unknown, codes.index(CATEGORY_NOT_KNOWN))]
    aggravated = [rule for name, rules in groups if name == AGGRAVATED for rule in rules]
    if aggravated:
        # Even then the first in the file, unless nothing else stands before the last aggravated.
        settled = {name for name, _ in groups[: _last(groups) + 1]} == {AGGRAVATED}
        first = codes.index(AGGRAVATED) if settled else _case(stated, otherwise)
        cases.insert(0, (_any(aggravated, layout), first))
    milder = [case for case, (name, _) in zip(stated, groups, strict=True) if name != AGGRAVATED]
    return _case([*cases, *milder], otherwise)


def _last(groups: Sequence[tuple[str, list[Rule]]]) -> int:
    return max(at for at, (name, _) in enumerate(groups) if name == AGGRAVATED)


def _runs_of_one_category(policy: Policy) -> list[tuple[str, list[Rule]]]:
    runs: list[tuple[str, list[Rule]]] = []
    for rule in policy.rules:
        if rule.category is None:
            continue
        if runs and runs[-1][0] == rule.category:
            runs[-1][1].append(rule)
        else:
            runs.append((rule.category, [rule]))
    return runs


def _actions(policy: Policy) -> tuple[str, ...]:
    named = [action for rule in policy.rules for action in rule.actions]
    return tuple(dict.fromkeys((*named, *policy.always_actions)))


def _action(policy: Policy, layout: Layout, action: str) -> str:
    if action in policy.always_actions:
        return "true"
    return _any([rule for rule in policy.rules if action in rule.actions], layout)


def _unknown(questions: Iterable[str], layout: Layout) -> str:
    masks: dict[int, int] = defaultdict(int)
    for question in questions:
        word, shift = layout.places[question]
        masks[word] |= Answer.NOT_KNOWN << shift
    return _joined("or", [f"s{word} & {mask} <> 0" for word, mask in masks.items()])


def _any(rules: Iterable[Rule], layout: Layout) -> str:
    """Whether one of the rules holds. Those of one yes or one not known share a mask a word."""
    masks: dict[int, int] = defaultdict(int)
    others = []
    for rule in rules:
        (question, answer), *further = rule.when
        if further or answer is Answer.NO:
            others.append(_holds(rule, layout))
            continue
        word, shift = layout.places[question]
        masks[word] |= answer << shift
    return _joined("or", [*(f"s{word} & {mask} <> 0" for word, mask in masks.items()), *others])


def _holds(rule: Rule, layout: Layout) -> str:
    masks: dict[int, int] = defaultdict(int)
    values: dict[int, int] = defaultdict(int)
    for question, answer in rule.when:
        word, shift = layout.places[question]
        masks[word] |= 3 << shift
        values[word] |= answer << shift
    return _joined("and", [f"s{word} & {mask} = {values[word]}" for word, mask in masks.items()])


def _case(cases: Sequence[tuple[str, int | str]], otherwise: int) -> str:
    whens = "".join(f"when {when} then {then} " for when, then in cases if when != "false")
    return f"(case {whens}else {otherwise} end)" if whens else str(otherwise)


def _joined(operator: str, terms: Sequence[str]) -> str:
    """The terms joined as a balanced tree: thousands in a row would be too deep to parse."""
    if not terms:
        return "false"
    if len(terms) == 1:
        return f"({terms[0]})"
    half = len(terms) // 2
    return f"({_joined(operator, terms[:half])} {operator} {_joined(operator, terms[half:])})"

"""Two policies compared in one query: the codes of their results, counted together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from outcome21.domain.policy import Answer, Policy
from outcome21.insight.policy_query import (
    Layout,
    PolicyQuery,
    layout_of,
    policy_query,
    route_word,
    states,
)
from outcome21.insight.replay_key import Wanted
from outcome21.insight.replay_result import NOT_KNOWN, Result

ROUTES = 5
VIEW = "answers"
"""The relation of past answers: reference, force, age_band, row, and a column a question."""

ABOUT_A_ROW = ("reference", "row", "force", "age_band")

MOST_GROUPS = 100_000
"""Different forces, age bands and results together. More of them are no forces or age bands."""


@dataclass(frozen=True)
class Comparison:
    """The SQL that compares two policies over past answers.

    `columns` gives the SQL of each question that the answers know. A code stands for the result
    before, the result after, and whether the actions differ.
    """

    before: Policy
    after: Policy
    columns: Mapping[str, str]
    force: str | None = None

    @property
    def parameters(self) -> list[object]:
        """What every query here begins with: the one force, where there is one."""
        return [] if self.force is None else [self.force]

    @cached_property
    def layout(self) -> Layout:
        """The questions of both policies, each once."""
        return layout_of(questions_of(self.before, self.after))

    @cached_property
    def queries(self) -> tuple[PolicyQuery, PolicyQuery]:
        """Both policies over one layout."""
        return policy_query(self.before, self.layout), policy_query(self.after, self.layout)

    def counts(self) -> str:
        """Rows by force, age band, whether a question was never asked, and code."""
        inner = self._states(Answer.NOT_KNOWN, "force", "age_band")
        return (
            f"select force, age_band, unasked, code, count(*) from "  # noqa: S608
            f"(select force, age_band, unasked, {self.code} as code from ({inner})) "
            f"group by all limit {MOST_GROUPS + 1}"
        )

    def supposed(self) -> str:
        """Rows never asked a question, by their code if every such answer were no, and if yes.

        With it, for each word of the layout, the questions that some row was never asked.
        """
        words = range(len(self.layout.words))
        other = ", ".join(
            f"s{at} + {Answer.YES - Answer.NO} * u{at} as s{at}, u{at}" for at in words
        )
        found = ", ".join(f"bit_or(u{at})" for at in words)
        return (
            f"select if_no, if_yes, count(*), {found} from "  # noqa: S608
            f"(select if_no, {self.code} as if_yes, {_named('u', words)} from "
            f"(select {self.code} as if_no, {other} from ({self._states(Answer.NO)}) "
            "where unasked)) group by if_no, if_yes"
        )

    def questions_in(self, found: Sequence[int]) -> tuple[str, ...]:
        """The questions whose lower bit is set in these words."""
        places = self.layout.places.items()
        return tuple(name for name, (word, shift) in places if found[word] >> shift & 1)

    def references(self, wanted: Wanted) -> str:
        """The references of those wanted, in order.

        A row without a reference is named by its number. More parameters: the name of a force or
        age band where one is wanted, limit and offset.
        """
        inner = self._states(wanted.not_asked, *ABOUT_A_ROW)
        return (
            f"select coalesce(nullif(reference, ''), 'row ' || row) from "  # noqa: S608
            f"(select {', '.join(ABOUT_A_ROW)}, unasked, {self.code} as code from ({inner})) "
            f"where {self._condition(wanted)} "
            "order by nullif(reference, ''), row limit ? offset ?"
        )

    def _condition(self, wanted: Wanted) -> str:
        # Numbers and names of ours alone: what was typed is compared here, or a parameter.
        terms = ["unasked" if wanted.unasked else "not unasked"]
        if not wanted.everyone:
            codes = ", ".join(str(code) for code in self.codes(wanted.holds))
            terms.append(f"code in ({codes})" if codes else "false")
        if wanted.column:
            terms.append(f"coalesce(nullif({wanted.column}, ''), '{NOT_KNOWN}') = ?")
        return " and ".join(terms)

    @cached_property
    def code(self) -> str:
        """SQL: one whole number for both results and for other actions."""
        before, after = self.queries
        results = len(after.categories) * ROUTES
        first = f"({before.route} * {len(before.categories)} + {before.category})"
        second = f"({after.route} * {len(after.categories)} + {after.category})"
        return f"(({first} * {results} + {second}) * 2 + {self._other_actions()})"

    def decoded(self, code: int) -> tuple[Result, Result, bool]:
        """The result before, the result after, and whether the actions differ."""
        before, after = self.queries
        results, actions = divmod(code, 2)
        first, second = divmod(results, len(after.categories) * ROUTES)
        return _result(first, before), _result(second, after), bool(actions)

    def codes(self, wanted: Callable[[Result, Result, bool], bool]) -> list[int]:
        """Every code whose meaning is wanted."""
        first, second = (ROUTES * len(query.categories) for query in self.queries)
        return [code for code in range(first * second * 2) if wanted(*self.decoded(code))]

    def _states(self, not_asked: Answer, *keep: str) -> str:
        relation = VIEW if self.force is None else f"(select * from {VIEW} where force = ?)"  # noqa: S608
        return states(self.layout, relation, self.columns, keep=keep, not_asked=not_asked)

    def _other_actions(self) -> str:
        before, after = (query.actions for query in self.queries)
        named = dict.fromkeys((*before, *after))
        pairs = [(before.get(name, "false"), after.get(name, "false")) for name in named]
        # What is asked for in exactly the same words of SQL can never differ.
        differ = [f"({one}) <> ({other})" for one, other in pairs if one != other]
        return f"({' or '.join(differ)})::integer" if differ else "0"


def questions_of(*policies: Policy) -> tuple[str, ...]:
    """The ids of every question that one of the policies asks, each once."""
    ids = [question.id for policy in policies for question in policy.questions]
    return tuple(dict.fromkeys(ids))


def names_of(question: str, *policies: Policy) -> tuple[str, ...]:
    """The ids under which answers to a question may stand: its own, earlier ones, later ones.

    Source: `was`, by which a question names its predecessor.
    """
    links = [(each.id, each.was) for policy in policies for each in policy.questions if each.was]
    earlier = _followed(question, links)
    later = _followed(question, [(was, name) for name, was in links])
    return tuple(dict.fromkeys((question, *earlier, *later)))


def named_in(*policies: Policy) -> frozenset[str]:
    """Every id under which an answer to a question of the policies may stand."""
    asked = questions_of(*policies)
    return frozenset(name for question in asked for name in names_of(question, *policies))


def columns_of(known: Mapping[str, str], *policies: Policy) -> dict[str, str]:
    """The SQL of each question's answer: its own column, or a namesake's where it was not asked."""
    columns = {}
    for question in questions_of(*policies):
        found = [known[name] for name in names_of(question, *policies) if name in known]
        if found:
            columns[question] = _first_asked(found)
    return columns


def _first_asked(columns: list[str]) -> str:
    *others, last = columns
    for column in reversed(others):
        last = f"(case when {column} < 3 then {column} else {last} end)"
    return last


def _followed(question: str, links: Iterable[tuple[str, str]]) -> list[str]:
    """Every id that the links lead to, the nearest first. A circle is walked once."""
    links, found = list(links), [question]
    for name in found:
        found += [to for at, to in links if at == name and to not in found]
    return found[1:]


def _named(letter: str, numbers: Iterable[int]) -> str:
    return ", ".join(f"{letter}{number}" for number in numbers)


def _result(code: int, query: PolicyQuery) -> Result:
    route, category = divmod(code, len(query.categories))
    return Result(route_word(route), query.categories[category])

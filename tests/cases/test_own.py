"""Cases of our own get exactly what they expect, and leave no question of the policy untried."""

from __future__ import annotations

import re

import pytest
import yaml

from outcome21.domain.policy import recommend
from outcome21.insight.conformance import CASES as FOLDER
from outcome21.insight.conformance import OUR_OWN, PUBLISHED
from outcome21.insight.expecting import differences
from outcome21.insight.facts import cases_in
from tests.policies.newest import NEWEST

POLICY = NEWEST
FILE = (FOLDER / OUR_OWN).read_text(encoding="utf-8")
RAW = yaml.safe_load(FILE)
CASES = cases_in(RAW, POLICY)
KEPT_OUT = re.compile(
    r"\b(nude|naked|sexual|sex|body|undress\w*|breast\w*|explicit|indecent)\b", re.IGNORECASE
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_case_of_our_own_gets_exactly_what_it_expects(case):
    assert differences(POLICY, case.answers, case.expect) == []
    found = recommend(POLICY, case.answers)
    assert (found.route.word, found.category) == (case.expect.route, case.expect.category)
    assert found.actions == case.expect.actions


@pytest.mark.parametrize("question", [question.id for question in POLICY.questions])
def test_each_question_has_a_case_that_says_yes_and_one_where_nobody_knows(question):
    alone = {
        word
        for case in RAW
        for word in ("yes", "not_known")
        if case["answers"] == {question: word} and case.get("rest") == "no"
    }
    assert alone == {"yes", "not_known"}


@pytest.mark.parametrize("case", RAW, ids=[case["id"] for case in RAW])
def test_a_case_of_our_own_says_all_that_it_may_expect_and_that_it_is_ours(case):
    assert case["standing"] == "ours"
    assert set(case["expect"]) == {"route", "category", "actions", "closed", "floor"}
    assert case["source"].startswith("Our own reading of ")
    assert case["summary"].endswith(".")


def test_no_case_has_the_id_of_another_nor_the_answers_of_another():
    names = [case.name for case in CASES]
    published = yaml.safe_load((FOLDER / PUBLISHED).read_text(encoding="utf-8"))
    assert len({*names, *(case["id"] for case in published)}) == len(names) + len(published)
    told = [(tuple(sorted(case["answers"].items())), case.get("rest")) for case in RAW]
    assert len(told) == len(set(told))


def test_no_case_uses_a_graphic_word():
    assert KEPT_OUT.search(FILE) is None
    assert KEPT_OUT.search("a naked word")

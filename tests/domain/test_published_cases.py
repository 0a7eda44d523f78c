"""Published cases and policy positions get the route and category that their sources imply."""

import pytest
import yaml

from outcome21.domain.policy import Answer, recommend
from outcome21.insight.conformance import CASES as FOLDER
from outcome21.insight.conformance import PUBLISHED
from tests.policies.newest import NEWEST

CASES = yaml.safe_load((FOLDER / PUBLISHED).read_text(encoding="utf-8"))
POLICY = NEWEST


def answers_of(case):
    answers = {name: Answer.from_word(word) for name, word in case["answers"].items()}
    if "rest" in case:
        rest = Answer.from_word(case["rest"])
        answers = {question.id: rest for question in POLICY.questions} | answers
    return answers


def test_all_sixteen_published_cases_are_here_once():
    assert len({case["id"] for case in CASES}) == len(CASES) == 16


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_published_case_gets_what_its_source_states(case):
    found = recommend(POLICY, answers_of(case))
    assert {"route": found.route.word, "category": found.category} == case["expect"]

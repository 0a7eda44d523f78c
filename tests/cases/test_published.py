"""Published cases go through the desk: each gets the route and category that its source implies."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from outcome21.audit.models import AuditEntry
from outcome21.casework.actions import consult_crime
from outcome21.casework.answers import GivenAnswer
from outcome21.casework.models import Assessment
from outcome21.domain.policy import policy_in_force
from outcome21.insight.conformance import CASES as FOLDER
from outcome21.insight.conformance import PUBLISHED
from tests.casework.story import NOON, a_crime, answers, given, shown
from tests.people import ASHA

pytestmark = pytest.mark.django_db
CASES = yaml.safe_load((FOLDER / PUBLISHED).read_text(encoding="utf-8"))


def answers_of(case: dict[str, Any]) -> dict[str, GivenAnswer]:
    """The answers as an officer gives them, each from a check; what is left out is not known."""
    if "rest" in case:
        return answers(case["rest"], **case["answers"])
    return {question: given(word) for question, word in case["answers"].items()}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_published_case_gets_its_route_and_category_at_the_desk(case):
    crime = a_crime()
    shown(crime, answers_of(case))
    [assessment] = consult_crime(by=ASHA, at=NOON, reference=crime).assessments
    recommended = assessment.recommendation
    assert recommended is not None
    found = {"route": recommended["route"], "category": recommended["category"]}
    assert found == case["expect"]
    assert recommended["reasons"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_published_case_names_only_questions_that_the_policy_asks(case):
    asked = {question.id for question in policy_in_force(NOON.date()).questions}
    assert set(case["answers"]) <= asked


def test_every_step_of_a_case_is_logged_and_its_assessment_keeps_the_policys_digest():
    crime = a_crime()
    shown(crime, answers_of(CASES[0]))
    done = set(AuditEntry.objects.filter(result="done").values_list("act", flat=True))
    assert done == {
        "receive_report",
        "record_crime",
        "assess",
        "give_own_view",
        "show_recommendation",
    }
    assert Assessment.objects.get().policy_digest == policy_in_force(NOON.date()).digest

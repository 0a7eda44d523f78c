"""The first steps of an investigation follow from what the policy asks to be done."""

from __future__ import annotations

import pytest

from outcome21.casework.models import InvestigationStep
from outcome21.domain.investigation import steps
from outcome21.domain.policy import policies
from tests.casework.story import a_crime, answers, investigating

pytestmark = pytest.mark.django_db


def steps_taken(**words):
    investigating(a_crime(), answers(**words))
    return set(InvestigationStep.objects.values_list("step", flat=True))


def test_every_investigation_starts_with_the_childrens_safety_and_a_plan_to_hear_them():
    assert {"safeguard_children", "keep_words", "hear_the_child"} <= steps_taken(coerced="yes")


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ({"under_13": "yes"}, "social_care"),
        ({"immediate_risk": "yes"}, "social_care"),
        ({"exploited": "yes"}, "strategy_discussion"),
        ({"exploited": "yes"}, "consider_nrm"),
        ({"stranger": "yes", "gain": "yes"}, "refer_ceop"),
    ],
)
def test_what_the_policy_asks_for_becomes_a_step(words, step):
    assert step in steps_taken(**words)


def test_what_it_does_not_ask_for_does_not():
    taken = steps_taken(power_imbalance="yes")
    assert not taken & {"social_care", "strategy_discussion", "consider_nrm", "refer_ceop"}


def test_each_step_that_waits_for_an_action_waits_for_one_that_a_policy_has():
    known = {action for policy in policies() for action in policy.action_labels}
    assert {step.action for step in steps().values() if step.action} <= known

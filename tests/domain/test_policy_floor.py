"""What the floor demands of every policy, for a set of answers."""

from dataclasses import replace

import pytest

from outcome21.domain.policy import Answer, PolicyError, Route, floor, policies
from outcome21.domain.policy_floor import FloorDemand, floor_demands, refuse_below_the_floor

YES, NO, NOT_KNOWN, NOT_ASKED = Answer.YES, Answer.NO, Answer.NOT_KNOWN, Answer.NOT_ASKED
NOTHING = FloorDemand(None, None)


@pytest.mark.parametrize("question", sorted(floor().aggravated))
def test_a_yes_to_an_aggravated_question_demands_investigate_and_aggravated(question):
    assert floor_demands(floor(), {question: YES}) == (Route.INVESTIGATE, "aggravated")


@pytest.mark.parametrize("question", ["capacity_concern", "under_13", "immediate_risk"])
def test_a_yes_to_another_floor_question_demands_investigate_alone(question):
    assert floor_demands(floor(), {question: YES}) == (Route.INVESTIGATE, None)


def test_the_two_kinds_together_demand_both():
    found = floor_demands(floor(), {"under_13": YES, "gain": YES})
    assert found == (Route.INVESTIGATE, "aggravated")


@pytest.mark.parametrize("answer", [NO, NOT_KNOWN, NOT_ASKED])
def test_nothing_but_a_yes_demands_anything(answer):
    assert floor_demands(floor(), dict.fromkeys(floor().investigate, answer)) == NOTHING
    assert floor_demands(floor(), {}) == NOTHING


def test_a_question_outside_the_floor_demands_nothing():
    assert floor_demands(floor(), {"repeated": YES, "power_imbalance": YES}) == NOTHING


def test_a_policy_has_to_tell_officers_at_once_what_to_do_about_a_risk_at_this_moment():
    shipped = policies()[0]
    refuse_below_the_floor(shipped, floor())
    renamed = tuple(
        replace(
            rule, actions=tuple(name.replace("safeguard", "keep_safe") for name in rule.actions)
        )
        for rule in shipped.rules
    )
    with pytest.raises(PolicyError, match="safeguard_now, which officers are shown at once"):
        refuse_below_the_floor(replace(shipped, rules=renamed), floor())

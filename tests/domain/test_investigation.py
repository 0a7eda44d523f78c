"""What an investigation starts with."""

from datetime import UTC, datetime, timedelta

from outcome21.domain.investigation import first_steps, steps
from outcome21.domain.policy import policies


def test_every_step_that_waits_for_an_action_names_one_that_a_policy_has():
    named = {step.action for step in steps().values() if step.action}
    for policy in policies():
        assert named <= set(policy.action_labels)


def test_children_s_social_care_is_told_where_the_recommendation_says_so():
    with_referral = {step.id for step in first_steps(["refer_childrens_social_care"])}
    assert with_referral - {step.id for step in first_steps([])} == {"social_care"}


def test_a_step_is_due_in_elapsed_hours():
    opened = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    step = steps()["keep_words"]
    assert step.due_at(opened) - opened == timedelta(hours=24)

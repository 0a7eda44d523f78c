"""Who may do what, as the file of roles says."""

from __future__ import annotations

import pytest

from outcome21.accounts.roles import roles
from outcome21.domain.actors import ANONYMOUS, REPORTER, SYSTEM
from tests.people import staff


def test_each_role_has_a_label():
    assert {name: role.label for name, role in roles().items()} == {
        "officer": "Officer",
        "supervisor": "Supervisor",
        "registrar": "Force crime registrar",
        "policy_lead": "Policy lead",
        "content_owner": "Content owner",
    }


def test_every_role_sees_the_desk():
    assert all("see_desk" in role.permissions for role in roles().values())


def test_every_role_reads_the_policy_and_only_the_policy_lead_tries_it_on_past_answers():
    assert all("see_policy" in role.permissions for role in roles().values())
    held_by = {name for name, role in roles().items() if "replay_policy" in role.permissions}
    assert held_by == {"policy_lead"}


def test_a_policy_lead_and_a_content_owner_open_no_record():
    seen = {"see_desk", "see_policy", "see_content"}
    assert roles()["content_owner"].permissions == seen
    assert roles()["policy_lead"].permissions == seen | {"replay_policy"}


def test_only_those_who_write_for_the_public_see_what_has_to_be_looked_at_again():
    held_by = {name for name, role in roles().items() if "see_content" in role.permissions}
    assert held_by == {"policy_lead", "content_owner"}


def test_only_a_supervisor_answers_decisions_departures_and_exceptions():
    for permission in ("review", "confirm_departure", "allow_suspect"):
        held_by = {name for name, role in roles().items() if permission in role.permissions}
        assert held_by == {"supervisor"}


def test_a_registrar_reads_and_gives_reasons_but_decides_nothing():
    registrar = roles()["registrar"].permissions
    assert {"consult_report", "consult_crime", "give_reason"} <= registrar
    assert not registrar & {"decide", "review", "assess", "record_crime", "send_message"}


def test_the_public_may_send_and_never_read_a_record():
    allowed = ANONYMOUS.permissions | REPORTER.permissions
    assert allowed == {
        "receive_report",
        "leave_feedback",
        "sign_in",
        "read_replies",
        "reply_by_code",
        "wish_by_code",
        "stop_code",
    }


def test_the_program_itself_may_only_set_up_sign_ins():
    assert SYSTEM.permissions == {"add_staff"}


@pytest.mark.django_db
def test_a_member_of_staff_acts_with_the_permissions_of_their_role_for_their_force():
    asha = staff("asha", "officer")
    actor = asha.actor()
    assert actor.reference == f"staff:{asha.id}"
    assert (actor.kind, actor.role, actor.force, actor.name) == ("staff", "officer", "demo", "Asha")
    assert actor.permissions == roles()["officer"].permissions
    assert actor.may("decide")
    assert not actor.may("review")

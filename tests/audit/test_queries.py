"""Reading the log: what was done about a reference, newest first, in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outcome21.accounts.actions import sign_in
from outcome21.audit.models import AuditSubject
from outcome21.audit.queries import entries_about, refusals_about
from outcome21.casework.actions import confirm_safe_contact, consult_report
from tests.acts import refusal
from tests.casework.story import NOON, a_report
from tests.people import ASHA, BRYN, CARYS, FORCE, SOMEBODY

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_entries_are_listed_newest_first_in_sentences():
    reference = a_report().reference
    consult_report(by=ASHA, at=NOON + HOUR, reference=reference)
    lines = entries_about(FORCE, [reference])
    assert [line.sentence for line in lines] == [
        "A report was opened and read.",
        "A report was received.",
    ]
    assert [line.kind for line in lines] == ["consultation", "collection"]
    assert (lines[0].actor, lines[0].role, lines[0].moment) == (
        "staff:asha",
        "officer",
        NOON + HOUR,
    )
    assert not lines[0].refused


def test_a_refusal_is_listed_as_one():
    reference = a_report().reference
    later = NOON + timedelta(minutes=1)
    assert refusal(confirm_safe_contact, by=CARYS, at=later, reference=reference) == "not_permitted"
    newest, received = entries_about(FORCE, [reference])
    assert (newest.refused, received.refused) == (True, False)


def test_a_refusal_names_a_reference_and_never_words_in_its_place():
    assert refusal(consult_report, by=CARYS, at=NOON, reference="Kayleigh Smith") == "not_here"
    assert not AuditSubject.objects.exists()


def test_acts_of_one_moment_are_listed_in_one_order_whichever_was_written_first():
    """One form of the public site can be two acts; two reports alike must read alike."""
    orders = set()
    for turn in range(12):
        reference = a_report().reference
        two = [consult_report, confirm_safe_contact][:: 1 if turn % 2 else -1]
        for act in two:
            act(by=ASHA, at=NOON + HOUR, reference=reference)
        orders.add(tuple(line.sentence for line in entries_about(FORCE, [reference])))
    assert len(orders) == 1


def test_nothing_is_listed_for_another_force_or_another_reference():
    reference = a_report().reference
    assert entries_about("elsewhere", [reference]) == []
    assert entries_about(FORCE, ["0000000000"]) == []
    assert entries_about(FORCE, []) == []


def test_an_entry_about_two_of_the_references_is_listed_once():
    one, other = a_report().reference, a_report().reference
    assert len(entries_about(FORCE, [one, other])) == 2


def test_no_more_is_listed_than_asked_for():
    reference = a_report().reference
    for hours in range(5):
        consult_report(by=BRYN, at=NOON + hours * HOUR, reference=reference)
    lines = entries_about(FORCE, [reference], most=2)
    assert [line.moment for line in lines] == [NOON + 4 * HOUR, NOON + 3 * HOUR]


def test_refusals_are_counted_by_reason_and_since_a_moment():
    for minutes in (0, 10, 20):
        moment = NOON + timedelta(minutes=minutes)
        refusal(sign_in, by=SOMEBODY, at=moment, username="asha", password="wrong")
    [tried] = set(AuditSubject.objects.values_list("reference", flat=True))
    assert refusals_about(FORCE, tried, "wrong_sign_in", NOON) == 3
    assert refusals_about(FORCE, tried, "wrong_sign_in", NOON + timedelta(minutes=10)) == 2
    assert refusals_about(FORCE, tried, "too_many_tries", NOON) == 0
    assert refusals_about("elsewhere", tried, "wrong_sign_in", NOON) == 0

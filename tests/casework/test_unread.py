"""A message that comes by a code waits on a list, whatever became of its report before."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from outcome21.casework.actions import (
    assess,
    consult_report,
    link_report,
    reply_by_code,
)
from outcome21.casework.models import Message
from outcome21.casework.queries import open_crimes, waiting_reports
from outcome21.casework.unread import unread_of_settled
from tests.casework.story import (
    NOON,
    WORDS,
    a_crime,
    a_report,
    answers,
    confirmed,
    decided,
    force_reference,
    no_crime_here,
    told,
)
from tests.people import ASHA, CARYS, CODE_HOLDER, FORCE

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def settled_by_a_reason(at=NOON, words=WORDS):
    receipt = a_report(at, words)
    no_crime_here(receipt.reference, at)
    return receipt


def settled_by_a_crime(finished=True, at=NOON):
    receipt, crime = a_report(at), a_crime()
    link_report(by=ASHA, at=NOON, report=receipt.reference, crime_reference=force_reference(crime))
    if finished:
        confirmed(crime, decided(crime))
        told(crime)
    return receipt, crime


def he_is_back(receipt, at=NOON, words="He is back."):
    reply_by_code(by=CODE_HOLDER, at=at, typed=receipt.code, words=words)


def lists_with(reference, crime=""):
    """Which lists of the desk a message of this report calls from."""
    found = {
        "waiting": [row.reference for row in waiting_reports(FORCE, NOON) if row.unread_messages],
        "open": [row.reference for row in open_crimes(FORCE) if row.unread_messages],
        "settled": [row.reference for row in unread_of_settled(FORCE)],
    }
    return [name for name, held in found.items() if {reference, crime} & set(held)]


def test_a_message_about_a_report_settled_by_a_reason_waits_until_it_is_read():
    receipt = settled_by_a_reason()
    assert unread_of_settled(FORCE) == []
    he_is_back(receipt, NOON + HOUR)
    he_is_back(receipt, NOON + 2 * HOUR)
    [line] = unread_of_settled(FORCE)
    assert (line.reference, line.messages, line.since) == (receipt.reference, 2, NOON + HOUR)
    assert (line.reasons, line.crimes) == (("not_a_crime_in_law",), ())
    consult_report(by=ASHA, at=NOON, reference=receipt.reference)
    assert unread_of_settled(FORCE) == []


def test_a_message_about_a_crime_that_is_finished_waits_and_names_the_crime():
    receipt, crime = settled_by_a_crime()
    he_is_back(receipt)
    [line] = unread_of_settled(FORCE)
    assert line.crimes == ((crime, force_reference(crime)),)
    assert (line.reporter_kind, line.age_band, line.reasons) == ("professional", "13_15", ())


def test_a_message_waits_on_exactly_one_list():
    waiting, reasoned = a_report(), settled_by_a_reason()
    (at_work, open_crime), (done, finished) = (
        settled_by_a_crime(finished=False),
        settled_by_a_crime(),
    )
    for receipt in (waiting, reasoned, at_work, done):
        he_is_back(receipt)
    assert lists_with(waiting.reference) == ["waiting"]
    assert lists_with(reasoned.reference) == ["settled"]
    assert lists_with(at_work.reference, open_crime) == ["open"]
    assert lists_with(done.reference, finished) == ["settled"]


def test_a_report_of_two_crimes_calls_from_the_one_that_is_still_open():
    receipt, finished = settled_by_a_crime()
    other = a_crime()
    link_report(by=ASHA, at=NOON, report=receipt.reference, crime_reference=force_reference(other))
    he_is_back(receipt)
    assert unread_of_settled(FORCE) == []
    [line] = open_crimes(FORCE)
    assert (line.reference, line.unread_messages) == (other, 1)
    confirmed(other, decided(other))
    told(other)
    [line] = unread_of_settled(FORCE)
    assert {reference for reference, _ in line.crimes} == {finished, other}


def test_new_answers_take_the_message_back_to_the_crime():
    receipt, crime = settled_by_a_crime()
    he_is_back(receipt)
    assess(by=ASHA, at=NOON, crime=crime, answers=answers(immediate_risk="yes"), after=1)
    assert lists_with(receipt.reference, crime) == ["open"]


def test_the_urgent_come_first_and_then_whoever_has_waited_longest():
    later, sooner = settled_by_a_reason(), settled_by_a_reason()
    urgent = settled_by_a_reason(words=replace(WORDS, urgent=True, coded={"danger": "yes"}))
    for hours, receipt in ((1, sooner), (2, later), (3, urgent)):
        he_is_back(receipt, NOON + hours * HOUR)
    lines = unread_of_settled(FORCE)
    assert [line.reference for line in lines] == [
        urgent.reference,
        sooner.reference,
        later.reference,
    ]
    assert [(line.urgent, line.danger) for line in lines] == [
        (True, "yes"),
        (False, ""),
        (False, ""),
    ]


def test_a_crime_closed_with_a_child_at_risk_now_makes_its_message_urgent():
    calm, (receipt, crime) = settled_by_a_reason(), settled_by_a_crime(finished=False)
    number = decided(crime, "18", given=answers(immediate_risk="yes"))
    confirmed(crime, number)
    told(crime)
    he_is_back(calm)
    he_is_back(receipt, NOON + HOUR)
    first, second = unread_of_settled(FORCE)
    assert (first.reference, first.at_risk) == (receipt.reference, True)
    assert (second.reference, second.at_risk) == (calm.reference, False)


def test_somebody_who_may_not_answer_does_not_silence_it():
    receipt = settled_by_a_reason()
    he_is_back(receipt)
    consult_report(by=CARYS, at=NOON, reference=receipt.reference)
    assert len(unread_of_settled(FORCE)) == 1


def test_the_line_holds_no_words_and_nothing_of_another_force():
    he_is_back(settled_by_a_reason())
    shown = str(asdict(unread_of_settled(FORCE)[0]))
    assert "back" not in shown and "Invented" not in shown and "Words alone" not in shown
    assert unread_of_settled("elsewhere") == []
    assert Message.objects.count() == 1


def test_a_longer_list_costs_no_more_queries(django_assert_num_queries):
    he_is_back(settled_by_a_crime()[0])
    he_is_back(settled_by_a_reason())
    with django_assert_num_queries(6):
        assert len(unread_of_settled(FORCE)) == 2
    he_is_back(settled_by_a_crime()[0])
    he_is_back(settled_by_a_reason())
    with django_assert_num_queries(6):
        assert len(unread_of_settled(FORCE)) == 4

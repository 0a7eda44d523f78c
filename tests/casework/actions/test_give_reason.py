"""Why a report does not become a crime here: a dated reason with what it needs."""

from __future__ import annotations

import pytest

from outcome21.casework.actions import give_reason, record_crime
from outcome21.casework.actions.give_reason import ReasonNotReady
from outcome21.casework.models import RecordingReason, Report
from outcome21.domain.recording import recording_rules
from tests.acts import keeps_to_its_own, refusal, subjects_of
from tests.casework.story import CHILD, NOON, a_crime, a_crime_reference, a_report, force_reference
from tests.people import ASHA, CARYS

pytestmark = pytest.mark.django_db


def request(code="not_a_crime_in_law", by=ASHA, **given):
    return {
        "by": by,
        "at": NOON,
        "report": a_report().reference,
        "code": code,
        "given": given or {"why": "Words alone, no picture."},
    }


def test_the_reason_is_kept_with_who_gave_it_and_the_data_it_is_from():
    give_reason(**request(by=CARYS))
    reason = RecordingReason.objects.get()
    assert (reason.code, reason.given_by, reason.given_at) == (
        "not_a_crime_in_law",
        "staff:carys",
        NOON,
    )
    assert reason.reference_data == recording_rules().digest
    assert b"Words alone" not in bytes(reason.words)


def test_everything_that_is_missing_is_said_at_once():
    with pytest.raises(ReasonNotReady) as refused:
        give_reason(**request("another_force", why=" ", force_name="Elsewhere"))
    assert [item.id for item in refused.value.missing] == ["why", "other_force_told"]
    assert not RecordingReason.objects.exists()


def test_an_unknown_reason_is_refused():
    assert refusal(give_reason, **request("too_busy")) == "reason_unknown"


def test_a_report_with_a_crime_needs_no_reason():
    asked = request()
    record_crime(
        by=ASHA,
        at=NOON,
        report=asked["report"],
        crime_reference=a_crime_reference(),
        offence="086/02",
        people=(CHILD,),
    )
    assert refusal(give_reason, **asked) == "has_a_crime"


def test_a_report_told_before_is_joined_to_its_crime():
    crime = a_crime()
    asked = request("duplicate", why="The school told us.", crime_reference=force_reference(crime))
    give_reason(**asked)
    report = Report.objects.get(reference=asked["report"])
    assert [found.reference for found in report.crimes.all()] == [crime]
    assert subjects_of("give_reason") == {asked["report"], crime}


def test_a_duplicate_of_a_crime_that_is_not_here_leaves_nothing_behind():
    asked = request("duplicate", why="Told before.", crime_reference="60/999999/26")
    assert refusal(give_reason, **asked) == "no_such_crime"
    assert not RecordingReason.objects.exists()


def test_the_name_of_the_other_force_is_not_stored_where_it_can_be_read():
    give_reason(**request("another_force", why="w", force_name="Marigold", other_force_told="t"))
    reason = RecordingReason.objects.get()
    assert "Marigold" not in str({**vars(reason), "words": ""})


def test_its_entry_names_the_report():
    asked = request()
    give_reason(**asked)
    assert subjects_of("give_reason") == {asked["report"]}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(give_reason, "give_reason", **request())

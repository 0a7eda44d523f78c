"""An officer considers what a young person asked of us."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from outcome21.casework.actions import (
    consider_wish,
    consult_crime,
    consult_report,
    record_crime,
    tell,
    wish_by_code,
)
from outcome21.casework.models import ConsideredWish, Crime, Report, Wish
from outcome21.casework.wishes import waiting_wishes
from tests.acts import entry_of, keeps_to_its_own, refusal, subjects_of
from tests.casework.story import CHILD, NOON, a_crime_reference, a_report
from tests.people import ASHA, BRYN, CODE_HOLDER

pytestmark = pytest.mark.django_db
WHY = "He told us that his father has hurt him before. We talk to his aunt first."


def asked(kind="parents_not_told"):
    """A report whose reporter asked something by their code; its reference and the wish."""
    receipt = a_report()
    wish_by_code(by=CODE_HOLDER, at=NOON, typed=receipt.code, kind=kind, words="I am scared.")
    return receipt.reference, Wish.objects.get(report__reference=receipt.reference)


def request(reference, wish, **changes):
    given = {"by": ASHA, "at": NOON, "reference": reference, "wish": wish.id}
    return given | {"result": "in_part", "words": WHY} | changes


def crime_of(reference):
    return record_crime(
        by=ASHA,
        at=NOON,
        report=reference,
        crime_reference=a_crime_reference(),
        offence="086/02",
        people=(CHILD,),
    )


def test_the_answer_is_kept_with_its_reason_sealed_and_read_with_the_report_and_the_crime():
    reference, wish = asked()
    crime = crime_of(reference)
    consider_wish(**request(reference, wish))
    row = ConsideredWish.objects.get()
    assert (row.result, row.considered_by, row.considered_at) == ("in_part", "staff:asha", NOON)
    assert b"aunt" not in bytes(row.words)
    for opened in (
        consult_report(by=BRYN, at=NOON, reference=reference),
        consult_crime(by=BRYN, at=NOON, reference=crime),
    ):
        (read,) = opened.wishes
        assert (read.words, read.result, read.reason) == ("I am scared.", "in_part", WHY)
        assert read.source == "code"


def test_a_wish_waits_until_it_is_considered():
    reference, wish = asked("take_back")
    assert [(line.report, line.kind) for line in waiting_wishes("demo")] == [
        (reference, "take_back")
    ]
    assert waiting_wishes("elsewhere") == []
    consider_wish(**request(reference, wish))
    assert waiting_wishes("demo") == []


def test_the_wishes_of_urgent_reports_stand_first():
    calm, (urgent, _) = asked("take_back"), asked("take_back")
    Report.objects.filter(reference=urgent).update(urgent=True, coded={"danger": "yes"})
    Wish.objects.filter(report__reference=calm[0]).update(made_at=NOON - timedelta(hours=1))
    lines = waiting_wishes("demo")
    assert [line.report for line in lines] == [urgent, calm[0]]
    assert [(line.urgent, line.danger) for line in lines] == [(True, "yes"), (False, "")]


def test_taking_it_back_deletes_nothing_whatever_is_answered():
    reference, wish = asked("take_back")
    crime_of(reference)
    consider_wish(**request(reference, wish, result="followed"))
    report = Report.objects.get(reference=reference)
    assert report.account is not None
    assert (Crime.objects.count(), Wish.objects.count()) == (1, 1)


@pytest.mark.parametrize("result", ["", "perhaps", "told"])
def test_an_answer_must_be_chosen(result):
    assert refusal(consider_wish, **request(*asked(), result=result)) == "result_missing"


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_reason_must_be_given(words):
    assert refusal(consider_wish, **request(*asked(), words=words)) == "reason_missing"
    assert not ConsideredWish.objects.exists()


def test_it_is_considered_once_and_never_overwritten():
    given = request(*asked())
    consider_wish(**given)
    assert refusal(consider_wish, **given | {"result": "followed"}) == "considered_already"
    assert ConsideredWish.objects.get().result == "in_part"


def test_a_wish_of_another_report_is_not_here():
    _, wish = asked()
    assert refusal(consider_wish, **request(a_report().reference, wish)) == "not_here"
    wish.id = uuid4()
    assert refusal(consider_wish, **request(asked()[0], wish)) == "not_here"


@pytest.mark.parametrize(
    ("kind", "held_up"),
    [("parents_not_told", {"parent"}), ("take_back", {"parent", "school"})],
)
def test_nobody_is_noted_as_told_against_a_wish_that_was_not_considered(kind, held_up):
    reference, wish = asked(kind)
    told = {"by": ASHA, "at": NOON, "crime": crime_of(reference), "words": "At home."}
    for who in ("child", "parent", "school"):
        tell(**told, who=who, result="not_yet")
        if who in held_up:
            asking = told | {"who": who, "result": "told"}
            assert refusal(tell, **asking) == "wish_not_considered"
        else:
            tell(**told, who=who, result="told")
    consider_wish(**request(reference, wish))
    for who in ("child", "parent", "school"):
        tell(**told, who=who, result="told")


def test_its_entry_is_an_alteration_and_names_the_report_and_its_crime():
    reference, wish = asked()
    crime = crime_of(reference)
    consider_wish(**request(reference, wish))
    assert entry_of("consider_wish").kind == "alteration"
    assert subjects_of("consider_wish") == {reference, crime}


def test_it_stays_with_its_own_force_and_those_who_may():
    keeps_to_its_own(consider_wish, "consider_wish", **request(*asked()))

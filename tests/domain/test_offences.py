"""Offence codes as dated data."""

from datetime import date

import pytest

from outcome21.domain.offences import (
    offence,
    offence_list,
    offences_digest,
    offences_on,
    offered_offences,
)
from outcome21.domain.refusals import Refused

TODAY = date(2026, 11, 22)


def test_two_codes_may_be_chosen_when_a_report_is_recorded():
    assert [row.code for row in offered_offences(TODAY)] == ["086/02", "086/10"]
    assert {row.basis for row in offered_offences(TODAY)} == {"S"}


def test_a_code_is_kept_as_class_and_subclass():
    assert (offence("086/02", TODAY).ho_class, offence("086/02", TODAY).ho_subclass) == ("86", 2)
    assert offence("035/00", TODAY).ho_subclass == 0


def test_a_code_that_has_ended_or_never_was_is_refused():
    assert offence("008/71", date(2024, 1, 30)).act.endswith("s33")
    for code in ("008/71", "86/2", "999/99"):
        with pytest.raises(Refused) as refused:
            offence(code, TODAY)
        assert refused.value.code == "offence_unknown"


def test_every_row_says_where_it_stands_and_the_file_has_a_digest():
    assert {row.standing for row in offence_list().offences} <= {"confirmed", "to_confirm"}
    assert len(offences_digest()) == 64
    assert "088/15" in {row.code for row in offences_on(TODAY)}

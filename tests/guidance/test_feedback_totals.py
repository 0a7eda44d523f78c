"""Feedback in numbers: a small one is hidden, and no sum gives it away."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcome21.guidance.feedback_totals import Line, Totals, shown, totals, totals_of
from outcome21.guidance.models import Feedback

pytestmark = pytest.mark.django_db


def answers(page, useful, number, *, language="en", reason="", force="demo"):
    """So many answers of one kind."""
    Feedback.objects.bulk_create(
        Feedback(
            force=force, page=page, language=language, useful=useful, reason=reason,
            given_on=date(2026, 11, 22),
        )
        for _ in range(number)
    )  # fmt: skip


def lines():
    return {(line.page, line.language): line for line in totals("demo").lines}


@pytest.mark.parametrize(
    ("number", "seen"), [(0, 0), (1, None), (4, None), (5, 5), (6, 6), (500, 500)]
)
def test_a_number_from_one_to_four_is_hidden(number, seen):
    assert shown(number) == seen


def test_totals_are_by_page_and_language():
    answers("now", "yes", 7)
    answers("now", "no", 5)
    answers("now", "yes", 6, language="cy")
    assert lines() == {
        ("now", "cy"): Line("now", "cy", 6, 0),
        ("now", "en"): Line("now", "en", 7, 5),
    }
    assert lines()["now", "en"].all == 12


def test_a_line_with_a_hidden_number_has_no_sum():
    answers("now", "yes", 20)
    answers("now", "no", 3)
    line = lines()["now", "en"]
    assert (line.yes, line.no, line.all) == (20, None, None)


def test_the_sums_at_the_foot_are_of_what_is_shown_and_tell_nothing_more():
    answers("now", "yes", 20)
    answers("now", "no", 3)
    answers("home", "no", 9)
    found = totals("demo")
    assert (found.yes, found.no) == (20, 9)


COUNTS = st.dictionaries(
    st.tuples(
        st.sampled_from(["now", "home", "support"]),
        st.sampled_from(["en", "cy"]),
        st.sampled_from(["yes", "no"]),
    ),
    st.integers(1, 9),
    min_size=1,
)


@given(COUNTS)
def test_two_pasts_that_differ_in_hidden_numbers_alone_look_the_same(counted):
    """Nothing shown depends on a number that is hidden: so nothing can tell it."""
    other = {key: 1 if number < 5 else number for key, number in counted.items()}
    found = totals_of(counted, {})
    assert found == totals_of(other, {})
    assert [line.all for line in found.lines] == [line.all for line in totals_of(other, {}).lines]


def test_the_same_holds_of_the_database():
    answers("now", "yes", 20)
    answers("now", "no", 2)
    answers("home", "yes", 1, reason="research")
    few = totals("demo")
    answers("now", "no", 2)
    answers("home", "yes", 3, reason="research")
    assert totals("demo") == few


def test_reasons_have_an_order_and_no_numbers_and_a_rare_one_is_left_out():
    answers("now", "yes", 5, reason="the_law")
    answers("now", "yes", 8, reason="a_friend")
    answers("now", "yes", 4, reason="research")
    answers("now", "yes", 6, reason="my_child", language="cy")
    assert totals("demo").reasons == {"en": ("a_friend", "the_law"), "cy": ("my_child",)}


def test_nothing_of_another_force_is_counted():
    answers("now", "yes", 20, force="elsewhere")
    assert totals("demo") == Totals((), 0, 0, {})

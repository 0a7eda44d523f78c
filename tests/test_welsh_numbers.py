"""A translation has the numbers of its English, or the sentence is refused."""

import pytest

from scripts.welsh_numbers import numbers_unlike

CALL = "Call 101, or Childline on 0800 1111, day or night, if you are 13 to 17."


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        ((CALL,), "Os wyt ti'n 13 i 17 oed, ffonia Childline ar 0800 1111, neu 101."),
        (("Call 0800 1111.",), "Ffonia 0800\u00a01111."),
        (("1 hour", "24 hours"), "1 awr"),
        (("1 hour", "24 hours"), "24 awr"),
        (("one day", "some days"), "1 diwrnod"),
        (("Write down all seven words.",), "Ysgrifenna bob un o\u2019r saith gair."),
        (("Write down all seven words.",), "Ysgrifenna\u2019r 7 gair i gyd."),
        (("If you are 13",), "Os wyt ti\u2019n 13 oed"),
        (("Thank you",), "Diolch"),
    ],
)
def test_the_same_numbers_in_any_order_and_a_figure_for_a_word_are_taken(english, welsh):
    assert numbers_unlike(english, welsh) == ""


@pytest.mark.parametrize(
    ("english", "welsh", "said"),
    [
        ("Call 999.", "Ffonia 998.", "999, not 998"),
        ("Call 999.", "Ffonia.", "999, not none"),
        ("Call Childline.", "Ffonia 0800 1111.", "none, not 0800 1111"),
        ("Call 0800 1111.", "Ffonia 1111 0800.", "0800 1111, not 1111 0800"),
        ("Call 0800 1111.", "Ffonia 0800 1112.", "0800 1111, not 0800 1112"),
        ("Call 101 or 101.", "Ffonia 101.", "101, 101, not 101"),
        ("If you are 13", "Os wyt ti'n dair ar ddeg", "13, not none"),
        ("all seven words", "pob un o'r 8 gair", "none, not 8"),
        ("in 28 days", "mewn 82 diwrnod", "28, not 82"),
    ],
)
def test_another_number_is_refused_and_both_are_named(english, welsh, said):
    assert numbers_unlike((english,), welsh).endswith(said)

"""The reading measure against worked examples, and the lint against the words it must find."""

import pytest

from tests.guidance.reading import (
    blame_words,
    grade,
    longest_sentence,
    sentences,
    syllables,
)

SYLLABLES = {
    1: "the crime asked pushed tricked scared rules shares phones voice build friend judged",
    2: "people picture pictures wanted someone safely cases changes being saying science quiet able"
    " agreed create title handled patient",
    3: "video messages officer decided discretion involvement images safeguarding period violent"
    " guarantee exploited",
    4: "unusual information professional circumstances appropriate usually situation",
    5: "investigation university",
}
CASES = [(word, n) for n, words in SYLLABLES.items() for word in words.split() if "-" not in word]


@pytest.mark.parametrize(("word", "count"), CASES, ids=lambda value: str(value))
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


def test_a_very_easy_sentence_has_a_grade_below_nought():
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45, abs=0.01)


def test_a_hard_sentence_has_the_grade_its_published_worked_example_gives():
    hard = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert grade(hard) == pytest.approx(13.1, abs=1.0)


def test_no_words_have_no_grade():
    assert grade("") == 0.0
    assert longest_sentence(" \n ") == 0


def test_harder_words_and_longer_sentences_raise_the_grade():
    easy = "We look at it. We help you."
    assert grade("We look at it and we help you.") > grade(easy)
    assert grade("We investigate it. We accommodate you.") > grade(easy)


def test_a_list_item_ends_a_sentence_without_a_full_stop():
    assert sentences("one thing\ntwo more things") == ["one thing", "two more things"]
    assert longest_sentence("a b c\nd e") == 3


def test_a_name_counts_as_one_short_word_however_long_it_is():
    assert longest_sentence("Ask the Professionals Online Safety Helpline today.") == 4
    assert grade("Ask the Internet Watch Foundation.") == grade("Ask the One.")


def test_a_phone_number_counts_as_one_word():
    assert longest_sentence("Call 0800 1111 now.") == 3


@pytest.mark.parametrize(
    "text",
    [
        "You put yourself at risk.",
        "You should have known.",
        "Why did you do it?",
        "It is completely confidential.",
        "You will not get into trouble.",
        "This is child pornography.",
        "It was revenge porn.",
        "They put themself at risk.",
        "It was their mistake.",
        "It is risky behaviour.",
        "A promiscuous girl.",
        "Did you not think?",
        "You won’t get into trouble.",
        "Once shared, you lose control for ever.",
        "Once it is online it stays there forever.",
        "He is a young offender.",
        "a suspect aged 14",
    ],
)
def test_blame_and_empty_promises_are_found_in_any_text(text):
    assert blame_words(text, child=False)


@pytest.mark.parametrize(
    "text",
    ["The offender is a victim.", "an Indecent picture", "aggravating factors", "we never tell",
     "it is always so", "when you sent it", "non-disclosure"],
)  # fmt: skip
def test_labels_and_hard_words_are_found_on_pages_for_children_only(text):
    assert blame_words(text)
    assert blame_words(text, child=False) == []


@pytest.mark.parametrize(
    "text",
    ["The offender.", "a suspect", "the perpetrator", "indecent", "imagery", "aggravating factors",
     "to utilise", "non-conviction information"],
)  # fmt: skip
def test_legal_words_are_left_to_pages_for_professionals(text):
    """2.4: banned for a child, and for a parent; a professional page may quote them."""
    assert blame_words(text)
    assert blame_words(text, child=False, parent=True)
    assert blame_words(text, child=False) == []


def test_kind_words_are_left_alone():
    assert blame_words("You are not in trouble for asking for help. It is not your fault.") == []


def test_the_old_search_word_may_stand_once():
    assert blame_words("It used to be called sexting.") == []
    assert blame_words("Sexting is sexting.") == ["sexting"]


def test_a_helplines_own_name_is_no_fault():
    assert blame_words("Call the Revenge Porn Helpline or Victim Support.") == []

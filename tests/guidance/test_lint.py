"""The build's word check finds what it must, and each fault names file, sentence and score."""

from datetime import date

import pytest

from outcome21.guidance.pages import Page
from outcome21.guidance.rendering import render
from tests.guidance.lint import blame_faults, reading_faults, sentence_faults

EASY = "We look at it. We help you. You can ask us. "
HARD = (
    "Notwithstanding considerable uncertainty regarding jurisdictional responsibilities, "
    "investigating authorities ordinarily communicate determinations expeditiously. "
)


def page(body, audience="child", target=5.0, heading="One"):
    """A made page in a file called one.md."""
    sections = render(f"## Part {{#part}}\n\n{body}", "one.md")
    return Page(
        id="one", heading=heading, audience=audience, nations=("england",), owner="comms",
        reviewed_on=date(2026, 11, 22), sources=("somebody",), reading_target=target,
        path="/one", title="One", description="About one.", file="one.md", sections=sections,
    )  # fmt: skip


def test_a_part_that_is_too_hard_is_named_with_its_score_and_its_hardest_sentence():
    """2.1: failing names file, part, sentence and score."""
    faults = reading_faults(page(EASY * 5 + HARD * 4))
    assert faults
    assert faults[-1].startswith("one.md#part: grade ")
    assert "at most 5" in faults[-1]
    assert "Notwithstanding" in faults[-1]


def test_a_hard_part_among_easy_ones_is_found_though_the_page_is_easy_enough():
    body = EASY * 60 + "\n\n## Next {#next}\n\n" + HARD * 6
    faults = reading_faults(page(body, "professional", 10))
    assert [fault for fault in faults if fault.startswith("one.md#next: ")]
    assert not [fault for fault in faults if fault.startswith("one.md#: ")]


def test_a_page_cannot_set_itself_an_easier_test_than_its_audience_has():
    assert reading_faults(page(HARD * 8, "child", target=99.0))


@pytest.mark.parametrize(("words", "audience", "faults"), [
    (20, "child", 0), (21, "child", 1), (25, "parent", 0), (26, "parent", 1),
    (26, "professional", 1),
])  # fmt: skip
def test_a_long_sentence_is_named_with_its_length(words, audience, faults):
    """2.1: 20 words for a child, 25 for everybody else."""
    found = sentence_faults(
        page(" ".join(["word"] * words) + ".", audience, 7.0 if words > 21 else 5.0)
    )
    assert len(found) == faults
    assert all(f"one.md: {words} words" in fault for fault in found)


def test_a_word_that_blames_is_named_with_its_sentence():
    """2.4: in the words and in the heading."""
    [fault] = blame_faults(page("We are kind. It was your mistake, we think. Bye."))
    assert fault == "one.md: 'your mistake' in 'It was your mistake, we think.'"
    assert blame_faults(page(EASY, heading="Why did you do it?"))


@pytest.mark.parametrize(("audience", "faults"), [
    ("child", 1), ("everyone", 1), ("parent", 1), ("professional", 0),
])  # fmt: skip
def test_each_audience_has_its_own_words(audience, faults):
    assert len(blame_faults(page("The offender left.", audience))) == faults

"""How we decide, in Welsh: every policy on the shelf, with not a word of English on the page."""

import html
import re
from dataclasses import replace

import pytest
from django.utils.translation import gettext, override

from outcome21.domain.policy import policies
from outcome21.guidance.how_we_decide import TO_A_CHILD, TO_A_PARENT
from outcome21.guidance.pages import find
from outcome21.web.public import how_we_decide

pytestmark = pytest.mark.django_db
ADDRESSES = ("/how-we-decide", "/how-we-decide/adults")
ENGLISH = re.compile(
    r"\b(?:the|and|of|was|were|did|you|your|them|they|who|what|this|that|it|for|not|with"
    r"|child|children|police|someone|anyone|more|other|safe|know|questions?)\b",
    re.IGNORECASE,
)
"""English words that are no Welsh ones."""

each_policy = pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.version)
each_page = pytest.mark.parametrize("address", ADDRESSES)


@pytest.fixture(autouse=True)
def _noon(clock):
    """The clock stands on a day of the policy."""


@pytest.fixture
def drawn(visitor, monkeypatch):
    """Draws a page for a policy, and gives the pieces of text in its middle."""

    def draw(address, policy):
        monkeypatch.setattr(how_we_decide, "policy_in_force", lambda on, nation: policy)
        visitor.get(address)
        main = re.search(r"<main.*</main>", visitor.text, re.DOTALL)[0]
        pieces = (html.unescape(one).strip() for one in re.split(r"<[^>]+>", main))
        return [one for one in pieces if one]

    return draw


def in_welsh(words):
    with override("cy"):
        said = gettext(words)
    assert said != words
    return said


def english_in(pieces):
    return [one for one in pieces if ENGLISH.search(one)]


@each_policy
@each_page
def test_a_policy_of_the_shelf_is_shown_without_a_word_of_english(drawn, address, policy):
    """RP-19: the headings, each question, who may know, the promises and the day."""
    english, welsh = (drawn(f"{tongue}{address}", policy) for tongue in ("", "/cy"))
    assert english_in(welsh) == []
    assert len(english_in(english)) > len(english) / 2, "the test knows English when it sees it"
    same = set(english) & set(welsh)
    assert not [one for one in same if re.search("[a-z]{3}", one) and one not in NAMES]


NAMES = {"Report Remove", "Childline", *(policy.version for policy in policies())}


@each_policy
@each_page
def test_each_question_has_its_own_words_in_both_languages(drawn, address, policy):
    reader = "child" if address == ADDRESSES[0] else "parent"
    shown = drawn(f"/cy{address}", policy)
    assert not {getattr(one, reader) for one in policy.questions} & set(shown)
    lines = [one for one in shown if one.startswith(in_welsh("Who may know:"))]
    assert len(lines) == len(policy.questions)
    in_english = {str(one) for words in (TO_A_CHILD, TO_A_PARENT) for one in words.values()}
    assert not [one for one in lines if in_english & set(one.partition(": ")[2].split(", "))]


@each_policy
@each_page
@pytest.mark.parametrize("tongue", ["", "/cy"])
def test_a_group_that_no_page_has_words_for_is_not_headed_in_an_officer_s(
    drawn, address, policy, tongue
):
    """Its label in the policy is for officers, in English alone."""
    first, *others = policy.questions
    groups = {**policy.groups, "extra": "Was a child exploited?"}
    made = replace(policy, questions=(*others, replace(first, group="extra")), groups=groups)
    shown = drawn(f"{tongue}{address}", made)
    assert "Was a child exploited?" not in " ".join(shown)
    heading = in_welsh("More questions") if tongue else "More questions"
    assert shown.count(heading) == 2  # the contents and the heading
    assert shown.index(heading) < len(shown) - 1
    assert not tongue or english_in(shown) == []


@each_page
def test_a_day_without_a_policy_is_told_without_a_word_of_english(drawn, address):
    """What stands there instead is a piece of the same language."""
    shown = drawn(f"/cy{address}", None)
    assert english_in(shown) == []
    assert find(address, "cy").heading in shown

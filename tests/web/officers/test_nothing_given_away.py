"""Before the officer's own view nothing at the desk says what the policy would recommend."""

import re

import pytest

from outcome21.domain.policy import Answer, policy_in_force, recommend
from outcome21.web.officers import words
from tests.casework.story import NOON
from tests.slowly import few_fast
from tests.web.officers.cases import a_crime, assessed, shown

pytestmark = pytest.mark.django_db
POLICY = policy_in_force(NOON.date())
PAGES = ("", "/assess", "/own-view", "/decide", "/decide/21", "/decide/investigate", "/tell")
OWN_VIEW = "/own-view"
URGENT = "safeguard_now"
"""Shown at once on purpose: keeping a child safe is not the recommendation."""

CASES = [
    ("no", {"coerced": "yes", "adult_involved": "yes"}),
    ("no", {"exploited": "yes", "stranger": "yes", "gain": "yes"}),
    ("no", {"under_13": "yes"}),
    ("no", {"immediate_risk": "yes"}),
    ("no", {"power_imbalance": "yes", "still_online": "yes"}),
    ("no", {"repeated": "yes"}),
    ("no", {"shared_widely": "yes", "other_offence": "not_known"}),
    ("not_known", {}),
    ("no", {}),
]


def telling(rest: str, answered: dict[str, str]) -> set[str]:
    """Every word of the recommendation for these answers, as the desk would show it."""
    answers = {
        question.id: Answer.from_word(answered.get(question.id, rest))
        for question in POLICY.questions
    }
    found = recommend(POLICY, answers)
    actions = {POLICY.action_labels[one] for one in found.actions if one != URGENT}
    codes = {one for one in found.actions if one != URGENT}
    return {
        *actions,
        *codes,
        *(reason.sentence for reason in found.reasons),
        words.ROUTES[found.route.word],
        f"Category {words.CATEGORIES[found.category]}",
        "The policy recommends",
        "What would change it",
        "closed to everybody",
    }


@pytest.mark.parametrize(("rest", "answered"), few_fast(CASES, 1))
def test_no_word_of_the_recommendation_stands_on_any_page_of_the_crime(
    asha, bryn, carys, rest, answered
):
    crime = a_crime(asha.by)
    assessed(asha.by, crime, rest, **answered)
    for desk in (asha, bryn, carys):
        for page in PAGES:
            text = said(desk.open(f"crimes/{crime}{page}"), page)
            assert [one for one in telling(rest, answered) if one in text] == [], page


def said(page, path: str) -> str:
    """What the page says, but for what is alike for every case.

    That is the own view's four choices, and the choice that an address names itself.
    """
    if path == "/decide/investigate":
        return page.text.replace(words.ROUTES["investigate"], "", 1)
    if path != OWN_VIEW:
        return page.text
    text = page.text
    for route in ("investigate", "find_out", "review", "outcome_21"):
        assert page.status != 200 or text.count(words.ROUTES[route]) == 1
        text = text.replace(words.ROUTES[route], "")
    return text


def test_the_same_words_are_found_once_it_is_shown(asha):
    """So that the test above looks for what the page would really say."""
    rest, answered = CASES[1]
    crime = a_crime(asha.by)
    shown(asha.by, crime, **answered)
    text = asha.open(f"crimes/{crime}").text
    looked_for = {one for one in telling(rest, answered) if " " in one}
    assert {one for one in looked_for if one not in text} == {"closed to everybody"}


@pytest.mark.slow
def test_pages_differ_only_in_the_answers_that_the_officer_gave(asha):
    """Two cases with opposite answers: without the answers themselves, the pages are one."""
    stripped = []
    for rest in ("yes", "no"):
        crime = a_crime(asha.by)
        assessed(asha.by, crime, rest, immediate_risk="no")
        pages = [asha.open(f"crimes/{crime}{page}").html for page in PAGES]
        stripped.append([_without_answers(html, crime) for html in pages])
    assert stripped[0] == stripped[1]


def _without_answers(html: str, crime: str) -> list[str]:
    """The lines of a page, but for the answers, references, moments and tokens; in any order."""
    html = re.sub(r' value="[^"]{30,}"', "", html.replace(crime, ""))
    html = re.sub(r"60/\d{6}/26|[0-9A-Z]{10}|\d+:\d\d[ap]m| checked| selected", "", html)
    html = re.sub(r"<strong>(Yes|No)</strong>", "", html)
    return sorted(line.strip() for line in html.splitlines())

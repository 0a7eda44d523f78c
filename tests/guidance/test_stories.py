"""Six short stories: each says what the policy recommends for what it tells.

A policy that is in force, or will be, and a story that contradicts it, cannot both be built.
"""

import re
from dataclasses import replace

import pytest
from django.utils import timezone

from outcome21.domain.policy import Answer, Route, last_day, policies, read_policy, recommend
from outcome21.domain.policy_floor import POLICIES
from outcome21.guidance.front_matter import ContentError
from outcome21.guidance.pages import find
from outcome21.guidance.stories import (
    FILE,
    Stories,
    Story,
    answers_of,
    contradictions,
    read_stories,
    stories,
)
from outcome21.guidance.welsh import LANGUAGES

HUB = "/young-people/stories"
TELLS = {
    f"{HUB}/someone-you-like": Route.OUTCOME_21,
    f"{HUB}/someone-pushed-you": Route.INVESTIGATE,
    f"{HUB}/money": Route.INVESTIGATE,
    f"{HUB}/a-grown-up": Route.INVESTIGATE,
    f"{HUB}/it-was-passed-on": Route.INVESTIGATE,
    f"{HUB}/it-has-happened-before": Route.REVIEW,
}


def still_to_be_used(policy):
    """Whether the policy is in force today or will be: a later one may not surprise a story."""
    ends = [last_day(policy, nation) for nation in policy.nations]
    return None in ends or max(ends) >= timezone.localdate()


USED = [policy for policy in policies() if still_to_be_used(policy)]
each_policy = pytest.mark.parametrize("policy", USED, ids=lambda policy: policy.version)
each_story = pytest.mark.parametrize("story", stories().told, ids=lambda story: story.page)


def part(page, name):
    return next(one.words for one in page.sections if one.id == name)


def one_line(words):
    return " ".join(words.split())


@each_policy
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_story_says_anything_else_than_the_policy(policy, language):
    assert contradictions(policy, language) == ()


def test_there_is_a_policy_to_hold_them_to():
    assert USED


@each_policy
@each_story
def test_each_story_tells_of_the_route_it_is_here_to_tell_of(policy, story):
    assert recommend(policy, answers_of(story, policy)).route is TELLS[story.page]


def test_the_six_stories_are_there_and_no_others():
    assert [story.page for story in stories().told] == list(TELLS)
    targets = re.findall(rf'href="({HUB}/[^"]*)"', find(HUB).html)
    assert targets == list(TELLS)


@each_story
def test_a_story_says_first_who_will_help_and_then_what_police_do(story):
    page = find(story.page)
    assert [one.id for one in page.contents] == ["who-will-help", "what-police-do", "like-you"]
    said = one_line(part(page, "what-police-do"))
    told = [words for words in stories().routes["en"].values() if words in said]
    assert len(told) == 1
    for before in (page.sections[0].words, part(page, "who-will-help")):
        assert not [one for one in stories().routes["en"].values() if one in before]


@each_story
def test_a_story_is_short_and_promises_nothing(story):
    page = find(story.page)
    assert len(page.words.split()) <= 260
    assert "This is a story, not a promise." in page.words
    assert not re.search(r"\bpolice will (?!most likely)", page.words)
    assert not re.search(r"\bpolice (?:do|would) not\b", page.words)


@each_story
def test_a_story_leads_on_to_help_and_never_to_a_tool(story):
    html = find(story.page).html
    for goal in ("/tell-us", "/which-door", HUB):
        assert f'href="{goal}"' in html
    assert "<form" not in html
    assert "your answers" not in html.lower()


def test_the_stories_lead_round_in_a_ring():
    pages = list(TELLS)
    for page, after in zip(pages, [*pages[1:], pages[0]], strict=True):
        assert f'Next story: <a href="{after}"' in find(page).html


@each_policy
def test_what_is_said_of_not_knowing_is_what_the_policy_does(policy):
    nothing = {question.id: Answer.NOT_KNOWN for question in policy.questions}
    assert recommend(policy, nothing).route is Route.FIND_OUT
    assert stories().routes["en"]["find_out"] in find(HUB).words
    for other in ("investigate", "review", "outcome_21"):
        assert stories().routes["en"][other] not in find(HUB).words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_one_route_are_not_part_of_anothers(language):
    words = list(stories().routes[language].values())
    assert not [(a, b) for a in words for b in words if a is not b and a in b]


# ---- A story that is wrong is found -------------------------------------------------------------


def only(page, *yes):
    return replace(stories(), told=(Story(page, yes),))


@pytest.mark.parametrize(
    ("page", "yes"),
    [
        ("someone-you-like", ["coerced"]),
        ("someone-pushed-you", []),
        ("money", ["repeated"]),
        ("money", ["gain"]),  # the same route, but nobody national is told
        ("it-has-happened-before", []),
        ("it-was-passed-on", ["shared_to_harm"]),  # nothing is still online
    ],
)
def test_a_story_that_tells_something_else_is_contradicted(page, yes):
    assert contradictions(USED[-1], among=only(f"{HUB}/{page}", *yes))


def test_a_policy_that_recommends_something_else_contradicts_a_story():
    """The same stories, and a policy by which a second time is looked into."""
    text = (POLICIES / f"{USED[-1].version}.toml").read_text(encoding="utf-8")
    rule = 'when = { repeated = "yes" }\nroute = "review"'
    assert text.count(rule) == 1
    changed = text.replace(rule, rule.replace("review", "investigate"))
    stricter = read_policy(changed.encode(), "stricter.toml")
    found = contradictions(stricter)
    assert {one.split(" (")[0] for one in found} == {f"{HUB}/it-has-happened-before"}
    assert any("may not say “A senior officer" in one for one in found)
    assert any("must say “The police will most likely look into it.”" in one for one in found)


def test_a_question_that_no_policy_asks_is_a_contradiction():
    assert "no question" in contradictions(USED[-1], among=only(f"{HUB}/money", "weather"))[0]


def test_a_story_without_a_page_is_a_contradiction():
    assert "no such page" in contradictions(USED[-1], among=only(f"{HUB}/nowhere"))[0]


@pytest.mark.parametrize(
    "data",
    [
        b"story = [",
        b"\xff",
        b"[[story]]\npage = '/a'\n",
        b"[[story]]\npage = '/a'\nyes = []\n[routes.en]\nreview = 'x'\n[actions.en]\n",
    ],
)
def test_a_file_of_stories_that_cannot_be_read_is_refused_by_name(data):
    with pytest.raises(ContentError, match=r"stories\.toml"):
        read_stories(data, "stories.toml")


def test_the_file_is_read_as_it_stands():
    assert isinstance(read_stories(FILE.read_bytes(), FILE.name), Stories)

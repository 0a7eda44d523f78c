"""What the pages promise of the policy: all of it is said, to both readers, and it is true."""

import random
import re

import pytest

from outcome21.domain.policy import WHO_MAY_KNOW, Answer, Route, floor, policies, recommend
from outcome21.guidance.how_we_decide import TO_A_CHILD, TO_A_PARENT, filled, groups_of, parts_of
from outcome21.guidance.pages import find

CHILD, ADULT = find("/how-we-decide"), find("/how-we-decide/adults")
PAGES = (CHILD, ADULT)
GIVEN = (Answer.NO, Answer.NOT_KNOWN, Answer.YES)
# The properties that every policy is proved to keep, by number, as each reader is told them.
PROMISES = {
    "1 one answer": (r"There is one piece of advice, not two", r"always an answer, and never two"),
    "2 harm is looked into": (
        r"push, scare, trick or use a child\? Then the rules tell us to look into it",
        r"forced, tricked or used are never let go",
    ),
    "2 all no": (
        r"each answer is a no, they do not point to",
        r"every answer is a no, the rules do",
    ),
    "3 more harm": (r"more harm, the rules do not tell us to do less", r"never ask us to do less"),
    "4 not known": (r"Not knowing is not a no", r"Not knowing never counts as a no"),
    "5 it fits": (r"very serious and then tell us to leave it", r"very serious and then suggest"),
    "6 a reason to ask": (r"Each question can make a change", r"Each question can change what"),
}
each_policy = pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.version)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)


def promised(page):
    return next(part.words for part in page.sections if part.id == "promises")


@pytest.mark.parametrize("name", PROMISES)
def test_each_property_is_promised_to_both_readers(name):
    for page, pattern in zip(PAGES, PROMISES[name], strict=True):
        assert re.search(pattern, promised(page)), (page.id, name)


@each_page
def test_nothing_more_is_promised_than_the_properties(page):
    bold = re.findall(r"<strong>", next(p.html for p in page.sections if p.id == "promises"))
    assert len(bold) == len(PROMISES)


@each_page
def test_an_officer_is_said_to_decide_and_not_the_rules(page):
    assert "computer does not" in page.words
    assert re.search(r"promises about the rules", promised(page))


def some(policy, count=150):
    """Sets of answers by chance, the same at every run; each question is at times not known."""
    chance = random.Random(policy.digest)  # noqa: S311 (nothing secret)
    ids = [question.id for question in policy.questions]
    for _ in range(count):
        weights = chance.choice([(8, 1, 1), (1, 1, 1), (9, 0, 1), (18, 1, 0)])
        yield dict(zip(ids, chance.choices(GIVEN, weights, k=len(ids)), strict=True))


def result(policy, answers):
    said = recommend(policy, answers)
    return said.route, said.category, said.actions


@each_policy
def test_it_is_true_that_pushing_tricking_and_using_are_always_looked_into(policy):
    assert {"coerced", "deceived", "exploited"} <= floor().investigate
    for answers in some(policy):
        for question in ("coerced", "deceived", "exploited"):
            assert result(policy, {**answers, question: Answer.YES})[0] is Route.INVESTIGATE


@each_policy
def test_it_is_true_that_all_no_points_to_support_and_not_to_a_court(policy):
    said = recommend(policy, {question.id: Answer.NO for question in policy.questions})
    assert said.route is Route.OUTCOME_21
    assert "offer_support" in said.actions


@each_policy
def test_it_is_true_that_not_knowing_is_never_a_way_to_stop(policy):
    for answers in some(policy):
        for question in policy.route_questions:
            route = result(policy, {**answers, question: Answer.NOT_KNOWN})[0]
            assert route >= Route.FIND_OUT


@each_policy
def test_it_is_true_that_more_harm_never_means_less(policy):
    for answers in some(policy):
        before = result(policy, answers)[0]
        for question, answer in answers.items():
            if answer is Answer.NO:
                assert result(policy, {**answers, question: Answer.YES})[0] >= before


@each_policy
def test_it_is_true_that_something_very_serious_is_never_left(policy):
    for answers in some(policy):
        route, category, _actions = result(policy, answers)
        assert category != "aggravated" or route is Route.INVESTIGATE


@each_policy
def test_it_is_true_that_each_question_can_make_a_change(policy):
    idle = {question.id for question in policy.questions}
    for answers in some(policy):
        for question in tuple(idle):
            one, other = ({**answers, question: said} for said in (Answer.NO, Answer.YES))
            if result(policy, one) != result(policy, other):
                idle.discard(question)
    assert idle == set()


def test_everybody_who_may_know_has_words_for_each_reader():
    assert set(TO_A_CHILD) == set(TO_A_PARENT) == set(WHO_MAY_KNOW)


@each_page
@each_policy
def test_each_group_has_a_heading_in_the_readers_words(policy, page):
    own = {part.id: part.heading for part in page.contents}
    groups = groups_of(policy, page)
    assert [group.heading for group in groups] == [own[f"group-{name}"] for name in policy.groups]
    assert sum(len(group.asked) for group in groups) == len(policy.questions)


@each_page
def test_a_part_that_names_a_group_is_not_shown_by_itself(page):
    ids = [part.id for part in parts_of(page, policies()[0])]
    assert ids
    assert not [one for one in ids if one.startswith("group-")]
    assert ids == [part.id for part in page.contents if not part.id.startswith("group-")]


@each_page
def test_without_a_policy_only_where_to_ask_is_left(page):
    assert [part.id for part in parts_of(page, None)] == ["where-to-ask"]


def test_the_places_of_a_part_are_filled():
    policy = policies()[0]
    made = filled("<p>{version} {since} {check} {else}</p>", policy, "1 May 2026")
    assert re.sub(r"</?strong[^>]*>", "", made) == (
        f"<p>{policy.version} 1 May 2026 "
        f"{policy.digest[:4]} {policy.digest[4:8]} {policy.digest[8:12]} {{else}}</p>"
    )

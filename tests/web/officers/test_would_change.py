"""What would change a recommendation: told from the record of what was shown."""

import json

import pytest

from outcome21.casework.models import Recommendation
from outcome21.domain.policy import Answer, policy_in_force
from outcome21.domain.policy_change import would_change
from outcome21.web.officers.change_view import SHOWN_AT_ONCE, other_routes
from outcome21.web.officers.policy_view import statement
from tests.casework.story import NOON
from tests.web.officers.cases import a_crime, shown

pytestmark = pytest.mark.django_db
POLICY = policy_in_force(NOON.date())


def changes(rest: str = "no", **answered: str) -> list[dict]:
    """What the rules say would change it, in the form of the record."""
    answers = {one.id: Answer.from_word(answered.get(one.id, rest)) for one in POLICY.questions}
    return [one.as_data() for one in would_change(POLICY, answers)]


def page_of(desk, kept: list[dict] | None, **answered: str):
    """The crime page over a record in which exactly this was kept."""
    crime = a_crime(desk.by)
    shown(desk.by, crime, **answered)
    (row,) = Recommendation.objects.filter(assessment__crime__reference=crime)
    output = json.loads(row.output)
    output.pop("would_change", None)
    if kept is not None:
        output["would_change"] = kept
    row.output = json.dumps(output)
    row.save()
    return desk.open(f"crimes/{crime}")


def test_one_fact_that_would_change_it_is_one_sentence(asha):
    page = page_of(asha, changes(gain="yes"), gain="yes")
    assert (
        "The policy would recommend Outcome 21 if it turned out that it is not true that money, "
        "gifts or any other gain was asked for, offered or made." in page.text
    )


def test_facts_that_must_come_together_are_one_sentence_each_way(asha):
    page = page_of(asha, changes(gain="yes", repeated="yes"), gain="yes", repeated="yes")
    assert (
        "it is not true that money, gifts or any other gain was asked for, offered or made, and "
        "it is not true that" in page.text
    )


def test_of_many_ways_a_few_are_shown_and_the_rest_are_counted():
    (found,) = [one for one in other_routes(POLICY, changes()) if "police" in one.would]
    assert found.fewest == 1
    assert len(found.ways) == SHOWN_AT_ONCE
    assert found.more_ways and all(" " in way for way in found.more_ways)


def test_the_ways_that_the_record_does_not_spell_out_are_counted_too(asha):
    kept = [{"route": "review", "fewest": 1, "sets": [{"gain": "no"}] * 20, "count": 95}]
    text = page_of(asha, kept).text
    assert "92 more ways" in text
    assert "And 75 further ways of 1 fact each" in text


def test_of_many_facts_in_many_ways_those_of_every_way_are_said_once(asha):
    kept = changes("not_known")
    (found,) = [one for one in other_routes(POLICY, kept) if "supervisor" in one.would]
    recorded = next(one for one in kept if one["route"] == "review")
    assert found.count == recorded["count"] > 1
    ways = (*found.ways, *found.more_ways)
    for line, one in zip(ways, recorded["sets"], strict=True):
        facts = {statement(POLICY, name, Answer.from_word(word)) for name, word in one.items()}
        assert {*found.facts, *line.split(", and ")} == facts
    text = page_of(asha, kept).text
    assert f"if {found.fewest} facts turned out to be so, in any one of {found.count} ways." in text
    assert text.count(found.facts[0]) < len(ways)


def test_many_facts_together_have_a_line_each():
    kept = changes("not_known")
    (found,) = [one for one in other_routes(POLICY, kept) if one.would == "Outcome 21"]
    assert found.fewest == len(found.facts) > 10
    assert found.ways == ()
    assert all(fact.startswith("it is not true that ") for fact in found.facts)


def test_a_route_that_nothing_leads_to_is_said_to_be_one(asha):
    page = page_of(asha, [{"route": "find_out", "fewest": None, "sets": [], "count": 0}])
    assert "Nothing that turned out yes or no would make it recommend finding out more" in page.text


def test_what_was_kept_before_that_was_shown_is_shown_as_it_was(asha):
    page = page_of(asha, None)
    assert "The policy recommends: Outcome 21" in page.text
    assert "What would change it" not in page.text


def test_it_is_told_from_the_record_and_not_worked_out_again(asha):
    kept = [{"route": "review", "fewest": 1, "sets": [{"stranger": "yes"}], "count": 1}]
    page = page_of(asha, kept)
    assert "if it turned out that the child does not know the other person in real life." in (
        page.text
    )


def test_a_fact_that_could_only_add_something_to_do_is_named_apart(asha):
    page = page_of(asha, None, gain="yes", stranger="not_known")
    apart = page.text.index("Not known either: a yes could add something to do")
    assert page.text.index("Is the other person somebody the child does not know", apart) > apart
    assert "What is missing" not in page.text
    assert "Not known either" not in page_of(asha, None, gain="yes").text

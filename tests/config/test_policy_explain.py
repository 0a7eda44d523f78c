"""`outcome21 policy explain`: the recommendation in plain English."""

import json

import pytest

from outcome21.domain.policy import policy_version
from outcome21.insight.conformance import CASES, PUBLISHED
from tests.config.policy_commands import TEXT, Runner

POLICY = policy_version("ew-2026-11")


@pytest.fixture
def explained(capsys, monkeypatch):
    """The text for some facts, its lines as they stand and its words in one line."""

    def explain(answers, **more):
        typed = json.dumps({"answers": answers, **more})
        done = Runner(capsys, monkeypatch)(
            *("explain", "--facts", "-", "--on", "2026-11-22"), typed=typed
        )
        assert (done.code, done.err) == (0, "")
        return done.out, " ".join(done.out.split())

    return explain


def test_it_says_the_route_in_words_why_and_from_which_source(explained):
    _, text = explained({"coerced": "yes"}, rest="no")
    assert "ew-2026-11 recommends: investigate (police take control and look into it)." in text
    assert "Category: aggravated." in text
    assert "- A child was pressured, threatened or blackmailed. That is not their fault" in text
    assert "The answers say that a child was pressured, threatened or blackmailed." in text
    assert "Source: The force's public page; UKCIS 2024, referral at once." in text
    assert text.endswith("The policy advises. An officer decides.")


def test_it_says_what_is_missing_in_the_order_worth_asking_and_who_may_know(explained):
    lines, text = explained({"coerced": "no", "gain": "no"})
    missing = lines[lines.index("What is not known yet") : lines.index("Not known either")]
    asked = [line for line in missing.splitlines() if line.startswith("- ")]
    assert len(asked) == 14
    assert asked[0].startswith("- Is any child at risk of harm now")
    assert "immediate_risk; may know: the child, a parent or carer, the school, children's" in text
    assert "stranger" not in missing


NOTHING = "Nothing is missing that could change the route or the category."


def test_it_says_when_nothing_is_missing(explained):
    text = explained({}, rest="no")[1]
    assert NOTHING in text
    assert "Not known either" not in text


def test_what_could_still_add_something_to_do_is_named_though_nothing_else_is_missing(explained):
    known = {question.id: "no" for question in POLICY.questions if question.id != "stranger"}
    text = explained(known | {"gain": "yes"})[1]
    assert NOTHING in text
    assert "a yes could add something to do - Is the other person somebody the child does" in text


def test_it_says_what_would_change_it_for_each_other_route(explained):
    _, text = explained({"gain": "yes", "repeated": "yes"}, rest="no")
    assert (
        "- Outcome 21: 2 answers would have to be different (one way). - A no to: money, gifts or "
        "any other gain was asked for, offered or made; a child in it was a person involved in "
        "this before."
    ) in text
    assert "- Review: 1 answer would have to be different (one way)." in text
    assert "- Find out more: no change of an answer to yes or no gives this." in text
    _, text = explained({}, rest="no")
    assert "- Investigate: 1 answer would have to be different (12 ways)." in text
    assert "- And 9 more." in text


def test_it_says_what_to_do_and_that_an_outcome_is_closed(explained):
    _, text = explained({"stranger": "yes", "gain": "yes", "coerced": "no"})
    assert "- Refer to the National Crime Agency (CEOP). - Offer support to every child" in text
    assert "The answers say that the child does not know the other person in real life and " in text
    assert "Outcome 21 is closed to everybody" in text
    assert "closed" not in explained({}, rest="no")[1]


def test_a_published_case_is_headed_by_its_name_and_story_and_a_list_gives_one_each(
    capsys, monkeypatch
):
    done = Runner(capsys, monkeypatch)(
        *("explain", "--facts", CASES / PUBLISHED, "--on", "2026-11-22")
    )
    assert done.code == 0
    assert "PAGE-GAIN. Somebody stood to gain money." in done.out
    assert done.out.count("The policy advises. An officer decides.") == 16


def test_a_policy_that_gives_no_result_is_refused_in_one_line(capsys, monkeypatch, tmp_path):
    file = tmp_path / "draft.toml"
    file.write_text(TEXT.replace('[otherwise]\nroute = "outcome_21"\n', "[otherwise]\n"), "utf-8")
    run = Runner(capsys, monkeypatch)
    facts = '{"answers": {}, "rest": "no"}'
    line = run.refused("explain", "--facts", "-", "--policy", file, typed=facts)
    assert "gives no route" in line

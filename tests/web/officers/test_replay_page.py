"""Trying a policy on past answers: who would have moved where, in numbers, words and a picture."""

import re

import pytest
from django.utils.timezone import now

from outcome21.casework import actions
from outcome21.domain.actors import ANONYMOUS
from outcome21.web.officers import replay as replay_page
from tests.casework.story import CHILD, WORDS, force_reference
from tests.insight.test_drafts import SHIPPED, a_draft
from tests.web.officers.cases import a_crime, assessed

pytestmark = pytest.mark.django_db
STRICTER = SHIPPED.replace(
    'when = { repeated = "yes" }\nroute = "review"',
    'when = { repeated = "yes" }\nroute = "investigate"',
)
QUESTION = """[[question]]
id = "made_by_program"
group = "harm"
whether = "a program made the picture"
officer = "Did a program make the picture?"
child = "Did an app make it?"
parent = "Did an app make it?"
help = "Counts: an app."
who_may_know = ["child"]
source = "Ours"

[[rule]]
when = { made_by_program = "yes" }
route = "review"
reason = "A program made it."
source = "Ours"

"""
ASKS_MORE = SHIPPED.replace("[[rule]]\n", QUESTION + "[[rule]]\n", 1)
CHOSEN = "from=ew-2026-11&to=draft-1"


@pytest.fixture
def stricter(drafts):
    """A draft that investigates what was only looked at before."""
    a_draft(drafts, text=STRICTER)


def test_it_starts_with_a_choice_of_two_policies(dilys, stricter):
    page = dilys.open("policy/replay")
    assert page.status == 200
    assert (page.value("from"), page.value("to")) == ("ew-2026-11", "draft-1")
    assert "would change" not in page.text


def test_where_nothing_was_assessed_it_says_so_and_what_helps(dilys, stricter):
    page = dilys.open(f"policy/replay?{CHOSEN}")
    assert page.status == 200
    assert "No past assessments yet" in page.text
    assert "<svg" not in page.html
    assert "/officers/policy/cases?version=draft-1" in page.html


def test_where_there_is_only_one_policy_it_says_how_to_make_a_draft(dilys, drafts):
    page = dilys.open("policy/replay")
    assert "There is only one policy to choose" in page.text
    assert "policy-drafts" in page.text


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("from=ew-2026-11&to=ew-2026-11", "to"),
        ("from=ew-2026-11&to=", "to"),
        ("from=nothing&to=draft-1", "from"),
        ("from=%3Cscript%3E&to=draft-1", "from"),
    ],
)
def test_two_different_policies_of_the_list_are_needed(dilys, stricter, asked, field):
    page = dilys.open(f"policy/replay?{asked}")
    assert (page.status, [one for one, _ in page.problems()]) == (422, [field])
    assert "<script>" not in page.html


def test_who_would_move_is_counted_by_route_age_and_category(dilys, asha, stricter):
    for answered in ({"repeated": "yes"}, {"repeated": "yes"}, {}):
        assessed(asha.by, a_crime(asha.by), **answered)
    text = dilys.open(f"policy/replay?{CHOSEN}").text
    assert "2 of 3 assessments would change" in text
    assert "Review Investigate 2" in text
    assert "Outcome 21 Outcome 21, stays 1" in text
    assert "Review (repeated) Investigate (repeated) 2" in text
    assert "13 to 15 3 2" in text
    assert "Repeated 2 2" in text and "Not aggravated 1 0" in text


def test_the_picture_says_in_words_what_the_table_beside_it_says(dilys, asha, stricter):
    assessed(asha.by, a_crime(asha.by), repeated="yes")
    assessed(asha.by, a_crime(asha.by))
    html = dilys.open(f"policy/replay?{CHOSEN}").html
    picture = re.search(r"<svg.*?</svg>", html, re.DOTALL)[0]
    assert 'role="img" aria-labelledby="flow-title flow-words"' in picture
    assert "1 stay at Outcome 21; 1 go from Review to Investigate." in picture
    assert not re.search(r"style|<script|\son\w+=", picture)
    assert picture.count("<path") == 2


def test_each_move_is_listed_by_reference_and_never_by_name(dilys, asha, stricter):
    moved = {a_crime(asha.by) for _ in range(2)}
    for crime in moved:
        assessed(asha.by, crime, repeated="yes")
    stays = a_crime(asha.by)
    assessed(asha.by, stays)
    page = dilys.open(f"policy/replay?{CHOSEN}")
    (link,) = re.findall(r'href="/officers/(policy/replay/moves[^"]+)"', page.html)
    listed = dilys.open(link.replace("&amp;", "&"))
    assert listed.status == 200
    assert "From Review (repeated) to Investigate (repeated)" in listed.title
    assert all(f"{force_reference(crime)}/1" in listed.text for crime in moved)
    assert force_reference(stays) not in listed.text
    assert "Robin" not in listed.html + page.html


def test_a_long_list_has_pages(dilys, asha, stricter, monkeypatch):
    monkeypatch.setattr(replay_page, "PAGE_SIZE", 2)
    made = [a_crime(asha.by) for _ in range(3)]
    for crime in made:
        assessed(asha.by, crime, repeated="yes")
    crimes = {force_reference(crime) for crime in made}
    where = f"policy/replay/moves?{CHOSEN}&move=review/repeated:investigate/repeated"
    first, second = dilys.open(where), dilys.open(f"{where}&page=2")
    assert [sum(crime in page.text for crime in crimes) for page in (first, second)] == [2, 1]
    assert "page=2" in first.html and "page=3" not in second.html
    assert {crime for crime in crimes if crime in first.text or crime in second.text} == crimes


@pytest.mark.parametrize(
    "asked",
    [
        f"{CHOSEN}&move=",
        f"{CHOSEN}&move=nonsense",
        f"{CHOSEN}&move=review/<b>:investigate/other",
        "from=ew-2026-11&to=nothing&move=actions",
        "",
    ],
)
def test_a_list_that_there_is_not_is_a_plain_404(dilys, stricter, asked):
    page = dilys.open(f"policy/replay/moves?{asked}")
    assert page.status == 404
    assert "<b>" not in page.html


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "99999"])
def test_a_page_number_that_means_nothing_does_no_harm(dilys, stricter, page):
    answer = dilys.open(f"policy/replay/moves?{CHOSEN}&move=actions&page={page}")
    assert answer.status == 200
    assert "There is none here" in answer.text


def test_those_never_asked_are_counted_apart_with_their_range(dilys, asha, drafts):
    a_draft(drafts, text=ASKS_MORE)
    crime = a_crime(asha.by)
    assessed(asha.by, crime)
    page = dilys.open(f"policy/replay?{CHOSEN}")
    assert "No assessment can be compared yet" in page.text
    assert "Never asked: 1 assessment" in page.text
    assert "Did a program make the picture?" in page.text
    assert "0 would change if every such answer were no, and 1 if every one were yes" in page.text
    assert "Outcome 21 (not aggravated) Review (not aggravated) 1" in page.text
    listed = dilys.open(f"policy/replay/moves?{CHOSEN}&move=never_asked")
    assert force_reference(crime) in listed.text


def test_a_draft_that_gives_no_result_is_read_and_tried_without_a_fault(dilys, asha, drafts):
    """Nothing proved it, so it may leave out what every proved policy has."""
    a_draft(drafts, text=SHIPPED.replace('[otherwise]\nroute = "outcome_21"\n', "[otherwise]\n"))
    assessed(asha.by, a_crime(asha.by))
    text = dilys.open(f"policy/replay?{CHOSEN}").text
    assert "1 of 1 assessment would change" in text
    assert "Outcome 21 No result 1" in text
    assert "Differs" in dilys.open("policy/cases?version=draft-1").text
    assert dilys.open("policy?version=draft-1").status == 200


def test_another_force_is_never_counted(dilys, asha, olwen, stricter):
    assessed(asha.by, a_crime(asha.by), repeated="yes")
    report = actions.receive_report(
        by=ANONYMOUS.at_force("elsewhere"), at=now(), number=b"e" * 16, words=WORDS
    )
    there = actions.record_crime(
        by=olwen.by,
        at=now(),
        report=report.reference,
        crime_reference="E012345",
        offence="086/02",
        people=(CHILD,),
    )
    assessed(olwen.by, there, repeated="yes")
    text = dilys.open(f"policy/replay?{CHOSEN}").text
    assert "1 of 1 assessment would change" in text
    listed = dilys.open(f"policy/replay/moves?{CHOSEN}&move=review/repeated:investigate/repeated")
    assert "60/" in listed.text and "E012345" not in listed.text

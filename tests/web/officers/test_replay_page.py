"""Trying a policy on past answers: who would have moved where, in numbers, words and a picture."""

import re

import pytest
from django.test import RequestFactory
from django.utils.timezone import now

from outcome21.casework import actions
from outcome21.domain.actors import ANONYMOUS
from outcome21.domain.policy import policies
from outcome21.insight import past_answers
from outcome21.insight.replay_result import Move, NeverAsked, Part, Replayed, Result
from outcome21.web.officers import replay as replay_page
from outcome21.web.officers import replay_elsewhere
from outcome21.web.officers.policy_shelf_view import PolicyShelf
from outcome21.web.officers.replay_view import replay_view
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


def test_where_there_is_only_one_policy_it_says_how_to_make_a_draft(dilys, drafts, monkeypatch):
    only = policies()[:1]
    monkeypatch.setattr("outcome21.web.officers.policy_shelf_view.policies", lambda: only)
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
    link = next(link for link in lists_of(page) if "move=review/repeated" in link)
    listed = dilys.open(link)
    assert listed.status == 200
    assert "From Review (repeated) to Investigate (repeated)" in listed.title
    assert all(f"{force_reference(crime)}/1" in listed.text for crime in moved)
    assert force_reference(stays) not in listed.text
    assert "Robin" not in listed.html + page.html


def lists_of(page):
    """The addresses of the lists that a page leads to."""
    found = re.findall(r'href="/officers/(policy/replay/moves[^"]+)"', page.html)
    return [link.replace("&amp;", "&") for link in found]


@pytest.mark.slow
def test_every_number_of_who_would_change_leads_to_its_references(dilys, asha, stricter):
    moved, stays = a_crime(asha.by), a_crime(asha.by)
    assessed(asha.by, moved, repeated="yes")
    assessed(asha.by, stays)
    lists = lists_of(dilys.open(f"policy/replay?{CHOSEN}"))
    assert {link.partition("move=")[2] for link in lists} == {
        *("force%3Ademo", "age_band%3A13_15", "category%3Arepeated"),
        "review/repeated%3Ainvestigate/repeated",
    }
    titles = []
    for link in lists:
        listed = dilys.open(link)
        assert listed.status == 200
        assert force_reference(moved) in listed.text
        assert force_reference(stays) not in listed.text
        titles.append(listed.title)
    assert len(set(titles)) == len(titles)
    assert any("the youngest child’s age is 13 to 15" in title for title in titles)


@pytest.mark.slow
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
        f"{CHOSEN}&move=if_yes:review/<b>:investigate/other",
        f"{CHOSEN}&move=force:elsewhere",
        f"{CHOSEN}&move=age_band:<b>",
        f"{CHOSEN}&move=category:nothing",
        f"{CHOSEN}&move=if_no:category:other",
        "from=ew-2026-11&to=nothing&move=actions",
        "",
    ],
)
def test_a_list_that_there_is_not_is_a_plain_404(dilys, stricter, asked):
    page = dilys.open(f"policy/replay/moves?{asked}")
    assert page.status == 404
    assert "<b>" not in page.html


@pytest.mark.slow
@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "99999"])
def test_a_page_number_that_means_nothing_does_no_harm(dilys, stricter, page):
    answer = dilys.open(f"policy/replay/moves?{CHOSEN}&move=actions&page={page}")
    assert answer.status == 200
    assert "There is none here" in answer.text


@pytest.mark.slow
def test_those_never_asked_are_counted_apart_with_what_each_supposition_gives(dilys, asha, drafts):
    a_draft(drafts, text=ASKS_MORE)
    crime = a_crime(asha.by)
    assessed(asha.by, crime)
    page = dilys.open(f"policy/replay?{CHOSEN}")
    assert "No assessment can be compared yet" in page.text
    assert "Never asked: 1 assessment" in page.text
    assert "Did a program make the picture?" in page.text
    assert (
        "The route or category of 1 would change if nobody knew the answer, of 0 if every such "
        "answer were no, and of 1 if every one were yes" in page.text
    )
    assert "Outcome 21 (not aggravated) Review (not aggravated) 1" in page.text
    lists = [link for link in lists_of(page) if "if_yes" in link or "never_asked" in link]
    assert len(set(lists)) == 2
    for link in lists:
        assert force_reference(crime) in dilys.open(link).text
    listed = dilys.open(next(link for link in lists if "if_yes" in link))
    assert listed.title.startswith("If every answer never asked for were yes: from Outcome 21")


@pytest.mark.slow
def test_a_new_question_for_an_action_alone_says_how_many_would_get_it(dilys, asha, drafts):
    rule = 'route = "review"\nreason = "A program'
    assert rule in ASKS_MORE
    acts = ASKS_MORE.replace(rule, 'actions = ["report_remove"]\nreason = "A program')
    a_draft(drafts, text=acts)
    crime = a_crime(asha.by)
    assessed(asha.by, crime)
    page = dilys.open(f"policy/replay?{CHOSEN}")
    assert page.text.count("Only what to do would change: 0") == 1
    assert "Only what to do would change: 1" in page.text
    (link,) = [link for link in lists_of(page) if "actions" in link]
    listed = dilys.open(link)
    assert "were yes: only what to do would change" in listed.title
    assert force_reference(crime) in listed.text
    without = dilys.open(f"policy/replay/moves?{CHOSEN}&move=if_no:actions")
    assert "There is none here" in without.text


@pytest.mark.slow
@pytest.mark.parametrize("where", ["policy/replay", "policy/replay/moves"])
def test_beyond_its_limit_a_page_says_so_and_gives_the_command(
    dilys, asha, stricter, settings, monkeypatch, where
):
    for _ in range(2):
        assessed(asha.by, a_crime(asha.by), repeated="yes")
    asked = f"{where}?{CHOSEN}&move=actions"
    monkeypatch.setattr(replay_elsewhere, "MOST_ON_A_PAGE", 2)
    assert "Not shown on this page" not in dilys.open(asked).text
    monkeypatch.setattr(replay_elsewhere, "MOST_ON_A_PAGE", 1)
    page = dilys.open(asked)
    assert (page.status, page.value("to")) == (200, "draft-1")
    assert "There are 2 past assessments. This page goes through 1 at most" in page.text
    draft = settings.OUTCOME21_HOME / "policy-drafts" / "draft-1.toml"
    command = f"outcome21 policy replay --from ew-2026-11 --to {draft} --force demo"
    assert command in page.text
    assert ("--list actions" in page.text) == where.endswith("moves")
    assert "would change" not in page.text


@pytest.mark.slow
@pytest.mark.parametrize("where", ["policy/replay", "policy/replay/moves"])
def test_too_little_memory_is_a_plain_page_and_the_command(
    dilys, asha, stricter, monkeypatch, where
):
    assessed(asha.by, a_crime(asha.by), repeated="yes")
    monkeypatch.setattr(past_answers, "MEMORY", "300KB")
    page = dilys.open(f"{where}?{CHOSEN}&move=force:demo")
    assert page.status == 503
    assert "could not go through the past assessments just now" in page.text
    assert "need more memory than 300KB" in page.text
    assert "outcome21 policy replay --from ew-2026-11" in page.text


def test_large_counts_are_written_so_that_they_can_be_read(dilys):
    """A picture and a table of a replay as it was found elsewhere, of more than a page makes."""
    result, other = Result("review", "repeated"), Result("investigate", "repeated")
    part = Part("age_band", "13_15", 1234567, 1234000)
    replayed = Replayed(
        *("ew-2026-11", "a", "draft-1", "b", 2234567, 1234567, 1234000, 5000),
        moves=(Move(result, other, 1234000),),
        unchanged=((result, 1567),),
        by_force=(),
        by_age_band=(part,),
        by_category=(),
        never_asked=NeverAsked(("repeated",), 1000000, 2000, 3000, 1000, 4000, 6000),
    )
    policy = policies()[0]
    context = {"replayed": replayed, "view": replay_view(replayed, policy, policy)}
    request = RequestFactory().get("/officers/policy/replay")
    request.by = dilys.by
    chosen = replay_page.Chosen("ew-2026-11", "draft-1", PolicyShelf(None, ()))
    html = replay_page._page(request, chosen, context).content.decode()
    for number in ("1,234,000", "1,234,567", "2,234,567", "5,000", "1,567", "1,000,000"):
        assert number in html
    for number in ("2,000", "3,000", "4,000", "6,000"):
        assert number in html
    # Not one of them as it is written for a machine, but in places of the picture.
    assert not re.search(r">[^<]*\d{4,}[^<]*<", re.sub(r"ew-2026-11", "", html.split("<main")[1]))


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

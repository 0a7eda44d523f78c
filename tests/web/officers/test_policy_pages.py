"""The policy as everybody at the desk reads it, and what it says of published cases."""

import pytest

from outcome21.domain.policy import Route, floor, policy_in_force, proof_of
from outcome21.insight.conformance import conformance
from outcome21.web.officers import words
from tests.casework.story import NOON
from tests.insight.test_drafts import SHIPPED, a_draft

pytestmark = pytest.mark.django_db
POLICY = policy_in_force(NOON.date())


@pytest.mark.parametrize("who", ["asha", "bryn", "carys", "dilys"])
def test_every_role_reads_the_policy_and_is_led_to_it(who, request):
    desk = request.getfixturevalue(who)
    page = desk.open("policy")
    assert page.status == 200
    assert 'href="/officers/policy" aria-current="page">Policy</a>' in page.html


def test_the_version_in_force_is_shown_with_its_dates_nations_and_digest(asha):
    page = asha.open("policy")
    assert f"Policy {POLICY.version}" in page.title
    for said in (
        POLICY.title,
        "In force now",
        "from 1 November 2026",
        "England, Wales",
        POLICY.digest,
        *POLICY.sources,
    ):
        assert said in page.text, said


def test_every_promise_of_its_proof_stands_there_word_for_word(asha):
    text = asha.open("policy").text
    proof = proof_of(POLICY)
    assert len(proof.properties) == 6
    for sentence in proof.properties:
        assert sentence in text
    assert "every possible set of answers" in text
    assert proof.solver in text
    assert "earlier form of what no policy may recommend away" not in text
    assert proof.floor_digest == floor().digest


def test_every_question_with_its_help_and_every_rule_in_words(asha):
    text = asha.open("policy").text
    for question in POLICY.questions:
        assert question.officer in text and question.help in text
    for rule in POLICY.rules:
        assert rule.reason in text and rule.source in text
        for name in rule.questions:
            assert f"{POLICY.question(name).whether}" in text
        for action in rule.actions:
            assert POLICY.action_labels[action] in text
    assert (
        "If the child does not know the other person in real life, and money, gifts or any other "
        "gain was asked for, offered or made" in text
    )
    assert f"{words.ROUTES['investigate']} Category: Aggravated" in text


def test_rules_of_no_and_of_not_known_read_as_such(asha, drafts):
    rule = '[[rule]]\nwhen = { gain = "no", coerced = "not_known" }\nactions = ["refer_ceop"]\n'
    rule += 'reason = "Because."\nsource = "Ours"\n\n[otherwise]\n'
    a_draft(drafts, text=SHIPPED.replace("[otherwise]\n", rule))
    text = asha.open("policy?version=draft-1").text
    assert (
        "If it is not true that money, gifts or any other gain was asked for, offered or made, "
        "and it is not known whether a child was pressured" in text
    )


def test_a_draft_is_read_and_says_what_it_is(asha, drafts):
    a_draft(drafts)
    assert "draft-1" in asha.open("policy").text
    page = asha.open("policy?version=draft-1")
    assert "A draft. It is not proved and not in force. Nothing is ever recommended by it" in (
        page.text
    )
    assert "every possible set of answers" not in page.text


def test_a_faulty_draft_is_listed_with_its_refusal_and_leads_nowhere(asha, drafts):
    (drafts / "half.toml").write_text("schema = 1\n", "utf-8")
    page = asha.open("policy")
    assert page.status == 200
    assert "half.toml" in page.text and "allowed:" in page.text
    assert "version=half" not in page.html


@pytest.mark.parametrize("page", ["policy", "policy/cases"])
@pytest.mark.parametrize("version", ["nothing", "half.toml", "<script>", "../ew-2026-11"])
def test_a_version_that_is_not_there_is_a_plain_404(asha, page, version):
    answer = asha.open(f"{page}?version={version}")
    assert answer.status == 404
    assert version not in answer.html


def test_where_no_policy_is_in_force_the_page_says_so(asha, monkeypatch):
    monkeypatch.setattr("outcome21.domain.policy_shelf.policies", tuple)
    monkeypatch.setattr("outcome21.domain.policy.policies", tuple)
    monkeypatch.setattr("outcome21.web.officers.policy_shelf_view.policies", tuple)
    page = asha.open("policy")
    assert page.status == 200
    assert "No policy is in force in England on " in page.text
    assert "no policy is in force" in asha.open("policy/cases").text.lower()


def test_every_case_stands_there_with_what_its_source_and_the_policy_say(asha):
    page = asha.open("policy/cases")
    rows = conformance(POLICY)
    assert {row.standing for row in rows} == {"published", "derived", "ours"}
    for row in rows:
        assert row.id in page.text
        assert " ".join(row.summary.split()) in page.text
    compared = sum(not row.not_asked for row in rows)
    assert f"No difference in any of {compared} cases" in page.text
    own = page.text.index("Our own cases")
    for row in rows:
        assert (page.text.index(f" {row.id} ") > own) == (row.standing == "ours"), row.id


def test_a_difference_is_named(asha, drafts):
    milder = SHIPPED.replace(
        'when = { repeated = "yes" }\nroute = "review"',
        'when = { repeated = "yes" }\nroute = "investigate"',
    )
    assert milder != SHIPPED
    a_draft(drafts, text=milder)
    page = asha.open("policy/cases?version=draft-1")
    differing = [row for row in conformance(_draft(drafts)) if row.differs]
    assert differing
    compared = sum(not row.not_asked for row in conformance(_draft(drafts)))
    assert f"{len(differing)} of {compared} cases differ" in page.text
    assert page.text.count(" Differs ") == len(differing)
    assert (
        f"{words.ROUTES[Route.REVIEW.word]} Category: Repeated {words.ROUTES['investigate']}"
        in (page.text)
    )


def _draft(folder):
    from outcome21.insight.drafts import drafts  # noqa: PLC0415 (needs the settings)

    (draft,) = drafts(folder)
    return draft.policy


def test_the_policy_lead_opens_no_record_and_starts_at_the_policy(dilys, asha):
    page = dilys.client.get("/officers/")
    assert (page.status_code, page["Location"]) == (302, "/officers/policy")
    found = dilys.send("find", reference="60/004711/26")
    assert found.response.redirect_chain == [("/officers/policy", 302)]
    assert "Work list" not in dilys.open("policy").text
    assert "Work list" in asha.open("policy").text


def test_only_the_policy_lead_is_offered_the_past_answers(asha, dilys):
    assert "Try it on past answers" not in asha.open("policy").text
    assert "Try it on past answers" in dilys.open("policy").text
    assert asha.open("policy/replay").status == 403

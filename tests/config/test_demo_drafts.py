"""The demo's drafts: examples that can be read, that differ as they say, and that go again."""

from outcome21.config.demo_drafts import NEW_QUESTION, NEW_RULE, VERSIONS, make_drafts
from outcome21.config.demo_home import EXAMPLES, held, remove
from outcome21.domain.policy import Answer, Route, policy_version, recommend
from outcome21.insight.drafts import FOLDER, drafts


def made(home):
    """The demo's drafts as the desk reads them, by version."""
    make_drafts(home)
    found = drafts(home / FOLDER)
    assert [one.refusal for one in found] == ["", ""]
    return {one.policy.version: one.policy for one in found}


def test_each_can_be_read_and_is_titled_as_a_draft(tmp_path):
    found = made(tmp_path)
    assert tuple(found) == VERSIONS
    assert all(one.title.startswith("Draft, an example for the demo") for one in found.values())


def test_one_asks_one_more_question_and_has_a_rule_for_it(tmp_path):
    shipped, draft = policy_version("ew-2026-11"), made(tmp_path)[NEW_QUESTION]
    asked = {one.id for one in draft.questions} - {one.id for one in shipped.questions}
    assert asked == {"made_by_program"}
    assert len(draft.rules) == len(shipped.rules) + 1
    answers = dict.fromkeys([one.id for one in draft.questions], Answer.NO)
    assert recommend(draft, answers).route is Route.OUTCOME_21
    found = recommend(draft, answers | {"made_by_program": Answer.YES})
    assert (found.route, found.category) == (Route.INVESTIGATE, "aggravated")


def test_the_other_says_more_about_a_question_that_was_always_asked(tmp_path):
    shipped, draft = policy_version("ew-2026-11"), made(tmp_path)[NEW_RULE]
    assert draft.questions == shipped.questions
    answers = dict.fromkeys([one.id for one in draft.questions], Answer.NO)
    widely = answers | {"shared_widely": Answer.YES}
    assert recommend(shipped, widely).route is Route.REVIEW
    assert recommend(draft, widely).route is Route.INVESTIGATE


def test_what_a_policy_lead_changed_or_deleted_is_left_alone(tmp_path):
    assert make_drafts(tmp_path)
    (tmp_path / FOLDER / EXAMPLES[0]).unlink()
    (tmp_path / FOLDER / EXAMPLES[1]).write_text("mine")
    assert not make_drafts(tmp_path)
    assert not (tmp_path / FOLDER / EXAMPLES[0]).exists()
    assert (tmp_path / FOLDER / EXAMPLES[1]).read_text() == "mine"


def test_reset_takes_the_examples_and_leaves_a_draft_of_somebodys_own(tmp_path):
    with held(tmp_path):
        make_drafts(tmp_path)
    (tmp_path / FOLDER / "ours.toml").write_text("mine")
    assert remove(tmp_path)
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["ours.toml"]


def test_reset_leaves_no_empty_folder_behind(tmp_path):
    with held(tmp_path):
        make_drafts(tmp_path)
    assert remove(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_reset_knows_the_examples_by_their_names():
    assert tuple(f"{version}.toml" for version in VERSIONS) == EXAMPLES

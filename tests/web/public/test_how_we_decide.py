"""How we decide, as it is served: the questions and promises of the policy in force, no more."""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from outcome21.domain.policy import NoPolicyInForce, PolicyError, Route, policy_in_force
from outcome21.guidance.pages import all_pages
from outcome21.web.public import how_we_decide
from tests.guidance.reading import blame_words, grade, longest_sentence
from tests.web.public.browser import SENT_AS
from tests.web.public.served import paragraphs, title

pytestmark = pytest.mark.django_db
CHILD, ADULT = "/how-we-decide", "/how-we-decide/adults"
POLICY = policy_in_force(date(2026, 11, 23), "england")
WORDING = {CHILD: "child", ADULT: "parent"}
GRADES = {CHILD: 5, ADULT: 7}
LONGEST = {CHILD: 20, ADULT: 25}
DRESS = {"a", "span", "strong"}
# "other" is a category and an everyday word; it says nothing of a category where it stands alone.
EVERYDAY = {"other"}
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {version}"
each_page = pytest.mark.parametrize("address", [CHILD, ADULT])


@pytest.fixture(autouse=True)
def _noon(clock):
    """The clock stands on a day of the policy."""


@pytest.fixture
def in_force(monkeypatch):
    """Puts another policy in force, and gives what was asked for it: the day and the nation."""
    asked = []

    def put(policy):
        def answer(on, nation):
            asked.append((on, nation))
            if isinstance(policy, Exception):
                raise policy
            return policy

        monkeypatch.setattr(how_we_decide, "policy_in_force", answer)
        return asked

    return put


def seen(visitor, address):
    """Every word of the page, in one line."""
    return re.sub(r"\s+", " ", paragraphs(visitor.get(address)))


def asked_on(visitor, address):
    """The items of the lists of questions, as they stand in the HTML."""
    boxes = re.findall(r'<div class="guide-asked">.*?</div>', visitor.get(address).text, re.DOTALL)
    return [item for box in boxes for item in re.findall(r"<li>.*?</li>", box, re.DOTALL)]


def worded(items):
    return [html.unescape(re.match(r"<li>(.*?) <span", item)[1]) for item in items]


def without_token(text):
    return re.sub(r'name="form" value="[^"]*"', "", text)


@each_page
def test_every_question_is_asked_once_in_the_readers_wording_and_the_files_order(visitor, address):
    in_order = [
        getattr(question, WORDING[address])
        for group in POLICY.groups
        for question in POLICY.questions
        if question.group == group
    ]
    assert len(in_order) == len(POLICY.questions)
    assert worded(asked_on(visitor, address)) == in_order


def test_the_page_for_children_does_not_use_the_words_for_adults(visitor):
    child, adult = seen(visitor, CHILD), seen(visitor, ADULT)
    for question in POLICY.questions:
        assert question.parent not in child
        assert question.child not in adult


@each_page
def test_nothing_that_is_written_for_officers_is_shown(visitor, address):
    text = seen(visitor, address)
    for question in POLICY.questions:
        assert question.help not in text
        assert question.source not in text
        assert question.whether not in text
        if question.officer not in (question.child, question.parent):
            assert question.officer not in text


@each_page
def test_who_may_know_stands_under_each_question_in_plain_words(visitor, address):
    you = "child" if address == CHILD else "parent"
    items = asked_on(visitor, address)
    by_words = dict(zip(worded(items), items, strict=True))
    for question in POLICY.questions:
        line = by_words[html.unescape(getattr(question, WORDING[address]))]
        said = re.search(r"Who may know: (.*?)</span>", line)[1].split(", ")
        assert len(said) == len(question.who_may_know)
        assert ("you" in said) == (you in question.who_may_know)
        assert not re.search(r"officer_check|childrens_social_care", line)


@each_page
def test_not_knowing_is_said_to_be_a_fine_answer(visitor, address):
    assert "“I do not know” is a fine answer" in seen(visitor, address)


@each_page
def test_nothing_of_the_rules_reaches_the_page(visitor, in_force, address):
    """The whole page stays the same, letter for letter, whatever the rules say."""
    before = without_token(visitor.get(address).text)
    in_force(
        replace(
            POLICY,
            rules=POLICY.rules[:1],
            always_actions=(),
            action_labels={},
            otherwise_route=Route.INVESTIGATE,
            otherwise_category="aggravated",
            otherwise_reason="Nobody knows.",
            floor_questions=frozenset(),
        )
    )
    assert without_token(visitor.get(address).text) == before


@each_page
def test_no_reason_action_route_or_category_stands_on_the_page(visitor, address):
    text = seen(visitor, address).lower()
    reasons = [rule.reason for rule in POLICY.rules] + [POLICY.otherwise_reason]
    for sentence in [*reasons, *POLICY.action_labels.values()]:
        assert sentence.lower() not in text
    categories = {rule.category for rule in POLICY.rules if rule.category}
    coded = {route.word for route in Route} | categories | {"non_aggravated", "not_known"}
    for code in coded - EVERYDAY:
        word = code.replace("_", "[-_ ]")
        assert not re.search(rf"\b{word}", text), code
    assert "outcome" not in text


@each_page
def test_every_question_looks_the_same_so_that_none_shows_its_weight(visitor, address):
    def bare(item):
        return re.sub(r">[^<]+", ">", item)

    items = asked_on(visitor, address)
    assert len(items) == len(POLICY.questions)
    assert len({bare(item) for item in items}) == 1
    assert set(re.findall(r"<(\w+)", items[0])) <= DRESS | {"li"}


@each_page
def test_the_page_says_which_policy_it_shows_and_since_when(visitor, in_force, address):
    in_force(replace(POLICY, version="ew-2031-02", starts=date(2031, 2, 3)))
    text = seen(visitor, address)
    assert "called ew-2031-02." in text
    assert "3 February 2031." in text
    assert POLICY.version not in text
    assert not re.search(r"\{\w+\}", text)


def test_adults_can_see_whether_two_forces_use_the_same_file(visitor, in_force):
    in_force(replace(POLICY, digest="0123456789abcdef" * 4))
    assert "starts with 0123 4567 89ab." in seen(visitor, ADULT)


@each_page
def test_a_change_of_the_policy_changes_the_page(visitor, in_force, address):
    first, *others = POLICY.questions
    new = replace(first, child="Is it a new one?", parent="Is it a new one?", group="extra")
    in_force(replace(POLICY, questions=(*others, new), groups={**POLICY.groups, "extra": "New"}))
    items = worded(asked_on(visitor, address))
    assert items[-1] == "Is it a new one?"
    assert getattr(first, WORDING[address]) not in items
    assert '<h3 class="govuk-heading-s" id="group-' in visitor.text
    assert ">More questions</h3>" in visitor.text and "New<" not in visitor.text


@each_page
def test_a_question_without_a_group_is_still_asked(visitor, in_force, address):
    in_force(replace(POLICY, questions=tuple(replace(q, group="") for q in POLICY.questions)))
    assert len(asked_on(visitor, address)) == len(POLICY.questions)
    assert "<h3" not in visitor.text


@each_page
def test_words_of_a_policy_are_shown_as_words(visitor, in_force, address):
    changed = replace(POLICY.questions[0], child=HOSTILE, parent=HOSTILE, group="safety")
    labels = {"safety": "x", "more": HOSTILE}
    last = replace(POLICY.questions[1], group="more")
    in_force(replace(POLICY, questions=(changed, last), groups=labels, version="<b>v</b>"))
    text = visitor.get(address).text
    assert "<script>alert" not in text
    assert "<b>v" not in text
    assert seen(visitor, address).count(HOSTILE) == 1  # the question; a label is for officers


@each_page
def test_a_day_without_a_policy_has_a_calm_page_that_promises_nothing(visitor, clock, address):
    clock.now = datetime(2020, 1, 1, 12, 0, tzinfo=UTC)
    assert visitor.get(address).page.status_code == 200
    text = seen(visitor, address)
    assert "We cannot show the questions today" in text
    assert "promise" not in text.replace("what our rules promise.", "")
    assert asked_on(visitor, address) == []
    assert 'href="/tell-us"' in visitor.text
    assert "tel:999" in visitor.text
    assert 'id="on-this-page"' not in visitor.text
    assert not re.search(r"\{\w+\}", text)
    assert grade(text) <= GRADES[address]


@each_page
def test_a_policy_that_cannot_be_used_is_no_error_for_a_visitor(visitor, in_force, address, caplog):
    in_force(PolicyError("Policy x: it was not proved."))
    assert visitor.get(address).page.status_code == 200
    assert "We cannot show the questions today" in visitor.text
    assert "The policy of the day cannot be used." in caplog.text


def test_the_policy_is_that_of_the_forces_nation_on_the_day_in_london(
    visitor, in_force, clock, settings
):
    settings.ALLOWED_HOSTS = ["localhost", "elsewhere.example.org"]
    clock.now = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight in London
    asked = in_force(NoPolicyInForce("None."))
    visitor.get(CHILD)
    visitor.client.get(CHILD, HTTP_HOST="elsewhere.example.org")
    assert asked == [(date(2027, 7, 1), "england"), (date(2027, 7, 1), "wales")]


@each_page
def test_the_whole_page_is_easy_to_read_and_blames_nobody(visitor, address):
    words = paragraphs(visitor.get(address))
    assert grade(words) <= GRADES[address], grade(words)
    assert longest_sentence(words) <= LONGEST[address]
    assert blame_words(words, child=address == CHILD) == []


@each_page
def test_the_list_of_questions_alone_is_easy_to_read(visitor, address):
    words = "\n".join(worded(asked_on(visitor, address)))
    assert grade(words) <= GRADES[address], grade(words)


@each_page
def test_it_never_says_what_will_happen_to_the_reader(visitor, address):
    text = seen(visitor, address)
    assert not re.search(r"\byou (?:will|won’t|may|might|could) (?:get|be|go|have)\b", text)
    assert re.search(r"do not tell you what will happen|cannot tell you what will happen", text)


@each_page
def test_nothing_of_the_title_or_address_tells_what_it_is_about(visitor, address):
    assert title(visitor.get(address)).startswith("How we decide")


@each_page
def test_the_page_takes_no_form_and_sets_nothing(visitor, address):
    answer = visitor.client.post(address, "useful=yes", SENT_AS)
    assert answer.status_code == 405
    for one in (answer, visitor.get(address).page):
        assert "Set-Cookie" not in one
    assert "<form" not in visitor.text


@each_page
def test_who_is_not_safe_meets_help_before_the_question(visitor, address):
    box = re.search(r'<div class="guide-asked">.*?</div>', visitor.get(address).text, re.DOTALL)[0]
    assert 'id="group-safety"' in box
    assert box.index('href="tel:999"') < box.index("<li>")


def test_each_page_leads_to_the_other_by_a_plain_link(visitor):
    assert f'<a href="{ADULT}" class="govuk-link">' in visitor.get(CHILD).text
    assert f'<a href="{CHILD}" class="govuk-link">' in visitor.get(ADULT).text


@pytest.mark.parametrize(
    ("page", "goal"),
    [("/", CHILD), ("/young-people", CHILD), ("/parents", ADULT), ("/professionals", ADULT)],
)
def test_readers_are_led_to_their_page(visitor, page, goal):
    main = re.search(r"<main.*?</main>", visitor.get(page).text, re.DOTALL)[0]
    assert f'href="{goal}"' in main


@pytest.mark.parametrize("page", [one.path for one in all_pages()])
def test_the_foot_of_every_page_leads_there(visitor, page):
    foot = visitor.look(page).text.partition("<footer")[2]
    assert f'href="{CHILD}">How we decide</a>' in foot

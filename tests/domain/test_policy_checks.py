"""What is refused of a policy when it is read: rules that change nothing, and rules too tangled."""

import pytest
from hypothesis import given, settings

from outcome21.domain import policy_witness
from outcome21.domain.policy import PolicyError, read_policy
from outcome21.domain.policy_idle import Effects
from outcome21.domain.policy_witness import TooManyTests, Witnesses
from tests.domain import small_policies as small

many = settings(max_examples=250, deadline=None)

HEAD = """\
schema = 1
version = "small"
title = "A small policy"
starts = 2026-11-01
nations = ["england"]
sources = ["A test"]
[actions]
help = "Help"
tell = "Tell"
[always]
actions = ["tell"]
"""
QUESTION = """\
[[question]]
id = "{}"
whether = "it is so"
officer = "Is it so?"
child = "Is it so?"
parent = "Is it so?"
help = "Counts: all."
who_may_know = ["child"]
source = "A test"
"""
RULE = """\
[[rule]]
when = {{ {} }}
{}
reason = "It is so."
source = "A test"
"""
OTHERWISE = '[otherwise]\nroute = "outcome_21"\ncategory = "non_aggravated"\n'


def text(*rules, otherwise=OTHERWISE):
    """A policy file of rules given as conditions and effects, and the questions they use."""
    used = dict.fromkeys(part.split()[0] for when, _ in rules for part in when.split(", "))
    questions = "".join(QUESTION.format(name) for name in used)
    return HEAD + questions + "".join(RULE.format(*rule) for rule in rules) + otherwise


def read(*rules, **more):
    return read_policy(text(*rules, **more).encode(), "small.toml")


def refusal(*rules, **more):
    with pytest.raises(PolicyError) as refused:
        read(*rules, **more)
    sentence = refused.value.sentence
    assert sentence.startswith("small.toml, line ")
    assert "\n" not in sentence
    return sentence


INVESTIGATE = 'route = "investigate"'
REVIEW = 'route = "review"'
AGGRAVATED = 'category = "aggravated"'
REPEATED = 'category = "repeated"'
HELP = 'actions = ["help"]'

IDLE = {
    "a narrower rule with the same route": (
        [('a = "yes"', INVESTIGATE), ('a = "yes", b = "yes"', INVESTIGATE), ('b = "yes"', HELP)],
        (2, 1),
    ),
    "a milder route where a graver one always holds": (
        [('a = "yes"', INVESTIGATE), ('a = "yes", b = "no"', REVIEW), ('b = "yes"', HELP)],
        (2, 1),
    ),
    "a narrower rule that stands before the wider one": (
        [('a = "yes", b = "yes"', INVESTIGATE), ('a = "yes"', INVESTIGATE), ('b = "yes"', HELP)],
        (1, 2),
    ),
    "a review that holds only while its question is not known": (
        [('a = "yes"', INVESTIGATE), ('a = "not_known"', REVIEW)],
        (2, None),
    ),
    "a route that follows without any rule": (
        [('a = "yes"', REVIEW), ('b = "yes"', INVESTIGATE)],
        (1, None),
    ),
    "an action that is always asked for": (
        [('a = "yes"', INVESTIGATE), ('a = "no"', 'actions = ["tell"]')],
        (2, None),
    ),
    "a second category behind one that always holds": (
        [('a = "yes"', REPEATED), ('a = "yes", b = "yes"', 'category = "other"')],
        (2, None),
    ),
    "an aggravated rule behind another category, with nothing left to wait for": (
        [('a = "yes"', REPEATED), ('a = "yes", b = "yes"', AGGRAVATED)],
        (2, None),
    ),
    "two rules that together cover what a third does": (
        [
            ('a = "yes"', INVESTIGATE),
            ('b = "yes"', HELP),
            ('a = "yes", b = "yes"', INVESTIGATE + "\n" + HELP),
        ],
        (3, None),
    ),
    "three rules that cover a fourth, before one that is milder": (
        [
            ('a = "yes", b = "yes"', INVESTIGATE),
            ('a = "yes", b = "no"', INVESTIGATE),
            ('a = "yes", b = "not_known"', INVESTIGATE),
            ('a = "yes", c = "yes"', INVESTIGATE),
            ('a = "yes"', REVIEW),
        ],
        (4, None),
    ),
    "three rules that together cover a fourth": (
        [
            ('a = "yes", b = "yes"', INVESTIGATE),
            ('a = "yes", b = "no"', INVESTIGATE),
            ('a = "yes", b = "not_known"', INVESTIGATE),
            ('a = "yes", c = "yes"', INVESTIGATE),
            ('c = "no"', HELP),
        ],
        (4, None),
    ),
}
OTHERWISE_REVIEW = OTHERWISE.replace("outcome_21", "review")


@pytest.mark.parametrize("case", IDLE)
def test_a_rule_that_can_never_change_a_result_is_refused_at_its_place(case):
    rules, (number, because) = IDLE[case]
    follows = OTHERWISE_REVIEW if "follows" in case else OTHERWISE
    sentence = refusal(*rules, otherwise=follows)
    assert f"'when' in [[rule]] number {number}: " in sentence
    assert "can never change a result" in sentence
    assert "changes the route, the category or an action" in sentence
    assert ("because" in sentence) == (because is not None)
    assert f"because [[rule]] number {because} says" in sentence or because is None
    lines = text(*rules, otherwise=follows).split("\n")
    line = int(sentence.split("line ")[1].split(":")[0])
    assert lines[line - 1] == f"when = {{ {rules[number - 1][0]} }}"


LEGITIMATE = {
    "a rule for an action alone": [
        ('a = "yes"', INVESTIGATE),
        ('a = "yes", b = "yes"', HELP),
    ],
    "a rule for not known that investigates": [
        ('a = "yes"', REVIEW),
        ('a = "not_known"', INVESTIGATE),
    ],
    "a rule for no": [('a = "no"', REVIEW), ('b = "yes"', INVESTIGATE)],
    "a category that one answer settles while another is open": [
        ('a = "yes"', INVESTIGATE + "\n" + AGGRAVATED),
        ('b = "yes"', AGGRAVATED),
    ],
    "an aggravated rule behind another category that must wait for a third": [
        ('a = "yes"', REPEATED),
        ('a = "yes", b = "yes"', AGGRAVATED),
        ('c = "yes"', 'category = "other"'),
    ],
    "a category that stands before another": [
        ('a = "yes"', REPEATED),
        ('b = "yes"', 'category = "other"'),
    ],
    "a route that follows without any rule but not without this one": [
        ('a = "yes"', INVESTIGATE),
        ('b = "yes"', REVIEW),
    ],
}


@pytest.mark.parametrize("case", LEGITIMATE)
def test_a_rule_that_changes_some_result_is_read(case):
    assert len(read(*LEGITIMATE[case]).rules) == len(LEGITIMATE[case])


def test_the_shipped_policy_has_no_idle_rule():
    policy = small.shipped()
    effects = Effects(policy)
    assert not any(effects.idle(at) for at in range(len(policy.rules)))


def idle(*rules, **more):
    """Which rules can never change a result, counted from 1."""
    policy = small.policy(rules, **more)
    effects = Effects(policy)
    found = [at + 1 for at, rule in enumerate(rules) if effects.idle(at)]
    assert found == [
        at + 1 for at, rule in enumerate(rules) if idle_by_trying_everything(policy, rule)
    ]
    return found


def test_a_rule_without_a_route_is_nothing_milder():
    rules = [small.rule("investigate", a="yes"), small.rule(actions=["help"], b="yes")]
    assert idle(*rules, route="investigate") == [1]
    # With a question that may be not known, or a rule that asks for a review, it is needed.
    assert idle(*rules, small.rule("investigate", b="no"), route="investigate") == []
    assert idle(*rules, small.rule("review", a="yes", b="no"), route="investigate") == [3]


def test_a_category_between_two_others_decides_what_the_first_changes():
    first = small.rule(category="repeated", a="yes")
    same = small.rule(category="repeated", b="yes")
    other = small.rule(category="other", b="yes", c="yes")
    assert idle(first, same, other, category="repeated") == [1, 3]
    assert idle(first, other, category="repeated") == []


def test_an_earlier_category_counts_while_a_question_is_open_only_beside_an_aggravated_one():
    first = small.rule(category="repeated", a="not_known")
    second = small.rule(category="other", b="yes")
    graver = small.rule(category="aggravated", b="yes", c="yes")
    assert idle(first, second, graver) == []
    assert idle(first, second) == [1]


def idle_by_trying_everything(policy, rule):
    return all(
        small.result(policy, answers) == small.result(policy, answers, without=rule)
        for answers in small.every_answer(policy)
    )


@pytest.mark.slow
@many
@given(small.policies(most=4))
def test_a_rule_is_idle_exactly_when_no_set_of_answers_would_give_another_result(policy):
    effects = Effects(policy)
    for at, rule in enumerate(policy.rules):
        assert effects.idle(at) == idle_by_trying_everything(policy, rule)


@pytest.mark.slow
@many
@given(small.policies(most=4))
def test_answers_that_make_rules_hold_and_others_fail_are_found_exactly_where_there_are_any(policy):
    masks = [rule.mask for rule in policy.tables.rules]
    hold, fail = masks[:1], masks[1:]
    names = policy.route_questions
    expected = any(
        _holds(policy.rules[0], answers) and not any(_holds(r, answers) for r in policy.rules[1:])
        for answers in small.every_answer(policy)
        if all(answers[name].word != "not_known" for name in names)
    )
    search = Witnesses(len(policy.questions))
    assert search.exist(hold, fail, policy.tables.route_unknown) == expected


def _holds(rule, answers):
    return all(answers[name] is answer for name, answer in rule.when)


def grid(side):
    """Rules that each join two neighbours of a grid: far more states than anybody should keep."""
    return [
        (f'q{x}_{y} = "yes", q{x + dx}_{y + dy} = "yes"', INVESTIGATE)
        for x in range(side)
        for y in range(side)
        for dx, dy in ((0, 1), (1, 0))
        if x + dx < side and y + dy < side
    ]


def test_rules_too_tangled_to_be_worked_out_are_refused_at_the_first_that_has_a_part_in_it():
    sentence = refusal(*grid(12))
    assert "rules too tangled to be worked out, where they use q" in sentence
    assert "'when' in [[rule]] number " in sentence
    number = int(sentence.split("number ")[1].split(":")[0])
    question = sentence.split("where they use ")[1].split(";")[0]
    assert question in grid(12)[number - 1][0]


def test_rules_of_a_small_grid_are_read():
    assert len(read(*grid(4)).rules) == 24


def test_rules_too_tangled_to_tell_what_one_changes_are_refused(monkeypatch):
    rules = IDLE["three rules that together cover a fourth"][0]
    monkeypatch.setattr(policy_witness, "MOST_TESTS", 10)
    assert "too tangled to tell what this one changes" in refusal(*rules)


def test_a_search_ends_after_a_fixed_amount_of_work(monkeypatch):
    # No answers to six questions can avoid all of the 729 sets of answers to them.
    masks = [0]
    for at in range(6):
        masks = [mask | 1 << (3 * at + answer) for mask in masks for answer in range(3)]
    assert not Witnesses(6).exist([], masks)
    monkeypatch.setattr(policy_witness, "MOST_TESTS", 5_000)
    with pytest.raises(TooManyTests):
        Witnesses(6).exist([], masks)

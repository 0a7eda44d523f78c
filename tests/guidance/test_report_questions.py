"""The report form as data: what is asked, of whom, in which words, and what must be answered."""

import re

import pytest

from outcome21.domain.involvement import AGE_BANDS
from outcome21.guidance.asking import CHOICES, WRITTEN, speaks_for_self, wording
from outcome21.guidance.front_matter import TELLING
from outcome21.guidance.questions_what_happened import WHAT_HAPPENED
from outcome21.guidance.report_answers import (
    NO_LINKS,
    NO_PICTURES,
    Problem,
    as_given,
    fill_all,
    fill_step,
)
from outcome21.guidance.report_questions import FIELDS, STEPS, label, short_name, step, steps_asked
from tests.guidance.reading import blame_words, grade, longest_sentence

FIVE = {"danger": ["no"], "who": ["child"], "age": ["13_15"], "going_on": ["passed_on"]}
CHILD = FIVE | {"named": ["no"]}
NEVER_ASKED = re.compile(
    r"password|\bPIN\b|log ?in|sexual history|religion|ethnic|gender|sexuality|consent|why did"
    r"|date of birth|\bbody\b|upload|attach|screenshot",
    re.IGNORECASE,
)
each_step = pytest.mark.parametrize("one", STEPS, ids=lambda one: one.id)


def said(one):
    words = [*vars(wording(one.heading)).values(), *vars(wording(one.hint)).values()]
    for field in one.fields:
        words += [*vars(field.asks).values(), *vars(field.helps).values(), field.required]
        for option in field.options:
            words += [*vars(option.said).values(), option.hint]
    return [str(sentence) for sentence in words if str(sentence)]


def test_a_child_must_answer_five_questions_and_no_more():
    """RP-1: five, whatever is chosen."""
    asked = steps_asked({"who": "child", "named": "no"})
    required = [field.id for one in asked for field in one.fields if field.required]
    assert required == ["danger", "who", "age", "going_on", "named"]
    assert fill_all(CHILD).problems == ()


def test_giving_a_name_makes_nothing_more_required():
    assert fill_all(CHILD | {"named": ["yes"]}).problems == ()


def test_a_form_with_nothing_on_it_says_what_is_missing_in_order():
    missing = [problem.field for problem in fill_all({}).problems]
    assert missing == ["danger", "who", "age", "going_on", "named"]
    assert fill_all({}).problems[0] == Problem("danger", FIELDS["danger"].required)


@each_step
def test_every_choice_of_fact_can_be_left_unsure_or_unsaid(one):
    """RP-8: not sure, or would rather not say; and what need not be answered can be left out."""
    for field in one.fields:
        codes = {option.code for option in field.options}
        if one in WHAT_HAPPENED and field.chosen:
            assert codes & {"not_known", "rather_not_say"}, field.id
        assert not field.required or field.id in (*FIVE, "named")


@pytest.mark.parametrize("answer", ["not_known", "rather_not_say"])
def test_somebody_who_is_sure_of_nothing_can_report(answer):
    """RP-8: such an answer is taken wherever it is offered, alone and as it was given."""
    unsure = {
        field.id: [answer] for one in WHAT_HAPPENED for field in one.fields if field.option(answer)
    }
    filled = fill_all(FIVE | unsure | {"named": ["no"]})
    assert filled.problems == ()
    for name in unsure:
        if name in filled.answers:
            assert filled.answers[name] in (answer, [answer]), name
    assert {"going_on", "pushed", "known", "their_age", "where", "when"} <= set(filled.answers)


@each_step
def test_the_words_are_as_easy_as_a_child_needs(one):
    """RP-20: grade, length and blame."""
    text = "\n".join(said(one))
    if not one.id.startswith("work"):
        assert grade(text) <= 5, (one.id, grade(text))
    assert longest_sentence(text) <= 20
    assert blame_words(text) == []


@each_step
def test_nothing_is_asked_that_must_not_be(one):
    assert not NEVER_ASKED.search("\n".join(said(one))), one.id


@each_step
def test_names_of_pages_and_fields_tell_nobody_anything(one):
    for name in (one.id, *(field.id for field in one.fields)):
        assert not TELLING.search(name)


@each_step
def test_only_choices_are_coded_and_codes_are_no_labels(one):
    for field in one.fields:
        assert field.kind in CHOICES + WRITTEN
        assert field.chosen == (field.kept_in == "coded") == bool(field.options)
        assert field.chosen or field.longest
        for option in field.options:
            assert re.fullmatch("[a-z0-9_]{2,20}", option.code)
            assert label(field.id, option.code) != option.code


def test_ages_are_the_bands_that_the_rules_know():
    assert {option.code for option in FIELDS["age"].options} == set(AGE_BANDS)


def test_a_question_depends_only_on_one_asked_before_it():
    before = set()
    for one in STEPS:
        for name, codes in one.asked_if:
            assert name in before
            assert set(codes) <= {option.code for option in FIELDS[name].options}
        before |= {field.id for field in one.fields}


def test_answers_to_questions_that_fall_away_are_dropped():
    with_name = CHILD | {"named": ["yes"], "name": ["Robin"], "safe_contact": ["yes"]}
    reached = with_name | {"phone": ["07700 900123"]}
    assert fill_all(reached).answers["phone"] == "07700 900123"
    assert "phone" not in fill_all(reached | {"safe_contact": ["code"]}).answers
    assert "name" not in fill_all(reached | {"named": ["no"]}).answers


def test_work_is_asked_of_professionals_alone():
    ids = {one.id for one in steps_asked({"who": "professional", "named": "yes"})}
    assert {"work", "work-done"} <= ids
    assert not {"safe-contact", "contact"} & ids
    assert not {"work", "work-done"} & {one.id for one in steps_asked({"named": "yes"})}


def test_danger_and_threats_bring_their_help():
    assert step("danger-help").asked({"danger": "yes"})
    assert step("danger-help").asked({"danger": "not_known"})
    assert not step("danger-help").asked({"danger": "no"})
    assert step("threat-help").asked({"going_on": ["adult", "threats"]})


@pytest.mark.parametrize("given", ["whatever", "Yes", "yes'; --", "\x00"])
def test_a_code_that_is_none_of_the_answers_is_not_one(given):
    filled = fill_step(step("danger"), {"danger": [given]})
    assert filled.answers == {}
    assert [str(problem.sentence) for problem in filled.problems] == ["Choose one of the answers"]


def test_not_sure_gives_way_to_what_somebody_is_sure_of():
    given = FIVE | {"going_on": ["not_known", "threats", "adult"]}
    assert fill_all(given).answers["going_on"] == ["threats", "adult"]
    assert fill_all(FIVE | {"going_on": ["not_known"]}).answers["going_on"] == ["not_known"]


def test_a_picture_is_taken_out_of_its_field_and_everything_else_is_kept():
    given = CHILD | {"account": ["help data:image/png;base64,AAAA me"], "where_name": ["A chat"]}
    filled = fill_all(given)
    assert filled.problems == (Problem("account", NO_PICTURES),)
    assert filled.answers["account"] == "help  me"
    assert filled.answers["where_name"] == "A chat"
    assert fill_all(as_given(filled.answers)).problems == ()


def test_a_link_becomes_words_is_said_once_and_may_then_be_sent():
    filled = fill_all(CHILD | {"account": ["see https://example.org/x"]})
    assert filled.problems == (Problem("account", NO_LINKS),)
    assert filled.answers["account"] == "see hxxps[:]//example[.]org/x"
    assert fill_all(as_given(filled.answers)).problems == ()


def test_too_many_letters_are_refused_and_shown_again_whole():
    filled = fill_all(CHILD | {"account": ["a " * 800]})
    assert "account" not in filled.answers
    assert len(filled.too_long["account"]) == 1_599
    assert str(filled.problems[0].sentence).startswith("That is 99 letters too long")


@pytest.mark.parametrize("address", ["me", "@example.org", "me@", "me@here", "a b@example.org"])
def test_what_is_no_email_address_is_said(address):
    given = {"safe_contact": ["yes"], "email": [address]}
    problems = fill_step(step("contact"), given).problems
    assert [problem.field for problem in problems] == ["email"]


def test_an_email_address_is_no_link():
    filled = fill_step(step("contact"), {"email": ["me@mail.example.org"]})
    assert filled.problems == ()


def test_the_form_speaks_to_the_young_person_until_told_otherwise():
    assert speaks_for_self({})
    assert speaks_for_self({"who": "rather_not_say"})
    assert not speaks_for_self({"who": "parent"})


OF_THE_CHILD = re.compile(r"you live|your school|my school|you are under|of you\b|of me\b")


@each_step
def test_what_is_asked_of_somebody_else_is_asked_of_the_young_person(one):
    """A parent is not asked where they themselves live, nor a teacher which school they go to."""
    parts = [one.asks, one.helps]
    for field in one.fields:
        parts += [field.asks, field.helps, *(option.said for option in field.options)]
    told_for_self = one.asked_if and "parent" not in dict(one.asked_if).get("who", ("parent",))
    if not told_for_self:
        assert [str(part.they) for part in parts if OF_THE_CHILD.search(str(part.they))] == []


def test_each_is_asked_for_the_area_of_the_young_person():
    area = FIELDS["area"]
    assert str(area.asks.you) == "Which town or area do you live in?"
    assert str(area.asks.they) == "Which town or area does the young person live in?"
    assert "their school" in str(area.helps.they)


def test_the_desk_reads_codes_in_its_own_words():
    assert label("who", "parent") == "A parent or carer"
    assert label("going_on", "has_picture") == "Someone has a nude picture or video of them"
    assert short_name("going_on") == "What is going on"


def test_a_code_that_the_form_no_longer_has_is_still_shown():
    assert label("gone", "somewhere") == "somewhere"
    assert label("where", "myspace") == "myspace"
    assert short_name("gone") == "gone"

"""Which door: whatever is answered, it leads somewhere that fits, and in danger to 999 first."""

import re
from itertools import chain, combinations, product

import pytest

from outcome21.guidance.pages import find, include
from outcome21.guidance.stories import stories
from outcome21.guidance.which_door import DOORS, QUESTIONS, Answers, doors_for, read_answers
from tests.guidance.reading import blame_words, grade, longest_sentence

BY_ID = {field.id: field for field in QUESTIONS}
TICKS = [option.code for option in BY_ID["fits"].options if not option.alone]
ALL_FITS = chain.from_iterable(combinations(TICKS, count) for count in range(len(TICKS) + 1))
EVERY = [
    Answers(danger.code, want.code, frozenset(fits))
    for danger, want, fits in product(BY_ID["danger"].options, BY_ID["want"].options, ALL_FITS)
]
WANTED = {
    "talk": "childline",
    "take_down": "take-down",
    "police": "this-site",
    "school": "school",
    "not_sure": "childline",
}


def each(check):
    """The check made of every combination in one test: there are 240."""

    def test():
        for answers in EVERY:
            check(answers)

    test.__name__, test.__doc__ = check.__name__, check.__doc__
    return test


def test_every_combination_is_tried():
    assert len(EVERY) == len(set(EVERY)) == 3 * 5 * 2**4


@each
def test_every_combination_gives_at_least_one_door_and_none_twice(answers):
    doors = doors_for(answers)
    assert doors
    assert len(doors) == len(set(doors))
    assert set(doors) <= set(DOORS)


@each
def test_danger_is_999_first_and_so_is_not_being_sure(answers):
    assert (doors_for(answers)[0] == "emergency") == (answers.danger in ("yes", "not_sure"))


@each
def test_what_is_wanted_comes_next(answers):
    doors = [door for door in doors_for(answers) if door != "emergency"]
    assert doors[0] == WANTED[answers.want]


@each
def test_somebody_who_wants_no_name_is_not_sent_where_one_is_needed(answers):
    """CEOP takes no report without a name; on 101 one is asked for."""
    doors = doors_for(answers)
    if "no_name" in answers.fits:
        assert not {"ceop", "phone"} & set(doors)
        assert ("school" in doors) == (answers.want == "school")


@each
def test_ceop_is_named_where_somebody_online_or_an_adult_is_in_it_and_nowhere_else(answers):
    fits = {"online", "adult"} & answers.fits and "no_name" not in answers.fits
    assert ("ceop" in doors_for(answers)) == bool(fits)


@each
def test_somebody_to_talk_to_is_on_every_page(answers):
    assert "childline" in doors_for(answers)


@each
def test_where_there_are_threats_a_picture_can_be_stopped_before_it_is_online(answers):
    if "threats" in answers.fits:
        assert {"take-down", "this-site"} <= set(doors_for(answers))


def test_each_door_is_led_to_by_something():
    assert {door for answers in EVERY for door in doors_for(answers)} == set(DOORS)


def test_each_tick_makes_a_difference():
    for tick in TICKS:
        assert any(
            doors_for(Answers(a.danger, a.want, a.fits | {tick}))
            != doors_for(Answers(a.danger, a.want, a.fits - {tick}))
            for a in EVERY
        ), tick


# ---- The words of each door ---------------------------------------------------------------------


def test_each_door_says_who_would_find_out():
    parts = {part.id: part for part in include("doors").contents}
    assert list(parts) == list(DOORS)
    for door, part in parts.items():
        assert f'<h3 id="{door}-who" class="govuk-heading-s">Who would find out?</h3>' in part.html


@pytest.mark.parametrize(
    ("door", "pattern"),
    [
        ("ceop", r"CEOP needs your name"),
        ("this-site", r"do not have to give your name"),
        ("this-site", r"what you write may still show it"),
        ("this-site", r"often need to tell a parent"),
        ("this-site", r"may not read it straight away"),
        ("childline", r"Most of the time, no one"),
        ("childline", r"may have to tell someone"),
        ("take-down", r"do not have to use your real name"),
        ("take-down", r"We do not see what you send to them"),
        ("school", r"have to tell that person"),
        ("school", r"If that would put you in danger, say so"),
        ("emergency", r"press 55"),
    ],
)
def test_a_door_says_what_a_child_must_know_before_they_choose(door, pattern):
    words = next(part.words for part in include("doors").contents if part.id == door)
    assert re.search(pattern, words)


def test_no_door_and_no_question_tells_what_may_follow_for_the_reader():
    """No tool computes a reader's own outcome: the words of a route are nowhere here."""
    said = include("doors").words + str([field.options for field in QUESTIONS])
    for words in stories().routes["en"].values():
        assert words not in said
    assert "Outcome 21" not in said


def test_the_words_are_as_easy_and_as_kind_as_a_childs_page():
    doors = include("doors")
    for part in doors.sections:
        assert grade(part.words) <= doors.reading_target, part.id
    assert longest_sentence(doors.words) <= 20
    questions = [
        str(text)
        for field in QUESTIONS
        for text in (field.short, field.hint, field.required, *(o.label for o in field.options))
    ]
    assert max(longest_sentence(text) for text in questions) <= 15
    assert blame_words("\n".join([doors.words, *questions])) == []


# ---- Reading what was posted --------------------------------------------------------------------


def test_answers_are_read_by_code():
    given = {"danger": ["no"], "want": ["talk"], "fits": ["adult", "threats"]}
    assert read_answers(given) == (Answers("no", "talk", frozenset({"adult", "threats"})), {})


def test_the_last_question_may_be_skipped():
    assert read_answers({"danger": ["no"], "want": ["talk"]})[0].fits == frozenset()
    both = {"danger": ["no"], "want": ["talk"], "fits": ["none", "adult"]}
    assert read_answers(both)[0].fits == {"adult"}


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, {"danger", "want"}),
        ({"danger": ["yes"]}, {"want"}),
        ({"danger": ["yes", "no"], "want": ["talk"]}, {"danger"}),
        ({"danger": ["maybe"], "want": ["talk"]}, {"danger"}),
        ({"danger": [""], "want": ["<b>"]}, {"danger", "want"}),
    ],
)
def test_what_is_missing_is_asked_for_kindly(given, missing):
    answers, problems = read_answers(given)
    assert answers is None
    assert set(problems) == missing
    for sentence in problems.values():
        assert "You can pick" in sentence
        assert blame_words(sentence) == []


def test_an_answer_that_nobody_offered_is_left_out():
    given = {"danger": ["no"], "want": ["talk"], "fits": ["outcome_21", "adult"], "more": ["x"]}
    assert read_answers(given)[0].fits == {"adult"}


def test_the_links_of_the_doors_lead_somewhere():
    for target in re.findall(r'href="(/[^"]*)"', include("doors").html):
        assert find(target) or target == "/tell-us", target


def test_only_the_numbers_that_are_checked_elsewhere_stand_on_a_door():
    """Each is an emergency number or in the support directory, and is shown as it is rung."""
    numbers = dict(re.findall(r'href="tel:(\d+)"[^>]*>(.*?)</a>', include("doors").html))
    assert numbers == {"999": "999", "101": "101", "08001111": "0800 1111"}

"""After a report was sent: what happens next, how we reach them, and a page for a school's file."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from outcome21.accounts.forces import force
from outcome21.accounts.forces_times import Span, Times
from outcome21.sealing import forms
from tests.web.public.browser import SENT_AS
from tests.web.public.reporting import BOTH_WAYS, WORDS, begin, check_page, heading, receipt, whole

pytestmark = pytest.mark.django_db
SCHOOL = {
    "who": "professional",
    "named": "yes",
    "going_on": ["threats", "adult"],
    "pushed": "not_known",
    "still_online": "yes",
    "viewed": "yes",
    "who_knows": ["school"],
    "actions_taken": "We rang the safeguarding hub.",
    "social_care": "CSC 123",
    "other_person": "somebody called Rex",
    "name": "Ms Invented",
}
NAMED = {"named": "yes", "safe_contact": "yes", "ways": ["text", "school"], "phone": "07700 900123"}


def main(visitor):
    """The words of the page."""
    inside = visitor.text.partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", inside))


def next_page(visitor, **answers):
    return whole(visitor, **answers).send("/tell-us/next")


# A page for the file of somebody who works with children


@BOTH_WAYS
def test_a_professional_gets_a_page_for_their_file(visitor, clock, way):
    way(visitor, **SCHOOL)
    reference, code = receipt(visitor)
    visitor.send("/tell-us/next").send("/tell-us/record")
    assert heading(visitor) == "For your file: a report to the police"
    text = main(visitor)
    assert f"{reference[:5]} {reference[5:]}" in text
    assert "23 November 2026 at midday (UK time)" in text
    assert "Mercia Vale Police" in text
    for said in ("We rang the safeguarding hub.", "CSC 123", "Yes, someone has"):
        assert said in text
    for told in (WORDS, "Rex", "Ms Invented", " ".join(code.split()[:2])):
        assert told not in text


def test_the_page_says_what_to_do_by_what_was_answered(visitor):
    whole(visitor, **SCHOOL).send("/tell-us/next").send("/tell-us/record")
    text = main(visitor)
    for said in (
        "Refer to children’s social care at once",
        "an adult is part of it",
        "there are threats, or somebody wants money",
        "Not knowing is not a no",
        "if a child was pushed, tricked, scared or paid",
        "not to pay. Keep the messages.",
        "use Report Remove, without looking",
        "that a picture was looked at",
        "Tell parents or carers early, unless that would put the child at risk.",
        "Do not view, copy, print",
    ):
        assert said in text
    for unsaid in ("Call 999 now, if nobody has", "a child is under 13"):
        assert unsaid not in text


def test_where_nothing_asks_for_it_nothing_is_said_of_referring(visitor):
    calm = {"who": "professional", "pushed": "no", "their_age": "under_18", "who_knows": ["parent"]}
    whole(visitor, **calm).send("/tell-us/next").send("/tell-us/record")
    text = main(visitor)
    for unsaid in ("Refer to children", "Not knowing", "Tell parents", "Report Remove"):
        assert unsaid not in text
    assert "Write down in your safeguarding record" in text


def test_of_adults_it_leaves_out_what_is_done_for_a_child(visitor):
    """One line in its place, and 999 where it is needed; what was said to be done stays."""
    whole(visitor, **SCHOOL, age="18_over", their_age="18_over", danger="yes")
    visitor.send("/tell-us/next").send("/tell-us/record")
    text = main(visitor)
    assert "the youngest is 18 or over" in text and "Call 999 now, if nobody has" in text
    assert "We rang the safeguarding hub." in text
    for unsaid in ("Refer to children", "Not knowing", "the child to", "parents or carers early"):
        assert unsaid not in text


@pytest.mark.parametrize("who", ["child", "parent", "other", "rather_not_say"])
def test_for_anybody_else_there_is_nothing_to_print_or_save(visitor, who):
    next_page(visitor, who=who)
    assert "/tell-us/record" not in visitor.text
    assert not re.search(r"\b(print|save|download|copy this)\b", main(visitor), re.IGNORECASE)


def test_a_childs_page_never_opens_the_record_even_when_asked(visitor):
    whole(visitor)
    kept = visitor.form("/tell-us/next").fields["receipt"][0]
    visitor.page = visitor.client.post("/tell-us/record", f"receipt={kept}", SENT_AS)
    assert (visitor.page.status_code, visitor.page["Location"]) == (303, "/tell-us")
    visitor.page = visitor.client.post("/tell-us/record", "receipt=x", SENT_AS)
    assert visitor.page.status_code == 409


# A page that stayed open


NOT_SHOWN = "This page cannot show your reference any more."


@pytest.mark.parametrize("how", ["again", "in the other language"])
def test_after_half_a_day_it_says_that_it_shows_no_reference(visitor, over_midnight, how):
    """WCAG 2.2.1: and that the report is here, so that nobody tells us twice."""
    reference, _code = receipt(whole(visitor, who="parent"))
    visitor.send("/tell-us/next")
    over_midnight.forward(timedelta(hours=13))
    if how == "again":
        visitor.send("/tell-us/next")
    else:
        visitor.change_language()
        assert '<html lang="cy"' in visitor.text
        visitor.change_language()
    assert visitor.page.status_code == 200
    assert reference[:5] not in visitor.text
    assert NOT_SHOWN in main(visitor) and "You do not need to tell us again" in main(visitor)
    assert "Please start again" not in visitor.text


def test_after_a_restart_of_the_program_nothing_untrue_is_said(visitor, over_midnight, monkeypatch):
    """Its keys are in memory: the page may be a minute old."""
    whole(visitor).send("/tell-us/next")
    monkeypatch.setattr(forms, "_day_keys", forms.DayKeys(None))
    visitor.send("/tell-us/next")
    assert NOT_SHOWN in main(visitor) and "long time" not in main(visitor)


def test_within_half_a_day_the_reference_stays_in_either_language(visitor, over_midnight):
    reference, _code = receipt(whole(visitor))
    visitor.send("/tell-us/next")
    over_midnight.forward(timedelta(hours=11))
    visitor.change_language().change_language()
    assert f"{reference[:5]} {reference[5:]}" in visitor.text
    assert NOT_SHOWN not in main(visitor)


def test_the_page_for_a_file_that_is_too_old_sends_nobody_back_to_the_form(visitor, over_midnight):
    whole(visitor, **SCHOOL).send("/tell-us/next").send("/tell-us/record")
    over_midnight.forward(timedelta(hours=13))
    visitor.change_language().change_language()
    assert heading(visitor) == "What happens next"
    assert NOT_SHOWN in main(visitor)


# How we reach them


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (NAMED | {"who": "parent"}, "the ways that you chose: Text me Through the school"),
        ({}, "We do not know who you are. We can only write to your code."),
        ({"named": "yes"}, "We only write to your code. We do not call, text or email."),
        (NAMED | {"safe_contact": "code"}, "We only write to your code."),
        (NAMED, "We only use the ways that you chose: Text me Through my school"),
        (NAMED, "We leave no message, and say nothing about this to anyone else."),
        (SCHOOL, "We use your work contact, or your code."),
    ],
)
def test_they_are_told_how_we_reach_them(visitor, answers, said):
    next_page(visitor, **answers)
    assert said in main(visitor)
    assert "07700" not in visitor.text


@pytest.mark.parametrize("change", [{"voicemail": "yes"}, {"if_answered": "say_who"}])
def test_silence_is_not_promised_to_whoever_wants_a_message(visitor, change):
    next_page(visitor, **NAMED, **change)
    assert "We leave no message" not in main(visitor)


def test_each_is_told_what_fits_them(visitor):
    assert "Parents, school and your phone" in main(next_page(visitor))
    assert "Do not make your child delete messages" in main(next_page(visitor, who="parent"))
    assert "When to refer at once" in main(next_page(visitor, **SCHOOL))


@pytest.mark.parametrize("adult", [{"age": "18_over"}, {"who": "other"}])
def test_parents_and_school_are_named_to_young_people_alone(visitor, adult):
    words = main(next_page(visitor, **adult))
    assert "parent or carer" not in words and "school" not in words
    assert "Report Remove" not in words
    assert ("If you are 18 or over" in words) is ("age" in adult)


def test_whoever_gave_no_name_is_not_told_that_we_tell_their_parents(visitor):
    assert "If we find out one day" in main(next_page(visitor))
    named = main(next_page(visitor, **NAMED))
    assert "If we find out one day" not in named
    assert "We often need to tell a parent or carer" in named


@pytest.mark.parametrize("who", ["child", "parent", "professional", "other"])
@pytest.mark.parametrize(("danger", "leads"), [("yes", True), ("not_known", True), ("no", False)])
def test_danger_is_still_first_after_it_was_sent(visitor, who, danger, leads):
    """Not known is not read as no."""
    given = {**(SCHOOL if who == "professional" else {"who": who}), "danger": danger}
    assert ("Is someone in danger now?" in main(next_page(visitor, **given))) is leads


def test_a_parent_is_shown_how_a_picture_is_taken_down(visitor):
    """As the form promised."""
    next_page(visitor, who="parent")
    assert 'href="/parents/first-steps#take-down"' in visitor.text


def test_the_times_that_a_force_set_are_shown_and_no_others(visitor, monkeypatch):
    assert "We aim" not in main(next_page(visitor))
    times = Times(first_read=Span(1, "hours"), decision=Span(6, "weeks"))
    set_here = replace(force("demo"), times=times)
    monkeypatch.setattr("outcome21.web.public.door.force_for_host", lambda _: set_here)
    text = main(next_page(visitor))
    assert "We aim to read it within 1 hour." in text
    assert "We aim to decide within 6 weeks." in text
    assert "We aim to write" not in text


# Nobody awake


def at_night(visitor):
    """Every page of the form that says whether anybody reads it by night."""
    yield main(visitor.get("/tell-us"))
    yield main(visitor.get("/tell-us/form"))
    begin(visitor).send(go="next", danger="yes")
    yield main(visitor)
    yield main(check_page(visitor))
    yield main(next_page(visitor))


def test_where_nobody_is_awake_the_form_says_so_and_999_comes_first(visitor):
    for text in at_night(visitor):
        assert "At night, nobody may read this before morning." in text
        assert "If someone is in danger, call 999 first." in text


def test_where_somebody_reads_by_night_that_is_not_said_and_999_still_is(visitor, monkeypatch):
    awake = replace(force("demo"), urgent_by_night="The control room's duty phone")
    monkeypatch.setattr("outcome21.web.public.door.force_for_host", lambda _: awake)
    for text in at_night(visitor):
        assert "before morning" not in text
        assert "duty phone" not in text
        assert "If someone is in danger, call 999 first." in text

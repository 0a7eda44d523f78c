"""Hostile text in every box: the same text comes back, or kind words; never markup.

RP-6 for every box that takes words, of the report, the replies, the wish and the feedback. What
an officer then reads: tests/web/officers/test_hostile_at_the_desk.py.
"""

import html
import re

import pytest

from outcome21.casework.models import Report, Wish
from outcome21.guidance.report_questions import FIELDS
from tests.slowly import few_fast
from tests.web.public.hostile import BREAKS_OUT, HIDDEN, REFUSED, SAME, Markup
from tests.web.public.no_database import no_database
from tests.web.public.reporting import (
    BOTH_WAYS,
    FIVE,
    answer,
    begin,
    check_page,
    only_report,
    receipt,
    row,
    walk,
    whole,
    words_of,
)

pytestmark = pytest.mark.django_db
NAMED = {"named": "yes", "safe_contact": "yes"}
SCHOOL = {"who": "professional", "named": "yes"}
BOXES = {
    "account": {},
    "other_person": {},
    "where_name": {},
    "who_knows_more": {},
    "needs_more": {},
    "wish_why": {"wishes": ["parents_not_told"]},
    "name": NAMED,
    "area": NAMED,
    "phone": NAMED,
    "their_word": NAMED,
    "actions_taken": SCHOOL,
    "social_care": SCHOOL,
    "work_place": SCHOOL,
    "work_role": SCHOOL,
    "work_phone": SCHOOL,
}
each_same = pytest.mark.parametrize("text", few_fast(SAME.values(), 2), ids=SAME)
each_refused = pytest.mark.parametrize(
    ("typed", "left"), few_fast(REFUSED.values(), 2), ids=REFUSED
)
each_box = pytest.mark.parametrize("box", few_fast(BOXES, 2))


def test_every_box_that_takes_words_is_tried():
    written = {name for name, asked in FIELDS.items() if not asked.chosen}
    assert written - {"email", "work_email"} == set(BOXES)


@BOTH_WAYS
@each_same
def test_what_was_typed_is_what_an_officer_reads(visitor, way, text):
    way(visitor, account=text)
    receipt(visitor)
    assert words_of(only_report())["account"] == text.strip()


@each_box
def test_every_box_gives_back_the_same_text(visitor, box):
    text = "I <3 them & <b>him</b> a<b \"q\" 'q' ${x} {{ 1 }}"[: FIELDS[box].longest].strip()
    whole(visitor, **(BOXES[box] | {box: text}))
    receipt(visitor)
    if box == "wish_why":
        assert Wish.objects.exists()
    else:
        assert words_of(only_report())[box] == text


@each_same
def test_the_check_page_shows_it_as_text(visitor, text):
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    answer(visitor, account=text)
    assert not visitor.wrong
    walk(visitor, FIVE)
    shown = row(visitor, "What happened")
    assert shown == re.sub(r"<[^>]*>", "", html.unescape(html.escape(text.strip()))) or shown == (
        text.strip()
    )
    for tag in ("<b>bold", "<him>", "<u>x"):
        assert tag not in visitor.text


@BOTH_WAYS
@pytest.mark.parametrize(("typed", "seen"), few_fast(HIDDEN.values(), 2), ids=HIDDEN)
def test_what_cannot_be_seen_goes_and_every_letter_stays(visitor, way, typed, seen):
    way(visitor, account=typed)
    receipt(visitor)
    assert words_of(only_report())["account"] == seen


@each_refused
def test_what_could_carry_a_picture_is_taken_out_with_kind_words(visitor, typed, left):
    """RP-6: the other answers are kept."""
    whole(visitor, account=typed, where_name="A chat")
    assert visitor.wrong
    assert "You are not in trouble for asking for help." in visitor.text
    form = visitor.form("/tell-us/send").fields
    assert form["account"] == [left]
    assert form["where_name"] == ["A chat"]
    assert form["going_on"] == ["passed_on"]
    assert Report.objects.count() == 0
    visitor.send("/tell-us/send")
    assert words_of(only_report())["account"] == left


@each_box
def test_no_box_takes_a_picture(visitor, box):
    picture = "<img src=x> data:image/png;base64,AAAA"
    whole(visitor, **(BOXES[box] | {box: f"a {picture} b"}))
    assert "We cannot take pictures or files." in visitor.text
    assert visitor.form("/tell-us/send").fields[box][0].split() == ["a", "b"]
    assert Report.objects.count() == 0


# Every box at once, and every page on which what was typed comes back

CHILD = NAMED | {"wishes": ["take_back"]}
ASKING = {"child": CHILD, "at work": SCHOOL}
each_asking = pytest.mark.parametrize("asking", few_fast(ASKING.values(), 1), ids=ASKING)
HARMLESS = "He wrote to me again today, and I said that he must stop it now. I am all right."


def boxes_of(asking):
    """The boxes for words that somebody is shown who answers so."""
    own = (SCHOOL if asking is SCHOOL else CHILD).items()
    return [name for name, needs in BOXES.items() if needs.items() <= own]


def in_one_box(text, name):
    """As much of the text as the box takes, and as it keeps it: in one line, unless it has more."""
    filled = text[: FIELDS[name].longest].strip()
    return filled if FIELDS[name].kind == "words" else " ".join(filled.split())


@each_asking
@pytest.mark.parametrize(
    ("typed", "seen"),
    few_fast([*HIDDEN.values(), *((text, text) for text in SAME.values())], 4),
    ids=[*HIDDEN, *SAME],
)
def test_every_box_gives_back_every_text(visitor, asking, typed, seen):
    boxes = boxes_of(asking)
    if typed != seen:  # cut short it would lose other letters than what is seen of it
        boxes = [name for name in boxes if len(typed) <= FIELDS[name].longest]
    whole(visitor, **asking, **{name: typed[: FIELDS[name].longest] for name in boxes})
    receipt(visitor)
    found = words_of(only_report())
    assert found == {name: in_one_box(seen, name) for name in boxes if name != "wish_why"}


@each_asking
@each_refused
def test_no_box_takes_what_could_carry_a_picture(visitor, asking, typed, left):
    """RP-6: each such text, in each box that is long enough to hold it."""
    boxes = [name for name in boxes_of(asking) if len(typed) <= FIELDS[name].longest]
    whole(visitor, **asking, **dict.fromkeys(boxes, typed))
    fields = visitor.form("/tell-us/send").fields
    for name in boxes:
        assert fields[name][0].split() == left.split(), name
    assert visitor.text.count("We cannot take pictures or files.") >= 2 * len(boxes)
    assert Report.objects.count() == 0


@pytest.mark.parametrize("box", few_fast(["email", "work_email"], 1))
@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ('"><b>x</b>@example.org', '"><b>x</b>@example.org'),
        ("a<script>alert(1)</script>@example.org", "aalert(1)@example.org"),
        ("me@example.org\r\nBcc: all", "me@example.org Bcc: all"),
        ("data:text/html,<b>@example.org", "<b>@example.org"),
        ("\u202eme\u200b@example.org", "me@example.org"),
    ],
)
def test_a_box_for_an_address_gives_back_the_text_or_refuses_it(visitor, box, typed, left):
    harmless = Markup(visitor.get("/tell-us/form").text).elements
    asking = CHILD if box == "email" else SCHOOL
    whole(visitor, **asking, **{box: typed})
    if visitor.wrong:
        assert visitor.form("/tell-us/send").fields[box] == [left]
        assert {one[0] for one in Markup(visitor.text).elements} <= {one[0] for one in harmless} | {
            "h2", "strong", "/strong",
        }  # fmt: skip
    else:
        assert words_of(only_report())[box] == left


def one_document(visitor, words, asking):
    """The document come back with a mistake, what was typed in it."""
    typed = {name: in_one_box(words, name) for name in boxes_of(asking)}
    return whole(visitor, **asking, **typed, danger=None)


def too_long(visitor, words, asking):
    """The document with more in every box than it takes."""
    return whole(visitor, **asking, **dict.fromkeys(boxes_of(asking), words * 20))


def far_too_long(visitor, words, asking):
    """The account as long as a form of 64 kB allows."""
    return whole(visitor, **asking, account=words * (30_000 // len(words)))


def check_answers(visitor, words, asking):
    """The page that shows every answer before it is sent."""
    typed = {name: in_one_box(words, name) for name in boxes_of(asking)}
    return check_page(visitor, **asking, **typed)


def a_page_too_long(visitor, words, asking):
    """A question come back, page to page."""
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    return visitor.send(go="next", account=words * 30)


def not_sent(visitor, words, asking):
    """The page that says that nothing was stored."""
    with no_database():
        return one_report(visitor, words, asking)


def one_report(visitor, words, asking):
    """Sent, and the page after it."""
    return whole(visitor, **asking, **{name: in_one_box(words, name) for name in boxes_of(asking)})


def for_the_file(visitor, words, asking):
    """The record of somebody at work; what happens next for anybody else."""
    one_report(visitor, words, asking).send("/tell-us/next")
    return visitor.send("/tell-us/record") if asking is SCHOOL else visitor


def with_the_code(visitor, asking):
    _, code = receipt(whole(visitor, **asking))
    return visitor.get("/replies").send("/replies", code=code)


def a_message_too_long(visitor, words, asking):
    return with_the_code(visitor, asking).send("/replies/write", words=words * 30)


def a_message_not_sent(visitor, words, asking):
    with_the_code(visitor, asking)

    with no_database():
        return visitor.send("/replies/write", words=words)


def a_wish_too_long(visitor, words, asking):
    with_the_code(visitor, asking).send("/replies/wish", kind="take_back")
    return visitor.send("/replies/wish", words=words * 30)


def a_wrong_code(visitor, words, asking):
    return visitor.get("/replies").send("/replies", code=words)


def feedback(visitor, words, asking):
    return visitor.get("/feedback/home").send("/feedback/home", reason=words)


def in_the_other_language(visitor, words, asking):
    """The document shown again as it stands, and the place at which to open it."""
    typed = dict.fromkeys(boxes_of(asking), words)
    return visitor.get("/tell-us/form").change_language(**FIVE | asking | typed, at=words)


def a_question_in_the_other_language(visitor, words, asking):
    walk(begin(visitor), FIVE, until="Tell us what happened, in your own words")
    return visitor.change_language(account=words)


def a_message_in_the_other_language(visitor, words, asking):
    return with_the_code(visitor, asking).change_language(words=words)


def a_wish_in_the_other_language(visitor, words, asking):
    with_the_code(visitor, asking).send("/replies/wish", kind="take_back")
    return visitor.change_language(words=words)


def a_wrong_code_in_the_other_language(visitor, words, asking):
    return a_wrong_code(visitor, words, asking).change_language(code=words, keep=words)


def which_door_in_the_other_language(visitor, words, asking):
    return visitor.get("/which-door").change_language(danger=words, want=words, fits=[words])


COME_BACK = (
    *(one_document, too_long, far_too_long, check_answers, a_page_too_long, not_sent),
    *(one_report, for_the_file, a_message_too_long, a_message_not_sent, a_wish_too_long),
    *(a_wrong_code, feedback, in_the_other_language, a_question_in_the_other_language),
    *(a_message_in_the_other_language, a_wish_in_the_other_language),
    *(a_wrong_code_in_the_other_language, which_door_in_the_other_language),
)


@pytest.mark.slow
@each_asking
@pytest.mark.parametrize("how", few_fast(COME_BACK, 4), ids=lambda how: how.__name__)
def test_no_page_is_changed_by_what_was_typed(visitor, how, asking):
    """Mistakes and failures too: the same elements, whatever the words."""
    harmless, hostile = (
        Markup(how(visitor, words, asking).text).elements for words in (HARMLESS, BREAKS_OUT)
    )
    assert hostile == harmless


@pytest.mark.parametrize("where", ["/{}", "/support/{}", "/feedback/home?useful={}", "/cy/{}"])
def test_an_address_is_never_shown_as_markup(visitor, where):
    hostile = "%3Cb%3Ebold%3C%2Fb%3E%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"
    made = [Markup(visitor.get(where.format(words)).text) for words in (hostile, "harmless")]
    assert made[0].elements == made[1].elements

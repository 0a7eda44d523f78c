"""What a young person does not want: asked in the form or with a code, considered at the desk."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from outcome21.casework import actions
from outcome21.casework.models import Message, Report, Wish
from tests.casework.story import CHILD
from tests.guidance.reading import blame_words, grade, longest_sentence
from tests.people import ASHA, staff
from tests.web.public.browser import Visitor
from tests.web.public.conftest import NOON
from tests.web.public.no_database import no_database
from tests.web.public.reporting import BOTH_WAYS, heading, receipt, whole, words_of

pytestmark = pytest.mark.django_db
WHY = "My dad gets angry."
BOTH = {"wishes": ["parents_not_told", "take_back"], "wish_why": WHY}
KINDS = ("parents_not_told", "take_back")
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def reported(visitor, clock):
    """Somebody who has reported; their reference and code."""
    return receipt(whole(visitor))


def wishes_of(reference):
    return actions.consult_report(by=ASHA, at=NOON, reference=reference).wishes


def open_code(visitor, code):
    return visitor.get("/replies").send("/replies", code=code)


# In the form


@BOTH_WAYS
def test_what_a_child_does_not_want_stands_with_the_report(visitor, way):
    way(visitor, **BOTH)
    reference, _ = receipt(visitor)
    found = wishes_of(reference)
    assert {wish.kind for wish in found} == set(KINDS)
    assert {(wish.source, wish.words, wish.result) for wish in found} == {("form", WHY, "")}
    assert "wish_why" not in words_of(Report.objects.get())


@BOTH_WAYS
def test_sending_twice_does_not_ask_twice(visitor, way):
    way(visitor, **BOTH)
    body = visitor.page.wsgi_request.body
    visitor.client.post("/tell-us/send", body, "application/x-www-form-urlencoded")
    assert Wish.objects.count() == 2


@BOTH_WAYS
@pytest.mark.parametrize("answers", [{}, {"wishes": ["nothing"]}, {"wishes": ["rather_not_say"]}])
def test_nothing_stands_where_nothing_was_asked(visitor, way, answers):
    way(visitor, **answers)
    assert not Wish.objects.exists()


def test_nobody_else_is_asked(visitor):
    for who in ("parent", "professional", "other"):
        whole(visitor, who=who, **BOTH)
        receipt(visitor)
    assert not Wish.objects.exists()
    whole(visitor, who="rather_not_say", **BOTH)
    assert Wish.objects.count() == 2


# With a code


@each_kind
def test_it_is_sent_after_the_page_has_said_what_comes_of_it(visitor, reported, kind):
    reference, code = reported
    open_code(visitor, code).send("/replies/wish", kind=kind)
    assert "An officer reads it, and thinks about" in visitor.text
    assert "writes down why" in visitor.text
    assert not Wish.objects.exists()
    visitor.send("/replies/wish", words=WHY)
    assert heading(visitor) == "Your messages"
    assert "We have it. An officer will think about it." in visitor.text
    (wish,) = wishes_of(reference)
    assert (wish.kind, wish.source, wish.words) == (kind, "code", WHY)
    assert Report.objects.count() == 1


def test_the_page_about_taking_it_back_promises_no_erasing(visitor, reported):
    open_code(visitor, reported[1]).send("/replies/wish", kind="take_back")
    assert "It does not delete what you told us." in visitor.text


@each_kind
def test_the_page_is_easy_and_blames_nobody(visitor, reported, kind):
    """RP-20: the page of each wish."""
    open_code(visitor, reported[1]).send("/replies/wish", kind=kind)
    inside = visitor.text.partition("<h1")[2].partition("<form")[0]
    text = re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", "<h1" + inside))
    assert grade(text) <= 5
    assert longest_sentence(text) <= 20
    assert blame_words(text) == []


def test_the_tab_never_tells_which_of_the_two_it_is(visitor, reported):
    open_code(visitor, reported[1]).send("/replies/wish", kind="take_back")
    assert "<title>What you want" in visitor.text


def test_nobody_has_to_say_why_and_one_page_is_one_wish(visitor, reported):
    open_code(visitor, reported[1]).send("/replies/wish", kind="take_back")
    page = visitor.page
    for _ in range(2):
        visitor.page = page
        visitor.send("/replies/wish")
    assert Wish.objects.count() == 1
    assert wishes_of(reported[0])[0].words == ""


def test_a_wish_without_a_reason_is_not_lost_when_the_code_is_asked_for_again(
    visitor, reported, clock
):
    """After ten minutes, and when the database is gone: it is asked for until it is sent."""
    open_code(visitor, reported[1]).send("/replies/wish", kind="parents_not_told")
    clock.forward(timedelta(minutes=11))
    visitor.send("/replies/wish")
    assert heading(visitor) == "Read your messages"
    assert not Wish.objects.exists()
    visitor.send("/replies", code=reported[1])

    with no_database():
        visitor.send("/replies/wish")
    assert heading(visitor) == "Not sent"
    visitor.send("/replies/wish")
    assert [wish.kind for wish in wishes_of(reported[0])] == ["parents_not_told"]


def test_the_replies_page_never_shows_what_was_asked(visitor, reported):
    """RP-13: whoever finds the code learns nothing of it."""
    open_code(visitor, reported[1])
    before = visitor.text.count("I do not want my parents told")
    visitor.send("/replies/wish", kind="parents_not_told").send("/replies/wish", words=WHY)
    open_code(visitor, reported[1])
    assert WHY not in visitor.text
    assert visitor.text.count("I do not want my parents told") == before


@pytest.mark.parametrize(
    ("words", "said", "left"),
    [
        ("see https://example.org", "put in a link", "see hxxps[:]//example[.]org"),
        ("a <img src=x> b", "We cannot take pictures", "a  b"),
        ("a " * 300, "letters too long", ("a " * 300).strip()),
    ],
)
def test_words_that_cannot_be_sent_come_back(visitor, reported, words, said, left):
    open_code(visitor, reported[1]).send("/replies/wish", kind="take_back")
    visitor.send("/replies/wish", words=words)
    assert said in visitor.text
    assert visitor.form("/replies/wish").fields["words"] == [left]
    assert not Wish.objects.exists()


def test_it_is_not_lost_when_the_database_is_gone(visitor, reported):
    """RP-18: nothing is lost silently."""
    open_code(visitor, reported[1]).send("/replies/wish", kind="take_back")

    with no_database():
        visitor.send("/replies/wish", words=WHY)
    assert (visitor.page.status_code, heading(visitor)) == (503, "Not sent")
    visitor.send("/replies/wish")
    assert [wish.words for wish in wishes_of(reported[0])] == [WHY]
    assert Message.objects.count() == 0


def test_a_kind_that_is_none_of_ours_leads_back(visitor, reported):
    open_code(visitor, reported[1]).send("/replies/wish", kind="erase", words="x")
    assert heading(visitor) == "Your messages"
    assert not Wish.objects.exists()


# At the desk


@pytest.fixture
def officer():
    """An officer's browser."""
    browser = Client(HTTP_HOST="localhost")
    browser.force_login(staff("asha", "officer"))
    return Visitor(browser)


def a_crime(reference):
    return actions.record_crime(
        by=ASHA,
        at=NOON,
        report=reference,
        crime_reference="60/000001/26",
        offence="086/02",
        people=(CHILD,),
    )


def test_it_stands_at_the_desk_until_an_officer_has_considered_it(visitor, officer):
    reference, _ = receipt(whole(visitor, wishes=["parents_not_told"], wish_why=WHY))
    crime = a_crime(reference)
    report, screen = f"/officers/reports/{reference}", f"/officers/crimes/{crime}"
    for address in ("/officers/", report, screen, f"{screen}/tell"):
        assert "I do not want my parents told" in officer.get(address).text, address
    for address in (report, screen, f"{screen}/tell"):
        assert "Nobody has considered this yet." in officer.get(address).text
        assert WHY in officer.text
    told = {"who": "parent", "result": "told", "words": "At home."}
    officer.get(f"{screen}/tell").send(f"{screen}/tell", **told)
    assert officer.page.status_code == 409
    assert "Consider that first" in officer.text

    consider = f"{report}/wishes/{Wish.objects.get().id}"
    assert consider in officer.text
    officer.get(consider).send(consider)
    assert officer.page.status_code == 422
    assert "Choose whether we do as they ask." in officer.text
    officer.send(consider, result="in_part", words="We talk to the aunt first.")
    assert officer.page.status_code == 302
    for address in (report, screen, f"{screen}/tell"):
        assert "In part, or in another way." in officer.get(address).text
        assert "We talk to the aunt first." in officer.text
        assert "Nobody has considered this yet." not in officer.text
    assert "Asked by a young person" not in officer.get("/officers/").text
    officer.get(f"{screen}/tell").send(f"{screen}/tell", **told)
    assert officer.page.status_code == 302
    officer.get(consider)
    assert "We talk to the aunt first." in officer.text
    assert "<textarea" not in officer.text


def test_the_desk_says_that_anybody_with_the_code_could_have_asked(visitor, reported, officer):
    open_code(visitor, reported[1]).send("/replies/wish", kind="take_back")
    visitor.send("/replies/wish")
    page = officer.get(f"/officers/reports/{reported[0]}").text
    assert "Anybody who has the code could have asked this." in page
    assert "They did not say why." in page


def test_a_link_in_an_account_is_shown_only_after_a_warning(visitor, officer):
    """RP-7: an officer presses "Show text" first."""
    whole(visitor, account="He sent https://example.org/x")
    visitor.send("/tell-us/send")
    reference, _ = receipt(visitor)
    page = officer.get(f"/officers/reports/{reference}").text
    closed = page.partition("Show text")[2].partition("</details>")[0]
    assert "Do not open it" in closed
    assert "He sent hxxps[:]//example[.]org/x" in closed
    assert page.count("hxxps[:]") == 1


LINKED = "He sent https://example.org/x"


def test_a_link_in_a_message_a_wish_or_a_name_is_warned_of_too(visitor, officer):
    """RP-7: wherever somebody can write, and on the page where a crime is recorded."""
    named = {"named": "yes", "name": LINKED, "safe_contact": "yes", "their_word": LINKED}
    whole(visitor, account=LINKED, **named, wishes=["take_back"], wish_why=LINKED)
    visitor.send("/tell-us/send")
    reference, code = receipt(visitor)
    open_code(visitor, code).send("/replies/write", words=LINKED)
    visitor.send("/replies/write")
    assert "We have your message." in visitor.text
    report = f"/officers/reports/{reference}"
    officer.get(report).send(f"{report}/safe-contact")
    for address, texts in (
        (report, 5),
        (f"{report}/record", 1),
        (f"{report}/wishes/{Wish.objects.get().id}", 1),
    ):
        page = officer.get(address).text
        closed = re.findall(r"Show text.*?</details>", page, re.DOTALL)
        assert len(closed) == texts, address
        assert all("Do not open it" in one and "hxxps[:]" in one for one in closed)
        assert page.count("hxxps[:]") == texts, address

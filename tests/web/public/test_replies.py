"""Replies: a code opens the stage and what was not read yet, and nothing else."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils.translation import gettext, override

from outcome21.casework import actions
from outcome21.casework.actions.reply_by_code import LONGEST
from outcome21.casework.models import Message, Report, Wish
from tests.casework.story import CHILD, a_crime_reference
from tests.people import ASHA
from tests.web.public.browser import Visitor
from tests.web.public.conftest import NOON
from tests.web.public.no_database import no_database
from tests.web.public.reporting import WORDS, heading, receipt, whole

pytestmark = pytest.mark.django_db
FROM_THE_DESK = "We have read what you told us. You did well."


@pytest.fixture
def reported(visitor, clock):
    """Somebody who has reported; their reference and code."""
    return receipt(whole(visitor))


def open_code(visitor, typed):
    return visitor.get("/replies").send("/replies", code=typed)


def from_the_desk(reference, words=FROM_THE_DESK, at=NOON):
    actions.confirm_safe_contact(by=ASHA, at=at, reference=reference)
    actions.send_message(by=ASHA, at=at, reference=reference, words=words)


def test_a_code_shows_the_stage_and_that_there_is_nothing_to_read(visitor, reported):
    _reference, code = reported
    open_code(visitor, code)
    assert heading(visitor) == "Your messages"
    assert "It waits for someone to look at it." in visitor.text
    assert "There is nothing new to read." in visitor.text
    assert f'data-maxlength="{LONGEST}"' in visitor.text


def test_the_report_itself_is_never_shown(visitor, reported):
    """RP-13: nor its words, its reference or the code."""
    reference, code = reported
    open_code(visitor, code)
    for hidden in (WORDS, reference, code):
        assert hidden not in visitor.text


@pytest.mark.parametrize(
    "mistyped",
    [
        str.upper,
        lambda code: code.replace(" ", "-"),
        lambda code: "  " + code.replace(" ", "\n") + " ",
        lambda code: code.replace(" ", ""),
        lambda code: code.replace(" ", "").title(),
        lambda code: " ".join(f"{n}. {word}" for n, word in enumerate(code.split(), 1)),
    ],
    ids=["capitals", "hyphens", "lines", "no spaces", "no spaces, capital", "numbers"],
)
def test_a_code_is_read_however_it_is_typed(visitor, reported, mistyped):
    open_code(visitor, mistyped(reported[1]))
    assert heading(visitor) == "Your messages"


def test_unknown_mistyped_and_stopped_codes_get_one_and_the_same_answer(visitor, reported, clock):
    """RP-12: nothing is learned from a wrong code."""
    code = reported[1]
    open_code(visitor, code).send("/replies/stop").send("/replies/stop")
    assert heading(visitor) == "That code is stopped"
    unknown = "cello foggy proud toyshop corner recent abroad"
    answers = set()
    run_together = unknown.replace(" ", "")[:-1] + "q"
    for typed in (code, unknown, run_together, "one two three", "x" * 5_000, "<b>", "\x00"):
        open_code(visitor, typed)
        assert visitor.wrong
        form = visitor.form("/replies").fields["form"][0]
        answers.add(visitor.text.replace(form, ""))
    assert len(answers) == 1
    assert "with a space between them" in next(iter(answers))
    assert "We could not find that code" in answers.pop()


def test_an_empty_code_is_asked_for(visitor, reported):
    open_code(visitor, "  ")
    assert visitor.text.count("Enter your code") == 2


def test_a_message_is_shown_until_it_is_put_away(visitor, reported):
    reference, code = reported
    from_the_desk(reference)
    open_code(visitor, code)
    assert FROM_THE_DESK in visitor.text
    assert "23 November 2026 at midday" in visitor.text
    open_code(visitor, code)
    assert FROM_THE_DESK in visitor.text
    visitor.send("/replies/read")
    assert "We have put that message away." in visitor.text
    assert FROM_THE_DESK not in visitor.text
    open_code(visitor, code)
    assert FROM_THE_DESK not in visitor.text


def test_a_message_that_comes_while_another_is_read_stays_to_be_read(visitor, reported, clock):
    reference, code = reported
    from_the_desk(reference)
    open_code(visitor, code)
    clock.forward(timedelta(minutes=1))
    from_the_desk(reference, "And one more thing.", at=clock.now)
    visitor.send("/replies/read")
    assert FROM_THE_DESK not in visitor.text
    assert "And one more thing." in visitor.text


def test_what_the_desk_writes_is_shown_as_words(visitor, reported):
    from_the_desk(reported[0], "Call <b>us</b> & <script>alert(1)</script>\nsoon")
    open_code(visitor, reported[1])
    assert "&lt;script&gt;" in visitor.text
    assert "<script>alert" not in visitor.text


def test_writing_back_reaches_the_desk(visitor, reported):
    reference, code = reported
    open_code(visitor, code).send("/replies/write", words="He wrote again today.")
    assert "We have your message." in visitor.text
    opened = actions.consult_report(by=ASHA, at=NOON, reference=reference)
    written = [message for message in opened.messages if message.direction == "from_code"]
    assert [message.words for message in written] == ["He wrote again today."]


def test_other_words_from_a_page_whose_answer_was_lost_are_never_thrown_away(visitor, reported):
    """A page loaded again is one message; the same page with other words is another."""
    open_code(visitor, reported[1])
    state = visitor.form("/replies/write").fields["state"][0]
    for words in ("He wrote again.", "He wrote again.", "He wrote again, and he is coming."):
        body = urlencode({"state": state, "words": words})
        answer = visitor.client.post("/replies/write", body, "application/x-www-form-urlencoded")
        assert "We have your message." in answer.content.decode()
    opened = actions.consult_report(by=ASHA, at=NOON, reference=reported[0])
    written = {message.words for message in opened.messages}
    assert written == {"He wrote again.", "He wrote again, and he is coming."}
    assert Message.objects.count() == 2


@pytest.mark.parametrize(
    ("words", "said", "shown"),
    [
        ("", "Write something first", ""),
        ("see https://example.org", "put in a link", "see hxxps[:]//example[.]org"),
        ("a <img src=x> b", "We cannot take pictures or files", "a  b"),
        ("a " * 800, "letters too long", ("a " * 800).strip()),
    ],
    ids=["empty", "link", "picture", "too long"],
)
def test_words_that_cannot_be_sent_as_they_are_come_back(visitor, reported, words, said, shown):
    open_code(visitor, reported[1]).send("/replies/write", words=words)
    assert said in visitor.text
    assert visitor.form("/replies/write").fields["words"] == [shown]
    assert Message.objects.count() == 0


def test_a_link_in_a_message_is_taken_out_when_its_writer_says_so(visitor, reported):
    """RP-7: on the replies page too."""
    open_code(visitor, reported[1]).send("/replies/write", words="at example.com/x now")
    visitor.send("/replies/write", links="out")
    assert "We have your message." in visitor.text
    opened = actions.consult_report(by=ASHA, at=NOON, reference=reported[0])
    assert [message.words for message in opened.messages] == ["at now"]


def test_what_was_written_is_not_lost_when_the_database_is_gone(visitor, reported):
    open_code(visitor, reported[1])

    with no_database():
        visitor.send("/replies/write", words="Please call me.")
    assert visitor.page.status_code == 503
    assert heading(visitor) == "Not sent"
    visitor.send("/replies/write")
    assert "We have your message." in visitor.text
    assert Message.objects.count() == 1


def test_after_ten_minutes_the_code_is_asked_again_and_what_was_written_stays(
    visitor, reported, clock
):
    """WCAG 2.2.1: the time that runs out costs nobody their words."""
    code = reported[1]
    open_code(visitor, code)
    clock.forward(timedelta(minutes=11))
    visitor.send("/replies/write", words="Please call me.")
    assert "please type your code again" in visitor.text
    assert "Please call me." not in visitor.text
    assert Message.objects.count() == 0
    visitor.send("/replies", code=code)
    assert visitor.form("/replies/write").fields["words"] == ["Please call me."]


def test_ten_minutes_run_from_the_last_page(visitor, reported, clock):
    open_code(visitor, reported[1])
    for _ in range(3):
        clock.forward(timedelta(minutes=9))
        visitor.send("/replies/write", words="Still here.")
        assert "We have your message." in visitor.text


def test_a_code_is_stopped_only_after_a_second_yes(visitor, reported):
    open_code(visitor, reported[1]).send("/replies/stop")
    assert heading(visitor) == "Stop this code?"
    assert Report.objects.get().code_stopped_at is None
    visitor.send("/replies/messages")
    assert heading(visitor) == "Your messages"
    visitor.send("/replies/stop").send("/replies/stop", sure="yes")
    assert Report.objects.get().code_stopped_at == NOON


def test_a_page_opened_before_the_code_was_stopped_opens_nothing(visitor, reported):
    open_code(visitor, reported[1])
    before = visitor.page
    visitor.send("/replies/stop").send("/replies/stop")
    for address in ("/replies/messages", "/replies/read", "/replies/write", "/replies/wish"):
        visitor.page = before
        visitor.send("/replies/write", to=address, words="Hello", kind="take_back", message="")
        assert "We could not find that code" in visitor.text


def test_stopping_it_twice_says_that_it_is_stopped(visitor, reported):
    """A double tap, or the answer loaded again: nobody may be left to doubt it."""
    asked = open_code(visitor, reported[1]).send("/replies/stop", words="Hello").page
    visitor.send("/replies/stop")
    visitor.page = asked
    visitor.send("/replies/stop")
    assert heading(visitor) == "That code is stopped"
    assert not visitor.wrong and "not lost" not in visitor.text
    assert Report.objects.get().code_stopped_at == NOON


@pytest.mark.parametrize("state", ["", "x", "A" * 300])
def test_a_page_that_was_altered_asks_for_the_code(visitor, reported, state):
    open_code(visitor, reported[1]).send("/replies/write", words="Hello", state=state)
    assert heading(visitor) == "Read your messages"
    assert Message.objects.count() == 0


def test_a_code_opens_nothing_at_another_forces_site(visitor, reported, settings):
    settings.ALLOWED_HOSTS = ["elsewhere.example.org"]
    other = Visitor(Client(HTTP_HOST="elsewhere.example.org"))
    open_code(other, reported[1])
    assert "Elsewhere" in other.text
    assert "We could not find that code" in other.text


def test_the_stage_says_how_far_it_is_and_no_more(visitor, reported):
    reference, code = reported
    actions.record_crime(
        by=ASHA,
        at=NOON,
        report=reference,
        crime_reference=a_crime_reference(),
        offence="086/02",
        people=(CHILD,),
    )
    open_code(visitor, code)
    assert "Someone is looking at it." in visitor.text


def test_typing_the_address_of_a_reply_page_leads_to_the_code(visitor):
    for address in ("messages", "read", "write", "stop", "wish"):
        page = visitor.client.get(f"/replies/{address}")
        assert (page.status_code, page["Location"]) == (303, "/replies")


def test_the_code_is_never_in_an_address_or_a_cookie(visitor, reported):
    """RP-11: nor on the page that it opens."""
    code = reported[1]
    open_code(visitor, code)
    for word in code.split():
        assert f">{word}<" not in visitor.text
    assert not visitor.client.cookies
    assert visitor.page["Cache-Control"] == "no-store"
    assert all("?" not in form.action for form in visitor.forms())


# ---- Nothing that was being written is lost or stored twice --------------------------------------


def late(visitor, clock, to, **written):
    """Something is sent after the ten minutes are over: the code is asked for again."""
    clock.forward(timedelta(minutes=11))
    visitor.send(to, **written)
    assert heading(visitor) == "Read your messages"
    return visitor


@pytest.mark.parametrize("wrong", ["", "not a code"])
def test_words_are_kept_however_often_the_code_is_asked_for(visitor, clock, reported, wrong):
    _reference, code = reported
    late(open_code(visitor, code), clock, "/replies/write", words="One more thing")
    visitor.send("/replies", code=wrong).send("/replies", code=wrong).send("/replies", code=code)
    assert "One more thing" in visitor.text


def test_words_are_kept_when_the_page_for_the_code_itself_is_too_old(visitor, clock, reported):
    _reference, code = reported
    late(open_code(visitor, code), clock, "/replies/write", words="One more thing")
    visitor.send("/replies", code=code, form="altered").send("/replies", code=code)
    assert "One more thing" in visitor.text


def test_a_wish_stays_a_wish_when_the_ten_minutes_are_over(visitor, clock, reported):
    """It may be that their parents are not to be told: it must not turn into a mere message."""
    _reference, code = reported
    open_code(visitor, code).send("/replies/wish", kind="parents_not_told")
    late(visitor, clock, "/replies/wish", words="They would be angry")
    visitor.send("/replies", code=code)
    assert "They would be angry" in visitor.text
    visitor.send("/replies/wish")
    assert Wish.objects.count() == 1 and Message.objects.count() == 0


@pytest.mark.parametrize("kind", ["", "take_back"])
def test_what_was_stored_already_is_not_stored_again_in_the_other_language(
    visitor, clock, reported, kind
):
    """The answer was lost on the way; the page is still there, and the language is changed."""
    _reference, code = reported
    open_code(visitor, code)
    if kind:
        visitor.send("/replies/wish", kind=kind)
    before = visitor.page
    to = "/replies/wish" if kind else "/replies/write"
    visitor.send(to, words="The same words")
    visitor.page = before
    visitor.change_language(words="The same words").send(f"/cy{to}")
    assert (Wish if kind else Message).objects.count() == 1


def test_the_same_words_may_be_sent_again_from_a_new_page(visitor, clock, reported):
    _reference, code = reported
    open_code(visitor, code).send("/replies/write", words="Hello").send(
        "/replies/write", words="Hello"
    )
    assert Message.objects.count() == 2


# ---- The database is away just then, and the language is changed just then -----------------------


def asked_again(visitor):
    """The code is asked for again, and that it is our fault."""
    assert visitor.page.status_code == 503 and visitor.page["Retry-After"] == "60"
    said = []
    for language in ("en-gb", "cy"):
        with override(language):
            said.append(gettext("Read your messages"))
    assert heading(visitor) in said
    return visitor


@pytest.mark.parametrize("kind", ["", "parents_not_told"])
def test_words_that_waited_for_the_code_are_kept_when_the_database_is_away(
    visitor, clock, reported, kind
):
    """RP-18: a page that is not working never costs what was written."""
    _reference, code = reported
    open_code(visitor, code)
    to = "/replies/wish" if kind else "/replies/write"
    if kind:
        visitor.send(to, kind=kind)
    late(visitor, clock, to, words="One more thing")
    for _ in range(2):
        with no_database():
            asked_again(visitor.send("/replies", code=code))
        assert "That is our fault, not yours." in visitor.text
        assert "What you wrote is not lost." in visitor.text
    visitor.send("/replies", code=code)
    assert visitor.form(to).fields["words"] == ["One more thing"]


def test_a_change_of_language_keeps_the_words_when_the_database_is_away(visitor, reported):
    _reference, code = reported
    open_code(visitor, code)
    with no_database():
        asked_again(visitor.change_language(words="One more thing"))
    assert '<html lang="cy"' in visitor.text
    visitor.send("/cy/replies", code=code)
    assert visitor.form("/cy/replies/write").fields["words"] == ["One more thing"]


def test_a_message_that_was_stored_is_said_to_be_although_nothing_can_be_shown(
    visitor, reported, monkeypatch
):
    _reference, code = reported
    open_code(visitor, code)

    def gone(**_):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("outcome21.web.public.show_replies.read_replies", gone)
    asked_again(visitor.send("/replies/write", words="Please call me."))
    assert "We have your message." in visitor.text
    assert "What you wrote is not lost." not in visitor.text
    assert Message.objects.count() == 1


@pytest.mark.parametrize("to", ["/replies/read", "/replies/stop"])
def test_what_cannot_be_done_now_asks_for_the_code_again(visitor, reported, to):
    _reference, code = reported
    open_code(visitor, code)
    with no_database():
        asked_again(visitor.send("/replies/write", to=to, words="Half of it", sure="yes"))
    assert Report.objects.get().code_stopped_at is None
    visitor.send("/replies", code=code)
    assert visitor.form("/replies/write").fields["words"] == ["Half of it"]


@pytest.mark.parametrize("act", ["read", "write", "stop", "wish", "messages"])
def test_a_change_of_language_never_does_anything_else(visitor, reported, act):
    """Whatever else a form says: the page is shown in the other language, as it was."""
    reference, code = reported
    from_the_desk(reference)
    open_code(visitor, code)
    given = {"words": "Half of it", "sure": "yes", "kind": "take_back", "go": "language"}
    visitor.send("/replies/write", to=f"/cy/replies/{act}", **given)
    assert visitor.page.status_code == 200 and '<html lang="cy"' in visitor.text
    assert Report.objects.get().code_stopped_at is None
    assert (Wish.objects.count(), Message.objects.count()) == (0, 1)
    assert Message.objects.get().read_at is None
    if act != "stop":
        assert "Half of it" in visitor.text

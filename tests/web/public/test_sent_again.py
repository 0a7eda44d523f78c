"""A form sent a second time: the first words are kept, and the new ones can become a message."""

import pytest

from outcome21.casework.models import Message, Report
from tests.web.public.browser import SENT_AS
from tests.web.public.reporting import (
    BOTH_WAYS,
    FIVE,
    WORDS,
    check_page,
    heading,
    only_report,
    press_send,
    receipt,
    whole,
    words_of,
)

pytestmark = pytest.mark.django_db
NEW = "It was passed round my class.\nAnd he says he will come here."
OFFER = "Did you change your words?"


def twice(visitor, way, words):
    """A report whose answer never came, and the same form with other words."""
    if way is whole:
        first = visitor.get("/tell-us/form").page
        visitor.send("/tell-us/send", **FIVE, account=WORDS)
        visitor.page = first
        return visitor.send("/tell-us/send", **FIVE, account=words)
    first = check_page(visitor).page
    press_send(visitor)
    visitor.page = first
    visitor.send("/tell-us/questions", go="change:account").send(go="next", account=words)
    return press_send(visitor)


@BOTH_WAYS
def test_changed_words_are_kept_for_a_message_and_the_first_stay(visitor, way):
    _reference, code = receipt(twice(visitor, way, NEW))
    assert "have kept it as it was first sent" in visitor.text
    assert OFFER in visitor.text and "he will come" not in visitor.text
    visitor.send("/replies")
    assert heading(visitor) == "Read your messages" and not visitor.wrong
    assert "What you wrote is not lost." in visitor.text and "he will come" not in visitor.text
    assert not any(word in visitor.text for word in (code, code.replace(" ", "-")))
    visitor.send("/replies", code=code)
    assert visitor.form("/replies/write").fields["words"] == [NEW]
    assert Message.objects.count() == 0
    visitor.send("/replies/write")
    assert Message.objects.count() == 1
    assert words_of(only_report()) == {"account": WORDS}


def test_the_new_words_open_with_a_code_alone(visitor):
    """A shared phone: whoever finds the page has nothing to read on it that was not there."""
    twice(visitor, whole, NEW)
    visitor.send("/replies")
    for typed in ("", "not a code"):
        visitor.send("/replies", code=typed)
        assert heading(visitor) == "Read your messages" and visitor.wrong
        assert "he will come" not in visitor.text


def test_in_the_other_language_they_are_kept_too(visitor):
    _reference, code = receipt(twice(visitor, whole, NEW))
    visitor.send("/replies").change_language().send("/cy/replies", code=code)
    assert visitor.form("/cy/replies/write").fields["words"] == [NEW]


def test_nothing_is_offered_where_nothing_was_sent_before_or_nothing_was_written(visitor):
    assert OFFER not in whole(visitor).text
    assert OFFER not in twice(visitor, whole, "").text
    assert "use your code to write to us" in visitor.text


def test_a_double_tap_is_still_one_report_and_no_message(visitor):
    whole(visitor)
    body = visitor.page.wsgi_request.body
    visitor.page = visitor.client.post("/tell-us/send", body, SENT_AS)
    visitor.send("/tell-us/next")
    assert heading(visitor) == "What happens next"
    assert (Report.objects.count(), Message.objects.count()) == (1, 0)

"""What is the same for everybody today is made once, and nothing else ever is."""

from datetime import UTC, datetime

import pytest
from django.http import HttpResponse

from outcome21.web.shared.kept_answers import MOST, KeptAnswers, may_be_kept

EVENING = datetime(2026, 11, 22, 23, 59, tzinfo=UTC).timestamp()


class Program:
    """Answers with how often it was asked, in `takes` seconds; it may be kept unless told not."""

    def __init__(self, clock):
        self.asked = 0
        self.keeps = True
        self.takes = 0
        self.clock = clock

    def __call__(self, environ, start_response):
        self.asked += 1
        self.clock[0] += self.takes
        answer = HttpResponse(f"{self.asked}")
        start_response("200 OK", [("X-Number", f"{self.asked}")])
        return may_be_kept(answer) if self.keeps else answer


@pytest.fixture
def clock():
    """A clock that a test may move."""
    return [EVENING]


@pytest.fixture
def program(clock):
    """The program behind."""
    return Program(clock)


@pytest.fixture
def ask(program, clock):
    """Asks for a page, and gives its text and the number in its header."""
    front = KeptAnswers(program, lambda: clock[0])

    def asked(path="/now", **environ):
        said = []
        told = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "here", **environ}
        body = b"".join(front(told, lambda status, headers: said.append((status, headers))))
        [(status, headers)] = said
        assert status == "200 OK"
        assert dict(headers)["X-Number"] == body.decode()
        return body.decode()

    return asked


def test_an_answer_for_everybody_is_made_once(ask, program):
    assert [ask(), ask(), ask()] == ["1", "1", "1"]
    assert program.asked == 1


@pytest.mark.parametrize(
    "environ",
    [
        {"path": "/home"},
        {"HTTP_HOST": "there"},
        {"HTTP_ACCEPT_ENCODING": "br"},
    ],
)
def test_another_page_host_or_packing_is_another_answer(ask, environ):
    assert (ask(), ask(**environ), ask(), ask(**environ)) == ("1", "2", "1", "2")


@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "HEAD"},
        {"QUERY_STRING": "for=child"},
        {"CONTENT_LENGTH": "9"},
        {"HTTP_TRANSFER_ENCODING": "chunked"},
    ],
)
def test_whatever_says_more_than_which_page_goes_to_the_program(ask, environ):
    assert (ask(), ask(**environ), ask(**environ), ask()) == ("1", "2", "3", "1")


def test_what_may_not_be_kept_is_not(ask, program):
    program.keeps = False
    assert [ask(), ask()] == ["1", "2"]


def test_midnight_ends_it(ask, clock):
    assert ask() == "1"
    clock[0] += 59
    assert ask() == "1"
    clock[0] += 1
    assert [ask(), ask()] == ["2", "2"]


def test_what_was_made_before_midnight_is_not_kept_for_the_day_after(ask, clock, program):
    program.takes = 120
    assert ask() == "1"  # asked for at 23:59, made at 00:01
    program.takes = 0
    assert [ask(), ask()] == ["2", "2"]
    clock[0] = EVENING  # another thread, which began before midnight
    assert ask("/home") == "3"
    clock[0] = EVENING + 120
    assert [ask("/home"), ask()] == ["4", "2"]


def test_host_names_made_up_by_whoever_asks_fill_no_memory(ask, program):
    for number in range(MOST + 50):
        ask(HTTP_HOST=f"here:{number}")
    assert ask(HTTP_HOST="here:0") == "1"
    assert ask(HTTP_HOST=f"here:{MOST + 1}") == f"{MOST + 51}"

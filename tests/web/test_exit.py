"""The way out answers whatever else is broken, and leaves nothing behind."""

import time

import pytest

from outcome21.accounts.forces import force


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_leaving_goes_to_the_page_that_the_force_chose(visitor, method):
    """By any method, and with the database out of reach: these tests may not touch it."""
    form = "application/x-www-form-urlencoded"
    answer = visitor.generic(method, "/exit", content_type=form, headers={"host": "127.0.0.1"})
    assert answer.status_code == 303
    assert answer["Location"] == force("demo").landing_url
    assert answer.content == b""


def test_leaving_keeps_and_clears_nothing(visitor):
    visitor.cookies["desk"] = "a" * 32
    answer = visitor.get("/exit", headers={"host": "127.0.0.1"})
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    assert "Clear-Site-Data" not in answer


def test_leaving_works_at_a_host_that_no_force_has(visitor):
    answer = visitor.get("/exit")
    assert answer.status_code == 303
    assert answer["Location"].startswith("https://")


def test_leaving_takes_under_a_tenth_of_a_second(visitor):
    """EX-10. The first answer builds the list of addresses, so it does not count."""
    visitor.get("/exit")
    started = time.perf_counter()
    visitor.get("/exit")
    assert time.perf_counter() - started < 0.1

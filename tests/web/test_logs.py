"""What the program's own handlers write: that something failed, never where anybody went."""

import io
import logging

import pytest

from outcome21.config.logs import NoWords

FORM = "application/x-www-form-urlencoded"
MARK = "my-name-is-ada"


@pytest.fixture
def written():
    """What the handlers of the settings write, from here on.

    The stream is put in its place and not set: to set one flushes the other, and that may be a
    stream that an earlier test had caught and closed.
    """
    said = io.StringIO()
    every = {one for name in ("", "django") for one in logging.getLogger(name).handlers}
    ours = [one for one in every if isinstance(one.formatter, NoWords)]
    assert ours
    before = [(handler, handler.stream) for handler in ours]
    for handler in ours:
        handler.stream = said
    yield said
    for handler, stream in before:
        handler.stream = stream


def not_found(visitor):
    return visitor.get(f"/young-people/{MARK}")


def not_found_at_the_desk(visitor):
    return visitor.get(f"/officers/{MARK}")


def not_by_that_method(visitor):
    return visitor.delete("/healthz", QUERY_STRING=MARK)


def no_host_of_ours(visitor):
    return visitor.get(f"/fail/{MARK}", headers={"host": f"{MARK}.example"})


def not_readable(visitor):
    return visitor.get("/fail/suspicious", {"name": MARK})


def not_permitted(visitor):
    return visitor.get("/fail/denied")


def refused(visitor):
    return visitor.get("/fail/refused")


def too_long(visitor):
    return visitor.post(f"/tell-us/{MARK}", MARK * 10_000, FORM)


def too_many_fields(visitor):
    return visitor.post("/echo", "&".join(f"{MARK}{one}=" for one in range(401)), FORM)


def not_words(visitor):
    return visitor.post(f"/tell-us/{MARK}", {"words": MARK})


def without_a_token(visitor):
    visitor.handler.enforce_csrf_checks = True
    return visitor.post("/officers/echo", f"words={MARK}", FORM)


TURNED_AWAY = {
    not_found: 404,
    not_found_at_the_desk: 404,
    not_by_that_method: 405,
    no_host_of_ours: 400,
    not_readable: 400,
    not_permitted: 403,
    refused: 409,
    too_long: 413,
    too_many_fields: 400,
    not_words: 415,
    without_a_token: 403,
}


@pytest.mark.parametrize("how", TURNED_AWAY, ids=lambda how: how.__name__)
def test_nothing_is_written_of_whom_the_site_turned_away(visitor, written, how):
    """A mistyped address can hold a name, and a list of addresses tells what somebody read."""
    assert how(visitor).status_code == TURNED_AWAY[how]
    assert written.getvalue() == ""


@pytest.mark.parametrize("how", ["bug", "operational"])
def test_a_fault_of_the_public_site_is_written_without_its_page(visitor, written, how):
    visitor.get(f"/fail/{how}", {"name": MARK})
    said = written.getvalue()
    assert "GET at the public site" in said
    assert "in fail\n" in said and "Error" in said  # the place in the program, the kind of error
    assert f"/fail/{how}" not in said
    assert MARK not in said and "must not be shown" not in said


def test_a_fault_of_the_desk_is_written_with_the_form_of_its_address(visitor, written):
    visitor.get("/officers/fail/bug")
    assert "GET at officers/fail/<how>" in written.getvalue()
    assert "/officers/fail/bug" not in written.getvalue()

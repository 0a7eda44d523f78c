"""Only words, and not too many: everything else is refused before it is read."""

import io
import logging

import pytest
from django.test import RequestFactory

from outcome21.web.shared.bodies import MOST_BYTES, WordsOnly, most_read
from outcome21.web.shared.too_long import MOST_KEPT

FORM = "application/x-www-form-urlencoded"


class Untouchable(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *_):
        raise AssertionError("The body was read.")


def answer_to(body, **headers):
    """What the middleware answers, and what reached the page behind it (None if nothing did)."""
    reached = []
    request = RequestFactory().generic("POST", "/tell-us", **headers)
    request.META["wsgi.input"] = request.environ["wsgi.input"] = body

    def behind(request):
        from django.http import HttpResponse  # noqa: PLC0415

        reached.append(request.POST.get("words"))
        return HttpResponse()

    return WordsOnly(behind)(request), reached


@pytest.mark.parametrize(
    "kind",
    [
        *("multipart/form-data; boundary=x", "image/jpeg", "application/octet-stream", "video/mp4"),
        *("application/json", "text/plain", "", "application/x-www-form-urlencodedx"),
    ],
)
@pytest.mark.parametrize("length", ["10", str(50 * 1024 * 1024)])
def test_anything_but_a_form_is_refused_before_it_is_read(kind, length):
    refusal, reached = answer_to(Untouchable(), CONTENT_TYPE=kind, CONTENT_LENGTH=length)
    assert refusal.status_code == 415
    assert not reached
    page = refusal.content.decode()
    assert "Please do not send us pictures, videos or files" in page
    assert "Leave site" in page and "0800 1111" in page


def test_a_picture_sent_in_pieces_is_refused_before_it_is_read():
    refusal, reached = answer_to(
        Untouchable(), CONTENT_TYPE="image/png", HTTP_TRANSFER_ENCODING="chunked"
    )
    assert (refusal.status_code, reached) == (415, [])


def test_a_compressed_form_is_refused_before_it_is_read():
    refusal, _ = answer_to(
        Untouchable(), CONTENT_TYPE=FORM, CONTENT_LENGTH="10", HTTP_CONTENT_ENCODING="gzip"
    )
    assert refusal.status_code == 415


def test_a_form_that_is_too_long_is_refused_before_it_is_read():
    refusal, reached = answer_to(
        Untouchable(), CONTENT_TYPE=FORM, CONTENT_LENGTH=str(MOST_BYTES + 1)
    )
    assert (refusal.status_code, reached) == (413, [])
    assert "fewer words" in refusal.content.decode()


OWN = {"CONTENT_TYPE": FORM, "HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.mark.parametrize(
    "headers",
    [
        {"CONTENT_LENGTH": str(MOST_KEPT + 1)},
        {"CONTENT_LENGTH": str(MOST_BYTES + 1), "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"CONTENT_LENGTH": str(MOST_BYTES + 1), "PATH_INFO": "/officers/reports/new"},
    ],
    ids=["far too long", "another site's", "the desk's"],
)
def test_of_any_other_form_nothing_is_read(headers):
    refusal, reached = answer_to(Untouchable(), **OWN | headers)
    assert (refusal.status_code, reached) == (413, [])


def test_of_a_form_of_ours_more_may_be_read_than_of_anything_else():
    assert most_read(f"{FORM}; charset=UTF-8", "same-origin") == MOST_KEPT
    for sent_from in ("", "none", "cross-site", "same-site"):
        assert most_read(FORM, sent_from) == MOST_BYTES
    for kind in ("", "image/png", "multipart/form-data; boundary=x", f"{FORM}x"):
        assert most_read(kind, "same-origin") == MOST_BYTES


@pytest.mark.parametrize("length", ["-1", "1e3", "ten"])
def test_a_length_that_is_no_number_is_refused(length):
    refusal, _ = answer_to(Untouchable(), CONTENT_TYPE=FORM, CONTENT_LENGTH=length)
    assert refusal.status_code == 400


def test_a_form_in_pieces_is_read_as_any_other():
    answer, reached = answer_to(
        io.BytesIO(b"words=hello"),
        CONTENT_TYPE=FORM,
        CONTENT_LENGTH="",
        HTTP_TRANSFER_ENCODING="chunked",
    )
    assert (answer.status_code, reached) == (200, ["hello"])


def test_a_form_in_pieces_is_read_no_further_than_the_limit():
    body = io.BytesIO(b"words=" + b"a" * (10 * MOST_BYTES))
    refusal, reached = answer_to(
        body, CONTENT_TYPE=FORM, CONTENT_LENGTH="", HTTP_TRANSFER_ENCODING="chunked"
    )
    assert (refusal.status_code, reached) == (413, [])
    assert body.tell() == MOST_BYTES + 1


def test_a_form_of_exactly_the_limit_gets_through(visitor):
    words = "a" * (MOST_BYTES - len("words="))
    answer = visitor.post("/echo", f"words={words}", FORM)
    assert f"Letters: {len(words)}" in answer.content.decode()


def test_the_desk_refuses_files_in_its_own_words(visitor):
    refusal = visitor.post("/officers/", {"file": io.BytesIO(b"x")})
    assert refusal.status_code == 415
    assert b"This system takes no files" in refusal.content
    assert b"Leave site" not in refusal.content


def test_what_was_refused_is_never_logged(visitor, caplog):
    with caplog.at_level(logging.DEBUG):
        visitor.post("/tell-us", {"words": "MARKED-WORDS"})
    assert "MARKED-WORDS" not in caplog.text and "/tell-us" not in caplog.text

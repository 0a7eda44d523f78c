"""Every page that the public site can answer with: the one catalogue of them.

`test_every_answer.py` fails if a public address has no page here.
"""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock
from urllib.parse import urlencode

from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from outcome21.casework import actions
from outcome21.web.public.urls import urlpatterns
from tests.people import ASHA
from tests.web.public.browser import SENT_AS, InWelsh, Visitor
from tests.web.public.no_database import no_database
from tests.web.public.reporting import (
    FIVE,
    answer,
    begin,
    check_page,
    give_feedback,
    receipt,
    walk,
    whole,
)

Answers = Iterator[tuple[str, HttpResponse]]
ADDRESSES = sorted(
    f"/{one.pattern}"
    for one in urlpatterns
    if one.name != "exit" and "<" not in str(one.pattern) and "." not in str(one.pattern)
)
"""Every address that somebody may type, in both languages; what is no page has a dot."""
AFTER_A_FORM = (
    "the one document, sent empty",
    "the one document, with a link",
    "the one document, too long",
    "a question",
    "a question, not answered",
    "in danger",
    "threats",
    "a question to write at",
    "a question to write at, too long",
    "a question to write at, with a link",
    "check answers",
    "left for too long",
    "sent",
    "next",
    "sent again",
    "next, to a parent",
    "next, to a professional",
    "record",
    "next, without the reference",
    "not sent",
    "a code, empty",
    "a code, wrong",
    "replies, nothing new",
    "replies, a message",
    "replies, put away",
    "replies, nothing written",
    "replies, too long",
    "replies, with a link",
    "replies, written",
    "a message, not sent",
    "a code, asked again",
    "a code, not now",
    "stop this code",
    "replies, gone back to",
    "that code is stopped",
    "wish, take_back",
    "wish, parents_not_told",
    "wish, too long",
    "wish, with a link",
    "wish, not sent",
    "wish, sent",
    "which door, sent empty",
    "which door, found",
    "feedback, sent empty",
    "feedback, sent at once",
    "feedback, thanks",
    "404",
    "400",
    "413",
    "413, with the words",
    "415",
    "500",
    "503",
    "503, not sent",
)
"""The pages that no address alone leads to, by the name of each."""
IN_WELSH = ", in Welsh"
"""After such a name: the same page in Welsh."""
FEEDBACK = ("/feedback/home", "/feedback/home?useful=yes")
LINK = "Look at https://example.org/x, please."
LONG = "word " * 400
STORY = "Tell us what happened, in your own words"
AT_WORK = {
    **FIVE,
    "who": "professional",
    "named": "yes",
    "work_name": "Sam Lee",
    "work_email": "lee@school.example",
}


def every_answer(language: str = "en") -> dict[str, HttpResponse]:
    """Each page in each of its states, by a name that says which.

    The pages of all addresses, in both languages, are among those of "en".
    """
    browser = Client(raise_request_exception=False, HTTP_HOST="localhost")
    visitor = InWelsh(browser) if language == "cy" else Visitor(browser)
    found: dict[str, HttpResponse] = {}
    for group in (_asked_for, _report, _after_a_report, _replies, _wishes, _others, _failures):
        for name, page in group(visitor):
            assert name not in found, name
            assert page.get("Content-Type", "").startswith("text/html"), name
            found[name] = page
    return found


def _asked_for(visitor: Visitor) -> Answers:
    for address in ADDRESSES if not visitor.prefix else ():
        yield address, visitor.client.get(address, follow=True)
    for address in FEEDBACK:
        yield address, visitor.get(address).page


def _report(visitor: Visitor) -> Answers:
    visitor.get("/tell-us/form")
    yield "the one document, sent empty", visitor.send("/tell-us/send").page
    yield "the one document, with a link", whole(visitor, account=LINK, where_name=LINK).page
    yield "the one document, too long", whole(visitor, account=LONG).page
    yield "a question", begin(visitor).page
    yield "a question, not answered", answer(visitor).page
    yield "in danger", answer(begin(visitor), danger="yes").page
    threats = {**FIVE, "going_on": ["threats"]}
    yield "threats", walk(begin(visitor), threats, until="What to do first").page
    walk(begin(visitor), FIVE, until=STORY)
    yield "a question to write at", visitor.page
    yield "a question to write at, too long", answer(visitor, account=LONG).page
    yield "a question to write at, with a link", answer(visitor, account=LINK).page
    yield "check answers", check_page(visitor).page
    yield "left for too long", visitor.send("/tell-us/questions", state="altered").page


def _after_a_report(visitor: Visitor) -> Answers:
    yield "sent", whole(visitor).page
    body = visitor.page.wsgi_request.body
    yield "next", visitor.send("/tell-us/next").page
    yield "sent again", visitor.client.post(f"{visitor.prefix}/tell-us/send", body, SENT_AS)
    yield "next, to a parent", _next(visitor, **FIVE | {"who": "parent"})
    yield "next, to a professional", _next(visitor, **AT_WORK)
    yield "record", visitor.send("/tell-us/record").page
    yield (
        "next, without the reference",
        visitor.client.post(f"{visitor.prefix}/tell-us/next", "", SENT_AS),
    )
    check_page(visitor)
    with no_database():
        yield "not sent", visitor.send("/tell-us/questions", to="/tell-us/send").page


def _next(visitor: Visitor, **answers: object) -> HttpResponse:
    whole(visitor, **answers)
    return visitor.send("/tell-us/next").page


def _replies(visitor: Visitor) -> Answers:
    reference, code = receipt(whole(visitor))
    yield "a code, empty", _opened(visitor, "").page
    yield "a code, wrong", _opened(visitor, "not a code").page
    yield "replies, nothing new", _opened(visitor, code).page
    _desk_writes(reference)
    yield "replies, a message", _opened(visitor, code).page
    yield "replies, put away", visitor.send("/replies/read").page
    yield "replies, nothing written", visitor.send("/replies/write", words="").page
    yield "replies, too long", visitor.send("/replies/write", words=LONG).page
    yield "replies, with a link", visitor.send("/replies/write", words=LINK).page
    yield "replies, written", _opened(visitor, code).send("/replies/write", words="Thanks").page
    _opened(visitor, code)
    with no_database():
        yield "a message, not sent", visitor.send("/replies/write", words="Are you there?").page
    _opened(visitor, code)
    stale = visitor.form("/replies/write").fields | {"state": "altered", "words": ["Still here"]}
    body = urlencode(stale, doseq=True)
    yield (
        "a code, asked again",
        visitor.client.post(f"{visitor.prefix}/replies/write", body, SENT_AS),
    )
    _opened(visitor, code)
    with no_database():
        half = visitor.send("/replies/write", to="/replies/read", words="Half of it").page
        yield "a code, not now", half
    yield "stop this code", _opened(visitor, code).send("/replies/stop", words="Half of it").page
    yield "replies, gone back to", visitor.send("/replies/messages").page
    visitor.send("/replies/stop")
    yield "that code is stopped", visitor.send("/replies/stop").page


def _opened(visitor: Visitor, code: str) -> Visitor:
    return visitor.get("/replies").send("/replies", code=code)


def _desk_writes(reference: str) -> None:
    at = timezone.now()
    actions.confirm_safe_contact(by=ASHA, at=at, reference=reference)
    words = "We have read what you told us. You did well."
    actions.send_message(by=ASHA, at=at, reference=reference, words=words)


def _wishes(visitor: Visitor) -> Answers:
    _, code = receipt(whole(visitor))
    for kind in ("take_back", "parents_not_told"):
        _opened(visitor, code)
        yield f"wish, {kind}", visitor.send("/replies/wish", kind=kind).page
    yield "wish, too long", visitor.send("/replies/wish", words=LONG).page
    yield "wish, with a link", visitor.send("/replies/wish", words=LINK).page
    with no_database():
        yield "wish, not sent", visitor.send("/replies/wish", words="I am scared").page
    _opened(visitor, code).send("/replies/wish", kind="take_back")
    yield "wish, sent", visitor.send("/replies/wish", words="").page


def _others(visitor: Visitor) -> Answers:
    visitor.get("/which-door")
    yield "which door, sent empty", visitor.send("/which-door").page
    chosen = {"danger": "no", "want": "talk", "fits": ["threats"]}
    yield "which door, found", visitor.get("/which-door").send("/which-door", **chosen).page
    yield "feedback, sent empty", visitor.get("/feedback/home").send("/feedback/home").page
    quick = visitor.get("/feedback/home").send("/feedback/home", useful="yes").page
    yield "feedback, sent at once", quick
    yield "feedback, thanks", give_feedback(visitor, useful="yes").page


def _failures(visitor: Visitor) -> Answers:
    client, at = visitor.client, visitor.prefix
    yield "404", client.get(f"{at}/nothing-here")
    yield "400", client.get(f"{at}/", headers={"host": "nobody.example.org"})
    yield "413", client.post(f"{at}/tell-us/send", "a" * 65_537, SENT_AS)
    own = {"Sec-Fetch-Site": "same-origin"}
    long = urlencode({"form": "x", "account": "a" * 65_536})
    yield "413, with the words", client.post(f"{at}/tell-us/send", long, SENT_AS, headers=own)
    yield "415", client.post(f"{at}/tell-us/send", b"x", "image/png")
    shown = "outcome21.web.public.report_form.page"
    with mock.patch(shown, side_effect=ZeroDivisionError):
        yield "500", client.get(f"{at}/tell-us")
    with mock.patch(shown, side_effect=OperationalError):
        yield "503", client.get(f"{at}/tell-us")
    with mock.patch("outcome21.web.public.report_form.show_journey", side_effect=OperationalError):
        yield "503, not sent", begin(visitor).page

"""Every address of both doors, asked as a browser asks: what rule 4 looks at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from outcome21.accounts.models import Staff
from outcome21.guidance.pages import all_pages
from outcome21.sealing.forms import issue_form
from outcome21.web.officers.entrance import Page
from outcome21.web.public.journey import PURPOSE
from tests.repository.loaded import addresses

SAMPLES = {
    "slug": "home",
    "reference": "0000000000",
    "word": "A",
    "int": "1",
    "uuid": "00112233-4455-6677-8899-aabbccddeeff",
}
ANSWERS = {"danger": "no", "who": "child", "age": "13_15", "account": "A word."}
Answered = list[tuple[str, HttpResponse]]


def post(visitor: Client, at: str, filled: Mapping[str, str]) -> HttpResponse:
    """A form sent as a browser sends it: the sites take no other kind of body."""
    kind = "application/x-www-form-urlencoded"
    answer: HttpResponse = visitor.post(at, urlencode(filled), content_type=kind)
    return answer


def public_answers() -> Answered:
    """Every public address by GET and POST, a report sent, and pages that are not there."""
    visitor = Client(raise_request_exception=False, SERVER_NAME="localhost")
    asked = [f"/{route}" for route in _public_routes()]
    asked += [f"/feedback/{page.id}" for page in all_pages()] + [
        "/nothing-here",
        "/tell-us/nothing",
    ]
    answered = [(f"GET {at}", visitor.get(at)) for at in asked]
    answered += [(f"POST {at}", post(visitor, at, {"words": "x"})) for at in asked]
    filled = ANSWERS | {"form": issue_form(PURPOSE, timezone.now())}
    answered.append(("a report", post(visitor, "/tell-us/send", filled)))
    answered.append(("a picture", visitor.post("/tell-us/send", b"x", content_type="image/png")))
    answered.append(("no force", visitor.get("/", headers={"host": "127.0.0.9"})))
    return answered


def _public_routes() -> list[str]:
    return [
        route
        for route, view in addresses(get_resolver().url_patterns)
        if not isinstance(view, Page) and "<" not in route and not route.startswith("officers/")
    ]


def desk_addresses() -> list[str]:
    """Every address of the desk, with a made-up reference where it needs one."""
    return [
        "/" + re.sub(r"<(\w+):\w+>", lambda part: SAMPLES[part[1]], route)
        for route, view in addresses(get_resolver().url_patterns)
        if isinstance(view, Page)
    ]


def desk_answers(member: Staff | None) -> list[tuple[str, int]]:
    """Every address of the desk by GET and POST, for somebody signed in or for nobody."""
    visitor = Client(raise_request_exception=False, SERVER_NAME="localhost")
    if member:
        visitor.force_login(member)
    answered = [(f"GET {at}", visitor.get(at).status_code) for at in desk_addresses()]
    return answered + [(f"POST {at}", post(visitor, at, {}).status_code) for at in desk_addresses()]

"""Every page of the desk but sign-in is shut to whoever may not open it."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern

from outcome21.accounts.roles import roles
from outcome21.web.officers.entrance import Page
from outcome21.web.officers.urls import urlpatterns
from tests.people import staff
from tests.web.officers.cases import a_crime, a_report
from tests.web.officers.desk import FORM

pytestmark = pytest.mark.django_db
SHUT = [pattern for pattern in urlpatterns if pattern.name != "sign_in"]


def path_of(pattern: URLPattern, report: str = "0" * 10, crime: str = "0" * 10) -> str:
    """An address that the pattern matches."""
    reference = crime if "crimes" in str(pattern.pattern) else report
    values = {"reference": reference, "choice": "21", "number": "1", "letter": "A"}
    values["page_id"] = "home"
    values |= {name: str(uuid4()) for name in ("step", "wish")}
    return "/officers/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values[m[1]], str(pattern.pattern))


def ask(client: Client, page: Page, path: str):
    """The page by the first method it takes."""
    if page.methods[0] == "GET":
        return client.get(path)
    return client.post(path, "", content_type=FORM)


@pytest.mark.parametrize("pattern", SHUT, ids=lambda pattern: pattern.name)
def test_nobody_opens_it_without_signing_in(nobody, pattern):
    path = path_of(pattern)
    answer = ask(nobody, pattern.callback, path)
    if pattern.callback.methods[0] == "GET":
        assert answer.status_code == 302
        assert answer["Location"] == f"/officers/sign-in?next={path}"
    else:
        assert answer.status_code == 403
        assert "Sign in" in answer.content.decode()


@pytest.mark.parametrize("pattern", SHUT, ids=lambda pattern: pattern.name)
def test_another_force_does_not_open_it(asha, olwen, pattern):
    report = a_report()
    path = path_of(pattern, report, a_crime(asha.by, report=report))
    answer = ask(olwen.client, pattern.callback, path)
    assert answer.status_code == 403
    assert "You cannot open this page" in answer.content.decode()


@pytest.mark.parametrize("who", ["asha", "bryn", "carys"])
def test_a_role_opens_exactly_what_it_includes(who, request, asha):
    """403 where the permission is missing, and never where it is held."""
    desk = request.getfixturevalue(who)
    permissions = roles()[desk.who.role].permissions
    for pattern in SHUT:
        page = pattern.callback
        assert page.permission in {p for role in roles().values() for p in role.permissions}
        if pattern.name == "sign_out":
            continue
        answer = ask(desk.client, page, path_of(pattern))
        refused = answer.status_code == 403
        assert refused == (page.permission not in permissions), pattern.name


def test_the_walk_finds_every_page():
    assert len(SHUT) == len(urlpatterns) - 1 > 20
    assert all(isinstance(pattern.callback, Page) for pattern in SHUT)


def test_a_wrong_method_is_answered_in_words(asha):
    answer = asha.open("find")
    assert answer.status == 405
    assert "Nothing was changed" in answer.text


def test_somebody_whose_sign_in_was_ended_is_out_at_once(asha):
    asha.who.is_active = False
    asha.who.save()
    assert asha.client.get("/officers/").status_code == 302


def test_a_form_without_its_token_changes_nothing(db):
    client = Client(enforce_csrf_checks=True, SERVER_NAME="127.0.0.1")
    client.force_login(staff("asha", "officer"))
    answer = client.post("/officers/find", "reference=x", content_type=FORM)
    assert answer.status_code == 403
    assert "Nothing was saved" in answer.content.decode()

"""Signing in and out."""

import pytest

from tests.people import PASSWORD, staff
from tests.web.officers.desk import FORM, Page

pytestmark = pytest.mark.django_db
WHERE = "/officers/sign-in"


def sign_in(client, username: str, password: str, onward: str = "") -> Page:
    """The page after the form was sent."""
    body = f"username={username}&password={password.replace(' ', '+')}&next={onward}"
    return Page(client.post(WHERE, body, content_type=FORM))


def test_the_right_password_leads_to_the_work_list(nobody):
    staff("asha", "officer")
    answer = sign_in(nobody, "Asha", PASSWORD)
    assert (answer.status, answer.response["Location"]) == (302, "/officers/")
    assert "Asha, Officer" in Page(nobody.get("/officers/")).text


def test_the_sign_in_page_offers_no_way_to_itself(nobody):
    assert f'href="{WHERE}"' not in nobody.get(WHERE).content.decode()
    assert f'href="{WHERE}"' in nobody.get("/officers/nothing-here").content.decode()


def test_a_wrong_password_keeps_the_name_and_never_the_password(nobody):
    staff("asha", "officer")
    answer = sign_in(nobody, "asha", "wrong")
    assert answer.status == 409
    assert answer.title.startswith("Error: ")
    assert [field for field, _ in answer.problems()] == ["username"]
    assert "do not match" in answer.text
    assert answer.value("username") == "asha"
    assert "wrong" not in answer.html.split("<form")[1].replace("Show password", "")


def test_an_unknown_name_gets_the_same_answer(nobody):
    staff("asha", "officer")
    assert sign_in(nobody, "asha", "x").problems() == sign_in(nobody, "nemo", "x").problems()


def test_an_empty_form_says_what_is_missing(nobody):
    answer = sign_in(nobody, "", "")
    assert answer.status == 422
    assert [field for field, _ in answer.problems()] == ["username", "password"]


def test_marks_that_nobody_can_see_are_not_part_of_a_name(nobody):
    staff("asha", "officer")
    assert sign_in(nobody, "asha%00", PASSWORD).response["Location"] == "/officers/"


def test_too_many_tries_are_stopped_even_with_the_right_password(nobody):
    staff("asha", "officer")
    for _ in range(5):
        sign_in(nobody, "asha", "wrong")
    answer = sign_in(nobody, "asha", PASSWORD)
    assert answer.status == 409
    assert "Wait 15 minutes" in answer.text


def test_staff_of_another_force_cannot_sign_in_here(nobody):
    staff("olwen", "officer", "elsewhere")
    assert "do not match" in sign_in(nobody, "olwen", PASSWORD).text


def test_one_comes_back_to_the_page_that_was_asked_for(nobody):
    staff("asha", "officer")
    wanted = "/officers/reports/0000000000"
    assert Page(nobody.get(f"{WHERE}?next={wanted}")).value("next") == wanted
    assert sign_in(nobody, "asha", PASSWORD, wanted).response["Location"] == wanted


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/officers/", "/tell-us"]
)
def test_nobody_is_sent_to_another_site(nobody, elsewhere):
    staff("asha", "officer")
    assert sign_in(nobody, "asha", PASSWORD, elsewhere).response["Location"] == "/officers/"


def test_signing_out_ends_the_session(asha):
    answer = asha.send("sign-out")
    assert "You have signed out" in answer.text
    assert asha.client.get("/officers/").status_code == 302
